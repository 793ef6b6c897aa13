#pragma once
#include "app/server/store/database.h"
#include <QHash>
#include <memory>
#include <optional>

struct pg_conn;
struct pg_result;

namespace shiyu::server {

/// The server's database on PostgreSQL 15, for two and more processes. A connection that was lost
/// is made anew with the next transaction; what was in one meanwhile has failed. What need not be
/// waited for (the begin of a transaction or part, write()) travels with the next statement: each
/// way there and back costs more than most statements.
class PgDatabase final : public Database {
public:
    /// `url`: postgresql://user@host/name. Brings the schema up to date, one process at a time.
    /// Unreadable: not reached; NewerSchema.
    static Expected<std::unique_ptr<PgDatabase>> open(const QString &url);
    /// In the first line of what this process notifies.
    static const QString &processName();
    ~PgDatabase() override;

    Expected<SqlRows> rows(const QString &sql, const SqlBinds &binds) override;
    Expected<qint64> run(const QString &sql, const SqlBinds &binds) override;
    Expected<void> write(const QString &sql, const SqlBinds &binds) override;
    Expected<void> begin(TransactionMode mode) override;
    Expected<void> commit() override;
    void rollback() override;
    Expected<void> beginPart() override;
    Expected<void> endPart() override;
    void undoPart() override;
    Expected<void> notify(const QVector<OrganizationId> &organizations) override;
    Expected<void> tell(const QVector<QByteArray> &messages) override;

private:
    struct Finish {
        void operator()(pg_conn *connection) const;
        void operator()(pg_result *result) const;
    };
    using Result = std::unique_ptr<pg_result, Finish>;
    struct Prepared {
        QByteArray name;
        QStringList order; ///< of the parameters
    };

    /// A statement with its values, or a text without any.
    struct Command {
        QByteArray text; ///< or the name, if it was prepared
        bool isPrepared = false;
        bool writes = false; ///< its error is its part's
        QVector<SqlValue> values = {};
    };

    explicit PgDatabase(pg_conn *connection);
    Expected<void> migrate();
    Expected<void> applyMigrations();
    Expected<void> exec(const QByteArray &sql);
    Expected<Result> execute(const QString &sql, const SqlBinds &binds);
    Expected<Result> execute(Command command);
    bool send(const Command &command);
    Expected<Result> answerOfLast(qsizetype count);
    Expected<Command> commandOf(const QString &sql, const SqlBinds &binds);
    Expected<const Prepared *> prepared(const QString &sql, const SqlBinds &binds);
    Expected<void> ensureConnected();
    tl::unexpected<Error> errorOf(const pg_result *result) const;

    std::unique_ptr<pg_conn, Finish> m_connection;
    QHash<QString, Prepared> m_prepared; ///< by SQL and types
    QVector<Command> m_waiting; ///< go before the next statement
    QVector<QByteArray> m_parts; ///< savepoints; a name is never used again
    quint64 m_partCount = 0;
    bool m_inTransaction = false;
};

} // namespace shiyu::server
