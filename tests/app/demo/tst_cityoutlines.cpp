#include "app/demo/cityoutlines.h"

#include "tests/support/testcase.h"
#include <QSet>
#include <geos_c.h>
#include <map>
#include <memory>
#include <set>

using namespace shiyu;
using partition::Outline;

namespace {

/// GEOS geometries in whole units, which doubles hold exactly.
class Geos {
public:
    Geos()
        : m_context(GEOS_init_r())
    {
    }
    ~Geos() { GEOS_finish_r(m_context); }
    Q_DISABLE_COPY_MOVE(Geos)

    using Shape = std::shared_ptr<GEOSGeometry>;

    Shape shape(const QList<Outline> &rings) const
    {
        std::vector<GEOSGeometry *> parts;
        for (const Outline &ring : rings)
            parts.push_back(polygon(ring));
        return own(GEOSGeom_createCollection_r(
            m_context, GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
    }
    Shape unionOf(const QList<QList<Outline>> &shapes) const
    {
        QList<Outline> all;
        for (const QList<Outline> &rings : shapes)
            all += rings;
        // Overlapping parts make the collection invalid as such; the unary union mends that.
        return own(GEOSUnaryUnion_r(m_context, shape(all).get()));
    }
    bool isValid(const Shape &s) const { return GEOSisValid_r(m_context, s.get()) == 1; }
    bool equal(const Shape &a, const Shape &b) const
    {
        return GEOSEquals_r(m_context, a.get(), b.get()) == 1;
    }

private:
    GEOSGeometry *polygon(const Outline &ring) const
    {
        const auto n = static_cast<unsigned>(ring.size());
        GEOSCoordSequence *points = GEOSCoordSeq_create_r(m_context, n + 1, 2);
        for (unsigned i = 0; i <= n; ++i) {
            const LonLat p = ring[i % n];
            GEOSCoordSeq_setXY_r(m_context, points, i, p.lon, p.lat);
        }
        return GEOSGeom_createPolygon_r(
            m_context, GEOSGeom_createLinearRing_r(m_context, points), nullptr, 0);
    }
    Shape own(GEOSGeometry *geometry) const
    {
        return Shape(geometry, [c = m_context](GEOSGeometry *g) { GEOSGeom_destroy_r(c, g); });
    }
    GEOSContextHandle_t m_context;
};

qint64 areaOf(const QList<Outline> &rings)
{
    qint64 sum = 0;
    for (const Outline &ring : rings)
        sum += partition::doubledArea(ring);
    return sum;
}

constexpr quint64 kFirst = 1, kOther = 20260101;

/// Each is made once.
const demo::CityOutlines &cityOf(quint64 seed)
{
    static std::map<quint64, demo::CityOutlines> made;
    auto it = made.find(seed);
    if (it == made.end())
        it = made.emplace(seed, demo::makeCityOutlines(seed)).first;
    return it->second;
}

const demo::CityOutlines &firstCity()
{
    return cityOf(kFirst);
}

QHash<RegionCode, QList<RegionCode>> childrenOf(const demo::CityOutlines &city)
{
    QHash<RegionCode, QList<RegionCode>> children;
    for (const demo::Division &d : demo::wuhuDivisions())
        children[d.parent].append(d.code);
    for (const demo::GridOutline &grid : city.grids)
        children[grid.village].append(grid.code);
    return children;
}

} // namespace

class TestCityOutlines : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void childrenFillTheirParent_data();
    void childrenFillTheirParent();
    void countiesDoNotOverlap();
    void neighboursShareTheirEdges();
    void aboutEightThousandGrids();
    void townsLieWhereTheyShould();
    void sameSeedSameCity();
};

void TestCityOutlines::childrenFillTheirParent_data()
{
    QTest::addColumn<quint64>("seed");
    for (const quint64 seed : { kFirst, kOther })
        QTest::addRow("seed %llu", seed) << seed;
}

// Every shape is valid, the union of the children equals the parent, and the sum of their areas
// equals the parent's to the unit: so there is neither gap nor overlap.
void TestCityOutlines::childrenFillTheirParent()
{
    QFETCH(quint64, seed);
    const demo::CityOutlines &city = cityOf(seed);
    const Geos geos;
    for (const auto &[code, rings] : city.rings.asKeyValueRange())
        QVERIFY2(geos.isValid(geos.shape(rings)), qPrintable(code.toString()));
    const auto children = childrenOf(city);
    int checked = 0;
    for (const auto &[parent, codes] : children.asKeyValueRange()) {
        if (!city.rings.contains(parent))
            continue; // the city itself
        QList<QList<Outline>> parts;
        qint64 sum = 0;
        for (const RegionCode &code : codes) {
            parts.append(city.rings[code]);
            sum += areaOf(city.rings[code]);
        }
        const char *what = qPrintable(parent.toString());
        QVERIFY2(sum == areaOf(city.rings[parent]), what);
        QVERIFY2(geos.equal(geos.unionOf(parts), geos.shape(city.rings[parent])), what);
        ++checked;
    }
    QCOMPARE(checked, 9 + 79 + 950);
}

void TestCityOutlines::countiesDoNotOverlap()
{
    const demo::CityOutlines &city = firstCity();
    QList<QList<Outline>> counties;
    qint64 sum = 0;
    for (const demo::Division &d : demo::wuhuDivisions()) {
        if (d.code.toString().size() == 6) {
            counties.append(city.rings[d.code]);
            sum += areaOf(city.rings[d.code]);
        }
    }
    const Geos geos;
    const auto whole = geos.unionOf(counties);
    QVERIFY(geos.isValid(whole));
    double area = 0;
    GEOSContextHandle_t context = GEOS_init_r();
    QCOMPARE(GEOSArea_r(context, whole.get(), &area), 1);
    GEOS_finish_r(context);
    QCOMPARE(area, static_cast<double>(sum) / 2); // relative 1e-12
}

// Each edge of a grid is walked once by it and at most once, the other way, by one neighbour.
void TestCityOutlines::neighboursShareTheirEdges()
{
    const demo::CityOutlines &city = firstCity();
    using Edge = std::pair<LonLat, LonLat>;
    std::set<Edge> edges;
    for (const demo::GridOutline &grid : city.grids) {
        for (const Outline &ring : city.rings[grid.code]) {
            for (qsizetype i = 0; i < ring.size(); ++i)
                QVERIFY(edges.insert({ ring[i], ring[(i + 1) % ring.size()] }).second);
        }
    }
    size_t single = 0;
    for (const Edge &edge : edges)
        single += edges.contains({ edge.second, edge.first }) ? 0 : 1;
    // Only the city's own outline has no neighbour: some 900 km in steps of at most 100 m.
    QVERIFY2(single > 2'000 && single < 15'000, qPrintable(QString::number(single)));
    QVERIFY(edges.size() > 20 * single / 2);
}

void TestCityOutlines::aboutEightThousandGrids()
{
    for (const quint64 seed : { kFirst, kOther }) {
        const auto &grids = cityOf(seed).grids;
        QVERIFY2(grids.size() > 7'200 && grids.size() < 8'800,
            qPrintable(QString::number(grids.size())));
        QCOMPARE(grids.first().code.toString(), grids.first().village.toString() + u"001");
    }
}

void TestCityOutlines::townsLieWhereTheyShould()
{
    const demo::CityOutlines &city = firstCity();
    const auto seats = demo::wuhuSeats();
    int inside = 0;
    for (const auto &[code, seat] : seats.asKeyValueRange()) {
        for (const Outline &ring : city.rings[code])
            inside += partition::isStrictlyInside(ring, seat.at) ? 1 : 0;
    }
    QVERIFY2(inside >= 55, qPrintable(QString::number(inside))); // of 79; the rest are next door
}

void TestCityOutlines::sameSeedSameCity()
{
    QCOMPARE(demo::makeCityOutlines(kFirst).rings, firstCity().rings);
    QVERIFY(cityOf(kOther).rings != firstCity().rings);
}

QTEST_GUILESS_MAIN(TestCityOutlines)
#include "tst_cityoutlines.moc"
