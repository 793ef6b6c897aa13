#pragma once
#include "app/sql/connection.h"
#include "app/sql/statement.h"
#include <utility>

// Inside of this folder only: the two shapes that nearly every statement has.
namespace shiyu::sql {

/// Prepares, binds by `bind(Statement &)`, runs to the end.
template <typename Bind>
Expected<void> execute(Connection &connection, const QString &sql, Bind &&bind)
{
    auto statement = connection.prepare(sql);
    if (!statement)
        return tl::make_unexpected(statement.error());
    std::forward<Bind>(bind)(*statement);
    return statement->run();
}

/// The same, calling `row(const Statement &)` for each row.
template <typename Bind, typename Row>
Expected<void> forEachRow(Connection &connection, const QString &sql, Bind &&bind, Row &&row)
{
    auto statement = connection.prepare(sql);
    if (!statement)
        return tl::make_unexpected(statement.error());
    std::forward<Bind>(bind)(*statement);
    while (true) {
        const auto more = statement->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return {};
        row(std::as_const(*statement));
    }
}

} // namespace shiyu::sql
