#pragma once
#include "app/server/core/serverstate.h"
#include "app/server/http/tlsidentity.h"
#include "app/server/store/sqlitedatabase.h"

namespace shiyu::server {

/// The server's folder: server.db, server.keys (which seal and derive; without them the closed
/// values are lost), tls.key and tls.crt, and tls-next.key, whose pin the consoles already hold,
/// for the day on which the first has to be changed. Readable by its owner alone.
class ServerHome {
public:
    static constexpr const char *kDatabase = "server.db";
    static constexpr const char *kConfig = "server.ini"; ///< the administrator's, not needed
    static constexpr const char *kKeyFiles[]
        = { "server.keys", "tls.key", "tls.crt", "tls-next.key" };

    /// `database`: of PostgreSQL, instead of server.db; empty: none.
    explicit ServerHome(const QString &folder, const QString &database = {})
        : m_folder(folder)
        , m_database(database)
    {
    }

    /// Makes the folder with an empty database. InvalidValue: there is a server in it.
    Expected<void> create(const QStringList &names) const;

    Expected<std::unique_ptr<Database>> openDatabase() const;
    Expected<ServerKeys> keys() const;
    Expected<TlsIdentity> identity() const;
    Expected<QVector<QByteArray>> pins() const; ///< of the key in use, and of the next

    QString filePath(const char *name) const;

private:
    QString m_folder;
    QString m_database;
};

} // namespace shiyu::server
