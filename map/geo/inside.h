#pragma once
#include "map/geo/geometry.h"

namespace shiyu {

/// Whether a position lies in the shape. Exact in 1e-7°; a position on the border belongs to it (so
/// a position on a shared border belongs to both neighbours: the caller's order decides).
bool contains(const MultiPolygon &shape, LonLat position);
bool contains(const Polygon &polygon, LonLat position);

/// Metres to the nearest border, outer or hole, from inside or outside; +infinity for an empty
/// shape. Planar around the position: good to 0.1 % within 50 km.
double distanceToBoundaryMetres(const MultiPolygon &shape, LonLat position);
double distanceToLineMetres(const LineString &line, LonLat position);

/// The place for a label: the inside point farthest from the border (pole of inaccessibility) of
/// the largest part, found to 1/100 of the part's size. For an empty shape (0, 0).
LonLat labelPoint(const MultiPolygon &shape);

} // namespace shiyu
