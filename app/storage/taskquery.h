#pragma once
#include "app/storage/incidentrow.h"

namespace shiyu {

namespace sql {
class Connection;
}

/// Tasks of one's own organisation and of those below it, for the board and the table.
struct TaskFilter {
    QVector<OrganizationId> units; ///< at least one; a board names its own and its children
    TaskStages stages; ///< empty: any
    bool openOnly = true; ///< somebody has to act on it
};

/// The last row of a page.
struct TaskKey {
    qint64 due = 0, incident = 0;
    int number = 0;

    friend bool operator==(const TaskKey &, const TaskKey &) = default;
};

struct TaskLine {
    TaskRow task;
    IncidentRow incident;
    Duties duties; ///< of the task's unit
};

struct TaskPage {
    QVector<TaskLine> lines;
    std::optional<TaskKey> next; ///< none: this was the last page
};

/// What is due first stands first; what has no running clock comes last.
Expected<TaskPage> tasks(sql::Connection &connection, const TaskFilter &filter,
    const std::optional<TaskKey> &after = {}, int size = 256);
QString tasksSql(bool openOnly); ///< for the test of its plan

/// How many open tasks stand in each stage, for the heads of the board's columns.
Expected<QMap<TaskStage, int>> countTasks(
    sql::Connection &connection, const QVector<OrganizationId> &units);

} // namespace shiyu
