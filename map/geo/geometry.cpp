#include "map/geo/geometry.h"

namespace shiyu {

LonLatBox boundsOf(const QList<LonLat> &positions)
{
    LonLatBox box;
    for (const LonLat p : positions)
        box.include(p);
    return box;
}

LonLatBox boundsOf(const Polygon &polygon)
{
    return boundsOf(polygon.outer);
}

LonLatBox boundsOf(const MultiPolygon &shape)
{
    LonLatBox box;
    for (const Polygon &polygon : shape)
        box.include(boundsOf(polygon));
    return box;
}

qsizetype vertexCount(const MultiPolygon &shape)
{
    qsizetype count = 0;
    for (const Polygon &polygon : shape) {
        count += polygon.outer.size();
        for (const LinearRing &hole : polygon.holes)
            count += hole.size();
    }
    return count;
}

} // namespace shiyu
