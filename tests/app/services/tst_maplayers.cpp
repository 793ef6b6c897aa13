#include "app/services/maplayers.h"

#include "app/services/profiledesk.h"
#include "app/services/readdesk.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;

class TestMapLayers : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void mattersAreDrawnAsTheyAre_data();
    void mattersAreDrawnAsTheyAre();

private:
    QTemporaryDir m_folder;
};

void TestMapLayers::mattersAreDrawnAsTheyAre_data()
{
    QTest::addColumn<PlaceShape>("shape");
    QTest::addColumn<int>("points");
    QTest::newRow("a point has a symbol alone") << PlaceShape::Point << 1;
    QTest::newRow("a line") << PlaceShape::Line << 2;
    QTest::newRow("an area") << PlaceShape::Area << 3;
}

void TestMapLayers::mattersAreDrawnAsTheyAre()
{
    QFETCH(PlaceShape, shape);
    QFETCH(int, points);
    const QVector<LonLat> corners { { 1183800000, 313300000 }, { 1183900000, 313300000 },
        { 1183900000, 313400000 } };
    const Place place { shape, corners.first(points), {} };
    test::SmallCity city;
    const QString path = m_folder.filePath(nameOf(shape));
    {
        QVERIFY(ProfileFile::create(path,
            { ProfileKind::Standalone, {}, OrganizationId(u"centre-city"_s), city.now() }));
        const auto desk = *ProfileDesk::open(path);
        const DirectoryData data = test::SmallCity::data();
        QVERIFY(desk->writer().importDirectory(city.directoryImport(data), data, city.now()));
        const auto report = city.make(OperationKind::Report, u"one"_s,
            { { u"title"_s, u"积水"_s }, { u"summary"_s, u"积水"_s }, { u"place"_s, toJson(place) },
                { u"region"_s, u"340202"_s }, { u"urgency"_s, u"normal"_s },
                { u"channel"_s, u"person"_s }, { u"source"_s, u"12345"_s } });
        const auto made = desk->writer().perform(report, city.directory(), city.now());
        QVERIFY(made && *made);
    }
    const auto reading = ReadDesk::open(path, std::make_shared<Outlines>());
    QVERIFY(reading);
    const auto layer = incidentLayer(**reading, Viewer {}, city.now());
    QVERIFY(layer);
    QCOMPARE(layer->points->features().size(), size_t(1));
    const auto &drawn = layer->points->feature(0).shape;
    QCOMPARE(drawn != nullptr, shape != PlaceShape::Point);
    if (!drawn)
        return;
    QCOMPARE(shape == PlaceShape::Area ? drawn->areas.value(0).outer : drawn->lines.value(0),
        place.points);
}

QTEST_GUILESS_MAIN(TestMapLayers)
#include "tst_maplayers.moc"
