#include "map/render/scenechange.h"
#include <tuple>

namespace shiyu {
namespace {

using Layer = std::shared_ptr<const RegionLayer>;

bool isFilled(const Layer &layer)
{
    for (qsizetype i = 0; layer && i < layer->size(); ++i) {
        if (layer->region(i).fill)
            return true;
    }
    return false;
}

/// @param zoomOf from which a level is seen
template <typename ZoomOf>
double differFrom(const TileScene &before, const TileScene &after, ZoomOf zoomOf)
{
    constexpr double kNever = 100; // beyond every zoom
    const auto looks = [](const TileScene &s) {
        return std::tie(
            s.style, s.layers, s.devicePixelRatio, s.snapshot->rings, s.snapshot->lines);
    };
    if (!before.snapshot || !after.snapshot || looks(before) != looks(after)
        || before.snapshot->coarsest() != after.snapshot->coarsest())
        return 0;
    double from = kNever;
    for (size_t i = 0; i < MapSnapshot::kLevels; ++i) {
        const Layer &old = before.snapshot->regions[i], &now = after.snapshot->regions[i];
        if (old != now)
            from = std::min(
                from, zoomOf(before.style.region(static_cast<RegionLevel>(i)), old, now));
    }
    return from;
}

} // namespace

double tilesDifferFrom(const TileScene &before, const TileScene &after)
{
    return differFrom(before, after, [](const RegionStyle &style, const Layer &a, const Layer &b) {
        return isFilled(a) || isFilled(b) ? 0 : style.minZoom;
    });
}

double namesDifferFrom(const TileScene &before, const TileScene &after)
{
    return differFrom(before, after,
        [](const RegionStyle &style, const Layer &, const Layer &) { return style.labelMinZoom; });
}

} // namespace shiyu
