#pragma once
#include <QtGlobal>
#include <compare>

namespace shiyu {

/// A position in WGS 84 / CGCS2000 (the same at our accuracy), in whole 1e-7 degrees (about 1 cm).
/// The only coordinates of the domain, the log and the storage.
struct LonLat {
    qint32 lon = 0; ///< east, 1e-7°
    qint32 lat = 0; ///< north, 1e-7°

    static constexpr double kUnitsPerDegree = 1e7;
    /// Degrees to the nearest unit; the caller has checked |lon| <= 180 and |lat| <= 90.
    static constexpr LonLat fromDegrees(double lonDegrees, double latDegrees)
    {
        return { roundUnits(lonDegrees * kUnitsPerDegree),
            roundUnits(latDegrees * kUnitsPerDegree) };
    }
    constexpr double lonDegrees() const { return lon / kUnitsPerDegree; }
    constexpr double latDegrees() const { return lat / kUnitsPerDegree; }

    friend constexpr auto operator<=>(const LonLat &, const LonLat &) = default;

private:
    static constexpr qint32 roundUnits(double v)
    {
        return static_cast<qint32>(v < 0 ? v - 0.5 : v + 0.5);
    }
};

} // namespace shiyu
