#include "app/services/maplayers.h"

#include "app/services/pointstate.h"
#include "app/services/profiledesk.h"
#include "app/services/readdesk.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

Expected<GroundLayers> wholeGround(GroundReading &reading, ReadDesk &desk)
{
    while (true) {
        const auto more = reading.readOn(desk);
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return reading.take();
    }
}

} // namespace

class TestMapLayers : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void mattersAreDrawnAsTheyAre_data();
    void mattersAreDrawnAsTheyAre();
    void theStateComesAlong_data();
    void theStateComesAlong();
    void theGroundComesInPieces_data();
    void theGroundComesInPieces();

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
        QVERIFY(ProfileFile::create(
            path, { ProfileKind::Standalone, {}, OrganizationId(u"centre-city"_s), city.now() }));
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
    MatterReading matters(Viewer {}, {}, city.now());
    const auto more = matters.readOn(**reading);
    QVERIFY(more && !*more);
    const auto layer = std::make_optional(matters.take());
    QCOMPARE(layer->total, 1);
    QCOMPARE(layer->points->features().size(), size_t(1));
    QCOMPARE(layer->points->feature(0).status, pointStatus(Stage::Reported));
    const auto &drawn = layer->points->feature(0).shape;
    QCOMPARE(drawn != nullptr, shape != PlaceShape::Point);
    if (!drawn)
        return;
    QCOMPARE(shape == PlaceShape::Area ? drawn->areas.value(0).outer : drawn->lines.value(0),
        place.points);
}

void TestMapLayers::theStateComesAlong_data()
{
    QTest::addColumn<FeatureKind>("kind");
    QTest::addColumn<UnitStatus>("unit");
    QTest::addColumn<DeviceStatus>("device");
    QTest::addColumn<int>("status"); // 0: none
    const auto row
        = [](const char *name, FeatureKind kind, UnitStatus unit, DeviceStatus device,
              quint8 status) { QTest::newRow(name) << kind << unit << device << int { status }; };
    row("a camera that answers", FeatureKind::Camera, UnitStatus::Unknown, DeviceStatus::Online,
        pointStatus(DeviceStatus::Online));
    row("a camera that does not", FeatureKind::Camera, UnitStatus::Unknown, DeviceStatus::Offline,
        pointStatus(DeviceStatus::Offline));
    row("a sensor of which nobody knows", FeatureKind::Sensor, UnitStatus::Unknown,
        DeviceStatus::Unknown, pointStatus(DeviceStatus::Unknown));
    row("a unit at work", FeatureKind::Unit, UnitStatus::Busy, DeviceStatus::Unknown,
        pointStatus(UnitStatus::Busy));
    row("a school has none", FeatureKind::Place, UnitStatus::Unknown, DeviceStatus::Unknown, 0);
}

void TestMapLayers::theStateComesAlong()
{
    QFETCH(FeatureKind, kind);
    QFETCH(UnitStatus, unit);
    QFETCH(DeviceStatus, device);
    QFETCH(int, status);
    test::SmallCity city;
    const QString path = m_folder.filePath(QString::fromLatin1(QTest::currentDataTag()));
    {
        auto profile = ProfileFile::create(
            path, { ProfileKind::Standalone, {}, OrganizationId(u"centre-city"_s), city.now() });
        QVERIFY(profile);
        Feature feature;
        feature.kind = kind;
        feature.ref = u"1"_s;
        feature.name = u"一号"_s;
        feature.position = { 1183800000, 313300000 };
        feature.status = unit;
        feature.device = device;
        SearchIndex index(*Pinyin::load());
        QVERIFY(FeatureStore::insert(profile->connection(), index, std::span(&feature, 1)));
    }
    const auto reading = ReadDesk::open(path, std::make_shared<Outlines>());
    QVERIFY(reading);
    GroundReading near(city.directory(), GroundPart::Near);
    const auto ground = wholeGround(near, **reading);
    QVERIFY(ground);
    int found = 0;
    for (const auto &layer : ground->points) {
        for (const PointFeature &drawn : layer->features()) {
            QCOMPARE(int { drawn.status }, status);
            ++found;
        }
    }
    QCOMPARE(found, 1);
}

void TestMapLayers::theGroundComesInPieces_data()
{
    QTest::addColumn<GroundPart>("part");
    QTest::addColumn<int>("pieces");
    QTest::newRow("far: city, counties, towns, rings") << GroundPart::Far << 4;
    QTest::newRow("near: villages, grids, cameras, units, places") << GroundPart::Near << 5;
}

// What else waits for the reading thread has its turn after each.
void TestMapLayers::theGroundComesInPieces()
{
    QFETCH(GroundPart, part);
    QFETCH(int, pieces);
    test::SmallCity city;
    const QString path = m_folder.filePath(QString::number(pieces));
    QVERIFY(ProfileFile::create(
        path, { ProfileKind::Standalone, {}, OrganizationId(u"centre-city"_s), city.now() }));
    const auto desk = ReadDesk::open(path, std::make_shared<Outlines>());
    QVERIFY(desk);
    GroundReading reading(city.directory(), part);
    for (int piece = 1; piece <= pieces; ++piece) {
        const auto more = reading.readOn(**desk);
        QVERIFY(more);
        QCOMPARE(*more, piece < pieces);
    }
    const GroundLayers ground = reading.take();
    QCOMPARE(ground.points.size(), part == GroundPart::Near ? 3 : 0);
    QCOMPARE(ground.rings != nullptr, part == GroundPart::Far);
}

QTEST_GUILESS_MAIN(TestMapLayers)
#include "tst_maplayers.moc"
