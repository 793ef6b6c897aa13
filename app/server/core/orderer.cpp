#include "app/server/core/orderer.h"

#include "app/crypto/chainhash.h"
#include "app/domain/casenumber.h"
#include "app/domain/intentgroup.h"
#include "app/server/store/blobtable.h"
#include "app/server/store/closedtable.h"
#include "app/server/store/endedtable.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
using protocol::IntentAnswer;
using protocol::RejectCode;
using protocol::Verdict;

IntentAnswer rejected(const CheckedItem &item, RejectCode code, const QString &why = {})
{
    return { item.intent.id, Verdict::Rejected, {}, {}, nameOf(code), why, 0, {} };
}

IntentAnswer inLog(
    Verdict verdict, const IntentId &id, const QByteArray &facts, const QByteArray &hash)
{
    return { id, verdict, facts, hash, {}, {}, 0, {} };
}

/// What an offline console built on a refused act does not stand without it. On a supervision or
/// shift every act stands on the one before.
bool standsOnEarlier(const Intent &intent)
{
    const WorkflowRow *row = workflowRow(intent.kind);
    return intent.subject.kind != SubjectKind::Incident
        || (row && row->conflict == Conflict::Unchanged);
}

} // namespace

/// What one request has in common.
struct Orderer::Round {
    DirectoryPtr directory;
    Instant now {};
    qint64 firstSeq = 0;
    QVector<CheckedItem> items;
    Viewers viewers;
};

Expected<Orderer::Ordered> Orderer::order(
    const protocol::OperationsRequest &request, const Caller &caller)
{
    const auto directory = m_state.directories.newest(m_database);
    if (!directory)
        return tl::make_unexpected(directory.error());
    Round round { *directory, m_state.now(), 0, {}, Viewers(m_database, m_cases, **directory) };
    SubmissionCheck check(m_database, **directory, caller);
    for (const protocol::IntentItem &item : request.intents) {
        auto checked = check.check(item);
        if (!checked)
            return tl::make_unexpected(checked.error());
        round.items.append(*std::move(checked));
    }
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto first = m_log.reserve(static_cast<int>(round.items.size()));
    if (!first)
        return tl::make_unexpected(first.error());
    round.firstSeq = *first;
    Ordered ordered;
    for (const ActRange &act : actsOf(round.items)) {
        auto answers = orderAct(round, act);
        if (!answers) {
            m_cases.forget();
            return tl::make_unexpected(answers.error());
        }
        ordered.answer.answers += *std::move(answers);
    }
    ordered.answer.serverTime = round.now;
    ordered.woken
        = QVector<OrganizationId>(round.viewers.woken().cbegin(), round.viewers.woken().cend());
    auto done = m_database.notify(ordered.woken);
    if (done)
        done = transaction->commit();
    if (!done) {
        m_cases.forget();
        return tl::make_unexpected(done.error());
    }
    return ordered;
}

Expected<Orderer::Answers> Orderer::orderAct(Round &round, const ActRange &act)
{
    const auto items = round.items.sliced(act.first, act.count);
    if (auto known = undecided(items); !known || *known)
        return known ? Expected<Answers>(**known) : tl::make_unexpected(known.error());

    const Intent &lead = items.first().intent;
    const QString counter = numberCounter(lead.subject.kind, *round.directory, round.now);
    const auto counted = m_log.counter(counter);
    if (!counted)
        return tl::make_unexpected(counted.error());
    const Context context { *round.directory, round.now, round.firstSeq + act.first,
        numberText(counter, *counted + 1), &chainHash };
    QVector<Intent> intents;
    for (const CheckedItem &item : items)
        intents.append(item.intent);
    QVector<IncidentPtr> before;
    const auto outcome = decideAct(intents, context, before);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    if (!*outcome)
        return refuseAct(round, items, outcome->error());

    auto part = DatabasePart::begin(m_database);
    if (!part)
        return tl::make_unexpected(part.error());
    qint64 numbers = *counted;
    Answers answers;
    for (const Operation &operation : **outcome) {
        numbers += operation.facts.number.isEmpty() ? 0 : 1;
        answers.append(inLog(
            Verdict::Accepted, operation.intent.id, factBytes(operation.facts), operation.hash));
    }
    auto done = append(round, items, **outcome, before);
    if (done && numbers != *counted)
        done = m_log.setCounter(counter, numbers);
    if (done)
        done = part->keep();
    return done ? Expected<Answers>(answers) : tl::make_unexpected(done.error());
}

