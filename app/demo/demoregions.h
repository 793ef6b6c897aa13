#pragma once
#include "app/demo/cityoutlines.h"
#include "app/domain/region.h"
#include "map/geo/geometry.h"
#include <QVector>

namespace shiyu::demo {

/// Regions of five levels in official order, each parent before its children, with their outlines.
struct DemoRegions {
    QVector<Region> regions;
    QHash<RegionCode, MultiPolygon> outlines; ///< of every region; the city's is the union
    QHash<RegionCode, DivisionKind> kinds; ///< of all but grids
};

DemoRegions makeDemoRegions(quint64 seed);

/// 第一网格 … 第十五网格
QString gridName(int number);

/// The village and grid of the README's grid worker: 周家山社区, third grid.
inline constexpr char kShownVillage[] = "340202016001";
inline constexpr char kShownTown[] = "340202016";
inline constexpr char kShownCounty[] = "340202";

} // namespace shiyu::demo
