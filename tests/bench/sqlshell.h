#pragma once
#include "app/domain/error.h"
#include <QStringList>

struct sqlite3;

namespace shiyu::bench {

/// Collects the statements that a connection runs, with their values written in, while it lives.
class StatementTrace {
public:
    explicit StatementTrace(sqlite3 *handle);
    ~StatementTrace();
    StatementTrace(const StatementTrace &) = delete;
    StatementTrace &operator=(const StatementTrace &) = delete;

    const QStringList &statements() const { return m_statements; }

private:
    sqlite3 *m_handle;
    QStringList m_statements;
};

/// What the sqlite3 shell itself says it took for the statements together, in ms, on the average of
/// so many runs in one process (its clock has steps of 1 ms); what they give goes nowhere.
/// Unreadable: there is no shell.
Expected<double> shellTime(const QString &file, const QStringList &statements, int runs);

/// How many seconds the shell takes to insert the rows of these tables of one file into those of
/// another, in one transaction, until it has ended. Columns may be named behind a table.
Expected<double> shellCopy(const QString &from, const QString &to, const QStringList &tables);

} // namespace shiyu::bench
