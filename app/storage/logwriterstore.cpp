// What LogWriter finds and writes in the file.
#include "app/crypto/chainhash.h"
#include "app/crypto/directoryhash.h"
#include "app/domain/canonical.h"
#include "app/domain/directoryact.h"
#include "app/storage/directorystore.h"
#include "app/storage/logreader.h"
#include "app/storage/logrow.h"
#include "app/storage/logwriterparts.h"
#include "app/storage/refusalrow.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

Expected<std::optional<LogRow>> findRow(sql::Connection &connection, const IntentId &id)
{
    static const QString kSelect
        = u"SELECT "_s + QString::fromUtf16(kLogColumns) + u" FROM log WHERE intent_id = :id"_s;
    auto row = connection.prepare(kSelect);
    if (!row)
        return tl::make_unexpected(row.error());
    const auto found = row->bind(u":id", id.toString()).step();
    if (!found)
        return tl::make_unexpected(found.error());
    return *found ? std::optional(readLogRow(*row)) : std::nullopt;
}

tl::unexpected<Error> usedTwice(const Intent &intent)
{
    return fail(ErrorCode::InvalidValue, u"intent"_s, intent.id.toString());
}

/// Whether an intent was answered before; the usual answer is no, in one look.
Expected<bool> isKnown(sql::Connection &connection, const IntentId &id)
{
    auto row = connection.prepare(u"SELECT 1 FROM log WHERE intent_id = :id"
                                  " UNION ALL SELECT 2 FROM refusal WHERE intent_id = :id"_s);
    if (!row)
        return tl::make_unexpected(row.error());
    return row->bind(u":id", id.toString()).step();
}

} // namespace

// A group is in the log as a whole or not at all, so its first intent answers for it; the others
// are looked up for their operations.
Expected<std::optional<Outcome>> LogWriter::earlierOutcome(const QVector<Submission> &group)
{
    if (const auto known = isKnown(m_connection, group.first().intent.id); !known || !*known)
        return known ? Expected<std::optional<Outcome>>(std::nullopt)
                     : tl::make_unexpected(known.error());
    QVector<Operation> operations;
    for (const auto &[intent, closed] : group) {
        const auto row = findRow(m_connection, intent.id);
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row && operations.isEmpty())
            return earlierRefusal(intent);
        if (!*row || (*row)->intent != intentBytes(intent))
            return usedTwice(intent);
        auto operation = operationOf(**row);
        if (!operation)
            return tl::make_unexpected(operation.error());
        operations.append(*std::move(operation));
    }
    return Outcome(operations);
}

Expected<std::optional<Outcome>> LogWriter::earlierRefusal(const Intent &intent)
{
    auto row
        = m_connection.prepare(u"SELECT code, what, intent FROM refusal WHERE intent_id = :id"_s);
    if (!row)
        return tl::make_unexpected(row.error());
    const auto found = row->bind(u":id", intent.id.toString()).step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return std::optional<Outcome>();
    if (row->blob(2) != intentBytes(intent))
        return usedTwice(intent);
    // A code of a newer program is still a refusal.
    const auto code = fromName<RefusalCode>(row->text(0)).value_or(RefusalCode::UnknownKind);
    return Outcome(refuse(code, row->text(1)));
}

Expected<qint64> LogWriter::counterValue(const QString &name)
{
    if (const auto known = m_counters.constFind(name); known != m_counters.constEnd())
        return *known;
    auto row = m_connection.prepare(u"SELECT value FROM counter WHERE name = :name"_s);
    if (!row)
        return tl::make_unexpected(row.error());
    const auto found = row->bind(u":name", name).step();
    if (!found)
        return tl::make_unexpected(found.error());
    const qint64 value = *found ? row->int64(0) : 0;
    m_counters.insert(name, value);
    return value;
}

/// Runs `write` in a transaction of its own, or in the open batch, which an error then spoils.
template <typename Write> Expected<void> LogWriter::inTransaction(Write write)
{
    if (m_batch) {
        if (m_batchSpoilt)
            return fail(ErrorCode::Internal, u"batch"_s, u"an act in it failed"_s);
        auto written = write();
        m_batchSpoilt = !written;
        return written;
    }
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    Expected<void> done = write();
    if (done)
        done = m_projector.flush(m_connection);
    if (done)
        done = transaction->commit();
    if (!done)
        forget();
    return done;
}

