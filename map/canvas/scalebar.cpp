#include "map/canvas/scalebar.h"
#include <cmath>

namespace shiyu {

ScaleBar scaleBarFor(double trueMetresPerPixel, double widestPixels)
{
    const double most = trueMetresPerPixel * widestPixels;
    if (!(most > 0))
        return {};
    const double power = std::pow(10, std::floor(std::log10(most)));
    const double share = most / power;
    const double metres = (share >= 5 ? 5 : share >= 2 ? 2 : 1) * power;
    return { metres, metres / trueMetresPerPixel };
}

/// At most three digits that say something; whole when the number is.
static QString shortNumber(double value)
{
    const int decimals = value >= 100 || value == std::round(value) ? 0 : value >= 10 ? 1 : 2;
    return QString::number(value, 'f', decimals);
}

QString distanceText(double metres)
{
    return metres < 1000
        ? QString::number(metres, 'f', metres < 10 && metres != std::round(metres) ? 1 : 0)
            + QStringLiteral(" m")
        : shortNumber(metres / 1000) + QStringLiteral(" km");
}

QString areaText(double squareMetres)
{
    if (squareMetres < 10'000)
        return QString::number(squareMetres, 'f', 0) + QStringLiteral(" m²");
    if (squareMetres < 1e6)
        return shortNumber(squareMetres / 10'000) + QStringLiteral(" ha");
    return shortNumber(squareMetres / 1e6) + QStringLiteral(" km²");
}

} // namespace shiyu
