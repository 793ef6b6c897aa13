#pragma once
#include "app/domain/error.h"
#include "map/geo/geometry.h"
#include <QJsonObject>

namespace shiyu {

/// Text forms for tests, exports and messages: degrees with seven decimals, "MULTIPOLYGON (((…)))".
QString toWkt(LonLat position);
QString toWkt(const MultiPolygon &shape);
QString toWkt(const LineString &line);
/// RFC 7946 geometry objects.
QJsonObject toGeoJson(LonLat position);
QJsonObject toGeoJson(const MultiPolygon &shape);
QJsonObject toGeoJson(const LineString &line);

/// For people: "118°23′06.40″E 31°20′06.74″N".
QString toDegreesMinutesSeconds(LonLat position);

} // namespace shiyu
