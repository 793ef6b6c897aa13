#pragma once
#include "app/domain/error.h"
#include "app/domain/ids.h"
#include "app/domain/instant.h"
#include <QByteArray>
#include <QString>
#include <QVector>
#include <concepts>
#include <variant>

namespace shiyu::server {

/// A value in or out of the database; the first is NULL. Instants are bound as ms, ids as text.
using SqlValue = std::variant<std::monostate, qint64, QString, QByteArray>;

struct SqlBind {
    QString name; ///< with its colon
    SqlValue value;

    SqlBind(const char16_t *n, SqlValue v)
        : name(QString::fromUtf16(n))
        , value(std::move(v))
    {
    }
    template <std::integral T>
    SqlBind(const char16_t *n, T v)
        : SqlBind(n, SqlValue(static_cast<qint64>(v)))
    {
    }
    SqlBind(const char16_t *n, Instant v)
        : SqlBind(n, SqlValue(toMs(v)))
    {
    }
    template <typename Tag>
    SqlBind(const char16_t *n, const StrongId<Tag> &id)
        : SqlBind(n, SqlValue(id.toString()))
    {
    }
};
using SqlBinds = QVector<SqlBind>;

/// One row of an answer. NULL reads as 0 or empty.
class SqlRow {
public:
    explicit SqlRow(QVector<SqlValue> values)
        : m_values(std::move(values))
    {
    }
    bool isNull(int column) const
    {
        return std::holds_alternative<std::monostate>(m_values.at(column));
    }
    qint64 int64(int column) const { return get<qint64>(column); }
    QString text(int column) const { return get<QString>(column); }
    QByteArray blob(int column) const { return get<QByteArray>(column); }
    Instant instant(int column) const { return instantFromMs(int64(column)); }

private:
    template <typename T> T get(int column) const
    {
        const T *value = std::get_if<T>(&m_values.at(column));
        return value ? *value : T {};
    }
    QVector<SqlValue> m_values;
};
using SqlRows = QVector<SqlRow>;

enum class TransactionMode {
    Write, ///< one writer at a time begins to order
    Read, ///< several queries see one state
};

/// A connection to the server's database, SQLite or PostgreSQL. The stores write their SQL in what
/// both understand: named binds, ON CONFLICT, RETURNING; integers, text and bytes. Belongs to its
/// thread. Errors as of app/sql; Busy, Unreadable: another try may help.
class Database {
public:
    Database() = default;
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    virtual ~Database() = default;

    virtual Expected<SqlRows> rows(const QString &sql, const SqlBinds &binds = {}) = 0;
    virtual Expected<qint64> run(const QString &sql, const SqlBinds &binds = {})
        = 0; ///< rows changed
    /// As run(), where nobody asks how many. In a transaction it may wait for the next statement;
    /// an error is that one's then, and endPart()'s or commit()'s at the latest.
    virtual Expected<void> write(const QString &sql, const SqlBinds &binds = {})
    {
        return run(sql, binds).map([](qint64) {});
    }

    virtual Expected<void> begin(TransactionMode mode) = 0;
    virtual Expected<void> commit() = 0;
    virtual void rollback() = 0;
    virtual Expected<void> beginPart() = 0; ///< a savepoint; in a part, too
    virtual Expected<void> endPart() = 0; ///< after an error it is undone
    virtual void undoPart() = 0; ///< instead of endPart()

    /// Wakes the streams of other processes on this database when the transaction commits.
    virtual Expected<void> notify(const QVector<OrganizationId> &organizations) = 0;
    /// Tells the other processes on this database what is never stored; each of 7,000 bytes at
    /// most. Outside of a transaction.
    virtual Expected<void> tell(const QVector<QByteArray> &messages) = 0;
};

/// Rolls back when it goes out of scope uncommitted.
class DatabaseTransaction {
public:
    static Expected<DatabaseTransaction> begin(Database &database, TransactionMode mode);
    DatabaseTransaction(DatabaseTransaction &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {
    }
    DatabaseTransaction &operator=(DatabaseTransaction &&) = delete;
    ~DatabaseTransaction();
    Expected<void> commit();

private:
    explicit DatabaseTransaction(Database *database)
        : m_database(database)
    {
    }
    Database *m_database;
};

/// A part of a transaction that can be taken back alone.
class DatabasePart {
public:
    static Expected<DatabasePart> begin(Database &database);
    DatabasePart(DatabasePart &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {
    }
    DatabasePart &operator=(DatabasePart &&) = delete;
    ~DatabasePart();
    Expected<void> keep();

private:
    explicit DatabasePart(Database *database)
        : m_database(database)
    {
    }
    Database *m_database;
};

} // namespace shiyu::server
