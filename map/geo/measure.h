#pragma once
#include "map/geo/geometry.h"

namespace shiyu {

/// Measures on the WGS 84 ellipsoid (Karney 2013, as in PROJ's geodesic.h), in metres.
double distanceMetres(LonLat a, LonLat b);
double lengthMetres(const LineString &line);
/// Square metres; holes are taken off. Sides are geodesics.
double areaSquareMetres(const LinearRing &ring);
double areaSquareMetres(const MultiPolygon &shape);
/// The position `metres` away in a direction (degrees clockwise from north).
LonLat destination(LonLat from, double azimuthDegrees, double metres);
/// A circle as a ring of `corners` positions.
LinearRing circleRing(LonLat centre, double radiusMetres, int corners = 72);
/// The box that holds every position within `metres` of a position.
LonLatBox boxAround(LonLat centre, double metres);

/// Metres of one degree north and east at a latitude: the plane that is good to 0.1 % for some 50
/// km.
struct LocalScale {
    double northMetresPerDegree = 0;
    double eastMetresPerDegree = 0;
};
LocalScale localScale(LonLat at);

} // namespace shiyu
