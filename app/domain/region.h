#pragma once
#include "app/domain/enumset.h"
#include "app/domain/ids.h"

namespace shiyu {

enum class RegionLevel { City, County, Town, Village, Grid };

/// 区划: a statistical code 6 + 3 + 3; a unit grid adds 3 (GB/T 30428.1) and belongs to exactly one
/// village. Outlines are kept apart (storage keeps the blobs). `order` is the official order.
struct Region {
    RegionCode code;
    RegionCode parent; ///< empty for the city
    RegionLevel level = RegionLevel::City;
    QString name;
    QString shortName; ///< 镜湖 for 镜湖区; may be empty
    int order = 0;
    bool park = false; ///< an industrial park: no centre, not called a town
    bool schematic = false; ///< 示意边界
    QString workerName; ///< a grid's worker (网格员); his office phone
    QString workerPhone;

    friend bool operator==(const Region &, const Region &) = default;
};

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::RegionLevel, "city", "county", "town", "village", "grid");