/// What is answered without a decision: what is wrong by itself, known already, or of what the
/// author does not see.
Expected<std::optional<Orderer::Answers>> Orderer::undecided(const QVector<CheckedItem> &items)
{
    Answers answers;
    for (const CheckedItem &item : items) {
        if (item.rejected)
            answers.append(rejected(item, *item.rejected, item.why));
    }
    if (!answers.isEmpty())
        return std::optional(answers);
    auto known = earlier(items);
    return known && !*known ? outOfScope(items) : known;
}

/// A group is in the log as a whole or not at all, so its first intent answers for it.
Expected<std::optional<Orderer::Answers>> Orderer::earlier(const QVector<CheckedItem> &items)
{
    Answers answers;
    for (const CheckedItem &item : items) {
        const auto isNew = m_log.isNew(item.intent.id);
        if (!isNew)
            return tl::make_unexpected(isNew.error());
        if (*isNew)
            continue;
        const auto entry = m_log.find(item.intent.id);
        const auto refusal = m_log.refusal(item.intent.id);
        if (!entry || !refusal)
            return tl::make_unexpected(entry ? refusal.error() : entry.error());
        if (!*entry && !*refusal)
            return fail(ErrorCode::Damaged, u"intent"_s);
        const bool same = (*entry ? (*entry)->intent : (*refusal)->intent) == item.bytes;
        if (!same) {
            answers.append(rejected(item, RejectCode::IdUsed));
        } else if (*entry) {
            answers.append(inLog(Verdict::Known, item.intent.id, (*entry)->facts, (*entry)->hash));
        } else {
            answers.append({ item.intent.id, Verdict::Refused, {}, {}, (*refusal)->code,
                (*refusal)->what, 0, {} });
        }
    }
    if (answers.isEmpty())
        return std::optional<Answers>();
    if (answers.size() != items.size()) {
        answers.clear();
        for (const CheckedItem &item : items)
            answers.append(rejected(item, RejectCode::Group));
    }
    return std::optional(answers);
}

/// What the author's organisation does not see it may not act on, nor learn of.
Expected<std::optional<Orderer::Answers>> Orderer::outOfScope(const QVector<CheckedItem> &items)
{
    VisibleTable visible(m_database);
    for (const CheckedItem &item : items) {
        const auto subject = m_log.subject(item.intent.subject);
        const bool isThere = subject && subject->has_value();
        const auto seen = isThere ? visible.sees(item.intent.organization, item.intent.subject)
                                  : Expected<bool>(true);
        const auto about = seesNamedCase(item.intent);
        for (const Error *error : { subject ? nullptr : &subject.error(),
                 seen ? nullptr : &seen.error(), about ? nullptr : &about.error() }) {
            if (error)
                return tl::make_unexpected(*error);
        }
        if (*seen && *about)
            continue;
        Answers answers;
        for (const CheckedItem &one : items)
            answers.append(rejected(one, RejectCode::Scope));
        return std::optional(answers);
    }
    return std::optional<Answers>();
}

/// A supervision opens its case to others, so its author must see it.
Expected<bool> Orderer::seesNamedCase(const Intent &intent)
{
    const IncidentId about = namedCase(intent);
    if (about.isEmpty())
        return true;
    return VisibleTable(m_database)
        .sees(intent.organization, { SubjectKind::Incident, about.toString() });
}

