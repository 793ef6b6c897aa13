#pragma once
#include "app/domain/error.h"
#include "app/sql/statement.h"
#include <chrono>
#include <memory>

struct sqlite3;

namespace shiyu::sql {

class StatementObserver;
struct ConnectionState;

enum class OpenMode {
    ReadOnly,
    ReadWrite, ///< the file must exist
    Create, ///< the file is made if it does not exist or is empty
};

/// One SQLite connection: WAL, synchronous=FULL, foreign keys, secure_delete, temporary tables in
/// memory, no memory mapping, untrusted schema. Opened, used and closed in one thread. A file that
/// exists is not changed by opening it: the journal mode is set when the file is made. Statements
/// may not outlive it; it may be moved while statements exist.
class Connection {
public:
    static constexpr std::chrono::milliseconds kBusyTimeout { 5000 };

    /// NotFound, Unreadable, ReadOnly (a writable mode on a file or folder that cannot be written),
    /// Empty (0 bytes, not Create), WrongKind (no SQLite file), Damaged.
    static Expected<Connection> open(
        const QString &path, OpenMode mode, std::chrono::milliseconds busyTimeout = kBusyTimeout);

    Connection(Connection &&) noexcept;
    Connection &operator=(Connection &&) noexcept;
    ~Connection();

    /// A statement ready to bind, prepared at most once for each text. Two users of the same text
    /// at the same time get two of them.
    Expected<Statement> prepare(const QString &sql);

    /// One or many statements without binds, all of them or up to the first that fails; begin a
    /// transaction around it if that matters.
    Expected<void> exec(const QString &script);

    Expected<qint64> number(
        const QString &sql); ///< first column of the first row; NotFound without a row

    bool isInTransaction() const;
    bool isReadOnly() const;
    qint64 lastInsertRowId() const;
    qint64 changes() const; ///< rows of the last INSERT, UPDATE or DELETE
    const QString &path() const;

    void setObserver(StatementObserver *observer); ///< not owned; null: none

    sqlite3 *handle() const; ///< for this layer: scripts, backup, plans

private:
    explicit Connection(std::unique_ptr<ConnectionState> state);
    std::unique_ptr<ConnectionState> m_state;
};

} // namespace shiyu::sql
