#include "app/tool/citymaker.h"

#include <QJsonArray>
#include <queue>

// The part of the maker that plays the plans of matters, supervisions and shifts.
namespace shiyu {

namespace {

constexpr int kActsPerBatch = 4000;

} // namespace

struct CityMaker::Thread {
    size_t order = 0; ///< of acts at the same moment
    const QVector<demo::PlannedAct> *acts = nullptr;
    const demo::DutyPlan *duty = nullptr; ///< null: a matter's
    Subject subject;
    QString title, number; ///< of a matter; the number from its first act on
    qsizetype next = 0;
    qint64 seen = 0;
    QVector<IntentId> intents;

    const demo::PlannedAct &act() const { return acts->at(next); }
    bool isLaterThan(const Thread &other) const
    {
        return std::pair(act().at, order) > std::pair(other.act().at, other.order);
    }
    /// What the plan of a duty says of matters becomes their cases: all[number - 1] is theirs.
    QJsonObject dutyArgs(const std::vector<Thread> &all) const
    {
        QJsonObject args = act().args;
        if (duty->matter > 0 && next == 0)
            args[QStringLiteral("incident")] = all.at(size_t(duty->matter) - 1).subject.id;
        if (act().kind != OperationKind::HandOver)
            return args;
        for (auto list = duty->told.begin(); list != duty->told.end(); ++list) {
            QJsonArray lines;
            for (const int matter : list.value()) {
                const Thread &told = all.at(size_t(matter) - 1);
                lines.append(QString(told.number + QLatin1Char(' ') + told.title));
            }
            for (const QJsonValue &line : args[list.key()].toArray())
                lines.append(line);
            args[list.key()] = lines;
        }
        return args;
    }
};

std::vector<CityMaker::Thread> CityMaker::threadsOf(
    const QVector<demo::MatterPlan> &matters, const QVector<demo::DutyPlan> &duties)
{
    std::vector<Thread> threads;
    threads.reserve(size_t(matters.size() + duties.size()));
    const auto add = [&](SubjectKind kind, const QVector<demo::PlannedAct> &acts) -> Thread & {
        Thread thread;
        thread.order = threads.size();
        thread.acts = &acts;
        thread.subject = { kind, m_ids.next(acts.first().at) };
        threads.push_back(thread);
        return threads.back();
    };
    for (const demo::MatterPlan &plan : matters)
        add(SubjectKind::Incident, plan.acts).title = plan.title;
    for (const demo::DutyPlan &plan : duties)
        add(plan.subject, plan.acts).duty = &plan;
    return threads;
}

Expected<Submission> CityMaker::submissionOf(
    const demo::PlannedAct &act, const Thread &thread, const QString &group)
{
    const auto key = keyOf(act.actor);
    if (!key)
        return tl::make_unexpected(key.error());
    Submission submission;
    Intent &intent = submission.intent;
    intent.id = IntentId(m_ids.next(act.at));
    intent.subject = thread.subject;
    intent.kind = act.kind;
    intent.args = act.args;
    if (act.answers >= 0 && act.answers < thread.intents.size())
        intent.args[QStringLiteral("request")] = thread.intents.at(act.answers).toString();
    intent.actor = act.actor;
    intent.organization = act.organization;
    intent.device = m_profile.info().device;
    intent.deviceSeq = ++m_deviceSeq;
    intent.madeAt = act.at;
    intent.seen = thread.seen;
    intent.rulesRev = m_directory->revision();
    intent.group = group;
    for (auto it = act.closed.begin(); it != act.closed.end(); ++it) {
        const CommittedValue committed = commitValue(it->first.toUtf8(), it->second);
        intent.closed.insert(it.key(), committed.field);
        submission.closed.insert(it.key(), committed.value);
    }
    intent.signature = (*key)->sign(signedBytes(intent));
    return submission;
}

/// The two acts of a merge, one group.
Expected<QVector<Submission>> CityMaker::mergeOf(const Thread &source, const Thread &target)
{
    demo::PlannedAct merge = source.act();
    merge.args[QStringLiteral("into")] = target.subject.id;
    demo::PlannedAct absorb = source.act();
    absorb.kind = OperationKind::Absorb;
    absorb.args[QStringLiteral("sourceCase")] = source.subject.id;
    const QString group = m_ids.next(merge.at);
    auto first = submissionOf(merge, source, group);
    if (!first)
        return tl::make_unexpected(first.error());
    auto second = submissionOf(absorb, target, group);
    if (!second)
        return tl::make_unexpected(second.error());
    return QVector<Submission> { *std::move(first), *std::move(second) };
}

Expected<void> CityMaker::playNext(Thread &thread, std::vector<Thread> &all)
{
    demo::PlannedAct act = thread.act();
    if (thread.duty)
        act.args = thread.dutyArgs(all);
    Thread *target = act.into > 0 ? &all.at(static_cast<size_t>(act.into) - 1) : nullptr;
    Expected<QVector<Submission>> group = QVector<Submission> {};
    if (target) {
        group = mergeOf(thread, *target);
    } else if (auto submission = submissionOf(act, thread)) {
        group->append(*std::move(submission));
    } else {
        group = tl::make_unexpected(submission.error());
    }
    if (!group)
        return tl::make_unexpected(group.error());
    const auto outcome = m_writer->perform(*group, m_directory, act.at);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    if (!*outcome) {
        return fail(ErrorCode::Internal, thread.title,
            QStringLiteral("%1 refused: %2 %3")
                .arg(nameOf(act.kind))
                .arg(static_cast<int>(outcome->error().code))
                .arg(outcome->error().what));
    }
    thread.intents.append(group->first().intent.id);
    thread.seen = (*outcome)->first().facts.seq;
    if (thread.number.isEmpty())
        thread.number = (*outcome)->first().facts.number;
    if (target)
        target->seen = (*outcome)->last().facts.seq;
    m_operations += group->size();
    ++thread.next;
    return {};
}

Expected<void> CityMaker::play(
    const QVector<demo::MatterPlan> &matters, const QVector<demo::DutyPlan> &duties, const Say &say)
{
    std::vector<Thread> threads = threadsOf(matters, duties);
    const auto later = [](const Thread *a, const Thread *b) { return a->isLaterThan(*b); };
    std::priority_queue<Thread *, std::vector<Thread *>, decltype(later)> waiting(later);
    for (Thread &thread : threads)
        waiting.push(&thread);
    qint64 before = m_operations;
    bool inBatch = false;
    while (!waiting.empty()) {
        Thread *thread = waiting.top();
        waiting.pop();
        if (!inBatch) {
            if (const auto begun = m_writer->beginBatch(); !begun)
                return begun;
            inBatch = true;
        }
        if (const auto played = playNext(*thread, threads); !played)
            return played;
        if (thread->next < thread->acts->size())
            waiting.push(thread);
        if (m_operations - before >= kActsPerBatch || waiting.empty()) {
            if (const auto committed = m_writer->commitBatch(); !committed)
                return committed;
            inBatch = false;
            before = m_operations;
            say(QStringLiteral("%1 operations").arg(m_operations));
        }
    }
    return {};
}

} // namespace shiyu
