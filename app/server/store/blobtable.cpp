#include "app/server/store/blobtable.h"

#include "app/crypto/seal.h"
#include "app/server/store/visibletable.h"
#include <QRegularExpression>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kSuite = crypto::Suite::Intl;

/// A piece put in another's place does not open.
QByteArray label(const OrganizationId &organization, const QString &digest, qint64 at)
{
    return "blob_piece/" + organization.toString().toUtf8() + '/' + digest.toLatin1() + '/'
        + QByteArray::number(at);
}

} // namespace

QString BlobTable::digestIn(const Intent &intent)
{
    static const QRegularExpression kDigest(u"^[0-9a-f]{64}$"_s);
    const QString digest = intent.args["sha256"_L1].toString();
    const bool names = intent.kind == OperationKind::Attach && kDigest.match(digest).hasMatch();
    return names ? digest : QString();
}

Expected<void> BlobTable::name(const Intent &intent)
{
    const QString digest = digestIn(intent);
    if (digest.isEmpty())
        return {};
    return m_database.write(
        u"INSERT INTO blob_name (digest, organization, subject_kind, subject_id)"
        " VALUES (:digest, :organization, :kind, :id) ON CONFLICT DO NOTHING"_s,
        { { u":digest", digest }, { u":organization", intent.organization },
            { u":kind", nameOf(intent.subject.kind) }, { u":id", intent.subject.id } });
}

Expected<bool> BlobTable::isFor(const OrganizationId &organization, const QString &digest)
{
    return m_database
        .rows(u"SELECT 1 FROM blob_name n JOIN blob_upload u ON u.organization = n.organization"
              " AND u.digest = n.digest AND u.complete = 1 JOIN visible v"
              " ON v.subject_kind = n.subject_kind AND v.subject_id = n.subject_id"
              " AND v.to_seq IS NULL AND v.organization IN (:organization, :everybody)"
              " WHERE n.digest = :digest LIMIT 1"_s,
            { { u":organization", organization }, { u":everybody", kEverybody },
                { u":digest", digest } })
        .map([](const SqlRows &rows) { return !rows.isEmpty(); });
}

Expected<bool> BlobTable::isNamed(const OrganizationId &organization, const QString &digest)
{
    return m_database
        .rows(u"SELECT 1 FROM blob_name WHERE digest = :digest AND organization = :organization"
              " LIMIT 1"_s,
            { { u":digest", digest }, { u":organization", organization } })
        .map([](const SqlRows &rows) { return !rows.isEmpty(); });
}

Expected<std::optional<BlobUpload>> BlobTable::upload(
    const OrganizationId &organization, const QString &digest)
{
    return m_database
        .rows(u"SELECT size, received, complete FROM blob_upload"
              " WHERE organization = :organization AND digest = :digest"_s,
            { { u":organization", organization }, { u":digest", digest } })
        .map([](const SqlRows &rows) -> std::optional<BlobUpload> {
            if (rows.isEmpty())
                return std::nullopt;
            const SqlRow &row = rows.first();
            return BlobUpload { row.int64(0), row.int64(1), row.int64(2) != 0 };
        });
}

Expected<qint64> BlobTable::unfinished(const OrganizationId &organization)
{
    return m_database
        .rows(u"SELECT count(*) FROM blob_upload WHERE organization = :organization"
              " AND complete = 0"_s,
            { { u":organization", organization } })
        .map([](const SqlRows &rows) { return rows.first().int64(0); });
}

Expected<void> BlobTable::begin(
    const OrganizationId &organization, const QString &digest, qint64 size, Instant now)
{
    return m_database
        .run(u"INSERT INTO blob_upload (organization, digest, size, received, complete, changed_at)"
             " VALUES (:organization, :digest, :size, 0, 0, :now) ON CONFLICT DO NOTHING"_s,
            { { u":organization", organization }, { u":digest", digest }, { u":size", size },
                { u":now", now } })
        .map([](qint64) {});
}

Expected<bool> BlobTable::append(const OrganizationId &organization, const QString &digest,
    const Piece &piece, const crypto::SecretBytes &dataKey, Instant now)
{
    const qint64 size = piece.bytes.size();
    const auto taken = m_database.run(
        u"UPDATE blob_upload SET received = received + :size, changed_at = :now"
        " WHERE organization = :organization AND digest = :digest AND received = :at"
        " AND received + :size <= size AND complete = 0"_s,
        { { u":size", size }, { u":now", now }, { u":organization", organization },
            { u":digest", digest }, { u":at", piece.at } });
    if (!taken)
        return tl::make_unexpected(taken.error());
    if (*taken == 0)
        return false;
    const auto sealed
        = crypto::seal(kSuite, dataKey, piece.bytes, label(organization, digest, piece.at));
    if (!sealed)
        return tl::make_unexpected(sealed.error());
    return m_database
        .run(u"INSERT INTO blob_piece (organization, digest, at, size, sealed)"
             " VALUES (:organization, :digest, :at, :size, :sealed)"_s,
            { { u":organization", organization }, { u":digest", digest }, { u":at", piece.at },
                { u":size", size }, { u":sealed", *sealed } })
        .map([](qint64) { return true; });
}

