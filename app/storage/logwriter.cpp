#include "app/storage/logwriter.h"

#include "app/crypto/chainhash.h"
#include "app/domain/casenumber.h"
#include "app/domain/directoryact.h"
#include "app/domain/deciding.h"
#include "app/storage/logreader.h"
#include "app/storage/logwriterparts.h"
#include "app/storage/submissioncheck.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

QVector<Intent> intentsOf(const QVector<Submission> &group)
{
    QVector<Intent> intents;
    for (const Submission &submission : group)
        intents.append(submission.intent);
    return intents;
}

} // namespace

// The operations of a group, with two tries at the bytes of each (retract).
static thread_local QVector<LogRow> t_hashed;

HashedBytes::HashedBytes()
{
    t_hashed.clear();
}

QByteArray HashedBytes::hash(const QString &suite, const QByteArray &previous,
    const QByteArray &intent, const QByteArray &facts)
{
    LogRow kept;
    kept.intent = intent;
    kept.facts = facts;
    kept.hash = chainHash(suite, previous, intent, facts);
    t_hashed.append(kept);
    return kept.hash;
}

LogRow HashedBytes::rowOf(const Operation &operation) const
{
    const auto kept = std::find_if(t_hashed.cbegin(), t_hashed.cend(),
        [&operation](const LogRow &row) { return row.hash == operation.hash; });
    return kept == t_hashed.cend() ? logRowOf(operation)
                                   : logRowOf(operation, kept->intent, kept->facts);
}

LogWriter::LogWriter(sql::Connection &connection, Projector &projector)
    : m_connection(connection)
    , m_projector(projector)
    , m_states(kCachedEntries)
{
}

LogWriter::~LogWriter()
{
    abandonBatch();
}

Expected<Outcome> LogWriter::perform(
    const QVector<Submission> &group, const DirectoryPtr &directory, Instant now)
{
    Q_ASSERT(directory);
    if (auto good = check(group, *directory); !good)
        return tl::make_unexpected(good.error());
    const auto earlier = earlierOutcome(group);
    if (!earlier)
        return tl::make_unexpected(earlier.error());
    if (*earlier)
        return **earlier;
    const auto decided = decideAll(group, *directory, now);
    if (!decided)
        return tl::make_unexpected(decided.error());
    if (auto stored = store(group, *decided, *directory, now); !stored)
        return tl::make_unexpected(stored.error());
    if (!decided->steps)
        return Outcome(tl::make_unexpected(decided->steps.error()));
    adopt(*decided);
    QVector<Operation> operations;
    for (const Step &step : *decided->steps)
        operations.append(step.operation);
    return operations;
}

Expected<void> LogWriter::check(const QVector<Submission> &group, const Directory &directory)
{
    Expected<void> good = checkForm(group);
    for (const Submission &submission : group) {
        if (good && m_signatureCheck == SignatureCheck::Required)
            good = checkSignature(m_connection, submission.intent, directory);
    }
    return good;
}

Expected<LogWriter::Decided> LogWriter::decideAll(
    const QVector<Submission> &group, const Directory &directory, Instant now)
{
    if (auto known = ensureSeq(); !known)
        return tl::make_unexpected(known.error());
    const SubjectKind kind = group.first().intent.subject.kind;
    Decided decided { {}, numberCounter(kind, directory, now), 0 };
    const auto counted = counterValue(decided.counter);
    if (!counted)
        return tl::make_unexpected(counted.error());
    decided.counterValue = *counted;
    const HashedBytes bytes;
    const Context context { directory, now, *m_nextSeq,
        numberText(decided.counter, decided.counterValue + 1), &HashedBytes::hash };

    QVector<StatePtr> states;
    const auto outcome = kind == SubjectKind::Incident ? decideCases(group, context, states)
                                                       : decideOther(group, context);
    if (!outcome)
        return tl::make_unexpected(outcome.error());
    if (!*outcome) {
        decided.steps = tl::make_unexpected(outcome->error());
        return decided;
    }
    QVector<Step> steps;
    for (qsizetype i = 0; i < (*outcome)->size(); ++i) {
        const Operation &operation = (*outcome)->at(i);
        if (!operation.facts.number.isEmpty())
            ++decided.counterValue;
        const StatePtr before = states.value(i);
        steps.append({ operation, bytes.rowOf(operation), before,
            before ? std::make_shared<const Incident>(apply(*before, operation)) : StatePtr() });
    }
    decided.steps = std::move(steps);
    return decided;
}

