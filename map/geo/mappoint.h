#pragma once
#include "map/geo/geometry.h"
#include <algorithm>

namespace shiyu {

/// A position in Web Mercator (EPSG:3857), metres east and north. "Metres" are true at the equator
/// only: at latitude φ one true metre is 1/cos φ of them. Latitudes are limited to ±85.0511°.
struct MapPoint {
    double x = 0;
    double y = 0;
    friend bool operator==(const MapPoint &, const MapPoint &) = default;
};

/// An axis-parallel box in Web Mercator metres.
struct MapRect {
    double left = 0;
    double bottom = 0;
    double right = 0;
    double top = 0;

    double width() const { return right - left; }
    double height() const { return top - bottom; }
    MapPoint centre() const { return { (left + right) / 2, (bottom + top) / 2 }; }
    bool intersects(const MapRect &o) const
    {
        return left <= o.right && o.left <= right && bottom <= o.top && o.bottom <= top;
    }
    bool contains(const MapRect &o) const
    {
        return o.left >= left && o.right <= right && o.bottom >= bottom && o.top <= top;
    }
    bool contains(MapPoint p) const
    {
        return p.x >= left && p.x <= right && p.y >= bottom && p.y <= top;
    }
    MapRect grownBy(double margin) const
    {
        return { left - margin, bottom - margin, right + margin, top + margin };
    }
    friend bool operator==(const MapRect &, const MapRect &) = default;
};

/// Half the width of the Web Mercator square: π · 6 378 137 m.
inline constexpr double kWorldHalf = 20037508.342789244;

MapPoint toMapPoint(LonLat position);
/// Positions outside of the square are limited to it.
LonLat toLonLat(MapPoint point);
/// An empty box gives a rectangle of no size at (0, 0).
MapRect toMapRect(const LonLatBox &box);
LonLatBox toLonLatBox(const MapRect &rect);
/// How many Web Mercator metres one true metre takes at a latitude: 1/cos φ.
double mercatorScale(LonLat at);

} // namespace shiyu
