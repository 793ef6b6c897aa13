#pragma once
#include "app/demo/demofeatures.h"
#include "app/demo/demoorganizations.h"
#include "app/domain/directory.h"

namespace shiyu::demo {

enum class CitySize {
    Small, ///< 4,000 devices; usually with 3,000 matters
    Full, ///< 80,000 devices; usually with 100,000 matters
};

/// The demo city that is Wuhu, as values: real divisions and names of places, invented people,
/// telephones and devices. The same size and seed give the same city, byte for byte.
struct DemoCity {
    DirectoryData
        directory; ///< regions, organisations, officers, roles, categories, rules, calendar
    QHash<RegionCode, MultiPolygon> outlines; ///< of every region
    QHash<RegionCode, DivisionKind> kinds; ///< of every region but grids
    QVector<Device> devices;
    QVector<HandlingUnit> units;
    QVector<KeyPlace> places;
    QVector<RingArea> rings;
    QVector<Persona> personas; ///< whom the README names
};

/// Pure computing, one to three seconds; any thread.
DemoCity makeDemoCity(CitySize size, quint64 seed);

int deviceCount(CitySize size);
int matterCount(CitySize size);

} // namespace shiyu::demo
