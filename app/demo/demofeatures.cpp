#include "app/demo/demofeatures.h"

#include "app/demo/demoorganizations.h"
#include "app/demo/invented.h"
#include "app/demo/resourcetable.h"
#include "map/geo/measure.h"
#include <algorithm>
#include <array>

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;

constexpr quint64 kDevices = 7, kUnits = 8, kPlaces = 9;
constexpr LonLat kCore { 1'183'660'000, 313'460'000 }; ///< 赭山
constexpr double kCornerSpread = 1'800; ///< 20 m around a corner or gate

struct GridSite {
    RegionCode grid;
    const partition::Outline *outline = nullptr;
    DivisionKind kind = DivisionKind::Village;
    double weight = 1; ///< running sum
    QString county;
};

/// Grids in official order with the running sum of their weights.
QList<GridSite> sites(const DemoRegions &regions)
{
    QList<GridSite> list;
    double sum = 0;
    for (const Region &r : regions.regions) {
        if (r.level != RegionLevel::Grid)
            continue;
        const DivisionKind kind = regions.kinds[r.parent];
        sum += gridWeight(kind, isCore(r.parent));
        const auto it = regions.outlines.constFind(r.code);
        list.append({ r.code, &it->first().outer, kind, sum, r.code.toString().first(6) });
    }
    return list;
}

qsizetype pickSite(const QList<GridSite> &list, SeededRandom &random)
{
    const double at = random.unit() * list.last().weight;
    const auto it = std::upper_bound(list.begin(), list.end(), at,
        [](double value, const GridSite &site) { return value < site.weight; });
    return std::min<qsizetype>(it - list.begin(), list.size() - 1);
}

bool fits(DeviceKind::Where where, DivisionKind kind)
{
    switch (where) {
    case DeviceKind::Where::Rural:
        return kind == DivisionKind::Village;
    case DeviceKind::Where::Street:
    case DeviceKind::Where::Estate:
        return kind != DivisionKind::Village;
    case DeviceKind::Where::Any:
        return true;
    }
    return true;
}

DeviceKind::Where whereOf(const QString &word)
{
    if (word == "street"_L1)
        return DeviceKind::Where::Street;
    if (word == "estate"_L1)
        return DeviceKind::Where::Estate;
    return word == "rural"_L1 ? DeviceKind::Where::Rural : DeviceKind::Where::Any;
}

QString statusOf(SeededRandom &random)
{
    static const QStringList kWords { u"online"_s, u"offline"_s, u"fault"_s };
    return kWords[random.weighted({ 94.0, 4.0, 2.0 })];
}

/// A corner or gate of a grid: always the same few, so that devices stand together.
LonLat cornerOf(const GridSite &site, qsizetype index, SeededRandom &random, quint64 seed)
{
    const bool village = site.kind == DivisionKind::Village;
    SeededRandom own = SeededRandom::forThing(
        seed, kDevices + 1000, static_cast<quint64>(index * 8 + random.below(village ? 2 : 5)));
    return pointInside(*site.outline, own);
}

QString deviceName(const GridSite &site, const QString &kind, int number, SeededRandom &random)
{
    const QString where
        = site.kind == DivisionKind::Village ? u"村道"_s : roadName(site.county, random);
    return where + u' ' + kind + u' ' + QString::number(number).rightJustified(4, u'0');
}

} // namespace

bool isCore(const RegionCode &village)
{
    const QString code = village.toString();
    return code.startsWith(u"3402020") || code.startsWith(u"3402090")
        || code.startsWith(u"340207003") || code.startsWith(u"340207004")
        || code.startsWith(u"340271");
}

double gridWeight(DivisionKind villageKind, bool core)
{
    if (villageKind == DivisionKind::Community)
        return core ? 3.2 : 1.6;
    return villageKind == DivisionKind::Virtual ? 1.5 : core ? 0.8 : 0.4;
}

QList<DeviceKind> deviceKinds()
{
    QList<DeviceKind> list;
    for (const QStringList &row : resourceRows(u"device_kinds.csv"_s, u'|'))
        list.append({ row[0], row[1], row[2] == "video"_L1, row[3].toDouble(), whereOf(row[4]) });
    return list;
}

QVector<Device> demoDevices(const DemoRegions &regions, int count, quint64 seed)
{
    const QList<GridSite> all = sites(regions);
    const QList<DeviceKind> kinds = deviceKinds();
    std::array<QList<double>, 2> weights; // of the kinds in a community, in a village
    for (const DeviceKind &kind : kinds) {
        weights[0].append(fits(kind.where, DivisionKind::Community) ? kind.share : 0);
        weights[1].append(fits(kind.where, DivisionKind::Village) ? kind.share : 0);
    }
    QList<int> running(kinds.size(), 0);
    QVector<Device> devices;
    devices.reserve(count);
    for (int n = 0; n < count; ++n) {
        SeededRandom random = SeededRandom::forThing(seed, kDevices, static_cast<quint64>(n));
        const qsizetype index = pickSite(all, random);
        const GridSite &site = all[index];
        Device device;
        device.kind = random.weighted(weights.at(site.kind == DivisionKind::Village ? 1 : 0));
        const int number = ++running[device.kind];
        const DeviceKind &kind = kinds[device.kind];
        device.id = kind.code + u'-' + QString::number(number).rightJustified(6, u'0');
        device.name = deviceName(site, kind.name, number, random);
        device.at
            = pointNear(*site.outline, cornerOf(site, index, random, seed), kCornerSpread, random);
        device.grid = site.grid;
        device.status = statusOf(random);
        devices.append(device);
    }
    return devices;
}

