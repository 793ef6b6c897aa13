#pragma once
#include "app/domain/lonlat.h"
#include <QList>
#include <algorithm>
#include <limits>

namespace shiyu {

/// A closed ring of at least three positions. The first position is NOT repeated at the end
/// (functions that read rings accept both). Not named Ring: that is the desk's 防控圈.
using LinearRing = QList<LonLat>;

/// One outer ring and its holes. No ring order is required; what map/geo makes has the outer ring
/// counter-clockwise and the holes clockwise (RFC 7946).
struct Polygon {
    LinearRing outer;
    QList<LinearRing> holes;
    friend bool operator==(const Polygon &, const Polygon &) = default;
};

using MultiPolygon = QList<Polygon>;

/// At least two positions.
using LineString = QList<LonLat>;

/// An axis-parallel box, borders included, in 1e-7°. Empty when made by default. Never crosses
/// 180°.
struct LonLatBox {
    qint32 west = std::numeric_limits<qint32>::max();
    qint32 south = std::numeric_limits<qint32>::max();
    qint32 east = std::numeric_limits<qint32>::min();
    qint32 north = std::numeric_limits<qint32>::min();

    static constexpr LonLatBox ofPoint(LonLat p) { return { p.lon, p.lat, p.lon, p.lat }; }
    constexpr bool isEmpty() const { return west > east || south > north; }
    constexpr bool contains(LonLat p) const
    {
        return p.lon >= west && p.lon <= east && p.lat >= south && p.lat <= north;
    }
    constexpr bool intersects(const LonLatBox &o) const
    {
        return west <= o.east && o.west <= east && south <= o.north && o.south <= north;
    }
    constexpr void include(LonLat p)
    {
        west = std::min(west, p.lon);
        east = std::max(east, p.lon);
        south = std::min(south, p.lat);
        north = std::max(north, p.lat);
    }
    constexpr void include(const LonLatBox &o)
    {
        if (o.isEmpty())
            return;
        include(LonLat { o.west, o.south });
        include(LonLat { o.east, o.north });
    }
    constexpr LonLat centre() const
    {
        return { static_cast<qint32>((qint64 { west } + east) / 2),
            static_cast<qint32>((qint64 { south } + north) / 2) };
    }
    friend bool operator==(const LonLatBox &, const LonLatBox &) = default;
};

LonLatBox boundsOf(const QList<LonLat> &positions);
LonLatBox boundsOf(const Polygon &polygon);
LonLatBox boundsOf(const MultiPolygon &shape);
qsizetype vertexCount(const MultiPolygon &shape);

} // namespace shiyu
