#pragma once
#include "app/domain/instant.h"
#include "app/sql/statement.h"
#include <optional>

// Inside of this folder only.
namespace shiyu::rows {

/// Reads the columns of a row one after the other. The statement outlives it.
class ColumnReader {
public:
    explicit ColumnReader(const sql::Statement &statement, int firstColumn = 0)
        : m_statement(statement)
        , m_column(firstColumn)
    {
    }
    QString text() { return m_statement.text(m_column++); }
    qint64 whole() { return m_statement.int64(m_column++); }
    int number() { return static_cast<int>(whole()); }
    bool flag() { return whole() != 0; }
    Instant time() { return instantFromMs(whole()); }
    std::optional<Instant> maybeTime()
    {
        const auto value = m_statement.optionalInt64(m_column++);
        return value ? std::optional(instantFromMs(*value)) : std::nullopt;
    }
    bool skipNull()
    {
        if (!m_statement.isNull(m_column))
            return false;
        ++m_column;
        return true;
    }
    void skip(int columns) { m_column += columns; }
    template <typename Id> Id id() { return Id(text()); }
    template <typename E> E value() { return static_cast<E>(whole()); }

private:
    const sql::Statement &m_statement;
    int m_column;
};

} // namespace shiyu::rows
