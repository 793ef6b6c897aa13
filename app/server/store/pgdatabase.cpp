#include "app/server/store/pgdatabase.h"

#include "app/sql/migrator.h"
#include <QRegularExpression>
#include <QUuid>
#include <libpq-fe.h>
#include <optional>
#include <vector>

// Outside of every namespace, as its macro wants it.
static void registerPostgresSql()
{
    Q_INIT_RESOURCE(server_sql);
}

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

// pg_type.dat; libpq has no header for them that an application may include.
constexpr Oid kBool = 16, kBytea = 17, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25;
constexpr int kBinary = 1;

Oid typeOf(const SqlValue &value)
{
    static constexpr Oid kTypes[] = { 0, kInt8, kText, kBytea };
    return kTypes[value.index()];
}

QByteArray textOf(const SqlValue &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return QByteArray::number(*number);
    if (const auto *text = std::get_if<QString>(&value))
        return text->toUtf8();
    const auto *bytes = std::get_if<QByteArray>(&value);
    return bytes ? *bytes : QByteArray();
}

SqlValue valueOf(const PGresult *result, int row, int column)
{
    if (PQgetisnull(result, row, column) == 1)
        return std::monostate {};
    const QByteArray text(PQgetvalue(result, row, column), PQgetlength(result, row, column));
    switch (PQftype(result, column)) {
    case kInt8:
    case kInt4:
    case kInt2:
        return text.toLongLong();
    case kBool:
        return qint64 { text == "t" ? 1 : 0 };
    case kBytea: // \x00ff…
        return QByteArray::fromHex(text.sliced(2));
    default:
        return QString::fromUtf8(text);
    }
}

/// SQLSTATE by class.
ErrorCode codeOf(const QByteArray &state)
{
    if (state.startsWith("23") || state.startsWith("22"))
        return ErrorCode::InvalidValue;
    if (state == "53100")
        return ErrorCode::DiskFull;
    if (state.startsWith("40") || state.startsWith("55") || state.startsWith("53"))
        return ErrorCode::Busy;
    if (state.isEmpty() || state.startsWith("08") || state.startsWith("57"))
        return ErrorCode::Unreadable;
    if (state == "25006")
        return ErrorCode::ReadOnly;
    return ErrorCode::Internal;
}

} // namespace

void PgDatabase::Finish::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

void PgDatabase::Finish::operator()(pg_result *result) const
{
    PQclear(result);
}

PgDatabase::PgDatabase(pg_conn *connection)
    : m_connection(connection)
{
}

PgDatabase::~PgDatabase() = default;

const QString &PgDatabase::processName()
{
    static const QString kName = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return kName;
}

Expected<std::unique_ptr<PgDatabase>> PgDatabase::open(const QString &url)
{
    registerPostgresSql();
    std::unique_ptr<PgDatabase> database(new PgDatabase(PQconnectdb(url.toUtf8().constData())));
    if (PQstatus(database->m_connection.get()) != CONNECTION_OK)
        return fail(
            ErrorCode::Unreadable, u"database"_s, u"not reached"_s); // a URL may hold a password
    PQsetNoticeProcessor(
        database->m_connection.get(), [](void *, const char *) {}, nullptr);
    // Every statement here is short: to compile one first takes longer than to answer it. Words
    // among 100,000 ended matters: 492 ms with, 83 without; a common word 336 and 1.
    auto done = database->exec("SET jit = off");
    if (done)
        done = database->migrate();
    if (!done)
        return tl::make_unexpected(done.error());
    return database;
}

Expected<void> PgDatabase::migrate()
{
    constexpr auto kLock = "SELECT pg_advisory_xact_lock(7163402)"; // any number, always this one
    auto done = exec("BEGIN");
    if (done)
        done = exec(kLock);
    if (done)
        done = exec("CREATE TABLE IF NOT EXISTS schema_version (version bigint NOT NULL)");
    if (done)
        done = applyMigrations();
    if (!done) {
        (void)exec("ROLLBACK");
        return done;
    }
    return exec("COMMIT");
}

Expected<void> PgDatabase::applyMigrations()
{
    const auto migrations = sql::readMigrations(u":/sql/server/postgres"_s);
    if (!migrations)
        return tl::make_unexpected(migrations.error());
    const auto held = rows(u"SELECT coalesce(max(version), 0) FROM schema_version"_s, {});
    if (!held)
        return tl::make_unexpected(held.error());
    const qint64 version = held->first().int64(0);
    if (version > migrations->size())
        return fail(ErrorCode::NewerSchema, u"database"_s);
    for (const sql::Migration &migration : *migrations) {
        if (migration.number <= version)
            continue;
        if (auto done = exec(migration.sql.toUtf8()); !done)
            return done;
        const auto marked = run(u"INSERT INTO schema_version (version) VALUES (:version)"_s,
            { { u":version", migration.number } });
        if (!marked)
            return tl::make_unexpected(marked.error());
    }
    return {};
}

tl::unexpected<Error> PgDatabase::errorOf(const pg_result *result) const
{
    const QByteArray state(PQresultErrorField(result, PG_DIAG_SQLSTATE));
    // The message itself may hold values; the state and the constraint do not.
    return fail(codeOf(state), u"database"_s,
        QString::fromLatin1(state + ' ' + PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME)));
}

Expected<void> PgDatabase::exec(const QByteArray &sql)
{
    const Result result(PQexec(m_connection.get(), sql.constData()));
    const auto status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        return errorOf(result.get());
    return {};
}

