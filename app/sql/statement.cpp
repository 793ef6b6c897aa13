#include "app/sql/statement.h"
#include "app/sql/connectionstate.h"
#include "app/sql/sqlerror.h"

#include <QSqlError>
#include <QSqlResult>
#include <sqlite3.h>

namespace shiyu::sql {
namespace {
constexpr qsizetype kMostParameters = 64; // the bits of m_bound
}

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
    Q_ASSERT(qstrcmp(handle.typeName(), "sqlite3_stmt*") == 0);
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

// QSQLITE would store NULL for a null string.
Statement &Statement::bind(QStringView name, const QString &value)
{
    return bindValue(name, value.isNull() ? QStringLiteral("") : value);
}

Statement &Statement::bind(QStringView name, const QByteArray &value)
{
    return bindValue(name, value.isNull() ? QByteArrayLiteral("") : value);
}

Statement &Statement::bind(QStringView name, std::nullptr_t)
{
    return bindValue(name, QVariant(QMetaType::fromType<QString>()));
}

// Looked up in SQLite's own list: QSqlQuery passes over a name that does not exist in silence.
// Bound by name, not by position: QSQLITE miscounts the positions of a name used twice.
Statement &Statement::bindValue(QStringView name, QVariant value)
{
    Q_ASSERT(!m_running);
    const auto &names = m_prepared->names;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names[i] == name) {
            m_prepared->query.bindValue(names[i], std::move(value));
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
    if (!m_prepared->query.exec())
        return tl::make_unexpected(errorOf(m_prepared->query.lastError(), m_state->path));
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
    auto &query = m_prepared->query;
    if (!m_running) {
        if (auto executed = execute(); !executed)
            return tl::make_unexpected(executed.error());
        if (!query.isSelect())
            return false;
        m_running = true;
    }
    if (query.next())
        return true;
    m_running = false;
    const QSqlError error = query.lastError();
    query.finish();
    if (error.isValid())
        return tl::make_unexpected(errorOf(error, m_state->path));
    return false;
}

QVariant Statement::value(int column) const
{
    Q_ASSERT(m_running);
    return m_prepared->query.value(column);
}

// Not QSqlQuery::isNull(): an empty blob is no NULL.
bool Statement::isNull(int column) const
{
    const QVariant v = value(column);
    return !v.isValid() || v.isNull();
}

qint64 Statement::int64(int column) const
{
    return value(column).toLongLong();
}
double Statement::real(int column) const
{
    return value(column).toDouble();
}
QString Statement::text(int column) const
{
    return value(column).toString();
}
QByteArray Statement::blob(int column) const
{
    return value(column).toByteArray();
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
    const QVariant handle = m_prepared->query.result()->handle();
    const int count
        = sqlite3_column_count(*static_cast<sqlite3_stmt *const *>(handle.constData()));
    for (int column = 0; column < count; ++column)
        values.append(value(column));
    return values;
}

} // namespace shiyu::sql
