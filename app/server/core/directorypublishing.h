#pragma once
#include "app/domain/directory.h"
#include "app/server/core/serverstate.h"
#include "app/server/store/accounttable.h"

namespace shiyu::server {

/// Puts a directory in force from the server's command line: by a system administrator, who shows
/// his password and for whom a key is made that signs this one act.
class DirectoryPublishing {
public:
    DirectoryPublishing(Database &database, ServerState &state)
        : m_database(database)
        , m_state(state)
    {
    }

    /// The first of an empty server. InvalidValue: "account" (not in it), or as of the refusal.
    Expected<void> begin(const DirectoryData &data, const QString &account);
    /// The next one. `data` says the revision that it was made of; it gets the number after.
    /// InvalidValue: "revision" (another is in force), "account"; WrongPassword; as of the refusal.
    Expected<qint64> replace(DirectoryData data, const QString &account, const QString &password);

private:
    Expected<void> checkPassword(const QString &account, const QString &password);
    Expected<void> import(const DirectoryData &data, const Officer *admin);

    Database &m_database;
    ServerState &m_state;
};

} // namespace shiyu::server
