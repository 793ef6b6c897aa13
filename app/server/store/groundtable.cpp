#include "app/server/store/groundtable.h"

#include "app/crypto/hash.h"
#include <QSet>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

const QString kColumns = u"SELECT sha256, length(bytes), kind, level, town, items FROM ground_piece"_s;

GroundTable::Head headOf(const SqlRow &row)
{
    GroundPiece piece;
    piece.kind = fromName<GroundKind>(row.text(2)).value_or(GroundKind::Features);
    piece.level = static_cast<RegionLevel>(row.int64(3));
    piece.town = RegionCode(row.text(4));
    piece.items = static_cast<int>(row.int64(5));
    return { row.text(0), row.int64(1), piece };
}

} // namespace

Expected<qint64> GroundTable::newestVersion()
{
    return m_database.rows(u"SELECT coalesce(max(version), 0) FROM ground_version"_s)
        .map([](const SqlRows &rows) { return rows.first().int64(0); });
}

Expected<QVector<GroundTable::Head>> GroundTable::heads()
{
    return m_database.rows(kColumns + u" ORDER BY position"_s).map([](const SqlRows &rows) {
        QVector<Head> heads;
        for (const SqlRow &row : rows)
            heads.append(headOf(row));
        return heads;
    });
}

Expected<std::optional<GroundTable::Head>> GroundTable::head(const QString &sha256)
{
    return m_database.rows(kColumns + u" WHERE sha256 = :sha256"_s, { { u":sha256", sha256 } })
        .map([](const SqlRows &rows) -> std::optional<Head> {
            return rows.isEmpty() ? std::nullopt : std::optional(headOf(rows.first()));
        });
}

Expected<QByteArray> GroundTable::bytes(const QString &sha256)
{
    const auto rows = m_database.rows(
        u"SELECT bytes FROM ground_piece WHERE sha256 = :sha256"_s, { { u":sha256", sha256 } });
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (rows->isEmpty())
        return fail(ErrorCode::NotFound, u"ground"_s);
    return rows->first().blob(0);
}

Expected<void> GroundTable::add(
    const GroundPiece &piece, const QString &sha256, qsizetype position)
{
    return m_database
        .run(u"INSERT INTO ground_piece (sha256, position, kind, level, town, items, bytes)"
             " VALUES (:sha256, :position, :kind, :level, :town, :items, :bytes)"
             " ON CONFLICT DO NOTHING"_s,
            { { u":sha256", sha256 }, { u":position", position },
                { u":kind", nameOf(piece.kind) }, { u":level", static_cast<int>(piece.level) },
                { u":town", piece.town }, { u":items", piece.items },
                { u":bytes", piece.bytes } })
        .map([](qint64) {});
}

Expected<qint64> GroundTable::replace(const QVector<GroundPiece> &pieces, Instant now)
{
    auto transaction = DatabaseTransaction::begin(m_database, TransactionMode::Write);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto held = heads();
    const auto newest = newestVersion();
    if (!held || !newest)
        return tl::make_unexpected(held ? newest.error() : held.error());
    QSet<QString> before, after;
    for (const Head &head : *held)
        before.insert(head.sha256);
    QStringList hashes;
    for (const GroundPiece &piece : pieces)
        hashes.append(
            QString::fromLatin1(crypto::hash(crypto::Suite::Intl, piece.bytes).toHex()));
    after = { hashes.begin(), hashes.end() };
    if (before == after)
        return *newest;
    auto done = m_database.run(u"DELETE FROM ground_piece"_s).map([](qint64) {});
    for (qsizetype i = 0; done && i < pieces.size(); ++i)
        done = add(pieces.at(i), hashes.at(i), i);
    if (done)
        done = m_database
                   .run(u"INSERT INTO ground_version (version, made_at) VALUES (:version, :now)"_s,
                       { { u":version", *newest + 1 }, { u":now", now } })
                   .map([](qint64) {});
    if (done)
        done = transaction->commit();
    return done ? Expected<qint64>(*newest + 1) : tl::make_unexpected(done.error());
}

} // namespace shiyu::server
