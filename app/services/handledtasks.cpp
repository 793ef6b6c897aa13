#include "app/services/handledtasks.h"

#include "app/storage/incidentquery.h"
#include "app/storage/taskquery.h"

namespace shiyu {
namespace {

/// Found by the day of the report, so a matter that took longer is not shown once it has ended.
constexpr std::chrono::days kLongestHandled { 90 };

/// The row as the task's unit has it, whatever the others of the case do.
IncidentRow rowOf(const TaskLine &line, const OrganizationId &own)
{
    IncidentRow row = line.incident;
    if (line.task.unit == own) // named as one's own step, without one's name before it
        row.duties = line.duties;
    row.holder = line.task.unit;
    row.holderTask = line.task.number;
    row.holderStage = line.task.stage;
    row.replyOwed = line.task.stage == TaskStage::Reviewed && line.duties.contains(Duty::Reply);
    row.due = line.task.due;
    row.paused = line.task.stage == TaskStage::Suspended;
    return row;
}

Expected<QVector<IncidentRow>> openTasks(
    sql::Connection &connection, const OrganizationId &own, const Directory &directory)
{
    TaskFilter filter;
    filter.units.append(own);
    for (const Organization *below : directory.subordinates(own))
        filter.units.append(below->id);
    QVector<IncidentRow> rows;
    QHash<qint64, qsizetype> places; // of the cases that are in the list
    std::optional<TaskKey> after;
    do {
        const auto page = tasks(connection, filter, after);
        if (!page)
            return tl::make_unexpected(page.error());
        for (const TaskLine &line : page->lines) {
            const auto known = places.constFind(line.task.incident);
            if (known == places.constEnd()) {
                places.insert(line.task.incident, rows.size());
                rows.append(rowOf(line, own));
            } else if (line.task.unit == own && rows.at(*known).holder != own) {
                rows[*known] = rowOf(line, own);
            }
        }
        after = page->next;
    } while (after);
    return rows;
}

Expected<void> addEnded(
    QVector<IncidentRow> &rows, sql::Connection &connection, const OrganizationId &own, Instant now)
{
    IncidentFilter filter;
    filter.scope = Scope::All;
    filter.unit = own;
    filter.reportedFrom = now - kLongestHandled;
    filter.stages = kEndStages | Stages { Stage::Resolved };
    const IncidentQuery query(Viewer { own, {}, {} }, filter, SortOrder::Newest, now);
    std::optional<PageKey> after;
    do {
        const auto page = query.page(connection, after);
        if (!page)
            return tl::make_unexpected(page.error());
        for (const IncidentRow &row : page->rows) {
            const auto end = row.closedAt ? row.closedAt : row.resolvedAt;
            if (end && now - *end <= kHandledDays)
                rows.append(row);
        }
        after = page->next;
    } while (after);
    return {};
}

} // namespace

Expected<QVector<IncidentRow>> handledTasks(
    sql::Connection &connection, const OrganizationId &own, const Directory &directory, Instant now)
{
    auto rows = openTasks(connection, own, directory);
    if (!rows)
        return rows;
    if (const auto added = addEnded(*rows, connection, own, now); !added)
        return tl::make_unexpected(added.error());
    return rows;
}

} // namespace shiyu
