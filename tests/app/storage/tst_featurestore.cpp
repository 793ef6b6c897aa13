#include "app/sql/transaction.h"
#include "app/storage/featurestore.h"
#include "app/storage/incidentqueryduplicates.h"
#include "app/storage/projectionrows.h"
#include "tests/app/storage/projectiondump.h"
#include "tests/app/storage/randomcity.h"
#include "tests/support/testcase.h"
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kCameras = 80'000;
const Instant kNow = instantFromMs(Q_INT64_C(1'795'420'800'000));
const LonLat kCentre { 1'184'000'000, 313'000'000 };

} // namespace

/// What stands around: 80,000 cameras, some units, places and a ring; places by name; duplicates.
class TestFeatureStore : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void distances_data();
    void distances();
    void boxes();
    void ofOneKind();
    void nearestEqualsBruteForce();
    void ring();
    void refReplaces();
    void devicesKeepTheirStatus();
    void unitMoves();
    void findsFeatures_data();
    void findsFeatures();
    void findsPlaces_data();
    void findsPlaces();
    void duplicates();

private:
    QTemporaryDir m_folder;
    std::optional<sql::Connection> m_connection;
    std::optional<SearchIndex> m_index;
    QVector<Feature> m_cameras;
    Directory m_city = smallCity();
};

