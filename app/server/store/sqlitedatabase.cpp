#include "app/server/store/sqlitedatabase.h"

#include "app/sql/migrator.h"
#include <QFile>

// Outside of every namespace, as its macro wants it.
static void registerServerSql()
{
    Q_INIT_RESOURCE(server_sql);
}

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

constexpr qint32 kApplicationId = 0x53595356; // "SYSV"

void bindAll(sql::Statement &statement, const SqlBinds &binds)
{
    for (const SqlBind &bind : binds) {
        std::visit(
            [&](const auto &value) {
                if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
                    statement.bind(bind.name, nullptr);
                else
                    statement.bind(bind.name, value);
            },
            bind.value);
    }
}

SqlValue valueOf(const QVariant &value)
{
    if (value.isNull())
        return std::monostate {};
    if (value.typeId() == QMetaType::QByteArray)
        return value.toByteArray();
    if (value.typeId() == QMetaType::QString)
        return value.toString();
    return qint64 { value.toLongLong() };
}

/// Without the file's path, which goes into answers.
tl::unexpected<Error> errorOf(Error error)
{
    error.context = u"database"_s;
    return tl::make_unexpected(std::move(error));
}

} // namespace

Expected<std::unique_ptr<SqliteDatabase>> SqliteDatabase::create(const QString &path)
{
    if (QFile::exists(path))
        return fail(ErrorCode::InvalidValue, path, u"exists"_s);
    return openAs(path, sql::OpenMode::Create);
}

Expected<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const QString &path)
{
    return openAs(path, sql::OpenMode::ReadWrite);
}

Expected<std::unique_ptr<SqliteDatabase>> SqliteDatabase::openAs(
    const QString &path, sql::OpenMode mode)
{
    registerServerSql();
    auto connection = sql::Connection::open(path, mode);
    if (!connection)
        return tl::make_unexpected(connection.error());
    auto migrations = sql::readMigrations(u":/sql/server/sqlite"_s);
    if (!migrations)
        return tl::make_unexpected(migrations.error());
    const sql::Migrator migrator(kApplicationId, *std::move(migrations));
    if (auto done = migrator.migrate(*connection); !done)
        return tl::make_unexpected(done.error());
    return std::unique_ptr<SqliteDatabase>(new SqliteDatabase(*std::move(connection)));
}

Expected<SqlRows> SqliteDatabase::rows(const QString &sql, const SqlBinds &binds)
{
    auto statement = m_connection.prepare(sql);
    if (!statement)
        return errorOf(statement.error());
    bindAll(*statement, binds);
    SqlRows rows;
    while (true) {
        const auto more = statement->step();
        if (!more)
            return errorOf(more.error());
        if (!*more)
            return rows;
        QVector<SqlValue> values;
        for (const QVariant &value : statement->values())
            values.append(valueOf(value));
        rows.append(SqlRow(std::move(values)));
    }
}

Expected<qint64> SqliteDatabase::run(const QString &sql, const SqlBinds &binds)
{
    auto statement = m_connection.prepare(sql);
    if (!statement)
        return errorOf(statement.error());
    bindAll(*statement, binds);
    if (auto done = statement->run(); !done)
        return errorOf(done.error());
    return m_connection.changes();
}

Expected<void> SqliteDatabase::begin(TransactionMode mode)
{
    Q_ASSERT(!m_transaction);
    auto begun = sql::Transaction::begin(m_connection,
        mode == TransactionMode::Write ? sql::TransactionKind::Write : sql::TransactionKind::Read);
    if (!begun)
        return errorOf(begun.error());
    m_transaction.emplace(*std::move(begun));
    return {};
}

Expected<void> SqliteDatabase::commit()
{
    auto done = m_transaction->commit();
    if (done)
        m_transaction.reset();
    return done;
}

void SqliteDatabase::rollback()
{
    m_transaction.reset();
}

Expected<void> SqliteDatabase::beginPart()
{
    auto begun = sql::Savepoint::begin(m_connection);
    if (!begun)
        return errorOf(begun.error());
    m_parts.push_back(*std::move(begun));
    return {};
}

Expected<void> SqliteDatabase::endPart()
{
    auto done = m_parts.back().release();
    m_parts.pop_back();
    return done;
}

void SqliteDatabase::undoPart()
{
    m_parts.pop_back();
}

} // namespace shiyu::server
