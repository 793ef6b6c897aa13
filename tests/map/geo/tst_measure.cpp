#include "map/geo/measure.h"
#include "tests/support/testcase.h"
#include <QTest>
#include <cmath>

using namespace shiyu;

class TestMeasure : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void distances_data();
    void distances();
    void areas();
    void circleKeepsItsRadius();
    void boxHoldsTheCircle_data();
    void boxHoldsTheCircle();
    void localScaleIsThatOfTheEllipsoid();
};

void TestMeasure::distances_data()
{
    QTest::addColumn<LonLat>("a");
    QTest::addColumn<LonLat>("b");
    QTest::addColumn<double>("metres");
    QTest::addColumn<double>("tolerance");
    // Along the equator the geodesic is a circle of the semi-major axis: a·Δλ.
    QTest::newRow("one degree of the equator")
        << LonLat::fromDegrees(0, 0) << LonLat::fromDegrees(1, 0) << 6378137.0 * M_PI / 180 << 1e-3;
    // The quarter meridian of WGS 84 is 10 001 965.729 m (NGA.STND.0036).
    QTest::newRow("equator to pole")
        << LonLat::fromDegrees(118, 0) << LonLat::fromDegrees(118, 90) << 10001965.729 << 0.01;
    // Vincenty's and Karney's usual test pair: Flinders Peak – Buninyong, 54 972.271 m (on GRS 80).
    QTest::newRow("Flinders Peak to Buninyong")
        << LonLat::fromDegrees(144.42486788889, -37.95103341667)
        << LonLat::fromDegrees(143.92649552778, -37.65282113889) << 54972.271 << 0.02;
    QTest::newRow("the same place")
        << LonLat::fromDegrees(118, 31) << LonLat::fromDegrees(118, 31) << 0.0 << 0.0;
}

void TestMeasure::distances()
{
    QFETCH(LonLat, a);
    QFETCH(LonLat, b);
    QFETCH(double, metres);
    QFETCH(double, tolerance);
    QVERIFY(std::abs(distanceMetres(a, b) - metres) <= tolerance);
    QVERIFY(std::abs(distanceMetres(b, a) - metres) <= tolerance);
}

void TestMeasure::areas()
{
    const auto p = [](double lon, double lat) { return LonLat::fromDegrees(lon, lat); };
    // An octant of WGS 84: one eighth of its surface, 510 065 621.724 km².
    const LinearRing octant { p(0, 0), p(90, 0), p(0, 90) };
    QVERIFY(std::abs(areaSquareMetres(octant) - 510065621724089.0 / 8) < 1e6);
    // A small square: planar with the local scale, to one part in 10⁵.
    const LinearRing square { p(118, 31), p(118.01, 31), p(118.01, 31.01), p(118, 31.01) };
    const LocalScale scale = localScale(p(118.005, 31.005));
    const double planar = scale.eastMetresPerDegree * 0.01 * scale.northMetresPerDegree * 0.01;
    QVERIFY(std::abs(areaSquareMetres(square) / planar - 1) < 1e-5);
    LinearRing reversed = square;
    std::reverse(reversed.begin(), reversed.end());
    QCOMPARE(areaSquareMetres(reversed), areaSquareMetres(square));
    const LinearRing hole { p(118.0, 31.0), p(118.005, 31.0), p(118.005, 31.005),
        p(118.0, 31.005) };
    const MultiPolygon holed { Polygon { square, { hole } } };
    QVERIFY(std::abs(areaSquareMetres(holed) / planar - 0.75) < 1e-4);
    QCOMPARE(areaSquareMetres(MultiPolygon()), 0.0);
}

void TestMeasure::circleKeepsItsRadius()
{
    const LonLat centre = LonLat::fromDegrees(118.38, 31.33);
    const LinearRing ring = circleRing(centre, 300, 36);
    QCOMPARE(ring.size(), 36);
    for (const LonLat p : ring)
        QVERIFY(std::abs(distanceMetres(centre, p) - 300) < 0.02);
}

void TestMeasure::boxHoldsTheCircle_data()
{
    QTest::addColumn<double>("lat");
    QTest::addColumn<double>("metres");
    for (const double lat : { -60.0, 0.0, 31.3, 53.0, 80.0 }) {
        for (const double metres : { 1.0, 300.0, 50000.0 })
            QTest::addRow("%.1f N, %.0f m", lat, metres) << lat << metres;
    }
}

void TestMeasure::boxHoldsTheCircle()
{
    QFETCH(double, lat);
    QFETCH(double, metres);
    const LonLat centre = LonLat::fromDegrees(118, lat);
    const LonLatBox box = boxAround(centre, metres);
    for (int azimuth = 0; azimuth < 360; azimuth += 5)
        QVERIFY(box.contains(destination(centre, azimuth, metres)));
    QVERIFY(!box.contains(destination(centre, 0, metres * 1.05 + 1)));
    QVERIFY(!box.contains(destination(centre, 90, metres * 1.25 + 1)));
}

void TestMeasure::localScaleIsThatOfTheEllipsoid()
{
    for (const double lat : { 0.0, 31.0, 60.0 }) {
        const LonLat at = LonLat::fromDegrees(118, lat);
        const LocalScale scale = localScale(at);
        const double north = distanceMetres(
            LonLat::fromDegrees(118, lat - 0.0005), LonLat::fromDegrees(118, lat + 0.0005));
        const double east = distanceMetres(at, LonLat::fromDegrees(118.001, lat));
        QVERIFY(std::abs(scale.northMetresPerDegree * 0.001 - north) < 1e-3);
        QVERIFY(std::abs(scale.eastMetresPerDegree * 0.001 - east) < 1e-3);
    }
}

QTEST_GUILESS_MAIN(TestMeasure)
#include "tst_measure.moc"
