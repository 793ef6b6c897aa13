#include "map/geo/measure.h"
#include <cmath>
#include <geodesic.h>
#include <numbers>

namespace shiyu {
namespace {

constexpr double kSemiMajor = 6378137.0;
constexpr double kFlattening = 1.0 / 298.257223563;

const geod_geodesic &wgs84()
{
    static const geod_geodesic model = [] {
        geod_geodesic g {};
        geod_init(&g, kSemiMajor, kFlattening);
        return g;
    }();
    return model;
}

} // namespace

double distanceMetres(LonLat a, LonLat b)
{
    double metres = 0;
    geod_inverse(&wgs84(), a.latDegrees(), a.lonDegrees(), b.latDegrees(), b.lonDegrees(), &metres,
        nullptr, nullptr);
    return metres;
}

double lengthMetres(const LineString &line)
{
    double sum = 0;
    for (qsizetype i = 1; i < line.size(); ++i)
        sum += distanceMetres(line[i - 1], line[i]);
    return sum;
}

double areaSquareMetres(const LinearRing &ring)
{
    geod_polygon polygon {};
    geod_polygon_init(&polygon, 0);
    for (const LonLat p : ring)
        geod_polygon_addpoint(&wgs84(), &polygon, p.latDegrees(), p.lonDegrees());
    double area = 0;
    geod_polygon_compute(&wgs84(), &polygon, 0, 1, &area, nullptr);
    return std::abs(area);
}

double areaSquareMetres(const MultiPolygon &shape)
{
    double sum = 0;
    for (const Polygon &polygon : shape) {
        sum += areaSquareMetres(polygon.outer);
        for (const LinearRing &hole : polygon.holes)
            sum -= areaSquareMetres(hole);
    }
    return sum;
}

LonLat destination(LonLat from, double azimuthDegrees, double metres)
{
    double lat = 0;
    double lon = 0;
    geod_direct(&wgs84(), from.latDegrees(), from.lonDegrees(), azimuthDegrees, metres, &lat, &lon,
        nullptr);
    return LonLat::fromDegrees(lon, lat);
}

LinearRing circleRing(LonLat centre, double radiusMetres, int corners)
{
    LinearRing ring;
    ring.reserve(corners);
    for (int i = 0; i < corners; ++i) // counter-clockwise: against the azimuth
        ring.append(destination(centre, -360.0 * i / corners, radiusMetres));
    return ring;
}

LonLatBox boxAround(LonLat centre, double metres)
{
    // The east-west reach grows towards the pole: take the scale of the far side, and a margin of
    // one part in a thousand for the ellipsoid.
    const LocalScale here = localScale(centre);
    const double north = metres / here.northMetresPerDegree * 1.001 + 1e-7;
    const double far = std::min(89.9, std::abs(centre.latDegrees()) + north);
    const LocalScale side = localScale(LonLat::fromDegrees(centre.lonDegrees(), far));
    const double east = metres / side.eastMetresPerDegree * 1.001 + 1e-7;
    const auto limited = [](double v, double most) { return std::clamp(v, -most, most); };
    LonLatBox box;
    box.include(LonLat::fromDegrees(
        limited(centre.lonDegrees() - east, 180), limited(centre.latDegrees() - north, 90)));
    box.include(LonLat::fromDegrees(
        limited(centre.lonDegrees() + east, 180), limited(centre.latDegrees() + north, 90)));
    return box;
}

LocalScale localScale(LonLat at)
{
    // Radii of curvature of the ellipsoid along the meridian and the prime vertical.
    constexpr double kE2 = kFlattening * (2.0 - kFlattening);
    constexpr double kRadians = std::numbers::pi / 180.0;
    const double phi = at.latDegrees() * kRadians;
    const double w2 = 1.0 - kE2 * std::sin(phi) * std::sin(phi);
    const double w = std::sqrt(w2);
    return { kSemiMajor * (1.0 - kE2) / (w2 * w) * kRadians,
        kSemiMajor / w * std::cos(phi) * kRadians };
}

} // namespace shiyu
