#pragma once
#include "app/storage/incidentrow.h"

namespace shiyu::sql {
class Connection;
class Statement;
} // namespace shiyu::sql

// Inside of this folder only: the rows of app/storage/incidentrow.h and their tables.
namespace shiyu::rows {

inline constexpr qint64 kNoDue = Q_INT64_C(1) << 52; ///< due_key of what has no due time

/// The columns of IncidentRow in the order in which readIncident wants them, each prefixed "i.".
const QString &incidentColumns();
int incidentColumnCount();
IncidentRow readIncident(const sql::Statement &statement, int firstColumn = 0);
/// What the officer (:officer) has not read since it changed; what is over is not held up to him.
QString unreadExpression();
const QString &taskColumns(); ///< prefixed "t."
TaskRow readTask(const sql::Statement &statement);

/// `supervised` and `sync` are not written.
Expected<void> writeIncident(sql::Connection &connection, const IncidentRow &row, bool isNew);
Expected<void> writeTask(sql::Connection &connection, const TaskRow &row);
Expected<void> deleteTasksFrom(sql::Connection &connection, qint64 n, int firstNumber);
/// Makes the stored rows equal to these; touches only what differs. Of a new case none are stored.
Expected<void> writeUnits(
    sql::Connection &connection, qint64 n, const UnitRows &wanted, bool isNew);
Expected<void> writeOfficers(
    sql::Connection &connection, qint64 n, const QSet<OfficerId> &wanted, bool isNew);
/// All rows of a case.
Expected<void> removeIncident(sql::Connection &connection, qint64 n);
/// The box around the place; none for a case without a position.
Expected<void> writePlace(sql::Connection &connection, qint64 n, const Place &place);

} // namespace shiyu::rows
