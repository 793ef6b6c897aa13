#include "map/geo/arctopology.h"
#include "map/geo/inside.h"
#include "map/geo/measure.h"
#include "map/geo/polygonops.h"
#include "tests/map/geo/shapes.h"
#include "tests/support/testcase.h"
#include <QTest>
#include <cmath>

using namespace shiyu;
using namespace shiyu::test;

class TestArcTopology : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void cutsWhereBordersMeet();
    void sharesAHoleWithItsFilling();
    void keepsAllAtToleranceBelowZero();
    void neighboursStayTogether_data();
    void neighboursStayTogether();
    void staysWithinTheTolerance();
    void ringsNeverVanish();
    void theSameFromAnyStartAndDirection();
};

void TestArcTopology::cutsWhereBordersMeet()
{
    // Two rectangles side by side: one shared border, two outer ones.
    const ArcTopology t = ArcTopology::build({ { Polygon { rectangle(118, 31, 119, 32), {} } },
        { Polygon { rectangle(119, 31, 120, 32), {} } } });
    QCOMPARE(t.arcs().size(), size_t { 3 });
    int shared = 0;
    for (const Arc &arc : t.arcs()) {
        shared += arc.owners == 2 ? 1 : 0;
        QCOMPARE(arc.positions.size(), arc.owners == 2 ? size_t { 2 } : size_t { 4 });
    }
    QCOMPARE(shared, 1);
}

void TestArcTopology::sharesAHoleWithItsFilling()
{
    LinearRing filling = rectangle(118.4, 31.4, 118.6, 31.6);
    std::rotate(filling.begin(), filling.begin() + 2, filling.end());
    const ArcTopology t = ArcTopology::build(
        { { Polygon { rectangle(118, 31, 119, 32), { rectangle(118.4, 31.4, 118.6, 31.6) } } },
            { Polygon { filling, {} } } });
    QCOMPARE(t.arcs().size(), size_t { 2 });
    QCOMPARE(t.arcs()[1].owners, 2);
}

static MultiPolygon normalized(const MultiPolygon &shape)
{
    return *mended(shape);
}

void TestArcTopology::keepsAllAtToleranceBelowZero()
{
    const QList<MultiPolygon> cells = CellGrid(5, 4, 30, 2).cells();
    const ArcTopology t = ArcTopology::build(cells);
    QCOMPARE(t.shapeCount(), cells.size());
    for (qsizetype i = 0; i < cells.size(); ++i) {
        QCOMPARE(vertexCount(t.shape(i, -1)), vertexCount(cells[i]));
        QCOMPARE(areaSquareMetres(t.shape(i, -1)), areaSquareMetres(cells[i]));
    }
}

void TestArcTopology::neighboursStayTogether_data()
{
    QTest::addColumn<double>("tolerance");
    for (const double metres : { 10.0, 100.0, 500.0, 3000.0 })
        QTest::addRow("%.0f m", metres) << metres;
}

void TestArcTopology::neighboursStayTogether()
{
    QFETCH(double, tolerance);
    const QList<MultiPolygon> cells = CellGrid(5, 4, 30, 2).cells();
    const QList<MultiPolygon> simple = simplifiedTogether(cells, tolerance);
    qsizetype before = 0;
    qsizetype after = 0;
    double sum = 0;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        before += vertexCount(cells[i]);
        after += vertexCount(simple[i]);
        sum += areaSquareMetres(simple[i]);
        QCOMPARE(invalidReason(simple[i]), QString());
        for (qsizetype j = 0; j < i; ++j)
            QVERIFY(intersection(simple[i], simple[j])->isEmpty());
    }
    QVERIFY(after < before);
    const auto whole = united(simple);
    QVERIFY(whole);
    QCOMPARE(whole->size(), 1); // one piece without a gap
    QVERIFY(whole->first().holes.isEmpty());
    QVERIFY(std::abs(areaSquareMetres(*whole) / sum - 1) < 1e-9);
}

void TestArcTopology::staysWithinTheTolerance()
{
    QRandomGenerator random(4);
    const MultiPolygon shape { Polygon { wobbly(random, at(118, 31), 0.5, 2000), {} } };
    for (const double tolerance : { 50.0, 400.0, 2000.0 }) {
        const MultiPolygon simple = simplifiedTogether({ shape }, tolerance).first();
        for (const LonLat p : shape.first().outer)
            QVERIFY(distanceToBoundaryMetres(simple, p) <= tolerance * 1.02);
    }
}

void TestArcTopology::ringsNeverVanish()
{
    const QList<MultiPolygon> cells = CellGrid(3, 3, 10, 8).cells();
    QList<MultiPolygon> all = cells;
    all.append({ Polygon { rectangle(110, 31, 110.001, 31.001), {} } }); // an islet
    // An enclave shared by two: a disc cut in halves, so each half is a ring of two pieces.
    LinearRing upper;
    LinearRing lower;
    for (int i = 0; i <= 20; ++i) {
        upper.append(at(112 + 0.1 * std::cos(M_PI * i / 20), 31 + 0.1 * std::sin(M_PI * i / 20)));
        lower.append(at(112 - 0.1 * std::cos(M_PI * i / 20), 31 - 0.1 * std::sin(M_PI * i / 20)));
    }
    all.append({ Polygon { upper, {} } });
    all.append({ Polygon { lower, {} } });
    for (const MultiPolygon &shape : simplifiedTogether(all, 1e9)) {
        QCOMPARE(shape.size(), 1);
        QVERIFY(shape.first().outer.size() >= 3);
        QVERIFY(areaSquareMetres(shape) > 0);
    }
}

void TestArcTopology::theSameFromAnyStartAndDirection()
{
    QRandomGenerator random(6);
    LinearRing ring = wobbly(random, at(118, 31), 0.3, 500);
    const MultiPolygon first = simplifiedTogether({ { Polygon { ring, {} } } }, 300).first();
    for (int i = 0; i < 20; ++i) {
        std::rotate(ring.begin(), ring.begin() + random.bounded(1, 499), ring.end());
        std::reverse(ring.begin(), ring.end());
        const MultiPolygon again = simplifiedTogether({ { Polygon { ring, {} } } }, 300).first();
        QCOMPARE(vertexCount(again), vertexCount(first));
        QVERIFY(difference(normalized(first), normalized(again))->isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestArcTopology)
#include "tst_arctopology.moc"
