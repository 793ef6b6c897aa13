#include "app/storage/featurestore.h"
#include "app/storage/shapestore.h"
#include "tests/app/exchange/importtest.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using I = ImportIssue;

namespace {

const QByteArray kGood = "标题,经度,纬度\n路灯不亮,118.2,31.2\n";

} // namespace

/// What an import makes of coordinates, outlines and points.
class TstImportRunPlaces : public ImportTest {
    Q_OBJECT
private Q_SLOTS:
    void coordinatesNeedASystem_data()
    {
        QTest::addColumn<QString>("crs");
        QTest::addColumn<int>("code"); // -1: good
        QTest::newRow("none") << QString() << static_cast<int>(ErrorCode::UnknownCrs);
        QTest::newRow("none that exists")
            << u"EPSG:999999"_s << static_cast<int>(ErrorCode::UnknownCrs);
        QTest::newRow("heights alone") << u"EPSG:5773"_s << static_cast<int>(ErrorCode::UnknownCrs);
        QTest::newRow("GCJ-02") << u"GCJ-02"_s << -1;
        QTest::newRow("BD-09") << u"BD-09"_s << -1;
        QTest::newRow("CGCS2000") << u"EPSG:4490"_s << -1;
    }
    void coordinatesNeedASystem()
    {
        QFETCH(QString, crs);
        QFETCH(int, code);
        ImportPlan plan = m_desk->plan(ImportKind::Incidents, m_desk->file(u"a.csv"_s, kGood));
        plan.crs = crs;
        const auto report = m_desk->run(plan);
        QCOMPARE(report ? -1 : static_cast<int>(report.error().code), code);
    }

    void gridsComeInWithTheirOutlines()
    {
        // The second is a bow tie of two triangles, the third has no area left.
        const QByteArray json = QByteArray(
            "{'type':'FeatureCollection','features':["
            "{'type':'Feature','properties':{'网格编码':'340202001001002','网格名称':'第二网格','"
            "网格员':'李网格'},'geometry':{'type':'Polygon','coordinates':[[[118,31],[118.1,31],["
            "118.1,31.1],[118,31.1],[118,31]]]}},"
            "{'type':'Feature','properties':{'网格编码':'340202001001003','网格名称':'第三网格'},'"
            "geometry':{'type':'Polygon','coordinates':[[[118.2,31],[118.3,31.1],[118.3,31],[118.2,"
            "31.1],[118.2,31]]]}},"
            "{'type':'Feature','properties':{'网格编码':'340202001001004','网格名称':'第四网格'},'"
            "geometry':{'type':'Polygon','coordinates':[[[118.2,31],[118.3,31],[118.2,31],[118.2,"
            "31]]]}},"
            "{'type':'Feature','properties':{'网格编码':'340209999001001','网格名称':'孤儿'},'"
            "geometry':null},"
            "{'type':'Feature','properties':{'网格编码':'999','网格名称':'短'},'geometry':null},"
            "{'type':'Feature','properties':{'网格编码':'110101001001001','网格名称':'外地'},'"
            "geometry':null}]}")
                                    .replace('\'', '"');
        ImportPlan plan = m_desk->plan(ImportKind::Grids, m_desk->file(u"grids.geojson"_s, json));
        plan.partial = true;
        const auto report = m_desk->run(plan, "admin");
        QVERIFY2(report, report ? "" : qPrintable(report.error().context + report.error().detail));
        QCOMPARE(report->imported, 2);
        QCOMPARE(report->count(I::OutlineMended), 1);
        QCOMPARE(report->count(I::BadOutline), 1);
        QCOMPARE(report->count(I::NoParent), 1);
        QCOMPARE(report->count(I::BadCode), 1);
        QCOMPARE(report->count(I::NotThisCity), 1);
        const auto directory = DirectoryStore(m_desk->profile.connection()).loadNewest();
        const Region *grid = (*directory)->region(RegionCode(u"340202001001002"_s));
        QVERIFY(grid);
        QCOMPARE(grid->workerName, u"李网格"_s);
        QCOMPARE(grid->parent, region::kVillage);
        QCOMPARE((*directory)->children(region::kVillage).size(), 3);
        QVERIFY(ShapeStore(m_desk->profile.connection()).of(RegionCode(u"340202001001003"_s)));
        QVERIFY(!m_desk->run(plan).has_value()); // a duty officer may not
    }

    // The program ends before the n-th piece: 1 begins, 2 stages the outlines, 3 decides.
    void anInterruptedImportOfRegionsIsWholeOrNothing_data()
    {
        QTest::addColumn<int>("piece");
        QTest::addColumn<bool>("known");
        QTest::newRow("with the outlines staged") << 3 << false;
        QTest::newRow("decided, the outlines are not in") << 4 << true;
    }
    void anInterruptedImportOfRegionsIsWholeOrNothing()
    {
        QFETCH(int, piece);
        QFETCH(bool, known);
        const QByteArray json = QByteArray(
            "{'type':'FeatureCollection','features':[{'type':'Feature','properties':{'网格编码':"
            "'340202001001002','网格名称':'第二网格'},'geometry':{'type':'Polygon','coordinates':"
            "[[[118,31],[118.1,31],[118.1,31.1],[118,31.1],[118,31]]]}}]}")
                                    .replace('\'', '"');
        const auto plan = m_desk->plan(ImportKind::Grids, m_desk->file(u"g.geojson"_s, json));
        int left = piece - 1;
        m_desk->atDoor = [&left](const ImportHand &hand, const ImportPiece &work) {
            return left-- > 0 ? work(hand) : Expected<void>(fail(ErrorCode::Cancelled));
        };
        QVERIFY(!m_desk->run(plan, "admin"));
        QCOMPARE(m_desk->count(u"region_shape WHERE code = '340202001001002'"_s), 0);
        m_desk->atDoor = {};
        // Whoever signs in next finishes it, also without the right to import regions.
        QVERIFY(finishImports(m_desk->door(officerOf(org::kCity, "intake")), m_desk->directory,
            ImportDesk::kNow, m_desk->control));
        const auto directory = DirectoryStore(m_desk->profile.connection()).loadNewest();
        const RegionCode code(u"340202001001002"_s);
        QCOMPARE((*directory)->region(code) != nullptr, known);
        QCOMPARE(ShapeStore(m_desk->profile.connection()).of(code).has_value(), known);
        QCOMPARE(m_desk->count(u"import_row"_s) + m_desk->count(u"import_batch"_s), 0);
    }

