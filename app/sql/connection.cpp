#include "app/sql/connection.h"
#include "app/sql/connectionstate.h"
#include "app/sql/sqlerror.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlResult>
#include <QVariant>
#include <atomic>
#include <sqlite3.h>

namespace shiyu::sql {
namespace {

constexpr QLatin1String kMemory(":memory:");

QString newName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("shiyu-%1").arg(++count);
}

/// Every SQLite file begins with these 16 bytes, the zero included. A file that begins with zeros
/// was overwritten: no kind of file does.
/// Read by SQLite's own handle: closing another one would drop the locks that other connections of
/// this process hold on the file (POSIX), and another process that closes it next would take itself
/// for the last one and delete the write-ahead log under our feet.
Expected<void> checkHeader(sqlite3 *handle, const QString &path)
{
    static const QByteArray kMagic("SQLite format 3\0", 16);
    QByteArray start(kMagic.size(), '\0');
    sqlite3_file *file = nullptr;
    const int found = sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (found != SQLITE_OK || !file || !file->pMethods)
        return fail(ErrorCode::Internal, path, QStringLiteral("no file"));
    const int read = file->pMethods->xRead(file, start.data(), static_cast<int>(start.size()), 0);
    if (read != SQLITE_OK && read != SQLITE_IOERR_SHORT_READ)
        return fail(ErrorCode::Unreadable, path);
    if (start == kMagic)
        return {};
    if (start == QByteArray(kMagic.size(), '\0'))
        return fail(ErrorCode::Damaged, path, QStringLiteral("no header"));
    return fail(ErrorCode::WrongKind, path);
}

Expected<void> checkFile(const QString &path, OpenMode mode)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (!folder.isDir())
        return fail(ErrorCode::NotFound, folder.filePath());
    if (mode != OpenMode::ReadOnly
        && (!folder.isWritable() || (file.exists() && !file.isWritable())))
        return fail(ErrorCode::ReadOnly, path);
    if (!file.exists())
        return mode == OpenMode::Create ? Expected<void>() : fail(ErrorCode::NotFound, path);
    if (file.isDir())
        return fail(ErrorCode::WrongKind, path);
    if (!file.isReadable())
        return fail(ErrorCode::Unreadable, path);
    if (file.size() == 0)
        return mode == OpenMode::Create ? Expected<void>() : fail(ErrorCode::Empty, path);
    return {};
}

Expected<void> openDatabase(ConnectionState &state, OpenMode mode)
{
    state.database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), state.name);
    if (!state.database.isValid())
        return fail(ErrorCode::Internal, QStringLiteral("QSQLITE"), QStringLiteral("no driver"));
    if (mode == OpenMode::ReadOnly)
        state.database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    state.database.setDatabaseName(state.path);
    if (!state.database.open())
        return tl::make_unexpected(errorOf(state.database.lastError(), state.path));
    const QVariant handle = state.database.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return fail(ErrorCode::Internal, QStringLiteral("QSQLITE"), QStringLiteral("no handle"));
    state.handle = *static_cast<sqlite3 *const *>(handle.constData());
    if (mode != OpenMode::ReadOnly && sqlite3_db_readonly(state.handle, "main") == 1)
        return fail(ErrorCode::ReadOnly, state.path);
    return {};
}

// The last line reads the file for the first time, so what is wrong with it comes out here.
Expected<void> configure(Connection &connection)
{
    return connection.exec(QStringLiteral("PRAGMA foreign_keys = ON;"
                                          "PRAGMA synchronous = FULL;"
                                          "PRAGMA secure_delete = ON;"
                                          "PRAGMA temp_store = MEMORY;"
                                          "PRAGMA mmap_size = 0;"
                                          "PRAGMA cache_size = -16384;"
                                          "PRAGMA trusted_schema = OFF;"
                                          "PRAGMA cell_size_check = ON;"
                                          "SELECT count(*) FROM sqlite_schema;"));
}

/// The journal mode is kept in the file, so it is set once, before there is anything in it.
Expected<void> setJournalOfNewFile(Connection &connection)
{
    const auto pages = connection.number(QStringLiteral("PRAGMA page_count"));
    if (!pages)
        return tl::make_unexpected(pages.error());
    if (*pages != 0 || connection.path() == kMemory)
        return {};
    return connection.exec(QStringLiteral("PRAGMA journal_mode = WAL"));
}

} // namespace

