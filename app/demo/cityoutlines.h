#pragma once
#include "app/demo/wuhudata.h"

namespace shiyu::demo {

/// 单元网格 made for a village.
struct GridOutline {
    RegionCode code; ///< the village's + 001, 002, …
    RegionCode village;
};

/// Outlines of all five levels: counties from open data, the rest divided inside them. What lies
/// side by side shares its vertices, what lies inside fills its parent exactly.
struct CityOutlines {
    QList<GridOutline> grids; ///< in official order
    QHash<RegionCode, QList<partition::Outline>> rings; ///< of every region but the city
};

/// About 8,000 grids in the city's 950 villages; a few milliseconds to seconds of pure computing.
CityOutlines makeCityOutlines(quint64 seed);

/// How many grids a village is cut into: by its people, so more in town.
int gridsOf(DivisionKind kind, SeededRandom &random);

} // namespace shiyu::demo
