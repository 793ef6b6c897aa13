#include "map/geo/mappoint.h"
#include <cmath>
#include <numbers>

namespace shiyu {
namespace {
constexpr double kRadius = 6378137.0;
constexpr double kRadians = std::numbers::pi / 180.0;
constexpr double kMaxLatitude = 85.05112877980659;
} // namespace

MapPoint toMapPoint(LonLat position)
{
    const double lat = std::clamp(position.latDegrees(), -kMaxLatitude, kMaxLatitude) * kRadians;
    return { position.lonDegrees() * kRadians * kRadius, kRadius * std::asinh(std::tan(lat)) };
}

LonLat toLonLat(MapPoint point)
{
    const double x = std::clamp(point.x, -kWorldHalf, kWorldHalf);
    const double y = std::clamp(point.y, -kWorldHalf, kWorldHalf);
    return LonLat::fromDegrees(
        x / kRadius / kRadians, std::atan(std::sinh(y / kRadius)) / kRadians);
}

MapRect toMapRect(const LonLatBox &box)
{
    if (box.isEmpty())
        return {};
    const MapPoint a = toMapPoint({ box.west, box.south });
    const MapPoint b = toMapPoint({ box.east, box.north });
    return { a.x, a.y, b.x, b.y };
}

LonLatBox toLonLatBox(const MapRect &rect)
{
    LonLatBox box;
    box.include(toLonLat(MapPoint { rect.left, rect.bottom }));
    box.include(toLonLat(MapPoint { rect.right, rect.top }));
    return box;
}

double mercatorScale(LonLat at)
{
    return 1.0 / std::cos(std::clamp(at.latDegrees(), -kMaxLatitude, kMaxLatitude) * kRadians);
}

} // namespace shiyu
