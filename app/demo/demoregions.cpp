#include "app/demo/demoregions.h"

#include "app/demo/invented.h"
#include "app/domain/regionname.h"
#include "map/geo/polygonops.h"

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;

constexpr quint64 kWorkers = 5;

RegionLevel levelOf(const RegionCode &code)
{
    switch (code.toString().size()) {
    case 4:
        return RegionLevel::City;
    case 6:
        return RegionLevel::County;
    case 9:
        return RegionLevel::Town;
    default:
        return RegionLevel::Village;
    }
}

MultiPolygon shapeOf(const QList<partition::Outline> &rings)
{
    MultiPolygon shape;
    for (const partition::Outline &ring : rings)
        shape.append(Polygon { ring, {} });
    return shape;
}

Region regionOf(const Division &d, const QHash<RegionCode, CountyOutline> &counties)
{
    Region region;
    region.code = d.code;
    region.parent = d.parent;
    region.level = levelOf(d.code);
    region.name = d.name;
    region.park = d.kind == DivisionKind::Park;
    if (region.level == RegionLevel::County) {
        region.shortName = counties[d.code].shortName;
        region.schematic = counties[d.code].schematic;
    } else if (region.level == RegionLevel::Village) {
        region.shortName = shortVillageName(d.name);
    }
    // No open data has borders below the county.
    if (region.level == RegionLevel::Town || region.level == RegionLevel::Village)
        region.schematic = true;
    return region;
}

Region gridRegion(const GridOutline &grid, int number, quint64 seed, quint64 serial)
{
    SeededRandom random = SeededRandom::forThing(seed, kWorkers, serial);
    Region region;
    region.code = grid.code;
    region.parent = grid.village;
    region.level = RegionLevel::Grid;
    region.name = gridName(number);
    region.schematic = true;
    region.workerName = personName(random);
    region.workerPhone = officePhone(1'800 + static_cast<int>(serial));
    if (grid.village.toString() == QLatin1StringView(kShownVillage) && number == 3)
        region.workerName = u"刘芳"_s;
    return region;
}

} // namespace

QString gridName(int number)
{
    static const QStringList kDigits = u"零 一 二 三 四 五 六 七 八 九"_s.split(u' ');
    QString text = number < 10 ? QString() : number < 20 ? u"十"_s : kDigits[number / 10] + u"十"_s;
    if (number % 10 != 0)
        text += kDigits[number % 10];
    return u"第"_s + text + u"网格"_s;
}

DemoRegions makeDemoRegions(quint64 seed)
{
    const CityOutlines outlines = makeCityOutlines(seed);
    const QHash<RegionCode, CountyOutline> counties = wuhuCounties();
    DemoRegions made;
    QList<MultiPolygon> countyShapes;
    for (const Division &d : wuhuDivisions()) {
        made.regions.append(regionOf(d, counties));
        made.kinds.insert(d.code, d.kind);
        if (d.kind == DivisionKind::City)
            continue;
        made.outlines.insert(d.code, shapeOf(outlines.rings[d.code]));
        if (made.regions.last().level == RegionLevel::County)
            countyShapes.append(made.outlines[d.code]);
    }
    quint64 serial = 0;
    for (const GridOutline &grid : outlines.grids) {
        const int number = grid.code.toString().last(3).toInt();
        made.regions.append(gridRegion(grid, number, seed, ++serial));
        made.outlines.insert(grid.code, shapeOf(outlines.rings[grid.code]));
    }
    const auto city = united(countyShapes);
    Q_ASSERT_X(city, "wuhu_counties.geojson", "the counties are valid");
    made.outlines.insert(made.regions.first().code, city.value_or(MultiPolygon()));
    for (qsizetype i = 0; i < made.regions.size(); ++i)
        made.regions[i].order = static_cast<int>(i);
    return made;
}

} // namespace shiyu::demo
