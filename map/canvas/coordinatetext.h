#pragma once
#include "app/domain/lonlat.h"
#include <QString>

namespace shiyu {

/// In which words the canvas names a position.
enum class CoordinateSystem { Cgcs2000, Wgs84, Gcj02, Bd09, WebMercator, DegreesMinutesSeconds };

/// "118.385112°E 31.335204°N", "13178630.21 3674591.02", "118°23′06.40″E 31°20′06.74″N".
QString coordinateText(LonLat position, CoordinateSystem system);
/// "CGCS2000", "GCJ-02" …: names of standards, the same in every language.
QString coordinateSystemName(CoordinateSystem system);

} // namespace shiyu
