#include "app/server/store/accounttable.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

AccountRow accountOf(const SqlRow &row)
{
    return { row.text(0), OfficerId(row.text(1)), row.text(2), row.int64(3) != 0 };
}

} // namespace

Expected<std::optional<AccountRow>> AccountTable::account(const QString &account)
{
    return m_database
        .rows(u"SELECT account, officer, password, locked FROM account WHERE account = :account"_s,
            { { u":account", account } })
        .map([](const SqlRows &rows) -> std::optional<AccountRow> {
            return rows.isEmpty() ? std::nullopt : std::optional(accountOf(rows.first()));
        });
}

Expected<QVector<AccountRow>> AccountTable::accounts()
{
    return m_database
        .rows(u"SELECT account, officer, password, locked FROM account ORDER BY account"_s)
        .map([](const SqlRows &rows) {
            QVector<AccountRow> accounts;
            for (const SqlRow &row : rows)
                accounts.append(accountOf(row));
            return accounts;
        });
}

Expected<void> AccountTable::write(const AccountRow &row, Instant now)
{
    return m_database
        .run(u"INSERT INTO account (account, officer, password, locked, changed_at)"
             " VALUES (:account, :officer, :password, :locked, :now) ON CONFLICT (account)"
             " DO UPDATE SET officer = excluded.officer, password = excluded.password,"
             " locked = excluded.locked, changed_at = excluded.changed_at"_s,
            { { u":account", row.account }, { u":officer", row.officer },
                { u":password", row.password }, { u":locked", row.locked }, { u":now", now } })
        .map([](qint64) {});
}

Expected<void> AccountTable::addEnrolment(
    const QByteArray &codeHash, const OrganizationId &organization, Instant until)
{
    return m_database
        .run(u"INSERT INTO enrolment (code_hash, organization, until, device)"
             " VALUES (:hash, :organization, :until, NULL)"_s,
            { { u":hash", codeHash }, { u":organization", organization }, { u":until", until } })
        .map([](qint64) {});
}

Expected<std::optional<OrganizationId>> AccountTable::useEnrolment(
    const QByteArray &codeHash, const DeviceId &device, Instant now)
{
    // The device that used it may come again: its first answer may have been lost.
    return m_database
        .rows(u"UPDATE enrolment SET device = :device WHERE code_hash = :hash AND until >= :now"
              " AND (device IS NULL OR device = :device) RETURNING organization"_s,
            { { u":device", device }, { u":hash", codeHash }, { u":now", now } })
        .map([](const SqlRows &rows) -> std::optional<OrganizationId> {
            return rows.isEmpty() ? std::nullopt
                                  : std::optional(OrganizationId(rows.first().text(0)));
        });
}

Expected<std::optional<DeviceRow>> AccountTable::device(const DeviceId &device)
{
    return m_database
        .rows(u"SELECT organization, secret_hash, revoked_at IS NOT NULL, bundles FROM device"
              " WHERE device = :device"_s,
            { { u":device", device } })
        .map([&device](const SqlRows &rows) -> std::optional<DeviceRow> {
            if (rows.isEmpty())
                return std::nullopt;
            const SqlRow &row = rows.first();
            return DeviceRow { device, OrganizationId(row.text(0)), row.blob(1), row.int64(2) != 0,
                row.int64(3) != 0 };
        });
}

Expected<QVector<DeviceRow>> AccountTable::devices()
{
    return m_database
        .rows(u"SELECT device, organization, revoked_at IS NOT NULL, bundles FROM device"
              " ORDER BY enrolled_at, device"_s)
        .map([](const SqlRows &rows) {
            QVector<DeviceRow> devices;
            for (const SqlRow &row : rows)
                devices.append({ DeviceId(row.text(0)), OrganizationId(row.text(1)), {},
                    row.int64(2) != 0, row.int64(3) != 0 });
            return devices;
        });
}

Expected<void> AccountTable::addDevice(const DeviceRow &row, Instant now)
{
    return m_database
        .run(u"INSERT INTO device (device, organization, secret_hash, enrolled_at, revoked_at)"
             " VALUES (:device, :organization, :hash, :now, NULL)"_s,
            { { u":device", row.device }, { u":organization", row.organization },
                { u":hash", row.secretHash }, { u":now", now } })
        .map([](qint64) {});
}

Expected<void> AccountTable::revokeDevice(const DeviceId &device, Instant now)
{
    for (const QString &sql :
        { u"UPDATE device SET revoked_at = :now WHERE device = :device AND revoked_at IS NULL"_s,
            u"UPDATE officer_key SET revoked_at = :now WHERE device = :device"
            " AND revoked_at IS NULL"_s }) {
        if (auto done = m_database.run(sql, { { u":now", now }, { u":device", device } }); !done)
            return tl::make_unexpected(done.error());
    }
    return {};
}

Expected<void> AccountTable::setBundles(const DeviceId &device, bool allowed)
{
    return m_database
        .run(u"UPDATE device SET bundles = :allowed WHERE device = :device"_s,
            { { u":allowed", allowed }, { u":device", device } })
        .map([](qint64) {});
}

Expected<void> AccountTable::addKey(
    const OfficerId &officer, const DeviceId &device, const QByteArray &publicKey, Instant now)
{
    return m_database
        .run(u"INSERT INTO officer_key (officer, device, public_key, added_at, revoked_at)"
             " VALUES (:officer, :device, :key, :now, NULL) ON CONFLICT DO NOTHING"_s,
            { { u":officer", officer }, { u":device", device }, { u":key", publicKey },
                { u":now", now } })
        .map([](qint64) {});
}

Expected<QVector<QByteArray>> AccountTable::keys(const OfficerId &officer, const DeviceId &device)
{
    return m_database
        .rows(u"SELECT public_key FROM officer_key WHERE officer = :officer"
              " AND device IN (:device, '') AND revoked_at IS NULL ORDER BY added_at DESC"_s,
            { { u":officer", officer }, { u":device", device } })
        .map([](const SqlRows &rows) {
            QVector<QByteArray> keys;
            for (const SqlRow &row : rows)
                keys.append(row.blob(0));
            return keys;
        });
}

Expected<QByteArray> AccountTable::recovery(const DeviceId &device)
{
    return m_database
        .rows(u"SELECT sealed FROM recovery WHERE officer = '' AND device = :device"_s,
            { { u":device", device } })
        .map([](const SqlRows &rows) {
            return rows.isEmpty() ? QByteArray() : rows.first().blob(0);
        });
}

Expected<void> AccountTable::writeRecovery(const DeviceId &device, const QByteArray &sealed)
{
    return m_database
        .run(u"INSERT INTO recovery (officer, device, sealed) VALUES ('', :device, :sealed)"_s,
            { { u":device", device }, { u":sealed", sealed } })
        .map([](qint64) {});
}

Expected<void> AccountTable::audit(const AuditEntry &entry, Instant now)
{
    return m_database
        .run(u"INSERT INTO audit (at, kind, officer, organization, device, detail)"
             " VALUES (:now, :kind, :officer, :organization, :device, :detail)"_s,
            { { u":now", now }, { u":kind", entry.kind }, { u":officer", entry.officer },
                { u":organization", entry.organization }, { u":device", entry.device },
                { u":detail", entry.detail } })
        .map([](qint64) {});
}

} // namespace shiyu::server
