#include "app/storage/taskquery.h"

#include "app/storage/projectionrows.h"
#include "app/storage/projectionsql.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <limits>

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

QString jsonOf(const QVector<OrganizationId> &units)
{
    QJsonArray ids;
    for (const OrganizationId &unit : units)
        ids.append(unit.toString());
    return QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact));
}

int taskColumnCount()
{
    return static_cast<int>(rows::taskColumns().count(u',')) + 1;
}

} // namespace

QString tasksSql(bool openOnly)
{
    return u"SELECT "_s + rows::taskColumns() + u", t.due_key, "_s + rows::incidentColumns()
        + u", coalesce((SELECT u.duty FROM incident_unit u WHERE u.organization = t.unit "
          "AND u.incident = t.incident), 0) FROM task t INDEXED BY %1 CROSS JOIN incident i ON i.n "
          "= t.incident "
          "WHERE t.unit IN (SELECT value FROM json_each(:units)) %2"
          "AND ((:stages >> t.stage) & 1) = 1 "
          "AND (t.due_key, t.incident, t.number) > (:due, :incident, :number) "
          "ORDER BY t.due_key, t.incident, t.number LIMIT :size"_s.arg(
              openOnly ? u"task_unit_open"_s : u"task_unit"_s,
              openOnly ? u"AND t.open = 1 "_s : QString());
}

Expected<TaskPage> tasks(sql::Connection &connection, const TaskFilter &filter,
    const std::optional<TaskKey> &after, int size)
{
    TaskPage page;
    QVector<TaskKey> keys;
    const TaskKey first { std::numeric_limits<qint64>::min(), 0, 0 };
    const auto done = sql::forEachRow(
        connection, tasksSql(filter.openOnly),
        [&](Statement &s) {
            const TaskKey key = after.value_or(first);
            s.bind(u":units", jsonOf(filter.units)).bind(u":size", size + 1);
            s.bind(u":stages",
                filter.stages.isEmpty() ? ~qint64 { 0 }
                                        : static_cast<qint64>(filter.stages.bits()));
            s.bind(u":due", key.due).bind(u":incident", key.incident);
            s.bind(u":number", key.number);
        },
        [&](const Statement &s) {
            const int due = taskColumnCount();
            const TaskRow task = rows::readTask(s);
            keys.append({ s.int64(due), task.incident, task.number });
            const int duties = due + 1 + rows::incidentColumnCount();
            page.lines.append({ task, rows::readIncident(s, due + 1),
                Duties::fromBits(static_cast<quint64>(s.int64(duties))) });
        });
    if (!done)
        return tl::make_unexpected(done.error());
    if (page.lines.size() > size) {
        page.lines.removeLast();
        page.next = keys.at(size - 1);
    }
    return page;
}

Expected<QMap<TaskStage, int>> countTasks(
    sql::Connection &connection, const QVector<OrganizationId> &units)
{
    QMap<TaskStage, int> counts;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT t.stage, count(*) FROM task t INDEXED BY task_unit_open "
        "WHERE t.unit IN (SELECT value FROM json_each(:units)) AND t.open = 1 GROUP BY t.stage"_s,
        [&](Statement &s) { s.bind(u":units", jsonOf(units)); },
        [&counts](const Statement &s) {
            counts.insert(static_cast<TaskStage>(s.int64(0)), static_cast<int>(s.int64(1)));
        });
    if (!done)
        return tl::make_unexpected(done.error());
    return counts;
}

} // namespace shiyu
