#pragma once
#include "app/server/store/database.h"
#include <optional>

namespace shiyu::server {

struct AccountRow {
    QString account;
    OfficerId officer;
    QString password; ///< its Argon2id hash
    bool locked = false;
};

struct DeviceRow {
    DeviceId device;
    OrganizationId organization;
    QByteArray secretHash;
    bool revoked = false;
    bool bundles = false; ///< it may hand in files of intents
};

/// Who may sign in, on which devices, and the keys that verify what he signs.
class AccountTable {
public:
    explicit AccountTable(Database &database)
        : m_database(database)
    {
    }

    Expected<std::optional<AccountRow>> account(const QString &account);
    Expected<QVector<AccountRow>> accounts();
    Expected<void> write(const AccountRow &row, Instant now); ///< new or changed

    /// A code for one device, once.
    Expected<void> addEnrolment(
        const QByteArray &codeHash, const OrganizationId &organization, Instant until);
    /// The organisation that an unused code is for; using it marks it.
    Expected<std::optional<OrganizationId>> useEnrolment(
        const QByteArray &codeHash, const DeviceId &device, Instant now);
    Expected<std::optional<DeviceRow>> device(const DeviceId &device);
    Expected<QVector<DeviceRow>> devices(); ///< as they were enrolled, without their secrets
    Expected<void> addDevice(const DeviceRow &row, Instant now);
    Expected<void> revokeDevice(const DeviceId &device, Instant now); ///< and its keys
    Expected<void> setBundles(const DeviceId &device, bool allowed);

    Expected<void> addKey(
        const OfficerId &officer, const DeviceId &device, const QByteArray &publicKey, Instant now);
    /// Those of this device, and those of any.
    Expected<QVector<QByteArray>> keys(const OfficerId &officer, const DeviceId &device);

    Expected<QByteArray> recovery(const DeviceId &device); ///< sealed
    Expected<void> writeRecovery(const DeviceId &device, const QByteArray &sealed);

    /// What was done, for the audit administrator. No personal data in `detail`.
    struct AuditEntry {
        QString kind;
        OfficerId officer;
        OrganizationId organization;
        DeviceId device;
        QString detail;
    };
    Expected<void> audit(const AuditEntry &entry, Instant now);

private:
    Database &m_database;
};

} // namespace shiyu::server
