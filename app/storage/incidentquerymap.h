#pragma once
#include "app/storage/incidentquery.h"

namespace shiyu {

/// A case as the map draws it: no text.
struct MapIncident {
    qint64 n = 0;
    IncidentId id;
    LonLat position;
    Urgency urgency = Urgency::Normal;
    Stage stage = Stage::Reported;
    std::optional<Instant> due, soonAt; ///< see DueTime
    bool paused = false;

    friend bool operator==(const MapIncident &, const MapIncident &) = default;
};

/// The viewer's open cases with a position in the box, in the order of n.
Expected<QVector<MapIncident>> openIncidentsIn(
    sql::Connection &connection, const Viewer &viewer, const PositionBox &box);
QString openIncidentsInSql(bool scoped); ///< for the test of its plan

struct NearIncident {
    IncidentRow row;
    double metres = 0; ///< from the centre to the case's point
};
/// The viewer's cases within a circle, nearest first, at most `atMost`.
Expected<QVector<NearIncident>> incidentsAround(sql::Connection &connection, const Viewer &viewer,
    LonLat centre, double metres, Scope scope, int atMost);

} // namespace shiyu
