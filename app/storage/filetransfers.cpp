#include "app/storage/filetransfers.h"

#include "app/crypto/seal.h"
#include "app/sql/transaction.h"
#include "app/storage/blobstore.h"
#include "app/storage/projectionsql.h"

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

constexpr auto kSuite = crypto::Suite::Intl;

/// A part put in another's place does not open.
QByteArray label(const QByteArray &sha256, qint64 at)
{
    return "file_part/" + sha256.toHex() + '/' + QByteArray::number(at);
}

} // namespace

Expected<void> FileTransfers::queue(const QByteArray &sha256, Instant now)
{
    return sql::execute(m_connection,
        u"INSERT INTO file_upload (sha256, added_at) VALUES (:sha256, :now) ON CONFLICT DO NOTHING"_s,
        [&](Statement &s) { s.bind(u":sha256", sha256).bind(u":now", toMs(now)); });
}

Expected<QByteArray> FileTransfers::next(const QSet<QByteArray> &leftOut)
{
    QByteArray found;
    const auto done = sql::forEachRow(
        m_connection, u"SELECT sha256 FROM file_upload ORDER BY added_at, sha256 LIMIT :most"_s,
        [&](Statement &s) { s.bind(u":most", leftOut.size() + 1); },
        [&](const Statement &s) {
            if (found.isEmpty() && !leftOut.contains(s.blob(0)))
                found = s.blob(0);
        });
    return done ? Expected<QByteArray>(found) : tl::make_unexpected(done.error());
}

Expected<QVector<QByteArray>> FileTransfers::waiting(int most)
{
    QVector<QByteArray> found;
    const auto done = sql::forEachRow(
        m_connection, u"SELECT sha256 FROM file_upload ORDER BY added_at, sha256 LIMIT :most"_s,
        [most](Statement &s) { s.bind(u":most", most); },
        [&found](const Statement &s) { found.append(s.blob(0)); });
    return done ? Expected<QVector<QByteArray>>(found) : tl::make_unexpected(done.error());
}

Expected<void> FileTransfers::confirmed(const QByteArray &sha256)
{
    return sql::execute(m_connection, u"DELETE FROM file_upload WHERE sha256 = :sha256"_s,
        [&](Statement &s) { s.bind(u":sha256", sha256); });
}

Expected<qint64> FileTransfers::received(const QByteArray &sha256)
{
    qint64 bytes = 0;
    const auto done = sql::forEachRow(
        m_connection, u"SELECT coalesce(max(at + size), 0) FROM file_part WHERE sha256 = :sha256"_s,
        [&](Statement &s) { s.bind(u":sha256", sha256); },
        [&bytes](const Statement &s) { bytes = s.int64(0); });
    return done ? Expected<qint64>(bytes) : tl::make_unexpected(done.error());
}

Expected<void> FileTransfers::keep(const QByteArray &sha256, qint64 at, const QByteArray &bytes,
    const crypto::SecretBytes &dataKey)
{
    const auto sealed = crypto::seal(kSuite, dataKey, bytes, label(sha256, at));
    if (!sealed)
        return tl::make_unexpected(sealed.error());
    return sql::execute(m_connection,
        u"INSERT OR REPLACE INTO file_part (sha256, at, size, sealed)"
        " VALUES (:sha256, :at, :size, :sealed)"_s,
        [&](Statement &s) {
            s.bind(u":sha256", sha256).bind(u":at", at);
            s.bind(u":size", bytes.size()).bind(u":sealed", *sealed);
        });
}

Expected<QByteArray> FileTransfers::joined(
    const QByteArray &sha256, const crypto::SecretBytes &dataKey)
{
    QByteArray bytes;
    bool whole = true;
    const auto done = sql::forEachRow(
        m_connection, u"SELECT at, sealed FROM file_part WHERE sha256 = :sha256 ORDER BY at"_s,
        [&](Statement &s) { s.bind(u":sha256", sha256); },
        [&](const Statement &s) {
            const qint64 at = s.int64(0);
            const auto plain = crypto::open(kSuite, dataKey, s.blob(1), label(sha256, at));
            whole = whole && plain && at == bytes.size();
            if (whole)
                bytes += *plain;
        });
    if (!done)
        return tl::make_unexpected(done.error());
    return whole && BlobStore::sha256(bytes) == sha256 ? bytes : QByteArray();
}

Expected<void> FileTransfers::dropParts(const QByteArray &sha256)
{
    return sql::execute(m_connection, u"DELETE FROM file_part WHERE sha256 = :sha256"_s,
        [&](Statement &s) { s.bind(u":sha256", sha256); });
}

Expected<void> FileTransfers::finish(
    const QByteArray &sha256, const QString &name, const crypto::SecretBytes &dataKey, Instant now)
{
    auto transaction = sql::Transaction::begin(m_connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto bytes = joined(sha256, dataKey);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    auto done = dropParts(sha256);
    if (done && !bytes->isEmpty())
        done = BlobStore(m_connection).write(name, *bytes, dataKey, now);
    if (done)
        done = transaction->commit();
    return done && bytes->isEmpty() ? fail(ErrorCode::Damaged, u"blob"_s) : done;
}

} // namespace shiyu
