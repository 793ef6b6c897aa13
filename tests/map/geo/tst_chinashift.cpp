#include "map/geo/chinashift.h"
#include "map/geo/measure.h"
#include "tests/support/testcase.h"
#include <QTest>
#include <cmath>

using namespace shiyu;

class TestChinaShift : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void knownValues();
    void shiftIsOfTheRightSize();
    void roundTripsOverChina_data();
    void roundTripsOverChina();
    void identityOutsideOfChina_data();
    void identityOutsideOfChina();
};

// The published example values of the open coordtransform library (its README).
void TestChinaShift::knownValues()
{
    const Gcj02 g = toGcj02(LonLat::fromDegrees(116.404, 39.915));
    QVERIFY(std::abs(g.lon - 116.41024449916938) < 1e-9);
    QVERIFY(std::abs(g.lat - 39.91640428150164) < 1e-9);
    const Bd09 b = toBd09(Gcj02 { 116.404, 39.915 });
    QVERIFY(std::abs(b.lon - 116.41036949371029) < 1e-9);
    QVERIFY(std::abs(b.lat - 39.92133699351021) < 1e-9);
}

void TestChinaShift::shiftIsOfTheRightSize()
{
    // GCJ-02 is 50 to 700 m off; a sign error or swapped axes would pass a round trip, not this.
    const LonLat wuhu = LonLat::fromDegrees(118.38, 31.33);
    const Gcj02 g = toGcj02(wuhu);
    const double metres = distanceMetres(wuhu, LonLat::fromDegrees(g.lon, g.lat));
    QVERIFY2(metres > 400 && metres < 650, qPrintable(QString::number(metres)));
    QVERIFY(g.lon > wuhu.lonDegrees() && g.lat < wuhu.latDegrees());
}

void TestChinaShift::roundTripsOverChina_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    for (int lon = 74; lon <= 134; lon += 10) {
        for (int lat = 18; lat <= 53; lat += 5)
            QTest::addRow("%d E %d N", lon, lat) << lon + 0.123 << lat + 0.456;
    }
}

void TestChinaShift::roundTripsOverChina()
{
    QFETCH(double, lon);
    QFETCH(double, lat);
    for (int step = 0; step < 50; ++step) {
        const LonLat p = LonLat::fromDegrees(lon + step * 0.0531, lat + step * 0.0173);
        QVERIFY(distanceMetres(p, toLonLat(toGcj02(p))) <= 0.02);
        QVERIFY(distanceMetres(p, toLonLat(toBd09(p))) <= 0.02);
        const Gcj02 g = toGcj02(p);
        const Gcj02 back = toGcj02(toBd09(g));
        QVERIFY(std::abs(back.lon - g.lon) < 1e-9 && std::abs(back.lat - g.lat) < 1e-9);
    }
}

void TestChinaShift::identityOutsideOfChina_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    QTest::newRow("Zürich") << 8.54 << 47.37;
    QTest::newRow("west of the box") << 72.0039 << 35.0;
    QTest::newRow("east of the box") << 137.8348 << 35.0;
    QTest::newRow("south of the box") << 110.0 << 0.8292;
    QTest::newRow("north of the box") << 110.0 << 55.8272;
    QTest::newRow("New York") << -74.0 << 40.7;
}

void TestChinaShift::identityOutsideOfChina()
{
    QFETCH(double, lon);
    QFETCH(double, lat);
    const LonLat p = LonLat::fromDegrees(lon, lat);
    QVERIFY(!isShifted(lon, lat));
    QCOMPARE(toGcj02(p).lon, p.lonDegrees());
    QCOMPARE(toGcj02(p).lat, p.latDegrees());
    QCOMPARE(toLonLat(Gcj02 { lon, lat }), p);
    QVERIFY(distanceMetres(p, toLonLat(toBd09(p))) <= 0.02);
}

QTEST_GUILESS_MAIN(TestChinaShift)
#include "tst_chinashift.moc"
