#include "map/canvas/regiontext.h"

#include "map/canvas/scalebar.h"
#include "map/geo/inside.h"
#include <QCoreApplication>
#include <cmath>

namespace shiyu {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MapRegion)
};

constexpr double kNear = 500; // metres: farther than this the border does not matter

const RegionShape *regionAt(const RegionLayer *layer, LonLat position)
{
    const qsizetype index = layer == nullptr ? -1 : layer->indexAt(position);
    return index < 0 ? nullptr : &layer->region(index);
}

} // namespace

RegionText regionText(const MapSnapshot &snapshot, LonLat position)
{
    if (!snapshot.coarsest())
        return {};
    const RegionShape *smallest = nullptr;
    for (size_t i = MapSnapshot::kLevels; i-- > 0 && !smallest;)
        smallest = regionAt(snapshot.regions[i].get(), position);
    if (!smallest)
        return { Words::tr("Outside the city"), Words::tr("Outside the city") };
    const auto before = [&](RegionLevel level, const QString &name) {
        const RegionShape *around = regionAt(snapshot.level(level).get(), position);
        // 芜湖高新区虚拟社区 says its town itself.
        const bool said
            = !around || around->code == smallest->code || name.startsWith(around->name);
        return said ? name : QString(around->name + u' ' + name);
    };
    const double metres = distanceToBoundaryMetres(smallest->shape, position);
    const auto withDistance = [metres](const QString &name) {
        return metres >= kNear
            ? name
            : Words::tr("%1 (%2 to its border)").arg(name, distanceText(std::floor(metres)));
    };
    const QString full = before(RegionLevel::Village, smallest->name);
    return { withDistance(before(RegionLevel::Town, full)),
        withDistance(before(RegionLevel::Town, smallest->name)) };
}

} // namespace shiyu
