#pragma once
#include "app/domain/directory.h"
#include "app/services/regionlocator.h"

namespace shiyu {

/// Where a point lies, and how sure that is.
struct Locality {
    enum class Found {
        Inside, ///< a district or a smaller region holds it
        Outside, ///< of the city
        NoOutline ///< nothing here to tell by: no outlines, or none of the district it may be in
    };
    RegionCode grid; ///< the smallest region with an outline that holds it; empty unless Inside
    QString path; ///< 镜湖区 赭山街道 北京路社区 第三网格
    QString workerName, workerPhone; ///< the grid's worker; empty where no grid is known
    int metresToNext = -1; ///< distance to the nearest other grid; -1: not known
    RegionCode nextGrid; ///< whose it would be beyond the boundary
    Found found = Found::Inside;
    bool nearBoundary() const { return metresToNext >= 0 && metresToNext < kNearMetres; }
    static constexpr int kNearMetres = 50; ///< a position by hand is no better than this
};

/// 镜湖区 赭山街道, the city itself by its name; empty for a code that is not there.
QString regionPath(const Directory &directory, const RegionCode &code);

/// A point that only the city's outline holds is in none of the districts that are known: the
/// outline of the district is missing.
Locality localityOf(const Directory &directory, const RegionLocator &locator, LonLat at);

} // namespace shiyu
