#include "map/geo/inside.h"
#include "map/geo/measure.h"
#include "map/geo/polygonops.h"
#include "tests/map/geo/shapes.h"
#include "tests/support/testcase.h"
#include <QTest>
#include <cmath>

using namespace shiyu;
using namespace shiyu::test;

class TestPolygonOps : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void mends_data();
    void mends();
    void nothingToMend();
    void overlays();
    void differenceAndIntersectionMakeTheWhole();
};

void TestPolygonOps::mends_data()
{
    QTest::addColumn<MultiPolygon>("shape");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<double>("squareDegrees"); // what is left of it
    QTest::newRow("valid") << MultiPolygon { Polygon { rectangle(118, 31, 119, 32), {} } }
                           << QString() << 1.0;
    QTest::newRow("a bow tie: two triangles")
        << MultiPolygon { Polygon { { at(118, 31), at(119, 32), at(119, 31), at(118, 32) }, {} } }
        << QStringLiteral("Self-intersection") << 0.5;
    QTest::newRow("a spike") << MultiPolygon { Polygon {
        { at(118, 31), at(119, 31), at(120, 31), at(119, 31), at(119, 32), at(118, 32) }, {} } }
                             << QStringLiteral("Self-intersection") << 1.0;
    QTest::newRow("a hole outside") << MultiPolygon { Polygon {
        rectangle(118, 31, 119, 32), { rectangle(119.5, 31.5, 119.6, 31.6) } } }
                                    << QStringLiteral("Hole lies outside shell") << 1.01;
    QTest::newRow("two parts on top of each other: joined") << MultiPolygon {
        Polygon { rectangle(118, 31, 119, 32), {} }, Polygon { rectangle(118.5, 31, 119.5, 32), {} }
    } << QStringLiteral("Self-intersection") << 1.5;
}

static double squareDegrees(const MultiPolygon &shape)
{
    const auto ring = [](const LinearRing &r) {
        double twice = 0;
        for (qsizetype i = 0, j = r.size() - 1; i < r.size(); j = i++)
            twice += r[j].lonDegrees() * r[i].latDegrees() - r[i].lonDegrees() * r[j].latDegrees();
        return twice / 2;
    };
    double sum = 0;
    for (const Polygon &polygon : shape) {
        sum += ring(polygon.outer); // counter-clockwise is positive,
        for (const LinearRing &hole : polygon.holes)
            sum += ring(hole); // and a hole clockwise
    }
    return sum;
}

void TestPolygonOps::mends()
{
    QFETCH(MultiPolygon, shape);
    QFETCH(QString, reason);
    QFETCH(double, squareDegrees);
    QVERIFY2(
        reason.isEmpty() ? invalidReason(shape).isEmpty() : invalidReason(shape).startsWith(reason),
        qPrintable(invalidReason(shape)));
    const auto result = mended(shape);
    QVERIFY(result);
    QCOMPARE(invalidReason(*result), QString());
    const double left = ::squareDegrees(*result);
    QVERIFY2(std::abs(left - squareDegrees) < 1e-6, qPrintable(QString::number(left)));
}

void TestPolygonOps::nothingToMend()
{
    const MultiPolygon line { Polygon { { at(118, 31), at(119, 32), at(118, 31) }, {} } };
    const auto result = mended(line);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::InvalidValue);
    QVERIFY(!mended({}));
    QVERIFY(!invalidReason({ Polygon {} }).isEmpty());
}

void TestPolygonOps::overlays()
{
    const MultiPolygon a { Polygon { rectangle(118, 31, 119, 32), {} } };
    const MultiPolygon b { Polygon { rectangle(118.5, 31.5, 119.5, 32.5), {} } };
    QVERIFY(std::abs(squareDegrees(*intersection(a, b)) - 0.25) < 1e-9);
    QVERIFY(std::abs(squareDegrees(*difference(a, b)) - 0.75) < 1e-9);
    QVERIFY(std::abs(squareDegrees(*united({ a, b })) - 1.75) < 1e-9);
    const MultiPolygon far { Polygon { rectangle(100, 31, 101, 32), {} } };
    QVERIFY(intersection(a, far)->isEmpty());
    QCOMPARE(united({ a, far })->size(), 2);
}

void TestPolygonOps::differenceAndIntersectionMakeTheWhole()
{
    QRandomGenerator random(3);
    for (int i = 0; i < 20; ++i) {
        const MultiPolygon a { Polygon { wobbly(random, at(118, 31), 0.2, 200), {} } };
        const MultiPolygon b { Polygon { wobbly(random, at(118.1, 31.05), 0.2, 200), {} } };
        const auto whole = united({ *difference(a, b), *intersection(a, b) });
        QVERIFY(whole);
        const double ratio = areaSquareMetres(*whole) / areaSquareMetres(a);
        // Each crossing moves by up to half a unit, at the end of a side of kilometres.
        QVERIFY2(std::abs(ratio - 1) < 1e-5, qPrintable(QString::number(ratio, 'g', 12)));
    }
}

QTEST_GUILESS_MAIN(TestPolygonOps)
#include "tst_polygonops.moc"
