#include "app/storage/blobstore.h"

#include "app/crypto/hash.h"
#include "app/crypto/seal.h"
#include "app/sql/statement.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kSuite = crypto::Suite::Intl; // whose hash is SHA-256

QByteArray label(const QByteArray &sha256)
{
    return "blob/" + sha256.toHex();
}

} // namespace

QByteArray BlobStore::sha256(QByteArrayView bytes)
{
    return crypto::hash(kSuite, bytes);
}

Expected<void> BlobStore::write(
    const QString &name, const QByteArray &bytes, const crypto::SecretBytes &dataKey, Instant now)
{
    if (bytes.isEmpty() || bytes.size() > kLargest)
        return fail(ErrorCode::InvalidValue, u"size"_s);
    const QByteArray digest = sha256(bytes);
    const auto sealed = crypto::seal(kSuite, dataKey, bytes, label(digest));
    if (!sealed)
        return tl::make_unexpected(sealed.error());
    auto insert
        = m_connection.prepare(u"INSERT INTO blob (sha256, name, size, sealed, bytes, added_at)"
                               " VALUES (:sha256, :name, :size, 1, :bytes, :now)"
                               " ON CONFLICT DO NOTHING"_s);
    if (!insert)
        return tl::make_unexpected(insert.error());
    return insert->bind(u":sha256", digest)
        .bind(u":name", name)
        .bind(u":size", qint64 { bytes.size() })
        .bind(u":bytes", *sealed)
        .bind(u":now", toMs(now))
        .run();
}

Expected<qint64> BlobStore::size(const QByteArray &sha256)
{
    auto row = m_connection.prepare(u"SELECT size FROM blob WHERE sha256 = :sha256"_s);
    if (!row)
        return tl::make_unexpected(row.error());
    const auto found = row->bind(u":sha256", sha256).step();
    if (!found)
        return tl::make_unexpected(found.error());
    return *found ? Expected<qint64>(row->int64(0)) : fail(ErrorCode::NotFound, u"blob"_s);
}

Expected<QByteArray> BlobStore::content(
    const QByteArray &sha256, const crypto::SecretBytes &dataKey)
{
    auto row = m_connection.prepare(u"SELECT bytes FROM blob WHERE sha256 = :sha256"_s);
    if (!row)
        return tl::make_unexpected(row.error());
    const auto found = row->bind(u":sha256", sha256).step();
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return fail(ErrorCode::NotFound, u"blob"_s);
    auto plain = crypto::open(kSuite, dataKey, row->blob(0), label(sha256));
    if (!plain)
        return plain;
    if (BlobStore::sha256(*plain) != sha256)
        return fail(ErrorCode::Damaged, u"blob"_s);
    return plain;
}

Expected<QByteArray> BlobStore::read(const QByteArray &sha256, const Subject &subject,
    const crypto::SecretBytes &dataKey, const OfficerId &reader, Instant now)
{
    auto plain = content(sha256, dataKey);
    if (!plain)
        return plain;
    if (const auto recorded = record(sha256, subject, reader, now); !recorded)
        return tl::make_unexpected(recorded.error());
    return plain;
}

Expected<void> BlobStore::record(
    const QByteArray &sha256, const Subject &subject, const OfficerId &reader, Instant now)
{
    auto insert = m_connection.prepare(
        u"INSERT INTO reading (digest, subject_kind, subject_id, field, officer, read_at)"
        " VALUES (:digest, :kind, :id, 'attachment', :officer, :now)"_s);
    if (!insert)
        return tl::make_unexpected(insert.error());
    return insert->bind(u":digest", sha256)
        .bind(u":kind", nameOf(subject.kind))
        .bind(u":id", subject.id)
        .bind(u":officer", reader.toString())
        .bind(u":now", toMs(now))
        .run();
}

} // namespace shiyu
