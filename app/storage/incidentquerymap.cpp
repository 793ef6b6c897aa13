#include "app/storage/incidentquerymap.h"

#include "app/storage/featurestore.h"
#include "app/storage/projectionrows.h"
#include "app/storage/projectionsql.h"
#include <algorithm>

namespace shiyu {

using sql::Statement;
using namespace Qt::StringLiterals;

// Off an index that holds all that is drawn; it has some 5,000 entries, so one condition is enough.
QString openIncidentsInSql(bool scoped)
{
    const QString unit = scoped
        ? u" CROSS JOIN incident_unit u ON u.organization = :viewer AND u.incident = i.n"_s
        : QString();
    return u"SELECT i.n, i.id, i.lon, i.lat, i.urgency, i.stage, i.due_at, i.soon_at, i.paused "
           "FROM incident i INDEXED BY incident_open_place"_s
        + unit
        + u" WHERE i.open = 1 AND i.lon BETWEEN :west AND :east "
          "AND i.lat BETWEEN :south AND :north"_s
        + (scoped ? u" AND u.open = 1"_s : QString());
}

Expected<QVector<MapIncident>> openIncidentsIn(
    sql::Connection &connection, const Viewer &viewer, const PositionBox &box)
{
    QVector<MapIncident> found;
    const bool scoped = !viewer.organization.isEmpty();
    const auto done = sql::forEachRow(
        connection, openIncidentsInSql(scoped),
        [&](Statement &s) {
            s.bind(u":west", box.southWest.lon).bind(u":east", box.northEast.lon);
            s.bind(u":south", box.southWest.lat).bind(u":north", box.northEast.lat);
            if (scoped)
                s.bind(u":viewer", viewer.organization.toString());
        },
        [&found](const Statement &s) {
            MapIncident m { s.int64(0), IncidentId(s.text(1)),
                { static_cast<qint32>(s.int64(2)), static_cast<qint32>(s.int64(3)) },
                static_cast<Urgency>(s.int64(4)), static_cast<Stage>(s.int64(5)), {}, {},
                s.int64(8) != 0 };
            if (const auto due = s.optionalInt64(6)) {
                m.due = instantFromMs(*due);
                m.soonAt = instantFromMs(s.int64(7));
            }
            found.append(m);
        });
    if (!done)
        return tl::make_unexpected(done.error());
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.n < b.n; });
    return found;
}

Expected<QVector<NearIncident>> incidentsAround(sql::Connection &connection, const Viewer &viewer,
    LonLat centre, double metres, Scope scope, int atMost)
{
    IncidentFilter filter;
    filter.scope = scope;
    filter.box = positionsAround(centre, metres);
    const IncidentQuery query(viewer, filter, SortOrder::Newest, {});
    const auto page = query.page(connection, {}, IncidentQuery::kMostSorted);
    if (!page)
        return tl::make_unexpected(page.error());
    QVector<NearIncident> found;
    for (const IncidentRow &row : page->rows) {
        const double distance = row.position ? metresBetween(centre, *row.position) : metres + 1;
        if (distance <= metres)
            found.append({ row, distance });
    }
    std::stable_sort(found.begin(), found.end(),
        [](const auto &a, const auto &b) { return a.metres < b.metres; });
    if (found.size() > atMost)
        found.resize(atMost);
    return found;
}

} // namespace shiyu
