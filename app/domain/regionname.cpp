#include "app/domain/regionname.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kLong = 6; // letters; counties and towns have three to five

QString shortZoneName(QString name)
{
    for (const auto &[end, kind] : { std::pair { u"经济技术开发区"_s, u"经开区"_s },
             std::pair { u"经济开发区"_s, u"经开区"_s },
             std::pair { u"高新技术产业开发区"_s, u"高新区"_s } })
        name.replace(end, kind);
    return name;
}

} // namespace

QString shortVillageName(const QString &name)
{
    for (const auto &[end, kind] : { std::pair { u"社区居民委员会"_s, u"社区"_s },
             std::pair { u"社区居委会"_s, u"社区"_s }, std::pair { u"居民委员会"_s, u"社区"_s },
             std::pair { u"居委会"_s, u"社区"_s }, std::pair { u"村村民委员会"_s, u"村"_s },
             std::pair { u"村民委员会"_s, u"村"_s }, std::pair { u"村委会"_s, u"村"_s } }) {
        if (name.endsWith(end))
            return name.chopped(end.size()) + kind;
    }
    return name;
}

QString shortCountyName(const Region &region, const QString &city)
{
    const bool own = region.name.size() > city.size() + 1 && region.name.startsWith(city);
    const QString name = own ? region.name.mid(city.size()) : region.name;
    if (isZone(region))
        return shortZoneName(name);
    const bool cut
        = name.size() > 2 && u"市区县"_s.contains(name.back()) && !name.endsWith(u"自治县"_s);
    return cut ? name.chopped(1) : name;
}

QString nameInLists(const Region &region)
{
    if (region.level == RegionLevel::Village)
        return shortZoneName(
            region.shortName.isEmpty() ? shortVillageName(region.name) : region.shortName);
    if (region.name.size() <= kLong)
        return region.name;
    return region.shortName.isEmpty() ? shortZoneName(region.name) : region.shortName;
}

bool isZone(const Region &region)
{
    constexpr qsizetype kCity = 4; // digits of its code
    return region.park
        || (region.level == RegionLevel::County
            && region.code.toString().mid(kCity).startsWith(u'7'));
}

} // namespace shiyu
