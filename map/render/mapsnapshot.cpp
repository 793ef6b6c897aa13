#include "map/render/mapsnapshot.h"

namespace shiyu {

LonLatBox MapSnapshot::bounds() const
{
    if (const RegionLayer *layer = coarsest())
        return layer->bounds();
    LonLatBox box;
    for (const auto &layer : pointLayers) {
        if (!layer)
            continue;
        for (const PointFeature &feature : layer->features())
            box.include(feature.position);
    }
    return box;
}

bool MapSnapshot::sameTilesAs(const MapSnapshot &other) const
{
    return std::equal(std::begin(regions), std::end(regions), std::begin(other.regions))
        && rings == other.rings && lines == other.lines;
}

} // namespace shiyu
