#pragma once
#include "app/domain/lonlat.h"

namespace shiyu {

/// Degrees in GCJ-02, the shifted datum of Chinese web maps (高德, 腾讯).
struct Gcj02 {
    double lon = 0;
    double lat = 0;
};

/// Degrees in BD-09, Baidu's second shift on top of GCJ-02.
struct Bd09 {
    double lon = 0;
    double lat = 0;
};

/// True inside the box in which the shift is applied (72.004–137.8347° E, 0.8293–55.8271° N, as in
/// the public implementations of the shift). Outside, GCJ-02 is WGS 84 and BD-09 is applied to
/// that.
bool isShifted(double lonDegrees, double latDegrees);

Gcj02 toGcj02(LonLat position);
Gcj02 toGcj02(Bd09 position);
Bd09 toBd09(Gcj02 position);
Bd09 toBd09(LonLat position);

/// The inverses iterate on the exact forward formula until the step is below 1e-10°, so a round
/// trip is good to the unit of LonLat (1 cm), not to the metre or two of the usual one-step
/// inverse.
LonLat toLonLat(Gcj02 position);
LonLat toLonLat(Bd09 position);

} // namespace shiyu
