#include "map/geo/mappoint.h"
#include "tests/support/testcase.h"
#include <QTest>
#include <cmath>

using namespace shiyu;

class TestMapPoint : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void projects_data();
    void projects();
    void roundTrips();
    void boxes();
};

// x = R·λ, y = R·ln tan(π/4 + φ/2) with R = 6378137 (EPSG guidance note 7-2, method 1024).
void TestMapPoint::projects_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    for (const double lon : { -180.0, -73.5, 0.0, 118.38, 180.0 }) {
        for (const double lat : { -85.0, -33.9, 0.0, 31.33, 60.0, 85.0 }) {
            QTest::addRow("%.2f %.2f", lon, lat) << lon << lat;
        }
    }
}

void TestMapPoint::projects()
{
    QFETCH(double, lon);
    QFETCH(double, lat);
    const MapPoint p = toMapPoint(LonLat::fromDegrees(lon, lat));
    const double radians = M_PI / 180;
    QVERIFY(std::abs(p.x - 6378137.0 * lon * radians) < 1e-6);
    QVERIFY(std::abs(p.y - 6378137.0 * std::log(std::tan(M_PI / 4 + lat * radians / 2))) < 1e-5);
}

void TestMapPoint::roundTrips()
{
    for (int lon = -179; lon < 180; lon += 7) {
        for (int lat = -84; lat < 85; lat += 5) {
            const LonLat p = LonLat::fromDegrees(lon + 0.1234567, lat + 0.7654321);
            QCOMPARE(toLonLat(toMapPoint(p)).lon, p.lon);
            QCOMPARE(toLonLat(toMapPoint(p)).lat, p.lat);
        }
    }
    QCOMPARE(toMapPoint(LonLat::fromDegrees(180, 0)).x, kWorldHalf);
    QVERIFY(std::abs(toMapPoint(LonLat::fromDegrees(0, 90)).y - kWorldHalf) < 0.01);
    QVERIFY(std::abs(mercatorScale(LonLat::fromDegrees(0, 60)) - 2.0) < 1e-12);
}

void TestMapPoint::boxes()
{
    const LonLatBox box { 1180000000, 310000000, 1190000000, 320000000 };
    QCOMPARE(toLonLatBox(toMapRect(box)), box);
    QVERIFY(LonLatBox().isEmpty());
    QVERIFY(!LonLatBox().intersects(box));
    QVERIFY(box.contains({ 1180000000, 320000000 }));
    QVERIFY(!box.contains({ 1179999999, 315000000 }));
    QCOMPARE(box.centre(), (LonLat { 1185000000, 315000000 }));
}

QTEST_GUILESS_MAIN(TestMapPoint)
#include "tst_mappoint.moc"
