#include "app/server/store/headtable.h"

#include "app/crypto/hash.h"
#include "app/server/store/visibletable.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

QVector<SignedHead> headsOf(const SqlRows &rows)
{
    QVector<SignedHead> heads;
    heads.reserve(rows.size());
    for (const SqlRow &row : rows)
        heads.append({ row.int64(0), row.blob(1) });
    return heads;
}

} // namespace

Expected<std::optional<LogMark>> HeadTable::one(const QString &condition, const SqlBinds &binds)
{
    return m_database
        .rows(u"SELECT seq, digest, made_at FROM log_mark "_s + condition + u" LIMIT 1", binds)
        .map([](const SqlRows &rows) -> std::optional<LogMark> {
            if (rows.isEmpty())
                return std::nullopt;
            const SqlRow &row = rows.first();
            return LogMark { row.int64(0), row.blob(1), row.instant(2) };
        });
}

Expected<std::optional<LogMark>> HeadTable::newest()
{
    return one(u"ORDER BY seq DESC"_s, {});
}

Expected<std::optional<LogMark>> HeadTable::at(qint64 seq)
{
    return one(u"WHERE seq = :seq"_s, { { u":seq", seq } });
}

Expected<std::optional<LogMark>> HeadTable::after(qint64 seq)
{
    return one(u"WHERE seq > :seq ORDER BY seq"_s, { { u":seq", seq } });
}

Expected<void> HeadTable::add(const LogMark &mark)
{
    return m_database.write(
        u"INSERT INTO log_mark (seq, digest, made_at) VALUES (:seq, :digest, :at)"_s,
        { { u":seq", mark.seq }, { u":digest", SqlValue(mark.digest) }, { u":at", mark.madeAt } });
}

Expected<QVector<SignedHead>> HeadTable::operations(qint64 after, int limit)
{
    return m_database
        .rows(u"SELECT seq, hash FROM log WHERE seq > :after ORDER BY seq LIMIT :limit"_s,
            { { u":after", after }, { u":limit", limit } })
        .map(&headsOf);
}

Expected<qint64> HeadTable::newestSeq()
{
    return m_database.rows(u"SELECT coalesce(max(seq), 0) FROM log"_s).map([](const SqlRows &rows) {
        return rows.isEmpty() ? 0 : rows.first().int64(0);
    });
}

Expected<QVector<SignedHead>> HeadTable::heads(
    const OrganizationId &organization, qint64 after, qint64 upto)
{
    // Counted, not EXISTS: as VisibleTable::changes().
    return m_database
        .rows(u"SELECT l.seq, l.hash FROM (SELECT max(n.seq) AS seq FROM log n"
              " WHERE n.seq > :after AND n.seq <= :upto AND (SELECT count(*) FROM visible v"
              " WHERE v.organization IN (:organization, :everybody)"
              " AND v.subject_kind = n.subject_kind AND v.subject_id = n.subject_id"
              " AND (v.to_seq IS NULL OR n.seq <= v.to_seq)) > 0"
              " GROUP BY n.subject_kind, n.subject_id) h JOIN log l ON l.seq = h.seq"
              " ORDER BY l.seq"_s,
            { { u":after", after }, { u":upto", upto }, { u":organization", organization },
                { u":everybody", kEverybody } })
        .map(&headsOf);
}

QByteArray continued(const QByteArray &digest, const QVector<SignedHead> &operations)
{
    return crypto::hash(crypto::Suite::Intl, digest, packHeads(operations));
}

} // namespace shiyu::server
