#pragma once
#include <QString>

namespace shiyu {

/// A bar of a round length (1, 2 or 5 · 10^n metres) that is at most `widestPixels` wide.
struct ScaleBar {
    double metres = 0;
    double pixels = 0;
};
ScaleBar scaleBarFor(double trueMetresPerPixel, double widestPixels);

/// "300 m", "2 km", "12.4 km"; and "850 m²", "1.25 ha", "3.40 km²".
QString distanceText(double metres);
QString areaText(double squareMetres);

} // namespace shiyu
