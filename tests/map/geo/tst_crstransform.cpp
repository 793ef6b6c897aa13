#include "map/geo/crstransform.h"
#include "map/geo/measure.h"
#include "tests/support/testcase.h"
#include <QTest>
#include <cmath>

using namespace shiyu;

class TestCrsTransform : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void transforms_data();
    void transforms();
    void refusesWhatIsNoSystem_data();
    void refusesWhatIsNoSystem();
    void refusesWhatIsNoPosition_data();
    void refusesWhatIsNoPosition();
    void moves();
};

void TestCrsTransform::transforms_data()
{
    QTest::addColumn<QString>("crs");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    const auto row = [](const char *name, const QString &crs, double x, double y, double lon,
                         double lat) { QTest::newRow(name) << crs << x << y << lon << lat; };
    row("WGS84 by name", QStringLiteral("wgs 84"), 118.5, 31.2, 118.5, 31.2);
    row("CGCS2000 by name", QStringLiteral("CGCS2000"), 118.5, 31.2, 118.5, 31.2);
    row("EPSG:4490 is longitude first here too", QStringLiteral("EPSG:4490"), 118.5, 31.2, 118.5,
        31.2);
    row("GCJ-02 of the known value", QStringLiteral("GCJ-02"), 116.41024449916938,
        39.91640428150164, 116.404, 39.915);
    row("GCJ02 without the dash", QStringLiteral("gcj02"), 116.41024449916938, 39.91640428150164,
        116.404, 39.915);
    row("BD-09 outside of China is one shift only", QStringLiteral("BD-09"), 0.0065, 0.006, 0.0,
        0.0);
    row("Web Mercator", QStringLiteral("EPSG:3857"), 20037508.342789244, 0, 180, 0);
    // On the central meridian a Gauss-Kruger easting is the false easting, exactly.
    row("CGCS2000 3-degree, central meridian 120, bare number", QStringLiteral("4549"), 500000, 0,
        120, 0);
    row("CGCS2000 3-degree with zone prefix", QStringLiteral("EPSG:4528"), 40500000, 0, 120, 0);
    row("UTM 50 N", QStringLiteral("EPSG:32650"), 500000, 0, 117, 0);
    row("PROJ string without +type", QStringLiteral("+proj=tmerc +lon_0=118.5 +ellps=GRS80"), 0, 0,
        118.5, 0);
    // Swiss LV95: the old observatory of Bern is 2600000/1200000 and 7°26'19.077" 46°57'03.899" by
    // the approximate formulas of swisstopo (good to a metre).
    row("Swiss LV95", QStringLiteral("EPSG:2056"), 2600000, 1200000, 7.438632, 46.951083);
    row("WKT",
        QStringLiteral(
            "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,"
            "298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]"),
        118.5, 31.2, 118.5, 31.2);
}

void TestCrsTransform::transforms()
{
    QFETCH(QString, crs);
    QFETCH(double, x);
    QFETCH(double, y);
    QFETCH(double, lon);
    QFETCH(double, lat);
    const auto transform = CrsTransform::create(crs);
    QVERIFY(transform);
    const auto position = transform->toLonLat({ x, y });
    QVERIFY(position);
    // BD-09's "0, 0" row is to a few metres by its nature (its forward shift is not linear near
    // zero).
    const double tolerance = crs == u"BD-09" ? 30 : crs == u"EPSG:2056" ? 1.5 : 0.1;
    const double off = distanceMetres(*position, LonLat::fromDegrees(lon, lat));
    QVERIFY2(off <= tolerance, qPrintable(QString::number(off)));
    const auto back = transform->fromLonLat(*position);
    QVERIFY(back);
    const double unit = std::abs(x) > 1000 ? 0.1 : 1e-6; // metres or degrees
    QVERIFY(std::abs(back->x - x) <= unit && std::abs(back->y - y) <= unit);
}

void TestCrsTransform::refusesWhatIsNoSystem_data()
{
    QTest::addColumn<QString>("crs");
    QTest::newRow("empty") << QString();
    QTest::newRow("a planet") << QStringLiteral("Mars 2000 of nobody");
    QTest::newRow("no such number") << QStringLiteral("EPSG:99999");
    QTest::newRow("heights only") << QStringLiteral("EPSG:5773");
    QTest::newRow("an ellipsoid") << QStringLiteral("EPSG:7030");
    QTest::newRow("a pipeline that is no system")
        << QStringLiteral("+proj=pipeline +step +proj=noop");
    QTest::newRow("cut WKT") << QStringLiteral("GEOGCS[\"WGS 84\",DATUM[");
    QTest::newRow("a very long text") << QString(100000, u'x');
}

void TestCrsTransform::refusesWhatIsNoSystem()
{
    QFETCH(QString, crs);
    const auto transform = CrsTransform::create(crs);
    QVERIFY(!transform);
    QCOMPARE(transform.error().code, ErrorCode::UnknownCrs);
    QVERIFY(transform.error().context.size() <= 81);
}

void TestCrsTransform::refusesWhatIsNoPosition_data()
{
    QTest::addColumn<QString>("crs");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::newRow("latitude 91") << QStringLiteral("WGS84") << 118.0 << 91.0;
    QTest::newRow("longitude 181") << QStringLiteral("GCJ-02") << 181.0 << 31.0;
    QTest::newRow("metres taken for degrees")
        << QStringLiteral("CGCS2000") << 500000.0 << 3400000.0;
    QTest::newRow("not a number") << QStringLiteral("WGS84") << qQNaN() << 31.0;
    QTest::newRow("infinite metres") << QStringLiteral("EPSG:4549") << qInf() << 0.0;
    QTest::newRow("beyond the projection") << QStringLiteral("EPSG:4549") << 1e30 << 1e30;
}

void TestCrsTransform::refusesWhatIsNoPosition()
{
    QFETCH(QString, crs);
    QFETCH(double, x);
    QFETCH(double, y);
    const auto transform = CrsTransform::create(crs);
    QVERIFY(transform);
    const auto position = transform->toLonLat({ x, y });
    QVERIFY(!position);
    QCOMPARE(position.error().code, ErrorCode::InvalidValue);
}

void TestCrsTransform::moves()
{
    auto first = CrsTransform::create(QStringLiteral("EPSG:4549"));
    QVERIFY(first);
    CrsTransform second = std::move(*first);
    QVERIFY(second.name().contains(u"Gauss-Kruger"));
    QVERIFY(second.toLonLat({ 500000, 0 }));
}

QTEST_GUILESS_MAIN(TestCrsTransform)
#include "tst_crstransform.moc"
