#pragma once
#include "app/server/core/serverstate.h"
#include "app/server/store/accounttable.h"

namespace shiyu::server {

/// What the administrator does at the server's command line. Each act is in the audit.
class Admin {
public:
    static constexpr qsizetype kShortestPassword = 8; ///< characters

    Admin(Database &database, ServerState &state)
        : m_database(database)
        , m_state(state)
        , m_accounts(database)
    {
    }

    /// An account for the officer whom the directory has under this name. InvalidValue "account"
    /// (no such officer, or the account is there), "password" (too short). Slow.
    Expected<void> addAccount(const QString &account, const QString &password);
    /// One hash for many accounts, for a demo city only: whoever knows one password knows all.
    Expected<int> addAllAccounts(const QString &password);
    /// Signs the officer out everywhere. NotFound; InvalidValue "password". Slow.
    Expected<void> setPassword(const QString &account, const QString &password);
    Expected<void> setLocked(const QString &account, bool locked); ///< likewise
    /// The code of an enrolment file. InvalidValue "organization": not in the directory.
    Expected<QString> enrol(const OrganizationId &organization, Instant until);
    /// Ends its sessions; its keys sign no more. NotFound.
    Expected<void> revokeDevice(const DeviceId &device);
    /// Whether it may hand in by a file what it did without network; its consoles learn of it with
    /// their next session. NotFound.
    Expected<void> setBundles(const DeviceId &device, bool allowed);
    /// After a restore: places of the log that were given after the backup are not given again, and
    /// every console is told to compare what it holds.
    Expected<void> markRestored();

private:
    static constexpr int kGapOfRestore = 10'000'000; ///< more than any backup is behind

    Expected<QString> hashOf(const QString &password) const;
    Expected<void> change(
        const QString &account, const QString &audit, const std::function<void(AccountRow &)> &how);
    Expected<void> note(const QString &kind, const OfficerId &officer, const QString &detail);

    Database &m_database;
    ServerState &m_state;
    AccountTable m_accounts;
};

} // namespace shiyu::server
