#pragma once
#include "map/render/mapsnapshot.h"
#include <QString>

namespace shiyu {

/// A region in words, for where there is room and where there is little.
struct RegionText {
    QString full; ///< 赭山街道 北京路社区 第三网格（距界 38 m）
    QString brief; ///< 赭山街道 第三网格（距界 38 m）
};

/// The smallest region that holds a position, after those around it, and how near its border is
/// when that is near. Empty where the map has no regions.
RegionText regionText(const MapSnapshot &snapshot, LonLat position);

} // namespace shiyu
