#include "map/canvas/coordinatetext.h"
#include "map/canvas/scalebar.h"
#include "tests/support/testcase.h"
#include <QTest>

using namespace shiyu;

class TestCoordinateText : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void coordinates_data();
    void coordinates();
    void bars_data();
    void bars();
    void lengths_data();
    void lengths();
    void areas();
};

void TestCoordinateText::coordinates_data()
{
    QTest::addColumn<CoordinateSystem>("system");
    QTest::addColumn<QString>("text");
    QTest::newRow("CGCS2000") << CoordinateSystem::Cgcs2000
                              << QStringLiteral("116.404000°E 39.915000°N");
    QTest::newRow("WGS 84") << CoordinateSystem::Wgs84
                            << QStringLiteral("116.404000°E 39.915000°N");
    // The published value of the shift.
    QTest::newRow("GCJ-02") << CoordinateSystem::Gcj02
                            << QStringLiteral("116.410244°E 39.916404°N");
    QTest::newRow("degrees, minutes, seconds") << CoordinateSystem::DegreesMinutesSeconds
                                               << QStringLiteral("116°24′14.40″E 39°54′54.00″N");
    // 116.404 · π/180 · 6378137; the northing by R · ln tan(π/4 + φ/2).
    QTest::newRow("Web Mercator") << CoordinateSystem::WebMercator
                                  << QStringLiteral("12958034.01 4853597.99");
}

void TestCoordinateText::coordinates()
{
    QFETCH(CoordinateSystem, system);
    QFETCH(QString, text);
    QCOMPARE(coordinateText(LonLat::fromDegrees(116.404, 39.915), system), text);
}

void TestCoordinateText::bars_data()
{
    QTest::addColumn<double>("metresPerPixel");
    QTest::addColumn<double>("metres");
    QTest::newRow("100 px are 100 m") << 1.0 << 100.0;
    QTest::newRow("100 px are 199 m") << 1.99 << 100.0;
    QTest::newRow("100 px are 200 m") << 2.0 << 200.0;
    QTest::newRow("100 px are 4.9 km") << 49.0 << 2000.0;
    QTest::newRow("100 px are 50 cm") << 0.005 << 0.5;
}

void TestCoordinateText::bars()
{
    QFETCH(double, metresPerPixel);
    QFETCH(double, metres);
    const ScaleBar bar = scaleBarFor(metresPerPixel, 100);
    QVERIFY(qFuzzyCompare(bar.metres, metres));
    QVERIFY(bar.pixels <= 100.0001);
    QVERIFY(qFuzzyCompare(bar.pixels * metresPerPixel, metres));
}

void TestCoordinateText::lengths_data()
{
    QTest::addColumn<double>("metres");
    QTest::addColumn<QString>("text");
    QTest::newRow("half a metre") << 0.5 << QStringLiteral("0.5 m");
    QTest::newRow("300 m") << 300.0 << QStringLiteral("300 m");
    QTest::newRow("2 km") << 2000.0 << QStringLiteral("2 km");
    QTest::newRow("1.24 km") << 1243.0 << QStringLiteral("1.24 km");
    QTest::newRow("12.4 km") << 12430.0 << QStringLiteral("12.4 km");
    QTest::newRow("124 km") << 124300.0 << QStringLiteral("124 km");
}

void TestCoordinateText::lengths()
{
    QFETCH(double, metres);
    QFETCH(QString, text);
    QCOMPARE(distanceText(metres), text);
}

void TestCoordinateText::areas()
{
    QCOMPARE(areaText(850), QStringLiteral("850 m²"));
    QCOMPARE(areaText(12500), QStringLiteral("1.25 ha"));
    QCOMPARE(areaText(3.4e6), QStringLiteral("3.40 km²"));
}

QTEST_GUILESS_MAIN(TestCoordinateText)
#include "tst_coordinatetext.moc"
