#pragma once
#include "app/sql/connection.h"

namespace shiyu::sql {

enum class TransactionKind {
    Write, ///< BEGIN IMMEDIATE: waits for the other writer now, so no later statement can fail with
           ///< Busy
    Read, ///< several queries see one state
};

/// All or nothing: what was not committed is rolled back when it goes out of scope. Not to be
/// nested; a part that may fail alone is a Savepoint. It may not outlive its connection, which may
/// not be moved meanwhile.
class Transaction {
public:
    static Expected<Transaction> begin(
        Connection &connection, TransactionKind kind = TransactionKind::Write);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    Expected<void> commit(); ///< once; after an error everything is rolled back in the destructor

private:
    explicit Transaction(Connection *connection);
    Connection *m_connection; ///< null: done
};

/// A part of a transaction that can be taken back alone. Savepoints are ended in the reverse order.
class Savepoint {
public:
    static Expected<Savepoint> begin(Connection &connection);
    Savepoint(Savepoint &&other) noexcept;
    Savepoint &operator=(Savepoint &&) = delete;
    ~Savepoint();

    Expected<void> release(); ///< keeps its changes, as part of the transaction

private:
    explicit Savepoint(Connection *connection);
    Connection *m_connection;
};

} // namespace shiyu::sql