void TestFeatureStore::initTestCase()
{
    m_connection = openConsole(m_folder.filePath(u"f.db"_s));
    m_index.emplace(*Pinyin::load());
    QRandomGenerator random(7);
    const QStringList roads { u"北京中路"_s, u"长江路"_s, u"赭山路"_s, u"中山北路"_s };
    for (int i = 1; i <= kCameras; ++i) {
        Feature camera;
        camera.name = roads.at(i % 4) + u"枪机"_s + QString::number(i);
        camera.ref = u"C%1"_s.arg(i);
        camera.position = { kCentre.lon + random.bounded(-2'000'000, 2'000'000),
            kCentre.lat + random.bounded(-2'000'000, 2'000'000) };
        m_cameras.append(camera);
    }
    Feature unit;
    unit.kind = FeatureKind::Unit;
    unit.ref = u"cg-03"_s;
    unit.name = u"城管03"_s;
    unit.phone = u"0553-3832110"_s;
    unit.position = kCentre;
    Feature school;
    school.kind = FeatureKind::Place;
    school.type = u"school"_s;
    school.name = u"厦门路小学"_s;
    school.position = { kCentre.lon + 1000, kCentre.lat };
    Feature ring;
    ring.kind = FeatureKind::Ring;
    ring.name = u"一号防控圈"_s;
    ring.position = kCentre;
    ring.outline = { { 1'183'000'000, 312'000'000 }, { 1'185'000'000, 312'000'000 },
        { 1'184'000'000, 314'000'000 } };
    auto transaction = sql::Transaction::begin(*m_connection);
    QVERIFY(FeatureStore::insert(*m_connection, *m_index, m_cameras));
    const QVector<Feature> others { unit, school, ring };
    QVERIFY(FeatureStore::insert(*m_connection, *m_index, others));
    QVERIFY(m_index->indexRegions(*m_connection, m_city));
    const QVector<NamedPlace> addresses { { {}, u"长江路12号"_s, u"镜湖区"_s,
                                              RegionCode(u"340202"_s), kCentre },
        { {}, u"厦门路1号"_s, u"弋江区"_s, RegionCode(u"340203"_s), kCentre } };
    QVERIFY(m_index->addAddresses(*m_connection, addresses));
    QVERIFY(transaction->commit());
}

// One degree of latitude is 111,195 m on the mean sphere; of longitude that times cos(latitude).
void TestFeatureStore::distances_data()
{
    QTest::addColumn<double>("lon");
    QTest::addColumn<double>("lat");
    QTest::addColumn<double>("metres");
    QTest::newRow("itself") << 118.4 << 31.3 << 0.0;
    QTest::newRow("a hundredth of a degree north") << 118.4 << 31.31 << 1111.95;
    QTest::newRow("a hundredth of a degree east") << 118.41 << 31.3 << 950.13;
}

void TestFeatureStore::distances()
{
    QFETCH(double, lon);
    QFETCH(double, lat);
    QFETCH(double, metres);
    const double found
        = metresBetween(LonLat::fromDegrees(118.4, 31.3), LonLat::fromDegrees(lon, lat));
    QVERIFY2(std::abs(found - metres) < 0.1, qPrintable(QString::number(found)));
}

void TestFeatureStore::boxes()
{
    const PositionBox box { kCentre, { kCentre.lon + 300'000, kCentre.lat + 200'000 } };
    int wanted = 0;
    for (const Feature &c : std::as_const(m_cameras)) {
        wanted += c.position.lon >= box.southWest.lon && c.position.lon <= box.northEast.lon
            && c.position.lat >= box.southWest.lat && c.position.lat <= box.northEast.lat;
    }
    const auto found = FeatureStore::inBox(*m_connection, box, { FeatureKind::Camera }, kCameras);
    QVERIFY(found);
    QCOMPARE(static_cast<int>(found->size()), wanted);
    QVERIFY(wanted > 100);
    QCOMPARE(FeatureStore::inBox(*m_connection, box, {}, 10)->size(), 10);
}

void TestFeatureStore::ofOneKind()
{
    const auto all = FeatureStore::ofKind(*m_connection, FeatureKind::Camera, kCameras + 1);
    QVERIFY(all);
    QCOMPARE(all->size(), m_cameras.size());
    QCOMPARE(FeatureStore::ofKind(*m_connection, FeatureKind::Camera, 7)->size(), 7);
    const auto rings = FeatureStore::ofKind(*m_connection, FeatureKind::Ring, 10);
    QVERIFY(rings);
    QCOMPARE(rings->size(), 1);
    QCOMPARE(rings->first().name, u"一号防控圈"_s);
    QCOMPARE(rings->first().outline.size(), 3);
}

void TestFeatureStore::nearestEqualsBruteForce()
{
    QVector<double> wanted;
    for (const Feature &camera : std::as_const(m_cameras))
        wanted.append(metresBetween(kCentre, camera.position));
    std::sort(wanted.begin(), wanted.end());
    const auto found = FeatureStore::nearest(*m_connection, kCentre, { FeatureKind::Camera }, 40);
    QVERIFY(found);
    QCOMPARE(found->size(), 40);
    for (int i = 0; i < 40; ++i)
        QCOMPARE(found->at(i).metres, wanted.at(i));
    // Fewer than asked for: all there are.
    QCOMPARE(FeatureStore::nearest(*m_connection, kCentre, { FeatureKind::Unit }, 5)->size(), 1);
}

void TestFeatureStore::ring()
{
    // A corner of it is in the box, the point where its name stands is not.
    const PositionBox corner { { 1'182'999'000, 311'999'000 }, { 1'183'001'000, 312'001'000 } };
    const auto found = FeatureStore::inBox(*m_connection, corner, { FeatureKind::Ring }, 10);
    QVERIFY(found);
    QCOMPARE(found->size(), 1);
    QCOMPARE(found->constFirst().outline.size(), 3);
    QVERIFY(found->constFirst().outline.at(2) == (LonLat { 1'184'000'000, 314'000'000 }));
}

void TestFeatureStore::refReplaces()
{
    Feature camera = m_cameras.at(41);
    camera.name = u"政务中心球机"_s;
    auto transaction = sql::Transaction::begin(*m_connection);
    QVERIFY(FeatureStore::insert(*m_connection, *m_index, std::span(&camera, 1)));
    QCOMPARE(
        m_connection->number(u"SELECT count(*) FROM feature WHERE kind = 0"_s).value(), kCameras);
    QCOMPARE(m_connection->number(u"SELECT count(*) FROM feature_place WHERE kind = 0"_s).value(),
        kCameras);
    QCOMPARE(FeatureStore::find(*m_connection, u"zwzx"_s, {}, 10)->size(), 1);
}

void TestFeatureStore::devicesKeepTheirStatus()
{
    Feature sensor;
    sensor.kind = FeatureKind::Sensor;
    sensor.ref = u"W-1"_s;
    sensor.name = u"水位计"_s;
    sensor.position = { kCentre.lon + 1'500'000, kCentre.lat + 1'500'000 };
    QVERIFY(FeatureStore::insert(*m_connection, *m_index, std::span(&sensor, 1)));
    auto found = FeatureStore::nearest(*m_connection, sensor.position, { FeatureKind::Sensor }, 1);
    QVERIFY(found && found->size() == 1);
    QCOMPARE(found->first().feature.device, DeviceStatus::Unknown);
    QVERIFY(!found->first().feature.statusAt);
    sensor.device = DeviceStatus::Fault;
    sensor.statusAt = kNow;
    QVERIFY(FeatureStore::insert(*m_connection, *m_index, std::span(&sensor, 1)));
    found = FeatureStore::nearest(*m_connection, sensor.position, { FeatureKind::Sensor }, 1);
    QVERIFY(found && found->size() == 1);
    QCOMPARE(found->first().feature.device, DeviceStatus::Fault);
    QCOMPARE(found->first().feature.status, UnitStatus::Unknown); // it is no unit
    QVERIFY(found->first().feature.statusAt == kNow);
}

void TestFeatureStore::unitMoves()
{
    const auto status = [&](LonLat at) {
        const auto found = FeatureStore::within(*m_connection, at, 5, { FeatureKind::Unit }, 1);
        return found && !found->isEmpty() ? std::optional(found->constFirst().feature.status)
                                          : std::nullopt;
    };
    auto transaction = sql::Transaction::begin(*m_connection);
    const LonLat there { kCentre.lon + 500'000, kCentre.lat };
    QVERIFY(FeatureStore::updateUnit(*m_connection, u"cg-03"_s, there, UnitStatus::Busy, kNow));
    QCOMPARE(status(there), std::optional(UnitStatus::Busy));
    QCOMPARE(status(kCentre), std::optional<UnitStatus>());
    // Older news changes nothing.
    QVERIFY(FeatureStore::updateUnit(
        *m_connection, u"cg-03"_s, kCentre, UnitStatus::Free, kNow - std::chrono::minutes { 1 }));
    QCOMPARE(status(there), std::optional(UnitStatus::Busy));
    const auto unknown
        = FeatureStore::updateUnit(*m_connection, u"none"_s, there, UnitStatus::Free, kNow);
    QVERIFY(!unknown && unknown.error().code == ErrorCode::NotFound);
}

void TestFeatureStore::findsFeatures_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    QTest::newRow("name") << u"厦门路小学"_s << u"厦门路小学"_s;
    QTest::newRow("pinyin, a place name first") << u"xm"_s << u"厦门路小学"_s;
    QTest::newRow("telephone") << u"3832110"_s << u"城管03"_s;
    QTest::newRow("initials") << u"yhfkq"_s << u"一号防控圈"_s;
    QTest::newRow("number") << u"C79999"_s << u"中山北路枪机79999"_s;
    QTest::newRow("nothing typed") << u" "_s << QString();
    QTest::newRow("nothing found") << u"飞机场"_s << QString();
}

void TestFeatureStore::findsFeatures()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    const auto found = FeatureStore::find(*m_connection, typed, {}, 5);
    QVERIFY(found);
    QCOMPARE(found->isEmpty() ? QString() : found->constFirst().name, first);
}

void TestFeatureStore::findsPlaces_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    QTest::newRow("jhq") << u"jhq"_s << u"镜湖区"_s;
    QTest::newRow("the short name") << u"镜湖"_s << u"镜湖区"_s;
    QTest::newRow("its full pinyin") << u"jinghu"_s << u"镜湖区"_s;
    QTest::newRow("cjl: the village before the address") << u"cjl"_s << u"长江路社区"_s;
    QTest::newRow("a whole name first") << u"长江路12号"_s << u"长江路12号"_s;
    QTest::newRow("xm") << u"xm"_s << u"厦门路1号"_s;
    QTest::newRow("one character") << u"赭"_s << u"赭山街道"_s;
    QTest::newRow("variant of a character") << u"瀂港"_s << u"澛港街道"_s;
}

void TestFeatureStore::findsPlaces()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    const auto found = findPlaces(*m_connection, typed, 10);
    QVERIFY(found);
    QCOMPARE(found->isEmpty() ? QString() : found->constFirst().name, first);
}

void TestFeatureStore::duplicates()
{
    struct Known {
        const char *title;
        const char *category;
        qint32 east; ///< 1e-7°; 10,000 are 95 m
        int daysAgo;
        Stage stage;
        bool likely;
    };
    const Known kKnown[] = {
        { "上水井盖缺失，老人险些跌落", "0101", 1'000, 1, Stage::Handling, true },
        { "井盖丢失", "0101", 5'000, 5, Stage::Closed, true },
        { "路灯旁上水井盖缺失", "0102", 5'000, 2, Stage::Handling, true }, // a sibling
        { "上水井盖缺失", "0201", 1'000, 1, Stage::Handling, false }, // another major category
        { "上水井盖缺失", "0101", 40'000, 1, Stage::Handling, false }, // 380 m away
        { "上水井盖缺失", "0101", 1'000, 40, Stage::Handling, false }, // too long ago
        { "上水井盖缺失", "0101", 1'000, 1, Stage::Merged, false },
        { "公交站台玻璃破碎", "0102", 15'000, 20, Stage::Handling, false }, // nothing shared
    };
    auto transaction = sql::Transaction::begin(*m_connection);
    QStringList likely;
    qint64 n = 0;
    for (const Known &known : kKnown) {
        IncidentRow row;
        row.n = ++n;
        row.id = IncidentId(QString::number(n));
        row.title = QString::fromUtf8(known.title);
        row.category = CategoryId(QString::fromLatin1(known.category));
        row.major = m_city.category(row.category)->parent;
        row.stage = known.stage;
        row.reportedAt = kNow - std::chrono::days { known.daysAgo };
        row.position = LonLat { kCentre.lon + known.east, kCentre.lat };
        QVERIFY(rows::writeIncident(*m_connection, row, true));
        Place place;
        place.shape = PlaceShape::Point;
        place.points = { *row.position };
        QVERIFY(rows::writePlace(*m_connection, n, place));
        if (known.likely)
            likely.append(row.id.toString());
    }
    const DuplicateQuestion question { {}, u"上水井盖缺失"_s, {}, CategoryId(u"0101"_s), {},
        kCentre, kNow };
    const auto found = likelyDuplicates(*m_connection, {}, question, m_city);
    QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
    QStringList ids;
    int last = 100;
    for (const LikelyDuplicate &d : *found) {
        ids.append(d.row.id.toString());
        QVERIFY(d.score <= last);
        last = d.score;
    }
    ids.sort();
    QCOMPARE(ids, likely);
    const LikelyDuplicate &best = found->constFirst();
    QCOMPARE(best.row.id.toString(), u"1"_s);
    QVERIFY(best.sameCategory);
    QCOMPARE(best.sharedWords, QStringList { u"上水井盖缺失"_s });
    QVERIFY(std::abs(*best.metres - 9.5) < 0.1);
    QCOMPARE(best.apart.count(), -86'400'000);

    // A form has a text before it has a title: its words are the reasons.
    const DuplicateQuestion untitled { {}, {}, u"门口上水井盖缺失"_s, CategoryId(u"0101"_s), {},
        kCentre, kNow };
    const auto byText = likelyDuplicates(*m_connection, {}, untitled, m_city);
    QVERIFY(byText && !byText->isEmpty());
    QCOMPARE(byText->constFirst().sharedWords, QStringList { u"上水井盖缺失"_s });

    // Nothing of what the viewer's organisation does not see.
    const Viewer stranger { OrganizationId(u"nobody"_s), {}, {} };
    const auto hidden = likelyDuplicates(*m_connection, stranger, question, m_city);
    QVERIFY(hidden);
    QVERIFY(hidden->isEmpty());
}

QTEST_GUILESS_MAIN(TestFeatureStore)
#include "tst_featurestore.moc"