Expected<void> LogWriter::store(const QVector<Submission> &group, const Decided &decided,
    const Directory &directory, Instant now)
{
    return inTransaction([&]() -> Expected<void> {
        for (qsizetype i = 0; i < group.size(); ++i) {
            const auto written = decided.steps
                ? writeStep(decided.steps->at(i), group.at(i), directory)
                : insertRefusal(m_connection, group.at(i).intent, decided.steps.error(), now);
            if (!written)
                return written;
        }
        return decided.steps ? writeCounter(decided) : Expected<void>();
    });
}

Expected<void> LogWriter::writeStep(
    const Step &step, const Submission &submission, const Directory &directory)
{
    if (auto done = insertLogRow(m_connection, step.row); !done)
        return done;
    if (!submission.closed.isEmpty()) {
        if (m_dataKey.isEmpty())
            return fail(ErrorCode::InvalidValue, u"dataKey"_s);
        const auto done
            = ClosedStore(m_connection).write(submission.intent, submission.closed, m_dataKey);
        if (!done)
            return done;
    }
    if (!step.after)
        return m_projector.projectOther(m_connection, step.operation.intent.subject);
    return m_projector.project(m_connection, *step.before, *step.after, step.operation, directory);
}

Expected<void> LogWriter::writeCounter(const Decided &decided)
{
    if (m_counters.value(decided.counter, 0) == decided.counterValue)
        return {};
    auto upsert
        = m_connection.prepare(u"INSERT INTO counter (name, value) VALUES (:name, :value)"
                               " ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s);
    if (!upsert)
        return tl::make_unexpected(upsert.error());
    return upsert->bind(u":name", decided.counter).bind(u":value", decided.counterValue).run();
}

Expected<Outcome> LogWriter::importDirectory(
    const Submission &submission, const DirectoryData &data, Instant now)
{
    const Intent &intent = submission.intent;
    const QVector<Submission> group { submission };
    if (intent.subject != directorySubject() || intent.kind != OperationKind::ImportDirectory)
        return fail(ErrorCode::InvalidValue, u"intent"_s);
    DirectoryStore directories(m_connection);
    const auto expected = directoryImportArguments(data);
    if (!expected)
        return tl::make_unexpected(expected.error());
    auto judge = directories.loadNewest();
    if (!judge)
        return tl::make_unexpected(judge.error());
    const qint64 newest = (*judge)->revision();
    if (newest == 0)
        judge = std::make_shared<const Directory>(data);
    if (auto good = check(group, **judge); !good)
        return tl::make_unexpected(good.error());
    if (const auto earlier = earlierOutcome(group); !earlier || *earlier)
        return earlier ? Expected<Outcome>(**earlier) : tl::make_unexpected(earlier.error());
    const auto history = LogReader(m_connection).load(directorySubject());
    if (!history)
        return tl::make_unexpected(history.error());
    if (auto known = ensureSeq(); !known)
        return tl::make_unexpected(known.error());
    const Context context { **judge, now, *m_nextSeq, {}, &chainHash };
    const auto operation = decideDirectoryImport(intent,
        history->operations.isEmpty() ? nullptr : &history->operations.last(), newest, *expected,
        context);
    if (!operation) {
        const auto written = inTransaction(
            [&] { return insertRefusal(m_connection, intent, operation.error(), now); });
        return written ? Expected<Outcome>(tl::make_unexpected(operation.error()))
                       : tl::make_unexpected(written.error());
    }
    const auto written = inTransaction([&]() -> Expected<void> {
        if (auto done = insertLogRow(m_connection, logRowOf(*operation)); !done)
            return done;
        return directories.write(data, operation->facts.seq, now);
    });
    if (!written)
        return tl::make_unexpected(written.error());
    ++*m_nextSeq;
    return Outcome(QVector<Operation> { *operation });
}

} // namespace shiyu
