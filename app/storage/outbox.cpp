#include "app/storage/outbox.h"

#include "app/crypto/chainhash.h"
#include "app/domain/deciding.h"
#include "app/storage/logreader.h"
#include "app/storage/provisional.h"
#include "app/storage/refusalrow.h"
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

Outbox::Outbox(sql::Connection &connection, Projector &projector, ShownCases &cases)
    : m_connection(connection)
    , m_projector(projector)
    , m_cases(cases)
{
}

Outbox::~Outbox()
{
    abandonBatch();
}

Expected<Outbox::StatePtr> Outbox::state(const IncidentId &id)
{
    auto shown = m_cases.shown(id.toString());
    if (shown && !(*shown)->exists())
        return StatePtr();
    return shown;
}

Expected<Outcome> Outbox::perform(
    const QVector<Submission> &group, const DirectoryPtr &directory, Instant now)
{
    Q_ASSERT(directory);
    Expected<void> good = checkForm(group);
    for (const Submission &submission : group) {
        if (good)
            good = checkSignature(m_connection, submission.intent, *directory);
        if (good && submission.intent.seen >= kFirstProvisional)
            good = fail(ErrorCode::InvalidValue, u"seen"_s);
    }
    if (!good)
        return tl::make_unexpected(good.error());
    const auto outcome = decideNow(group, directory, now);
    if (!outcome)
        return outcome;
    QVector<Operation> operations;
    const auto stored = inTransaction([&]() -> Expected<void> {
        if (*outcome)
            return write(group, directory, now, operations);
        for (const Submission &submission : group) {
            const auto done = insertRefusal(m_connection, submission.intent, outcome->error(), now);
            if (!done)
                return done;
        }
        return {};
    });
    if (!stored)
        return tl::make_unexpected(stored.error());
    return *outcome ? Outcome(operations) : *outcome;
}

/// Refused or not; the facts that count are made by the rebase.
Expected<Outcome> Outbox::decideNow(
    const QVector<Submission> &group, const DirectoryPtr &directory, Instant now)
{
    const Context context { *directory, now, kFirstProvisional, {}, &chainHash };
    const SubjectKind kind = group.first().intent.subject.kind;
    QVector<StatePtr> states;
    for (const Submission &submission : group) {
        const Subject &subject = submission.intent.subject;
        const auto gone = m_cases.isMovedOut(subject);
        if (!gone)
            return tl::make_unexpected(gone.error());
        if (*gone)
            return Outcome(refuse(RefusalCode::OutOfTerritory, subject.id));
        if (kind != SubjectKind::Incident)
            continue;
        auto shown = m_cases.shown(subject.id);
        if (!shown)
            return tl::make_unexpected(shown.error());
        states.append(*std::move(shown));
    }
    return kind == SubjectKind::Incident ? decideOnCases(intentsOf(group), states, context)
                                         : decideOther(group, context);
}

Expected<Outcome> Outbox::decideOther(const QVector<Submission> &group, const Context &context)
{
    QVector<QVector<Operation>> histories;
    for (const Submission &submission : group) {
        const Subject &subject = submission.intent.subject;
        auto history = shownHistory(m_connection, subject);
        if (!history)
            return tl::make_unexpected(history.error());
        if (history->readOnly)
            return fail(ErrorCode::Unsupported, subject.id, u"operations of a newer program"_s);
        histories.append(history->operations);
        const IncidentId about = namedCase(submission.intent);
        const auto incident = about.isEmpty() ? StatePtr() : m_cases.shown(about.toString());
        if (!incident)
            return tl::make_unexpected(incident.error());
        if (!about.isEmpty() && !(*incident)->exists())
            return Outcome(refuse(RefusalCode::NoSuchCase, about.toString()));
    }
    return decideOnOther(histories, intentsOf(group), context);
}

Expected<void> Outbox::write(const QVector<Submission> &group, const DirectoryPtr &directory,
    Instant now, QVector<Operation> &operations)
{
    Rebase rebase(m_connection, m_projector, m_cases);
    for (const Submission &submission : group) {
        if (auto done = rebase.touch(submission.intent.subject); !done)
            return done;
    }
    for (const auto &[intent, closed] : group) {
        const auto about = intent.subject.kind == SubjectKind::Incident
            ? IncidentId(intent.subject.id)
            : caseOf(m_connection, intent);
        if (!about)
            return tl::make_unexpected(about.error());
        OutboxRow row { 0, intent.id, intent.subject, intent.group, intentBytes(intent), {},
            OutboxState::Waiting, now, *about };
        if (auto done = outbox::insert(m_connection, row); !done)
            return done;
        if (closed.isEmpty())
            continue;
        if (m_dataKey.isEmpty())
            return fail(ErrorCode::InvalidValue, u"dataKey"_s);
        if (auto done = ClosedStore(m_connection).write(intent, closed, m_dataKey); !done)
            return done;
    }
    if (auto done = rebase.finish(directory); !done)
        return done;
    if (auto done = rebase.writeSyncStates(); !done)
        return done;
    return readBack(group, operations);
}

Expected<void> Outbox::readBack(
    const QVector<Submission> &group, QVector<Operation> &operations)
{
    for (const Submission &submission : group) {
        const auto row = outbox::find(m_connection, submission.intent.id);
        if (!row)
            return tl::make_unexpected(row.error());
        auto operation = *row ? (*row)->operation() : std::nullopt;
        if (!operation)
            return fail(ErrorCode::Internal, u"outbox"_s, u"decided twice, differently"_s);
        operations.append(*std::move(operation));
    }
    return {};
}

/// Runs `write` in a transaction of its own, or in the open batch, which an error then spoils.
template <typename Write> Expected<void> Outbox::inTransaction(Write write)
{
    if (m_batch) {
        if (m_batchSpoilt)
            return fail(ErrorCode::Internal, u"batch"_s, u"an act in it failed"_s);
        auto done = write();
        m_batchSpoilt = !done;
        return done;
    }
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    Expected<void> done = write();
    if (done)
        done = transaction->commit();
    if (!done)
        forget();
    return done;
}

Expected<void> Outbox::beginBatch()
{
    Q_ASSERT(!m_batch);
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    m_batch.emplace(*std::move(transaction));
    m_batchSpoilt = false;
    return {};
}

Expected<void> Outbox::commitBatch()
{
    Q_ASSERT(m_batch);
    const Expected<void> done = m_batchSpoilt
        ? fail(ErrorCode::Internal, u"batch"_s, u"an act in it failed"_s)
        : m_batch->commit();
    if (!done) {
        abandonBatch();
        return done;
    }
    m_batch.reset();
    return {};
}

void Outbox::abandonBatch()
{
    if (!m_batch)
        return;
    m_batch.reset();
    m_batchSpoilt = false;
    forget();
}

void Outbox::forget()
{
    m_cases.forget();
    m_projector.forget();
}

} // namespace shiyu
