#include "app/tool/citymaker.h"

#include <queue>

// The part of the maker that plays the matters' plans.
namespace shiyu {

namespace {

constexpr int kActsPerBatch = 4000;

} // namespace

struct CityMaker::Thread {
    const demo::MatterPlan *plan = nullptr;
    IncidentId incident;
    qsizetype next = 0;
    qint64 seen = 0;
    QVector<IntentId> intents;

    const demo::PlannedAct &act() const { return plan->acts.at(next); }
    bool isLaterThan(const Thread &other) const
    {
        return std::pair(act().at, plan->number) > std::pair(other.act().at, other.plan->number);
    }
};

Expected<Submission> CityMaker::submissionOf(
    const demo::PlannedAct &act, const Thread &thread, const QString &group)
{
    const auto key = keyOf(act.actor);
    if (!key)
        return tl::make_unexpected(key.error());
    Submission submission;
    Intent &intent = submission.intent;
    intent.id = IntentId(m_ids.next(act.at));
    intent.subject = { SubjectKind::Incident, thread.incident.toString() };
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
    merge.args[QStringLiteral("into")] = target.incident.toString();
    demo::PlannedAct absorb = source.act();
    absorb.kind = OperationKind::Absorb;
    absorb.args[QStringLiteral("sourceCase")] = source.incident.toString();
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
    const demo::PlannedAct &act = thread.act();
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
        return fail(ErrorCode::Internal, thread.plan->title,
            QStringLiteral("%1 refused: %2 %3")
                .arg(nameOf(act.kind))
                .arg(static_cast<int>(outcome->error().code))
                .arg(outcome->error().what));
    }
    thread.intents.append(group->first().intent.id);
    thread.seen = (*outcome)->first().facts.seq;
    if (target)
        target->seen = (*outcome)->last().facts.seq;
    m_operations += group->size();
    ++thread.next;
    return {};
}

Expected<void> CityMaker::play(const QVector<demo::MatterPlan> &plans, const Say &say)
{
    std::vector<Thread> threads;
    threads.reserve(static_cast<size_t>(plans.size()));
    const auto later = [](const Thread *a, const Thread *b) { return a->isLaterThan(*b); };
    std::priority_queue<Thread *, std::vector<Thread *>, decltype(later)> waiting(later);
    for (const demo::MatterPlan &plan : plans) {
        threads.push_back(Thread { &plan, IncidentId(m_ids.next(plan.reportedAt())), 0, 0, {} });
        waiting.push(&threads.back());
    }
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
        if (thread->next < thread->plan->acts.size())
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