ConnectionState::~ConnectionState()
{
    Q_ASSERT(lent == 0);
    idle.clear();
    database = {};
    QSqlDatabase::removeDatabase(name);
}

void ConnectionState::giveBack(std::unique_ptr<Prepared> prepared)
{
    requireThread();
    --lent;
    sqlite3_reset(prepared->statement);
    sqlite3_clear_bindings(prepared->statement);
    if (idle.size() < kCachedStatements)
        idle.try_emplace(prepared->sql, std::move(prepared));
}

Error ConnectionState::lastError() const
{
    return errorOf(
        sqlite3_extended_errcode(handle), path, QString::fromUtf8(sqlite3_errmsg(handle)));
}

Connection::Connection(std::unique_ptr<ConnectionState> state)
    : m_state(std::move(state))
{
}

Connection::Connection(Connection &&) noexcept = default;
Connection &Connection::operator=(Connection &&) noexcept = default;
Connection::~Connection() = default;

Expected<Connection> Connection::open(
    const QString &path, OpenMode mode, std::chrono::milliseconds busyTimeout)
{
    if (path != kMemory) {
        if (auto checked = checkFile(path, mode); !checked)
            return tl::make_unexpected(checked.error());
    }
    auto state = std::make_unique<ConnectionState>();
    state->path = path;
    state->name = newName();
    if (auto opened = openDatabase(*state, mode); !opened)
        return tl::make_unexpected(opened.error());
    if (path != kMemory && QFileInfo(path).size() > 0) {
        if (auto checked = checkHeader(state->handle, path); !checked)
            return tl::make_unexpected(checked.error());
    }
    sqlite3_busy_timeout(state->handle, static_cast<int>(busyTimeout.count()));
    Connection connection(std::move(state));
    if (auto configured = configure(connection); !configured)
        return tl::make_unexpected(configured.error());
    if (mode != OpenMode::ReadOnly) {
        if (auto set = setJournalOfNewFile(connection); !set)
            return tl::make_unexpected(set.error());
    }
    return connection;
}

Expected<Statement> Connection::prepare(const QString &sql)
{
    m_state->requireThread();
    if (auto found = m_state->idle.extract(sql)) {
        ++m_state->lent;
        return Statement(m_state.get(), std::move(found.mapped()));
    }
    auto prepared
        = std::make_unique<Prepared>(Prepared { QSqlQuery(m_state->database), sql, {}, nullptr });
    if (!prepared->query.prepare(sql))
        return tl::make_unexpected(errorOf(prepared->query.lastError(), m_state->path));
    const QVariant handle = prepared->query.result()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3_stmt*") != 0)
        return fail(ErrorCode::Internal, QStringLiteral("QSQLITE"), QStringLiteral("no handle"));
    prepared->statement = *static_cast<sqlite3_stmt *const *>(handle.constData());
    prepared->names = Statement::parameterNames(prepared->query);
    ++m_state->lent;
    return Statement(m_state.get(), std::move(prepared));
}

Expected<void> Connection::exec(const QString &script)
{
    m_state->requireThread();
    if (auto error = m_state->fault(script))
        return tl::make_unexpected(*error);
    if (sqlite3_exec(m_state->handle, script.toUtf8().constData(), nullptr, nullptr, nullptr)
        != SQLITE_OK)
        return tl::make_unexpected(m_state->lastError());
    return {};
}

Expected<qint64> Connection::number(const QString &sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return tl::make_unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::make_unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::NotFound, m_state->path);
    return statement->int64(0);
}

bool Connection::isInTransaction() const
{
    return sqlite3_get_autocommit(m_state->handle) == 0;
}
bool Connection::isReadOnly() const
{
    return sqlite3_db_readonly(m_state->handle, "main") == 1;
}
qint64 Connection::lastInsertRowId() const
{
    return sqlite3_last_insert_rowid(m_state->handle);
}
qint64 Connection::changes() const
{
    return sqlite3_changes64(m_state->handle);
}
const QString &Connection::path() const
{
    return m_state->path;
}
void Connection::setObserver(StatementObserver *observer)
{
    m_state->observer = observer;
}
sqlite3 *Connection::handle() const
{
    return m_state->handle;
}

} // namespace shiyu::sql
