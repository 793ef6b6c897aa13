#include "app/server/core/logimport.h"

#include "app/crypto/chainhash.h"
#include "app/protocol/limits.h"
#include "app/server/store/accounttable.h"
#include "app/server/store/blobtable.h"
#include "app/server/store/closedtable.h"
#include "app/server/store/directorytable.h"
#include "app/server/store/endedtable.h"

namespace shiyu::server {

using namespace Qt::StringLiterals;

LogImport::LogImport(Database &database, ServerState &state, DirectoryPtr directory)
    : m_database(database)
    , m_state(state)
    , m_directory(std::move(directory))
    , m_log(database)
    , m_cases(m_log)
    , m_viewers(database, m_cases, *m_directory)
{
}

Expected<void> LogImport::begin()
{
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    m_transaction.emplace(*std::move(transaction));
    const auto newest = m_log.newestSeq();
    if (!newest)
        return tl::make_unexpected(newest.error());
    return *newest == 0 ? Expected<void>() : fail(ErrorCode::InvalidValue, u"log"_s);
}

Expected<void> LogImport::append(const Operation &operation, bool open)
{
    const QByteArray intent = intentBytes(operation.intent);
    const QByteArray facts = factBytes(operation.facts);
    if (operation.hash
        != chainHash(operation.intent.suite, operation.facts.prevHash, intent, facts))
        return fail(ErrorCode::Damaged, operation.intent.subject.id);
    m_lastSeq = operation.facts.seq;
    ++m_count;
    auto done = m_log.append(operation, intent, facts, open);
    if (done)
        done = BlobTable(m_database).name(operation.intent);
    if (done && !operation.facts.number.isEmpty())
        done = count(operation.facts.number);
    return done;
}

Expected<void> LogImport::addDirectory(const Operation &operation, const DirectoryData &data)
{
    auto done = append(operation, true);
    if (done)
        done = DirectoryTable(m_database)
                   .write(data, operation.facts.seq, operation.facts.receivedAt);
    if (done && operation.facts.prevHash.isEmpty())
        done
            = VisibleTable(m_database)
                  .open(kEverybody, operation.intent.subject, { operation.facts.seq, true, false });
    return done;
}

Expected<void> LogImport::add(const Operation &operation)
{
    const Subject &subject = operation.intent.subject;
    if (subject.kind != SubjectKind::Incident) {
        if (auto done = append(operation, goesOn(operation)); !done)
            return done;
        const auto history = m_cases.history(subject);
        return history ? m_viewers.changed(subject, *history)
                       : tl::make_unexpected(history.error());
    }
    const auto before = m_cases.incident(subject.id);
    if (!before)
        return tl::make_unexpected(before.error());
    const auto after = std::make_shared<const Incident>(apply(**before, operation));
    auto done = append(operation, !isOver(*after));
    if (done)
        done = EndedTable(m_database).follow(**before, *after);
    if (done)
        done = m_viewers.changed(**before, *after, operation.facts.seq);
    if (done)
        m_cases.adopt(after);
    return done;
}

Expected<void> LogImport::addClosed(const Intent &intent, const ClosedValues &values)
{
    // What was erased is missing; what is there must be what was committed to.
    Intent held = intent;
    held.closed.removeIf([&values](const auto &it) { return !values.contains(it.key()); });
    if (auto good = checkClosed(held, values); !good)
        return good;
    return ClosedTable(m_database).write(intent, values, m_state.keys.data);
}

Expected<void> LogImport::addBlob(const Intent &intent, const QByteArray &bytes)
{
    BlobTable blobs(m_database);
    const QString digest = BlobTable::digestIn(intent);
    const auto held = blobs.upload(intent.organization, digest);
    if (!held || *held) // named twice
        return held ? Expected<void>() : tl::make_unexpected(held.error());
    const Instant now = m_state.now();
    auto done = blobs.begin(intent.organization, digest, bytes.size(), now);
    for (qint64 at = 0; done && at < bytes.size(); at += protocol::kLargestBlobPiece) {
        const BlobTable::Piece piece { at, bytes.mid(at, protocol::kLargestBlobPiece) };
        done = blobs.append(intent.organization, digest, piece, m_state.keys.data, now)
                   .map([](bool) {});
    }
    return done ? blobs.complete(intent.organization, digest, bytes.size()) : done;
}

Expected<void> LogImport::addKey(const OfficerId &officer, const QByteArray &publicKey)
{
    return AccountTable(m_database).addKey(officer, {}, publicKey, m_state.now());
}

Expected<void> LogImport::count(const QString &number)
{
    // 3402-20261121-0007: the counter's name, and what it stands at.
    const QString counter = number.section(u'-', 0, -2);
    const qint64 running = number.section(u'-', -1).toLongLong();
    const auto held = m_log.counter(counter);
    if (!held)
        return tl::make_unexpected(held.error());
    return running > *held ? m_log.setCounter(counter, running) : Expected<void>();
}

Expected<void> LogImport::finish()
{
    if (const auto taken = m_log.reserve(static_cast<int>(m_lastSeq)); !taken)
        return tl::make_unexpected(taken.error());
    return m_transaction->commit();
}

} // namespace shiyu::server
