#include "app/sql/statement.h"
#include "app/sql/connectionstate.h"

#include <QSqlResult>
#include <sqlite3.h>

namespace shiyu::sql {
namespace {
constexpr qsizetype kMostParameters = 64; // the bits of m_bound

/// An invalid value is NULL; an empty text or blob is none.
int bindAt(sqlite3_stmt *statement, int parameter, const QVariant &value)
{
    if (!value.isValid())
        return sqlite3_bind_null(statement, parameter);
    if (value.typeId() == QMetaType::Double)
        return sqlite3_bind_double(statement, parameter, value.toDouble());
    if (value.typeId() == QMetaType::LongLong)
        return sqlite3_bind_int64(statement, parameter, value.toLongLong());
    if (value.typeId() == QMetaType::QByteArray) {
        const auto &bytes = *static_cast<const QByteArray *>(value.constData());
        return sqlite3_bind_blob64(statement, parameter, bytes.constData(),
            static_cast<sqlite3_uint64>(bytes.size()), SQLITE_TRANSIENT);
    }
    const QByteArray text = static_cast<const QString *>(value.constData())->toUtf8();
    return sqlite3_bind_text64(statement, parameter, text.constData(),
        static_cast<sqlite3_uint64>(text.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

} // namespace

Statement::Statement(ConnectionState *state, std::unique_ptr<Prepared> prepared)
    : m_state(state)
    , m_prepared(std::move(prepared))
{
    Q_ASSERT(m_prepared->names.size() <= kMostParameters);
}

Statement::Statement(Statement &&) noexcept = default;

Statement::~Statement()
{
    if (m_prepared)
        m_state->giveBack(std::move(m_prepared));
}

QStringList Statement::parameterNames(const QSqlQuery &query)
{
    const QVariant handle = query.result()->handle();
    auto *statement = *static_cast<sqlite3_stmt *const *>(handle.constData());
    QStringList names;
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement); ++i)
        names.append(QString::fromUtf8(sqlite3_bind_parameter_name(statement, i)));
    return names;
}

Statement &Statement::bind(QStringView name, double value)
{
    return bindValue(name, value);
}

Statement &Statement::bind(QStringView name, const QString &value)
{
    return bindValue(name, value);
}

Statement &Statement::bind(QStringView name, const QByteArray &value)
{
    return bindValue(name, value);
}

Statement &Statement::bind(QStringView name, std::nullptr_t)
{
    return bindValue(name, QVariant());
}

// A name that cannot be bound is told when the statement is run.
Statement &Statement::bindValue(QStringView name, QVariant value)
{
    Q_ASSERT(!m_running);
    const auto &names = m_prepared->names;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names[i] == name) {
            if (bindAt(m_prepared->statement, static_cast<int>(i) + 1, value) != SQLITE_OK)
                break;
            m_bound |= quint64 { 1 } << i;
            return *this;
        }
    }
    m_unknownName = name.toString();
    return *this;
}

Expected<void> Statement::execute()
{
    m_state->requireThread();
    const auto names = m_prepared->names.size();
    const quint64 all = names == kMostParameters ? ~quint64 { 0 } : (quint64 { 1 } << names) - 1;
    if (!m_unknownName.isEmpty() || m_bound != all)
        return fail(ErrorCode::Internal, m_unknownName,
            QStringLiteral("unknown or missing bind: %1").arg(m_prepared->sql));
    m_bound = 0;
    if (auto error = m_state->fault(m_prepared->sql))
        return tl::make_unexpected(*error);
    return {};
}

Expected<void> Statement::run()
{
    while (true) {
        const auto row = step();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            return {};
    }
}

Expected<bool> Statement::step()
{
    if (!m_running) {
        if (auto executed = execute(); !executed)
            return tl::make_unexpected(executed.error());
    }
    const int result = sqlite3_step(m_prepared->statement);
    m_running = result == SQLITE_ROW;
    if (m_running)
        return true;
    std::optional<Error> error;
    if (result != SQLITE_DONE)
        error = m_state->lastError();
    sqlite3_reset(m_prepared->statement);
    if (error)
        return tl::make_unexpected(*error);
    return false;
}

QVariant Statement::value(int column) const
{
    switch (sqlite3_column_type(m_prepared->statement, column)) {
    case SQLITE_INTEGER:
        return int64(column);
    case SQLITE_FLOAT:
        return real(column);
    case SQLITE_TEXT:
        return text(column);
    case SQLITE_BLOB:
        return blob(column);
    default:
        return {};
    }
}

bool Statement::isNull(int column) const
{
    Q_ASSERT(m_running);
    return sqlite3_column_type(m_prepared->statement, column) == SQLITE_NULL;
}

qint64 Statement::int64(int column) const
{
    Q_ASSERT(m_running);
    return sqlite3_column_int64(m_prepared->statement, column);
}
double Statement::real(int column) const
{
    Q_ASSERT(m_running);
    return sqlite3_column_double(m_prepared->statement, column);
}
QString Statement::text(int column) const
{
    Q_ASSERT(m_running);
    const auto *bytes = sqlite3_column_text(m_prepared->statement, column);
    return QString::fromUtf8(
        reinterpret_cast<const char *>(bytes), sqlite3_column_bytes(m_prepared->statement, column));
}
QByteArray Statement::blob(int column) const
{
    if (isNull(column))
        return {};
    const void *bytes = sqlite3_column_blob(m_prepared->statement, column); // null: no byte
    return QByteArray(bytes ? static_cast<const char *>(bytes) : "",
        sqlite3_column_bytes(m_prepared->statement, column));
}

std::optional<qint64> Statement::optionalInt64(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(int64(column));
}

std::optional<QString> Statement::optionalText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

std::optional<QByteArray> Statement::optionalBlob(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(blob(column));
}

QVariantList Statement::values() const
{
    QVariantList values;
    for (int column = 0; column < sqlite3_column_count(m_prepared->statement); ++column)
        values.append(value(column));
    return values;
}

} // namespace shiyu::sql