QVector<HandlingUnit> demoHandlingUnits(const DemoRegions &regions, quint64 seed)
{
    struct Fleet {
        const char16_t *kind;
        const char *key; ///< of the organisation, see demoorganizations.h
        bool ofCity;
        int count;
    };
    static constexpr std::array kFleets { Fleet { u"城管", "cg", false, 60 },
        Fleet { u"市政", "cg", true, 18 }, Fleet { u"环卫", "cg", true, 24 },
        Fleet { u"公安", "ga", false, 48 }, Fleet { u"消防", "xf", false, 16 },
        Fleet { u"供水", "gs3", true, 8 }, Fleet { u"供电", "gd1", true, 8 },
        Fleet { u"燃气", "rq1", true, 6 }, Fleet { u"排水", "ps1", true, 6 },
        Fleet { u"应急", "yj", false, 9 }, Fleet { u"医疗", "wj", true, 10 } };
    static const QStringList kStatus { u"free"_s, u"busy"_s, u"returning"_s };
    const QList<GridSite> all = sites(regions);
    QVector<HandlingUnit> units;
    for (const Fleet &fleet : kFleets) {
        for (int n = 1; n <= fleet.count; ++n) {
            SeededRandom random
                = SeededRandom::forThing(seed, kUnits, static_cast<quint64>(units.size()));
            const GridSite &site = all[pickSite(all, random)];
            const RegionCode region(fleet.ofCity ? u"3402"_s : site.county);
            HandlingUnit unit;
            unit.kind = QString::fromUtf16(fleet.kind);
            const QString two = QString::number(n).rightJustified(2, u'0');
            unit.name = unit.kind + u' ' + two;
            unit.id = u"unit-"_s + QLatin1StringView(fleet.key) + u'-'
                + QString::number(units.size() + 1);
            unit.organization = organizationId(region, QString::fromLatin1(fleet.key));
            unit.phone = officePhone(1'500 + static_cast<int>(units.size()));
            unit.status = kStatus[random.weighted({ 70.0, 22.0, 8.0 })];
            unit.at = pointInside(*site.outline, random);
            // Some positions are too old to be suggested (30 min).
            unit.positionAge
                = std::chrono::seconds { random.chance(0.9) ? random.between(5, 240)
                                                            : random.between(1'800, 7'200) };
            units.append(unit);
        }
    }
    return units;
}

QVector<KeyPlace> demoKeyPlaces(const DemoRegions &regions, quint64 seed)
{
    using Pattern = std::pair<const char16_t *, const char16_t *>; // kind, ending of the name
    static constexpr std::array<Pattern, 6> kOfTown { { { u"学校", u"中心小学" },
        { u"学校", u"初级中学" }, { u"医院", u"卫生院" }, { u"市场", u"农贸市场" },
        { u"派出所", u"派出所" }, { u"消防站", u"小型消防站" } } };
    static constexpr std::array<Pattern, 4> kOfVillage { { { u"幼儿园", u"幼儿园" },
        { u"医院", u"卫生服务站" }, { u"养老", u"养老服务站" }, { u"避难", u"应急避难场所" } } };
    QVector<KeyPlace> places;
    QHash<RegionCode, QList<RegionCode>> gridsOf; // of villages and towns
    for (const Region &r : regions.regions) {
        if (r.level == RegionLevel::Grid) {
            gridsOf[r.parent].append(r.code);
            gridsOf[RegionCode(r.code.toString().first(9))].append(r.code);
        }
    }
    const auto add = [&](const Region &r, const Pattern &pattern) {
        SeededRandom random
            = SeededRandom::forThing(seed, kPlaces, static_cast<quint64>(places.size()));
        const RegionCode grid = random.pick(gridsOf[r.code]);
        QString base = r.shortName.isEmpty() ? r.name : r.shortName;
        if (base.endsWith(u"街道"))
            base.chop(2);
        const auto number = QString::number(places.size() + 1).rightJustified(5, u'0');
        places.append({ u"place-"_s + number, base + QString::fromUtf16(pattern.second),
            QString::fromUtf16(pattern.first),
            pointInside(regions.outlines[grid].first().outer, random), grid,
            officePhone(static_cast<int>(10'000 + places.size())) });
    };
    for (const Region &r : regions.regions) {
        if (r.level == RegionLevel::Town && !r.park)
            std::for_each(kOfTown.begin(), kOfTown.end(), [&](const Pattern &p) { add(r, p); });
        else if (r.level == RegionLevel::Village
            && regions.kinds[r.code] == DivisionKind::Community)
            std::for_each(
                kOfVillage.begin(), kOfVillage.end(), [&](const Pattern &p) { add(r, p); });
        else if (r.level == RegionLevel::Village && regions.kinds[r.code] == DivisionKind::Village)
            add(r, kOfVillage[1]);
    }
    return places;
}

QVector<RingArea> demoRings()
{
    const auto ring = [](const QString &id, const QString &name, double metres) {
        return RingArea { id, name, { Polygon { circleRing(kCore, metres), {} } } };
    };
    return { ring(u"ring-1"_s, u"核心防控圈"_s, 1'500), ring(u"ring-2"_s, u"城区防控圈"_s, 4'000),
        ring(u"ring-3"_s, u"外围防控圈"_s, 9'000) };
}

} // namespace shiyu::demo
