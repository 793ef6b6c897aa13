#include "app/sql/transaction.h"

#include <sqlite3.h>
#include <utility>

namespace shiyu::sql {
namespace {

// Past the observer: a rollback is what a fault leads to. SQLite may have rolled back by itself
// (full disk).
void rollBack(const Connection &connection, const char *sql)
{
    if (connection.isInTransaction())
        sqlite3_exec(connection.handle(), sql, nullptr, nullptr, nullptr);
}

} // namespace

Transaction::Transaction(Connection *connection)
    : m_connection(connection)
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Transaction::~Transaction()
{
    if (m_connection)
        rollBack(*m_connection, "ROLLBACK");
}

Expected<Transaction> Transaction::begin(Connection &connection, TransactionKind kind)
{
    Q_ASSERT(!connection.isInTransaction());
    const auto begun
        = connection.exec(kind == TransactionKind::Write ? QStringLiteral("BEGIN IMMEDIATE")
                                                         : QStringLiteral("BEGIN DEFERRED"));
    if (!begun)
        return tl::make_unexpected(begun.error());
    return Transaction(&connection);
}

Expected<void> Transaction::commit()
{
    Q_ASSERT(m_connection);
    auto committed = m_connection->exec(QStringLiteral("COMMIT"));
    if (committed)
        m_connection = nullptr;
    return committed;
}

// One name for all: SQLite takes the innermost savepoint of that name.
Savepoint::Savepoint(Connection *connection)
    : m_connection(connection)
{
}

Savepoint::Savepoint(Savepoint &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Savepoint::~Savepoint()
{
    if (m_connection)
        rollBack(*m_connection, "ROLLBACK TO part; RELEASE part");
}

Expected<Savepoint> Savepoint::begin(Connection &connection)
{
    Q_ASSERT(connection.isInTransaction());
    if (auto begun = connection.exec(QStringLiteral("SAVEPOINT part")); !begun)
        return tl::make_unexpected(begun.error());
    return Savepoint(&connection);
}

Expected<void> Savepoint::release()
{
    Q_ASSERT(m_connection);
    auto released = m_connection->exec(QStringLiteral("RELEASE part"));
    if (released)
        m_connection = nullptr;
    return released;
}

} // namespace shiyu::sql