Expected<void> PgDatabase::ensureConnected()
{
    if (m_inTransaction || PQstatus(m_connection.get()) == CONNECTION_OK)
        return {};
    m_prepared.clear();
    PQreset(m_connection.get());
    return PQstatus(m_connection.get()) == CONNECTION_OK
        ? Expected<void>()
        : fail(ErrorCode::Unreadable, u"database"_s, u"not reached"_s);
}

/// Named binds become $1, $2 …, each with the type of its value.
Expected<const PgDatabase::Prepared *> PgDatabase::prepared(
    const QString &sql, const SqlBinds &binds)
{
    QString key = sql;
    for (const SqlBind &bind : binds)
        key += QChar(u'0' + static_cast<char16_t>(bind.value.index()));
    if (const auto known = m_prepared.constFind(key); known != m_prepared.constEnd())
        return &*known;
    static const QRegularExpression kName(u"(?<!:):[a-z_][a-z0-9_]*"_s);
    Prepared statement { "s" + QByteArray::number(m_prepared.size()), {} };
    QString text = sql;
    for (auto match = kName.match(text); match.hasMatch(); match = kName.match(text)) {
        if (!statement.order.contains(match.captured()))
            statement.order.append(match.captured());
        text.replace(match.capturedStart(), match.capturedLength(),
            u'$' + QString::number(statement.order.indexOf(match.captured()) + 1));
    }
    std::vector<Oid> types;
    for (const QString &name : std::as_const(statement.order)) {
        const auto bind = std::ranges::find(binds, name, &SqlBind::name);
        Q_ASSERT(bind != binds.end());
        types.push_back(typeOf(bind->value));
    }
    const Result result(PQprepare(m_connection.get(), statement.name.constData(),
        text.toUtf8().constData(), static_cast<int>(types.size()), types.data()));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        return errorOf(result.get());
    return &*m_prepared.insert(key, statement);
}

Expected<PgDatabase::Command> PgDatabase::commandOf(const QString &sql, const SqlBinds &binds)
{
    if (auto connected = ensureConnected(); !connected)
        return tl::make_unexpected(connected.error());
    const auto statement = prepared(sql, binds);
    if (!statement)
        return tl::make_unexpected(statement.error());
    Command command { (*statement)->name, true };
    for (const QString &name : (*statement)->order)
        command.values.append(std::ranges::find(binds, name, &SqlBind::name)->value);
    return command;
}

Expected<PgDatabase::Result> PgDatabase::execute(const QString &sql, const SqlBinds &binds)
{
    auto command = commandOf(sql, binds);
    return command ? execute(*std::move(command)) : tl::make_unexpected(command.error());
}

/// In one way there and back with what waits; the first error of them all.
Expected<PgDatabase::Result> PgDatabase::execute(Command command)
{
    m_waiting.append(std::move(command));
    const QVector<Command> commands = std::exchange(m_waiting, {});
    bool sent = PQenterPipelineMode(m_connection.get()) == 1;
    for (const Command &each : commands)
        sent = sent && send(each);
    sent = sent && PQpipelineSync(m_connection.get()) == 1;
    auto result = sent ? answerOfLast(commands.size())
                       : Expected<Result>(errorOf(nullptr)); // the connection is lost
    PQexitPipelineMode(m_connection.get());
    return result;
}

bool PgDatabase::send(const Command &command)
{
    const auto count = static_cast<size_t>(command.values.size());
    QByteArrayList texts;
    std::vector<const char *> values(count);
    std::vector<int> lengths(count), formats(count);
    for (size_t i = 0; i < count; ++i) {
        const SqlValue &value = command.values.at(static_cast<qsizetype>(i));
        texts.append(textOf(value));
        values[i]
            = std::holds_alternative<std::monostate>(value) ? nullptr : texts.last().constData();
        lengths[i] = static_cast<int>(texts.last().size());
        formats[i] = typeOf(value) == kBytea ? kBinary : 0;
    }
    return command.isPrepared
        ? PQsendQueryPrepared(m_connection.get(), command.text.constData(), static_cast<int>(count),
              values.data(), lengths.data(), formats.data(), 0)
            == 1
        : PQsendQueryParams(m_connection.get(), command.text.constData(), 0, nullptr, nullptr,
              nullptr, nullptr, 0)
            == 1;
}

Expected<PgDatabase::Result> PgDatabase::answerOfLast(qsizetype count)
{
    std::optional<Error> error;
    Result last;
    for (qsizetype i = 0; i < count; ++i) {
        last.reset(PQgetResult(m_connection.get()));
        const auto status = PQresultStatus(last.get());
        const bool good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
        if (!good && !error)
            error = errorOf(last.get()).value();
        if (last) // there is nothing between two answers
            Result(PQgetResult(m_connection.get()));
    }
    Result(PQgetResult(m_connection.get())); // where they end
    return error ? Expected<Result>(tl::make_unexpected(*error)) : std::move(last);
}

Expected<SqlRows> PgDatabase::rows(const QString &sql, const SqlBinds &binds)
{
    const auto result = execute(sql, binds);
    if (!result)
        return tl::make_unexpected(result.error());
    SqlRows rows;
    const int columns = PQnfields(result->get());
    for (int row = 0; row < PQntuples(result->get()); ++row) {
        QVector<SqlValue> values;
        for (int column = 0; column < columns; ++column)
            values.append(valueOf(result->get(), row, column));
        rows.append(SqlRow(std::move(values)));
    }
    return rows;
}

Expected<qint64> PgDatabase::run(const QString &sql, const SqlBinds &binds)
{
    const auto result = execute(sql, binds);
    if (!result)
        return tl::make_unexpected(result.error());
    return QByteArray(PQcmdTuples(result->get())).toLongLong();
}

} // namespace shiyu::server