Expected<Outcome> LogWriter::decideCases(
    const QVector<Submission> &group, const Context &context, QVector<StatePtr> &states)
{
    for (const auto &[intent, closed] : group) {
        if (intent.subject.kind != SubjectKind::Incident)
            return Outcome(refuse(RefusalCode::UnknownKind, nameOf(intent.subject.kind)));
        auto loaded = loadState(intent.subject.id);
        if (!loaded)
            return tl::make_unexpected(loaded.error());
        states.append(*std::move(loaded));
    }
    return decideOnCases(intentsOf(group), states, context);
}

/// The directory has a way of its own.
Expected<Outcome> LogWriter::decideOther(const QVector<Submission> &group, const Context &context)
{
    QVector<QVector<Operation>> histories;
    for (const Submission &submission : group) {
        const Subject &subject = submission.intent.subject;
        const auto history = LogReader(m_connection).load(subject);
        if (!history)
            return tl::make_unexpected(history.error());
        if (history->readOnly)
            return fail(ErrorCode::Unsupported, subject.id, u"operations of a newer program"_s);
        histories.append(history->operations);
    }
    return decideOnOther(histories, intentsOf(group), context);
}

Expected<LogWriter::StatePtr> LogWriter::loadState(const QString &id)
{
    if (const StatePtr *cached = m_states.object(id))
        return *cached;
    const auto history = LogReader(m_connection).load({ SubjectKind::Incident, id });
    if (!history)
        return tl::make_unexpected(history.error());
    if (history->readOnly)
        return fail(ErrorCode::Unsupported, id, u"operations of a newer program"_s);
    auto folded = std::make_shared<const Incident>(fold(history->operations));
    if (folded->exists())
        m_states.insert(id, new StatePtr(folded), 1 + folded->record.size());
    return folded;
}

Expected<LogWriter::StatePtr> LogWriter::state(const IncidentId &id)
{
    auto loaded = loadState(id.toString());
    if (loaded && !(*loaded)->exists())
        return StatePtr();
    return loaded;
}

void LogWriter::adopt(const Decided &decided)
{
    for (const Step &step : *decided.steps) {
        if (!step.after)
            continue;
        m_states.insert(step.operation.intent.subject.id, new StatePtr(step.after),
            1 + step.after->record.size());
    }
    *m_nextSeq += decided.steps->size();
    m_counters[decided.counter] = decided.counterValue;
}

/// After a rollback nothing that is kept in memory may be newer than the file.
void LogWriter::forget()
{
    m_states.clear();
    m_counters.clear();
    m_nextSeq.reset();
    m_projector.forget();
}

Expected<void> LogWriter::ensureSeq()
{
    if (m_nextSeq)
        return {};
    const auto newest = LogReader(m_connection).newestSeq();
    if (!newest)
        return tl::make_unexpected(newest.error());
    m_nextSeq = *newest + 1;
    return {};
}

Expected<void> LogWriter::beginBatch()
{
    Q_ASSERT(!m_batch);
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    m_batch.emplace(*std::move(transaction));
    m_projector.beginBatch();
    m_batchSpoilt = false;
    return {};
}

Expected<void> LogWriter::commitBatch()
{
    Q_ASSERT(m_batch);
    Expected<void> done = m_batchSpoilt
        ? fail(ErrorCode::Internal, u"batch"_s, u"an act in it failed"_s)
        : m_projector.flush(m_connection);
    if (done)
        done = m_batch->commit();
    if (!done) {
        abandonBatch();
        return done;
    }
    m_batch.reset();
    return {};
}

void LogWriter::abandonBatch()
{
    if (!m_batch)
        return;
    m_batch.reset();
    m_batchSpoilt = false;
    forget();
}

} // namespace shiyu
