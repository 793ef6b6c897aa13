#include "map/geo/chinashift.h"
#include <cmath>
#include <numbers>

namespace shiyu {
namespace {

constexpr double kPi = std::numbers::pi;
// The Krassovsky 1940 ellipsoid, as the shift uses it.
constexpr double kSemiMajor = 6378245.0;
constexpr double kEccentricitySquared = 0.00669342162296594323;
constexpr int kMaxSteps = 40; // converges by a factor of about 1e-3 a step; 5 are usual
constexpr double kDone = 1e-10; // degrees

struct Degrees {
    double lon = 0;
    double lat = 0;
};

double waves(double v)
{
    return 20.0 * std::sin(6.0 * v * kPi) + 20.0 * std::sin(2.0 * v * kPi);
}

double rawLat(double x, double y)
{
    double r
        = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x));
    r += waves(x) * 2.0 / 3.0;
    r += (20.0 * std::sin(y * kPi) + 40.0 * std::sin(y / 3.0 * kPi)) * 2.0 / 3.0;
    r += (160.0 * std::sin(y / 12.0 * kPi) + 320.0 * std::sin(y * kPi / 30.0)) * 2.0 / 3.0;
    return r;
}

double rawLon(double x, double y)
{
    double r = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x));
    r += waves(x) * 2.0 / 3.0;
    r += (20.0 * std::sin(x * kPi) + 40.0 * std::sin(x / 3.0 * kPi)) * 2.0 / 3.0;
    r += (150.0 * std::sin(x / 12.0 * kPi) + 300.0 * std::sin(x / 30.0 * kPi)) * 2.0 / 3.0;
    return r;
}

Degrees shiftGcj(Degrees p)
{
    if (!isShifted(p.lon, p.lat))
        return {};
    const double phi = p.lat / 180.0 * kPi;
    const double magic = 1.0 - kEccentricitySquared * std::sin(phi) * std::sin(phi);
    const double meridian
        = kSemiMajor * (1.0 - kEccentricitySquared) / (magic * std::sqrt(magic)) * kPi / 180.0;
    const double parallel = kSemiMajor / std::sqrt(magic) * std::cos(phi) * kPi / 180.0;
    return { rawLon(p.lon - 105.0, p.lat - 35.0) / parallel,
        rawLat(p.lon - 105.0, p.lat - 35.0) / meridian };
}

Degrees shiftBd(Degrees p)
{
    constexpr double kX = kPi * 3000.0 / 180.0;
    const double z = std::hypot(p.lon, p.lat) + 0.00002 * std::sin(p.lat * kX);
    const double theta = std::atan2(p.lat, p.lon) + 0.000003 * std::cos(p.lon * kX);
    return { z * std::cos(theta) + 0.0065 - p.lon, z * std::sin(theta) + 0.006 - p.lat };
}

/// Solves p + shift(p) = target; both shifts change slowly, so p ← target − shift(p) contracts.
template <typename Shift> Degrees unshift(Degrees target, Shift shift)
{
    Degrees p = target;
    for (int step = 0; step < kMaxSteps; ++step) {
        const Degrees s = shift(p);
        const Degrees next { target.lon - s.lon, target.lat - s.lat };
        const bool done = std::abs(next.lon - p.lon) < kDone && std::abs(next.lat - p.lat) < kDone;
        p = next;
        if (done)
            break;
    }
    return p;
}

} // namespace

bool isShifted(double lonDegrees, double latDegrees)
{
    return lonDegrees >= 72.004 && lonDegrees <= 137.8347 && latDegrees >= 0.8293
        && latDegrees <= 55.8271;
}

Gcj02 toGcj02(LonLat position)
{
    const Degrees p { position.lonDegrees(), position.latDegrees() };
    const Degrees s = shiftGcj(p);
    return { p.lon + s.lon, p.lat + s.lat };
}

Bd09 toBd09(Gcj02 position)
{
    const Degrees s = shiftBd({ position.lon, position.lat });
    return { position.lon + s.lon, position.lat + s.lat };
}

Bd09 toBd09(LonLat position)
{
    return toBd09(toGcj02(position));
}

Gcj02 toGcj02(Bd09 position)
{
    const Degrees p = unshift({ position.lon, position.lat }, shiftBd);
    return { p.lon, p.lat };
}

LonLat toLonLat(Gcj02 position)
{
    if (!isShifted(position.lon, position.lat))
        return LonLat::fromDegrees(position.lon, position.lat);
    const Degrees p = unshift({ position.lon, position.lat }, shiftGcj);
    return LonLat::fromDegrees(p.lon, p.lat);
}

LonLat toLonLat(Bd09 position)
{
    return toLonLat(toGcj02(position));
}

} // namespace shiyu
