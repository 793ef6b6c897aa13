#include "map/geo/inside.h"
#include "map/geo/measure.h"
#include "map/geo/polygonops.h"
#include "tests/map/geo/shapes.h"
#include "tests/support/testcase.h"
#include <QTest>
#include <cmath>

using namespace shiyu;
using namespace shiyu::test;

class TestInside : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void contains_data();
    void contains();
    void eachPointBelongsToOneCell();
    void distanceToBoundary_data();
    void distanceToBoundary();
    void labelPoint_data();
    void labelPoint();
    void distanceToLine();
};

static MultiPolygon squareWithHole()
{
    return { Polygon { rectangle(118, 31, 119, 32), { rectangle(118.4, 31.4, 118.6, 31.6) } } };
}

void TestInside::contains_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    QTest::addColumn<bool>("inside");
    QTest::newRow("inside") << 118.2 << 31.2 << true;
    QTest::newRow("in the hole") << 118.5 << 31.5 << false;
    QTest::newRow("on the hole's border") << 118.4 << 31.5 << true;
    QTest::newRow("on the hole's corner") << 118.6 << 31.6 << true;
    QTest::newRow("on the western border") << 118.0 << 31.7 << true;
    QTest::newRow("on the southern border") << 118.7 << 31.0 << true;
    QTest::newRow("a unit outside of it") << 118.7 << 30.9999999 << false;
    QTest::newRow("on a corner") << 119.0 << 32.0 << true;
    QTest::newRow("level with a corner, west") << 117.5 << 32.0 << false;
    QTest::newRow("level with a corner, east") << 119.5 << 31.0 << false;
    QTest::newRow("level with the hole's corner") << 118.2 << 31.4 << true;
    QTest::newRow("north") << 118.5 << 33.0 << false;
}

void TestInside::contains()
{
    QFETCH(double, lon);
    QFETCH(double, lat);
    QFETCH(bool, inside);
    QCOMPARE(shiyu::contains(squareWithHole(), at(lon, lat)), inside);
    MultiPolygon backwards = squareWithHole();
    std::reverse(backwards[0].outer.begin(), backwards[0].outer.end());
    backwards[0].outer.append(backwards[0].outer.first()); // a repeated first position is accepted
    QCOMPARE(shiyu::contains(backwards, at(lon, lat)), inside);
}

void TestInside::eachPointBelongsToOneCell()
{
    const QList<MultiPolygon> cells = CellGrid(4, 3, 20, 5).cells();
    QRandomGenerator random(11);
    for (int i = 0; i < 2000; ++i) {
        const LonLat p
            = at(118.02 + 0.36 * random.generateDouble(), 31.02 + 0.26 * random.generateDouble());
        int owners = 0;
        for (const MultiPolygon &cell : cells)
            owners += shiyu::contains(cell, p) ? 1 : 0;
        QCOMPARE(owners, 1);
    }
}

void TestInside::distanceToBoundary_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    QTest::addColumn<LonLat>("nearest");
    QTest::newRow("from inside to the west") << 118.003 << 31.2 << at(118.0, 31.2);
    QTest::newRow("from outside to the east") << 119.01 << 31.2 << at(119.0, 31.2);
    QTest::newRow("from the hole") << 118.41 << 31.5 << at(118.4, 31.5);
    QTest::newRow("from outside to a corner") << 119.003 << 32.003 << at(119.0, 32.0);
    QTest::newRow("on the border") << 118.0 << 31.5 << at(118.0, 31.5);
}

void TestInside::distanceToBoundary()
{
    QFETCH(double, lon);
    QFETCH(double, lat);
    QFETCH(LonLat, nearest);
    const double expected = distanceMetres(at(lon, lat), nearest);
    const double metres = distanceToBoundaryMetres(squareWithHole(), at(lon, lat));
    QVERIFY2(std::abs(metres - expected) <= 0.001 * expected + 0.01,
        qPrintable(QString::number(metres)));
    QVERIFY(std::isinf(distanceToBoundaryMetres({}, at(lon, lat))));
}

void TestInside::labelPoint_data()
{
    QTest::addColumn<MultiPolygon>("shape");
    QTest::addColumn<double>("atLeast"); // metres from the border
    const double tenth = localScale(at(118, 31)).eastMetresPerDegree * 0.1;
    QTest::newRow("a square: its centre")
        << MultiPolygon { Polygon { rectangle(118, 31, 118.2, 31.2), {} } } << tenth * 0.97;
    // A horseshoe whose centroid is outside of it; arms 0.1° wide.
    QTest::newRow("a horseshoe: in an arm") << MultiPolygon { Polygon {
        { at(118, 31), at(118.3, 31), at(118.3, 31.3), at(118.2, 31.3), at(118.2, 31.1),
            at(118.1, 31.1), at(118.1, 31.3), at(118, 31.3) },
        {} } } << tenth * 0.48;
    QTest::newRow("a hole in the middle") << squareWithHole() << tenth * 1.5;
    QTest::newRow("the larger of two parts")
        << MultiPolygon { Polygon { rectangle(117, 31, 117.01, 31.01), {} },
               Polygon { rectangle(118, 31, 118.2, 31.2), {} } }
        << tenth * 0.97;
}

void TestInside::labelPoint()
{
    QFETCH(MultiPolygon, shape);
    QFETCH(double, atLeast);
    const LonLat p = shiyu::labelPoint(shape);
    QVERIFY(shiyu::contains(shape, p));
    QVERIFY2(distanceToBoundaryMetres(shape, p) >= atLeast,
        qPrintable(QString::number(distanceToBoundaryMetres(shape, p))));
}

void TestInside::distanceToLine()
{
    const LineString line { at(118, 31), at(118.1, 31) };
    const double expected = distanceMetres(at(118.05, 31.001), at(118.05, 31));
    QVERIFY(std::abs(distanceToLineMetres(line, at(118.05, 31.001)) - expected) < 0.2);
    const double beyond = distanceMetres(at(118.2, 31), at(118.1, 31)); // not closed to a ring
    QVERIFY(std::abs(distanceToLineMetres(line, at(118.2, 31)) - beyond) < 10);
}

QTEST_GUILESS_MAIN(TestInside)
#include "tst_inside.moc"