    void theAreaOfAMatterIsValid_data()
    {
        QTest::addColumn<QByteArray>("ring");
        QTest::addColumn<int>("imported");
        QTest::addColumn<int>("mended");
        QTest::addColumn<int>("corners");
        QTest::newRow("a square") << QByteArray("[118,31],[118.1,31],[118.1,31.1],[118,31.1]") << 1
                                  << 0 << 4;
        QTest::newRow("a bow tie: one of its triangles")
            << QByteArray("[118.2,31],[118.3,31.1],[118.3,31],[118.2,31.1]") << 1 << 1 << 3;
        QTest::newRow("a line there and back: nothing is left")
            << QByteArray("[118.2,31],[118.3,31],[118.25,31]") << 0 << 0 << 0;
    }
    void theAreaOfAMatterIsValid()
    {
        QFETCH(QByteArray, ring);
        QFETCH(int, imported);
        QFETCH(int, mended);
        QFETCH(int, corners);
        const QByteArray first = ring.left(ring.indexOf("]") + 1);
        const QByteArray json
            = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
              "\"properties\":{\"标题\":\"积水\"},\"geometry\":{\"type\":\"Polygon\","
              "\"coordinates\":[["
            + ring + ',' + first + "]]}}]}";
        ImportPlan plan
            = m_desk->plan(ImportKind::Incidents, m_desk->file(u"areas.geojson"_s, json));
        plan.partial = true;
        const auto report = m_desk->run(plan);
        QVERIFY2(report, report ? "" : qPrintable(report.error().context + report.error().detail));
        QCOMPARE(report->imported, imported);
        QCOMPARE(report->count(I::BadOutline), 1 - imported);
        QCOMPARE(report->count(I::OutlineMended), mended);
        QCOMPARE(report->count(I::ShapeCut), mended); // of two triangles one is taken
        if (imported == 0)
            return;
        const auto state = m_desk->writer.state(IncidentId(u"c2"_s));
        QCOMPARE((*state)->place.shape, PlaceShape::Area);
        QCOMPARE((*state)->place.points.size(), corners);
    }

    void camerasAreReplacedByTheirNumber()
    {
        const QByteArray head = "设备编码,设备名称,类型,经度,纬度\n";
        ImportPlan plan = m_desk->plan(ImportKind::Cameras,
            m_desk->file(
                u"cameras.csv"_s, head + "k1,东门,球机,118.2,31.2\nk2,西门,枪机,118.3,31.2\n"));
        QCOMPARE(m_desk->run(plan, "admin")->imported, 2);
        m_desk->file(u"cameras.csv"_s, head + "k1,东大门,球机,118.21,31.2\n");
        QCOMPARE(m_desk->run(plan, "admin")->imported, 1);
        const auto near = FeatureStore::nearest(m_desk->profile.connection(),
            LonLat::fromDegrees(118.21, 31.2), { FeatureKind::Camera }, 5);
        QVERIFY(near);
        QCOMPARE(near->size(), 2);
        QCOMPARE(near->first().feature.name, u"东大门"_s);
        QCOMPARE(near->first().feature.region, region::kGrid);
        m_desk->file(u"cameras.csv"_s, head + "k9,南门,球机,,\n");
        QCOMPARE(m_desk->run(plan, "admin")->count(I::NoPosition), 1);
    }

    void camerasComeWithTheirStatus_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<DeviceStatus>("status");
        QTest::newRow("online") << u"在线"_s << DeviceStatus::Online;
        QTest::newRow("offline") << u"离线"_s << DeviceStatus::Offline;
        QTest::newRow("out of order") << u"故障"_s << DeviceStatus::Fault;
        QTest::newRow("the domain's name") << u"fault"_s << DeviceStatus::Fault;
        QTest::newRow("a word that says nothing") << u"2"_s << DeviceStatus::Unknown;
        QTest::newRow("no word") << QString() << DeviceStatus::Unknown;
    }
    void camerasComeWithTheirStatus()
    {
        QFETCH(QString, word);
        QFETCH(DeviceStatus, status);
        const QByteArray bytes = "设备编码,设备名称,经度,纬度,状态,状态时间\nk1,东门,118.2,31.2,"
            + word.toUtf8() + ",2026-09-01 08:00:00\n";
        const auto plan = m_desk->plan(ImportKind::Cameras, m_desk->file(u"c.csv"_s, bytes));
        QCOMPARE(m_desk->run(plan, "admin")->imported, 1);
        const auto near = FeatureStore::nearest(m_desk->profile.connection(),
            LonLat::fromDegrees(118.2, 31.2), { FeatureKind::Camera }, 1);
        QVERIFY(near && near->size() == 1);
        QCOMPARE(near->first().feature.device, status);
        QCOMPARE(toMs(near->first().feature.statusAt.value_or(Instant {})), 1'788'220'800'000);
    }
};

QTEST_GUILESS_MAIN(TstImportRunPlaces)
#include "tst_importrun_places.moc"
