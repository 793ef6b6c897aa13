#pragma once
#include "app/domain/error.h"
#include "map/geo/geometry.h"

namespace shiyu {

/// Operations on areas by GEOS, on the exact grid of 1e-7°: results have their vertices on it, so
/// what two results share they share to the unit. Rings come out with the order stated in
/// geometry.h. All are pure and may run on any thread. Errors: InvalidValue (no area, not
/// mendable), Internal.

/// Empty when valid (OGC Simple Features), else GEOS's reason with the place in degrees.
QString invalidReason(const MultiPolygon &shape);
/// The same area made valid (self-crossings split, doubled vertices dropped, parts joined).
/// InvalidValue when nothing of an area is left.
Expected<MultiPolygon> mended(const MultiPolygon &shape);

Expected<MultiPolygon> united(const QList<MultiPolygon> &shapes);
/// An empty shape when they do not overlap; likewise below.
Expected<MultiPolygon> intersection(const MultiPolygon &a, const MultiPolygon &b);
Expected<MultiPolygon> difference(const MultiPolygon &a, const MultiPolygon &b);

} // namespace shiyu
