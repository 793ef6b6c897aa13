#include "app/server/store/sessiontable.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kSessionColumns
    = u"s.family, s.officer, s.organization, s.device, s.account, s.started_at, s.used,"
      " s.ended_at IS NOT NULL";

SessionRow sessionOf(const SqlRow &row, int column)
{
    return { row.text(column), OfficerId(row.text(column + 1)),
        OrganizationId(row.text(column + 2)), DeviceId(row.text(column + 3)), row.text(column + 4),
        row.instant(column + 5), row.int64(column + 6), row.int64(column + 7) != 0 };
}
constexpr int kAfterSession = 8;

} // namespace

Expected<void> SessionTable::begin(const SessionRow &session)
{
    return m_database
        .run(u"INSERT INTO session (family, officer, organization, device, account, started_at,"
             " used, ended_at) VALUES (:family, :officer, :organization, :device, :account,"
             " :started_at, :used, NULL)"_s,
            { { u":family", session.family }, { u":officer", session.officer },
                { u":organization", session.organization }, { u":device", session.device },
                { u":account", session.account }, { u":started_at", session.startedAt },
                { u":used", session.used } })
        .map([](qint64) {});
}

Expected<void> SessionTable::addRefresh(
    const QByteArray &hash, const QString &family, qint64 generation, Instant until)
{
    return m_database
        .run(u"INSERT INTO refresh_token (token_hash, family, generation, until, request_id)"
             " VALUES (:hash, :family, :generation, :until, NULL) ON CONFLICT DO NOTHING"_s,
            { { u":hash", hash }, { u":family", family }, { u":generation", generation },
                { u":until", until } })
        .map([](qint64) {});
}

Expected<void> SessionTable::addAccess(
    const QByteArray &hash, const QString &family, qint64 generation, Instant until)
{
    return m_database
        .run(u"INSERT INTO access_token (token_hash, family, generation, until)"
             " VALUES (:hash, :family, :generation, :until)"_s,
            { { u":hash", hash }, { u":family", family }, { u":generation", generation },
                { u":until", until } })
        .map([](qint64) {});
}

Expected<std::optional<RefreshRow>> SessionTable::refresh(const QByteArray &hash)
{
    static const QString kSelect = u"SELECT "_s + QString::fromUtf16(kSessionColumns)
        + u", t.generation, t.until, t.request_id FROM refresh_token t"
          " JOIN session s ON s.family = t.family WHERE t.token_hash = :hash"_s;
    return m_database.rows(kSelect, { { u":hash", hash } })
        .map([](const SqlRows &rows) -> std::optional<RefreshRow> {
            if (rows.isEmpty())
                return std::nullopt;
            const SqlRow &row = rows.first();
            return RefreshRow { sessionOf(row, 0), row.int64(kAfterSession),
                row.instant(kAfterSession + 1), row.text(kAfterSession + 2) };
        });
}

Expected<std::optional<AccessRow>> SessionTable::access(const QByteArray &hash)
{
    static const QString kSelect = u"SELECT "_s + QString::fromUtf16(kSessionColumns)
        + u", t.generation, t.until, d.revoked_at IS NOT NULL, a.locked,"
          " (SELECT coalesce(max(revision), 0) FROM directory_revision) FROM access_token t"
          " JOIN session s ON s.family = t.family JOIN device d ON d.device = s.device"
          " JOIN account a ON a.account = s.account WHERE t.token_hash = :hash"_s;
    return m_database.rows(kSelect, { { u":hash", hash } })
        .map([](const SqlRows &rows) -> std::optional<AccessRow> {
            if (rows.isEmpty())
                return std::nullopt;
            const SqlRow &row = rows.first();
            return AccessRow { sessionOf(row, 0), row.int64(kAfterSession),
                row.instant(kAfterSession + 1), row.int64(kAfterSession + 2) != 0,
                row.int64(kAfterSession + 3) != 0, row.int64(kAfterSession + 4) };
        });
}

Expected<void> SessionTable::replace(const QByteArray &hash, const QString &requestId)
{
    return m_database
        .run(u"UPDATE refresh_token SET request_id = :request WHERE token_hash = :hash"_s,
            { { u":request", requestId }, { u":hash", hash } })
        .map([](qint64) {});
}

Expected<void> SessionTable::setUsed(const QString &family, qint64 generation)
{
    return m_database
        .run(
            u"UPDATE session SET used = :generation WHERE family = :family AND used < :generation"_s,
            { { u":generation", generation }, { u":family", family } })
        .map([](qint64) {});
}

Expected<void> SessionTable::end(const QString &family, Instant now)
{
    return m_database
        .run(u"UPDATE session SET ended_at = :now WHERE family = :family AND ended_at IS NULL"_s,
            { { u":now", now }, { u":family", family } })
        .map([](qint64) {});
}

Expected<void> SessionTable::endOfDevice(const DeviceId &device, Instant now)
{
    return m_database
        .run(u"UPDATE session SET ended_at = :now WHERE device = :device AND ended_at IS NULL"_s,
            { { u":now", now }, { u":device", device } })
        .map([](qint64) {});
}

Expected<void> SessionTable::endOfOfficer(const OfficerId &officer, Instant now)
{
    return m_database
        .run(u"UPDATE session SET ended_at = :now WHERE officer = :officer AND ended_at IS NULL"_s,
            { { u":now", now }, { u":officer", officer } })
        .map([](qint64) {});
}

Expected<void> SessionTable::forgetOld(Instant before)
{
    for (const QString &sql : { u"DELETE FROM access_token WHERE until < :before"_s,
             u"DELETE FROM refresh_token WHERE until < :before"_s }) {
        if (auto done = m_database.run(sql, { { u":before", before } }); !done)
            return tl::make_unexpected(done.error());
    }
    return {};
}

} // namespace shiyu::server
