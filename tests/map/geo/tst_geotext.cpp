#include "map/geo/geotext.h"
#include "tests/map/geo/shapes.h"
#include "tests/support/testcase.h"
#include <QJsonDocument>
#include <QTest>

using namespace shiyu;
using namespace shiyu::test;

class TestGeoText : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void wkt();
    void geoJson();
    void degreesMinutesSeconds_data();
    void degreesMinutesSeconds();
};

void TestGeoText::wkt()
{
    QCOMPARE(toWkt(at(118.5, -0.05)), QStringLiteral("POINT (118.5000000 -0.0500000)"));
    QCOMPARE(toWkt(LineString { at(1, 2), at(3, 4) }),
        QStringLiteral("LINESTRING (1.0000000 2.0000000, 3.0000000 4.0000000)"));
    QCOMPARE(toWkt(MultiPolygon { Polygon { { at(0, 0), at(1, 0), at(0, 1) }, {} } }),
        QStringLiteral(
            "MULTIPOLYGON (((0.0000000 0.0000000, 1.0000000 0.0000000, 0.0000000 1.0000000, "
            "0.0000000 0.0000000)))"));
    QCOMPARE(toWkt(MultiPolygon()), QStringLiteral("MULTIPOLYGON EMPTY"));
}

void TestGeoText::geoJson()
{
    const auto text
        = [](const QJsonObject &o) { return QJsonDocument(o).toJson(QJsonDocument::Compact); };
    QCOMPARE(text(toGeoJson(at(118.5, 31.25))),
        QByteArray(R"({"coordinates":[118.5,31.25],"type":"Point"})"));
    QCOMPARE(text(toGeoJson(MultiPolygon { Polygon { { at(0, 0), at(1, 0), at(0, 1) }, {} } })),
        QByteArray(R"({"coordinates":[[[[0,0],[1,0],[0,1],[0,0]]]],"type":"MultiPolygon"})"));
    QCOMPARE(text(toGeoJson(LineString { at(0, 0), at(1, 0) })),
        QByteArray(R"({"coordinates":[[0,0],[1,0]],"type":"LineString"})"));
}

void TestGeoText::degreesMinutesSeconds_data()
{
    QTest::addColumn<LonLat>("position");
    QTest::addColumn<QString>("text");
    QTest::newRow("Wuhu") << at(118.385112, 31.335204)
                          << QStringLiteral("118°23′06.40″E 31°20′06.73″N");
    QTest::newRow("rounds up to a whole degree")
        << at(117.9999999, 30.9999999) << QStringLiteral("118°00′00.00″E 31°00′00.00″N");
    QTest::newRow("west and south")
        << at(-0.5, -1.25) << QStringLiteral("0°30′00.00″W 1°15′00.00″S");
}

void TestGeoText::degreesMinutesSeconds()
{
    QFETCH(LonLat, position);
    QFETCH(QString, text);
    QCOMPARE(toDegreesMinutesSeconds(position), text);
}

QTEST_GUILESS_MAIN(TestGeoText)
#include "tst_geotext.moc"
