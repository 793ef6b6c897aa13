#include "app/demo/cityoutlines.h"

namespace shiyu::demo {
namespace {

constexpr quint64 kGridCounts = 1, kTownCuts = 2, kVillageCuts = 3, kGridCuts = 4;
constexpr double kCountyStep = 9'000; ///< units, about 100 m

struct Village {
    RegionCode code;
    double area = 1; ///< relative
    int grids = 1;
};
struct Town {
    RegionCode code;
    QList<Village> villages;
};

/// What a village weighs in area: a community of a street is small, a farming village large.
double areaWeight(DivisionKind kind, bool urban)
{
    switch (kind) {
    case DivisionKind::Community:
        return urban ? 0.28 : 0.55;
    case DivisionKind::Virtual:
        return 1.6; // a whole industrial park
    default:
        return urban ? 0.8 : 1.0;
    }
}

QList<Town> townsOf(const RegionCode &county, const QList<Division> &divisions, quint64 seed)
{
    QList<Town> towns;
    QHash<RegionCode, qsizetype> index;
    for (qsizetype i = 0; i < divisions.size(); ++i) {
        const Division &d = divisions[i];
        if (d.parent == county) {
            index.insert(d.code, towns.size());
            towns.append({ d.code, {} });
        } else if (const auto it = index.constFind(d.parent); it != index.cend()) {
            const bool urban = d.parent.toString()[6] == u'0';
            SeededRandom random
                = SeededRandom::forThing(seed, kGridCounts, static_cast<quint64>(i));
            const double area = areaWeight(d.kind, urban) * (0.75 + 0.5 * random.unit());
            towns[*it].villages.append({ d.code, area, gridsOf(d.kind, random) });
        }
    }
    return towns;
}

struct Maker {
    CityOutlines &out;
    quint64 seed;
    quint64 number = 0;

    SeededRandom random(quint64 kind) { return SeededRandom::forThing(seed, kind, ++number); }

    void divideVillage(const Village &village)
    {
        const QList<partition::Cell> cells(village.grids);
        SeededRandom dice = random(kGridCuts);
        const auto parts = partition::divide(out.rings[village.code], cells, dice);
        for (int k = 0; k < village.grids; ++k) {
            const RegionCode code(
                village.code.toString() + QString::number(k + 1).rightJustified(3, u'0'));
            out.grids.append({ code, village.code });
            out.rings.insert(code, parts[k]);
        }
    }

    void divideTown(const Town &town)
    {
        QList<partition::Cell> cells;
        for (const Village &village : town.villages)
            cells.append({ village.area, village.grids, std::nullopt });
        SeededRandom dice = random(kVillageCuts);
        const auto parts = partition::divide(out.rings[town.code], cells, dice);
        for (qsizetype k = 0; k < parts.size(); ++k)
            out.rings.insert(town.villages[k].code, parts[k]);
        for (const Village &village : town.villages)
            divideVillage(village);
    }

    void divideCounty(
        const RegionCode &county, const QList<Town> &towns, const QHash<RegionCode, Seat> &seats)
    {
        QList<partition::Cell> cells;
        for (const Town &town : towns) {
            const Seat seat = seats[town.code];
            partition::Cell cell { 0, 0, seat.at };
            for (const Village &village : town.villages) {
                cell.area += village.area * seat.area;
                cell.grids += village.grids;
            }
            cells.append(cell);
        }
        SeededRandom dice = random(kTownCuts);
        const auto parts = partition::divide(out.rings[county], cells, dice);
        for (qsizetype k = 0; k < parts.size(); ++k)
            out.rings.insert(towns[k].code, parts[k]);
        for (const Town &town : towns)
            divideTown(town);
    }
};

} // namespace

int gridsOf(DivisionKind kind, SeededRandom &random)
{
    switch (kind) {
    case DivisionKind::Community:
        return static_cast<int>(random.between(8, 15));
    case DivisionKind::Virtual:
        return static_cast<int>(random.between(3, 5));
    default:
        return static_cast<int>(random.between(5, 8));
    }
}

CityOutlines makeCityOutlines(quint64 seed)
{
    CityOutlines out;
    const QList<Division> divisions = wuhuDivisions();
    const QHash<RegionCode, Seat> seats = wuhuSeats();
    const QHash<RegionCode, CountyOutline> counties = wuhuCounties();
    Maker maker { out, seed };
    for (const Division &d : divisions) {
        const auto county = counties.constFind(d.code);
        if (county == counties.cend())
            continue;
        QList<partition::Outline> rings;
        for (const partition::Outline &ring : county->rings)
            rings.append(partition::densified(ring, kCountyStep));
        out.rings.insert(d.code, rings);
        maker.divideCounty(d.code, townsOf(d.code, divisions, seed), seats);
    }
    return out;
}

} // namespace shiyu::demo
