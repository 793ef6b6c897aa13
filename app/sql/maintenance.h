#pragma once
#include "app/sql/connection.h"
#include <QStringList>
#include <functional>

namespace shiyu::sql {

/// SQLite's quick_check: structure of all pages, not the indexes against their tables. Damaged with
/// the first findings in the detail. Reads the whole file.
Expected<void> quickCheck(Connection &connection);

/// Done and total, in pages; false cancels.
using BackupProgress = std::function<bool(int done, int total)>;

/// A copy of the state at this moment as a new file, while others read and write. The copy appears
/// under its name when it is complete. InvalidValue: the name is taken; DiskFull, ReadOnly,
/// Cancelled.
Expected<void> backup(
    Connection &connection, const QString &path, const BackupProgress &progress = {});

/// The lines of EXPLAIN QUERY PLAN, for tests.
Expected<QStringList> queryPlan(Connection &connection, const QString &sql);

/// Those lines that walk a whole table or index; a virtual table's own search and constant rows are
/// none.
QStringList scansOf(const QStringList &plan);

} // namespace shiyu::sql
