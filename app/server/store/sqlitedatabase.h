#pragma once
#include "app/server/store/database.h"
#include "app/sql/connection.h"
#include "app/sql/transaction.h"
#include <optional>
#include <vector>

namespace shiyu::server {

/// The server's database in one SQLite file.
class SqliteDatabase final : public Database {
public:
    /// Makes the file with its schema. InvalidValue: it exists.
    static Expected<std::unique_ptr<SqliteDatabase>> create(const QString &path);
    /// Brings an older schema up to date. Errors as of sql::Connection; NewerSchema, WrongKind.
    static Expected<std::unique_ptr<SqliteDatabase>> open(const QString &path);

    sql::Connection &connection() { return m_connection; } ///< for backup and checks

    Expected<SqlRows> rows(const QString &sql, const SqlBinds &binds) override;
    Expected<qint64> run(const QString &sql, const SqlBinds &binds) override;
    Expected<void> begin(TransactionMode mode) override;
    Expected<void> commit() override;
    void rollback() override;
    Expected<void> beginPart() override;
    Expected<void> endPart() override;
    void undoPart() override;
    Expected<void> notify(const QVector<OrganizationId> &) override { return {}; } // one process
    Expected<void> tell(const QVector<QByteArray> &) override { return {}; }

private:
    explicit SqliteDatabase(sql::Connection connection)
        : m_connection(std::move(connection))
    {
    }
    static Expected<std::unique_ptr<SqliteDatabase>> openAs(
        const QString &path, sql::OpenMode mode);

    sql::Connection m_connection;
    std::optional<sql::Transaction> m_transaction;
    std::vector<sql::Savepoint> m_parts; ///< the innermost last
};

} // namespace shiyu::server
