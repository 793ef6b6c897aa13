#pragma once
#include "app/domain/region.h"

namespace shiyu {

/// A village without the committee that runs it: 方塘社区居民委员会 → 方塘社区, 团山居委会 →
/// 团山社区, 天城村村民委员会 → 天城村; others as they are.
QString shortVillageName(const QString &name);

/// A city or county without the word for what it is, and without its city's name before its own:
/// 镜湖区 → 镜湖, 津市市 → 津市, 常德市西洞庭管理区 → 西洞庭管理区, 景宁畲族自治县 as it is.
QString shortCountyName(const Region &region, const QString &city);

/// What a region is called in lists and on the map, where a long name takes the room of others:
/// 镜湖区, but 芜湖经开区 for 芜湖经济技术开发区 and 方塘社区 for 方塘社区居民委员会.
QString nameInLists(const Region &region);

/// A park, or what counts as a county without being one: the statistical codes 71–79 of a city are
/// development zones and the like (经开区, 管理区), which lie on the ground of districts.
bool isZone(const Region &region);

} // namespace shiyu