Expected<Outcome> Orderer::decideAct(
    const QVector<Intent> &intents, const Context &context, QVector<IncidentPtr> &before)
{
    if (standsOnEarlier(intents.first())) {
        const auto refused = m_log.refusedBefore(intents.first());
        if (!refused)
            return tl::make_unexpected(refused.error());
        if (!refused->isEmpty())
            return Outcome(refuse(RefusalCode::DependsOn, refused->toString()));
    }
    if (intents.first().subject.kind != SubjectKind::Incident)
        return decideOther(intents, context);
    for (const Intent &intent : intents) {
        if (intent.subject.kind != SubjectKind::Incident)
            return Outcome(refuse(RefusalCode::UnknownKind, nameOf(intent.subject.kind)));
        auto state = m_cases.incident(intent.subject.id);
        if (!state)
            return tl::make_unexpected(state.error());
        before.append(*std::move(state));
    }
    return decideOnCases(intents, before, context);
}

Expected<Outcome> Orderer::decideOther(const QVector<Intent> &intents, const Context &context)
{
    QVector<QVector<Operation>> histories;
    for (const Intent &intent : intents) {
        auto history = m_cases.history(intent.subject);
        if (!history)
            return tl::make_unexpected(history.error());
        histories.append(*std::move(history));
    }
    return decideOnOther(histories, intents, context);
}

Expected<void> Orderer::append(Round &round, const QVector<CheckedItem> &items,
    const QVector<Operation> &operations, const QVector<IncidentPtr> &before)
{
    QVector<IncidentPtr> after;
    for (qsizetype i = 0; i < operations.size(); ++i) {
        const Operation &operation = operations.at(i);
        auto done = ClosedTable(m_database)
                        .write(items.at(i).intent, items.at(i).closed, m_state.keys.data);
        if (done)
            done = BlobTable(m_database).name(items.at(i).intent);
        if (!done)
            return done;
        done = before.isEmpty() ? appendOther(round, operation)
                                : appendCase(round, operation, before.at(i), after);
        if (!done)
            return done;
    }
    return counterpart(items.first().intent.kind) != items.first().intent.kind
        ? round.viewers.joined(*after.first(), *after.last(), operations.last().facts.seq)
        : Expected<void>();
}

Expected<void> Orderer::appendOther(Round &round, const Operation &operation)
{
    const Subject &subject = operation.intent.subject;
    const auto appended = m_log.append(
        operation, intentBytes(operation.intent), factBytes(operation.facts), goesOn(operation));
    if (!appended)
        return appended;
    const auto history = m_cases.history(subject);
    return history ? round.viewers.changed(subject, *history)
                   : tl::make_unexpected(history.error());
}

Expected<void> Orderer::appendCase(Round &round, const Operation &operation,
    const IncidentPtr &before, QVector<IncidentPtr> &after)
{
    after.append(std::make_shared<const Incident>(apply(*before, operation)));
    const Incident &state = *after.last();
    auto done = m_log.append(
        operation, intentBytes(operation.intent), factBytes(operation.facts), !isOver(state));
    if (done)
        done = EndedTable(m_database).follow(*before, state);
    if (done)
        done = round.viewers.changed(*before, state, operation.facts.seq);
    if (done)
        m_cases.adopt(after.last());
    return done;
}

Expected<Orderer::Answers> Orderer::refuseAct(
    Round &round, const QVector<CheckedItem> &items, const Refusal &refusal)
{
    Answers answers;
    for (const CheckedItem &item : items) {
        const auto head = m_log.subject(item.intent.subject);
        if (!head)
            return tl::make_unexpected(head.error());
        const auto written
            = m_log.writeRefusal(item.intent, nameOf(refusal.code), refusal.what, round.now);
        if (!written)
            return tl::make_unexpected(written.error());
        IntentAnswer answer { item.intent.id, Verdict::Refused, {}, {}, nameOf(refusal.code),
            refusal.what, 0, {} };
        if (*head) {
            answer.upto = (*head)->lastSeq;
            answer.headHash = (*head)->headHash;
        }
        answers.append(answer);
    }
    return answers;
}

} // namespace shiyu::server
