#pragma once
#include "app/server/store/database.h"
#include <optional>

namespace shiyu::server {

/// A sign-in and all that was refreshed from it.
struct SessionRow {
    QString family;
    OfficerId officer;
    OrganizationId organization;
    DeviceId device;
    QString account;
    Instant startedAt {};
    qint64 used = 0; ///< the newest generation that was used
    bool ended = false;
};

struct RefreshRow {
    SessionRow session;
    qint64 generation = 0;
    Instant until {};
    QString requestId; ///< of the refresh that replaced it; empty: it is the newest
};

struct AccessRow {
    SessionRow session;
    qint64 generation = 0;
    Instant until {};
    bool deviceRevoked = false;
    bool accountLocked = false;
    qint64 directoryRev = 0; ///< the newest, which says where he is now
};

/// Sessions and their tokens, which are kept as hashes only.
class SessionTable {
public:
    explicit SessionTable(Database &database)
        : m_database(database)
    {
    }

    Expected<void> begin(const SessionRow &session);
    Expected<void> addRefresh(
        const QByteArray &hash, const QString &family, qint64 generation, Instant until);
    Expected<void> addAccess(
        const QByteArray &hash, const QString &family, qint64 generation, Instant until);
    Expected<std::optional<RefreshRow>> refresh(const QByteArray &hash);
    Expected<std::optional<AccessRow>> access(const QByteArray &hash);
    Expected<void> replace(const QByteArray &hash, const QString &requestId);
    Expected<void> setUsed(const QString &family, qint64 generation);

    Expected<void> end(const QString &family, Instant now);
    Expected<void> endOfDevice(const DeviceId &device, Instant now);
    Expected<void> endOfOfficer(const OfficerId &officer, Instant now);
    Expected<void> forgetOld(Instant before); ///< tokens that have expired

private:
    Database &m_database;
};

} // namespace shiyu::server