Expected<void> BlobTable::complete(
    const OrganizationId &organization, const QString &digest, qint64 size)
{
    const auto marked
        = m_database.run(u"UPDATE blob_upload SET complete = 1 WHERE organization = :organization"
                         " AND digest = :digest"_s,
            { { u":organization", organization }, { u":digest", digest } });
    if (!marked)
        return tl::make_unexpected(marked.error());
    const auto kept
        = m_database.run(u"INSERT INTO blob (digest, organization, size)"
                         " VALUES (:digest, :organization, :size) ON CONFLICT DO NOTHING"_s,
            { { u":digest", digest }, { u":organization", organization }, { u":size", size } });
    if (!kept)
        return tl::make_unexpected(kept.error());
    return *kept > 0 ? Expected<void>() : dropPieces(organization, digest);
}

Expected<void> BlobTable::dropPieces(const OrganizationId &organization, const QString &digest)
{
    return m_database
        .run(u"DELETE FROM blob_piece WHERE organization = :organization AND digest = :digest"_s,
            { { u":organization", organization }, { u":digest", digest } })
        .map([](qint64) {});
}

Expected<void> BlobTable::drop(const OrganizationId &organization, const QString &digest)
{
    if (auto done = dropPieces(organization, digest); !done)
        return done;
    const auto whole = m_database.run(
        u"DELETE FROM blob WHERE organization = :organization AND digest = :digest"_s,
        { { u":organization", organization }, { u":digest", digest } });
    if (!whole)
        return tl::make_unexpected(whole.error());
    return m_database
        .run(u"DELETE FROM blob_upload WHERE organization = :organization AND digest = :digest"_s,
            { { u":organization", organization }, { u":digest", digest } })
        .map([](qint64) {});
}

Expected<qint64> BlobTable::unnamed(const OrganizationId &organization)
{
    return m_database
        .rows(u"SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM blob_upload u"
              " WHERE organization = :organization AND NOT EXISTS (SELECT 1 FROM blob_name n WHERE "
              "n.digest = u.digest"
              " AND n.organization = u.organization)"_s,
            { { u":organization", organization } })
        .map([](const SqlRows &rows) { return rows.first().int64(0); });
}

Expected<void> BlobTable::dropOld(Instant before)
{
    // Of a content that several handed in the pieces of one are kept for all.
    const auto old = m_database.rows(
        u"SELECT organization, digest FROM blob_upload u WHERE changed_at < :before"
        " AND (complete = 0 OR NOT EXISTS (SELECT 1 FROM blob_name n WHERE n.digest = u.digest)"
        " AND NOT EXISTS (SELECT 1 FROM blob_upload o WHERE o.digest = u.digest"
        " AND o.changed_at >= :before))"_s,
        { { u":before", before } });
    if (!old)
        return tl::make_unexpected(old.error());
    for (const SqlRow &row : *old) {
        if (auto done = drop(OrganizationId(row.text(0)), row.text(1)); !done)
            return done;
    }
    return {};
}

Expected<std::optional<BlobRow>> BlobTable::find(const QString &digest)
{
    return m_database
        .rows(u"SELECT organization, size FROM blob WHERE digest = :digest"_s,
            { { u":digest", digest } })
        .map([](const SqlRows &rows) -> std::optional<BlobRow> {
            if (rows.isEmpty())
                return std::nullopt;
            return BlobRow { OrganizationId(rows.first().text(0)), rows.first().int64(1) };
        });
}

Expected<QVector<BlobTable::Piece>> BlobTable::pieces(const OrganizationId &organization,
    const QString &digest, qint64 from, qint64 upto, const crypto::SecretBytes &dataKey)
{
    const auto rows = m_database.rows(
        u"SELECT at, sealed FROM blob_piece WHERE organization = :organization"
        " AND digest = :digest AND at + size > :from AND at < :upto ORDER BY at"_s,
        { { u":organization", organization }, { u":digest", digest }, { u":from", from },
            { u":upto", upto } });
    if (!rows)
        return tl::make_unexpected(rows.error());
    QVector<Piece> pieces;
    for (const SqlRow &row : *rows) {
        auto plain
            = crypto::open(kSuite, dataKey, row.blob(1), label(organization, digest, row.int64(0)));
        if (!plain)
            return fail(ErrorCode::Internal, u"blob"_s, plain.error().detail);
        pieces.append({ row.int64(0), *std::move(plain) });
    }
    return pieces;
}

} // namespace shiyu::server
