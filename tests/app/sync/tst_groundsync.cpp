// The ground that goes beside the log, over bad links and through kills, with the server's core in
// memory.
#include "app/server/store/groundtable.h"
#include "app/sql/transaction.h"
#include "app/storage/groundpieces.h"
#include "app/sync/groundsync.h"
#include "tests/app/sync/transferworld.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

const OfficerId kVillager = officerOf(org::kVillage, "gridWorker");

/// Two towns' cameras, a school without a number, and outlines down to the grids.
GroundContent groundOf(int cameras)
{
    GroundContent ground;
    const auto shape = [&ground](const QString &code, RegionLevel level) {
        ground.shapes.append({ RegionCode(code), level, { 1'180'000'000, 310'000'000 },
            { 1'181'000'000, 311'000'000 }, "outline of " + code.toLatin1() });
    };
    shape(u"340200"_s, RegionLevel::City);
    shape(u"340202"_s, RegionLevel::County);
    shape(u"340202001"_s, RegionLevel::Town);
    shape(u"340202002"_s, RegionLevel::Town);
    shape(u"340202001001001"_s, RegionLevel::Grid);
    shape(u"340202002001001"_s, RegionLevel::Grid);
    for (int i = 0; i < cameras; ++i) {
        Feature camera;
        camera.ref = u"C%1"_s.arg(i, 6, 10, QLatin1Char('0'));
        camera.name = u"枪机%1"_s.arg(i);
        camera.region = RegionCode(i % 2 == 0 ? u"340202001001"_s : u"340202002001"_s);
        camera.position = { 1'180'000'000 + i, 310'000'000 + i };
        camera.device = DeviceStatus::Online;
        ground.features.append(camera);
    }
    Feature school;
    school.kind = FeatureKind::Place;
    school.name = u"厦门路小学"_s;
    school.position = { 1'180'500'000, 310'500'000 };
    ground.features.append(school);
    return ground;
}

/// As a profile has it, cut.
QVector<GroundPiece> cut(const GroundContent &ground)
{
    QTemporaryDir folder;
    auto profile = ProfileFile::create(
        folder.filePath(u"ground.shiyu"_s), { ProfileKind::Standalone, {}, org::kCity, {} });
    SearchIndex index(*Pinyin::load());
    auto transaction = sql::Transaction::begin(profile->connection());
    must(ShapeStore(profile->connection()).put(ground.shapes));
    must(FeatureStore::insert(profile->connection(), index, ground.features));
    must(transaction->commit());
    return cutGround(profile->connection()).value();
}

/// What the profile shows, in words.
QStringList shown(sql::Connection &connection)
{
    QStringList lines;
    for (size_t level = 0; level < enumCount<RegionLevel>(); ++level) {
        const auto shapes = ShapeStore(connection).ofLevel(static_cast<RegionLevel>(level));
        for (const StoredShape &shape : shapes.value())
            lines.append(shape.code.toString() + u' ' + QString::fromLatin1(shape.shape));
    }
    const auto features = FeatureStore::inBox(connection,
        { { -1'800'000'000, -900'000'000 }, { 1'800'000'000, 900'000'000 } }, {}, 99999);
    for (const Feature &feature : features.value())
        lines.append(feature.ref + u' ' + feature.name);
    lines.sort();
    return lines;
}

} // namespace

class TestGroundSync : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void theGroundComes_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("bad");
        QTest::addColumn<bool>("kills");
        QTest::newRow("a good link") << quint32 { 31 } << 0 << false;
        QTest::newRow("a bad link") << quint32 { 32 } << 30 << false;
        QTest::newRow("a bad link and kills") << quint32 { 33 } << 20 << true;
    }
    void theGroundComes()
    {
        QFETCH(quint32, seed);
        QFETCH(int, bad);
        QFETCH(bool, kills);
        World world(seed);
        world.link.badIn100 = bad;
        // What was copied when the profile was made gives way, with what has no number too.
        SearchIndex index(*Pinyin::load());
        must(FeatureStore::insert(world.desk.connection(), index, groundOf(7).features));
        for (const int cameras : { 1300, 1310, 900 }) {
            const GroundContent ground = groundOf(cameras);
            must(server::GroundTable(world.server.database())
                     .replace(cut(ground), world.events.now()));
            bringGround(world, kills);
            QCOMPARE(shown(world.desk.connection()).size(),
                ground.shapes.size() + ground.features.size());
            QCOMPARE(shown(world.desk.connection()).first(), u" 厦门路小学"_s);
            QVERIFY(shown(world.desk.connection())
                        .contains(u"C%1 枪机%2"_s.arg(cameras - 1, 6, 10, QLatin1Char('0'))
                                      .arg(cameras - 1)));
            QCOMPARE(world.count(u"feature_fts"_s), ground.features.size());
            QCOMPARE(world.count(u"feature_place"_s), ground.features.size());
            QCOMPARE(world.count(u"ground_staged"_s), 0);
        }
    }

    /// A later version comes into force as a whole or not at all, wherever it fails.
    void aFullDiskLeavesTheOldGround()
    {
        World world(41);
        must(server::GroundTable(world.server.database())
                 .replace(cut(groundOf(60)), world.events.now()));
        bringGround(world, false);
        const QStringList before = shown(world.desk.connection());
        must(server::GroundTable(world.server.database())
                 .replace(cut(groundOf(90)), world.events.now()));
        GroundStore store(world.desk.connection());
        stageAll(world);
        int failures = 0;
        SearchIndex index(*Pinyin::load());
        for (int n = 1;; ++n) {
            world.desk.failAt(n);
            const auto taken = store.take(index);
            world.desk.connection().setObserver(nullptr);
            if (taken) {
                QCOMPARE(*taken, GroundStore::Taken::All);
                break;
            }
            ++failures;
            QCOMPARE(taken.error().code, ErrorCode::DiskFull);
            QCOMPARE(shown(world.desk.connection()), before);
        }
        QVERIFY(failures > 20);
        QCOMPARE(shown(world.desk.connection()).size(), 6 + 91);
    }

    /// A version of a few changes costs a few pieces.
    void whatDidNotChangeDoesNotComeAgain()
    {
        World world(51);
        const auto first = cut(groundOf(2000));
        must(server::GroundTable(world.server.database()).replace(first, world.events.now()));
        bringGround(world, false);
        GroundContent changed = groundOf(2000);
        changed.features[10].name = u"球机"_s;
        must(
            server::GroundTable(world.server.database()).replace(cut(changed), world.events.now()));
        const int asked = world.link.asked;
        bringGround(world, false);
        QVERIFY2(
            world.link.asked - asked <= 3, qPrintable(QString::number(world.link.asked - asked)));
        QVERIFY(shown(world.desk.connection()).contains(u"C000010 球机"_s));
        // The same again is no new version.
        QCOMPARE(server::GroundTable(world.server.database())
                     .replace(cut(changed), world.events.now())
                     .value(),
            2);
    }

    void aServerWithoutGroundIsTold_data()
    {
        QTest::addColumn<bool>("there"); // on the server
        QTest::addColumn<bool>("brought"); // in the profile, from another one
        QTest::addColumn<bool>("told");
        QTest::newRow("no outlines anywhere") << false << false << true;
        QTest::newRow("the profile brought its own") << false << true << false;
        QTest::newRow("the server has some") << true << false << false;
    }
    void aServerWithoutGroundIsTold()
    {
        QFETCH(bool, there);
        QFETCH(bool, brought);
        QFETCH(bool, told);
        World world(71);
        if (there)
            must(server::GroundTable(world.server.database())
                     .replace(cut(groundOf(10)), world.events.now()));
        if (brought)
            must(ShapeStore(world.desk.connection()).put(groundOf(1).shapes));
        QStringList problems;
        GroundSync sync(
            world.link, world.desk, world.desk.environment(), [&world] { return world.token; },
            GroundSync::Ears { [](qint64, qint64) {}, [] {},
                [&problems](const Error &error) { problems.append(error.context); } });
        sync.wake();
        world.events.runFor(std::chrono::minutes { 1 });
        QCOMPARE(problems, told ? QStringList { u"ground"_s } : QStringList());
    }

    /// A village's laptop gets its own town, and of the rest the outlines down to the towns.
    void aTownGetsItsOwn()
    {
        World world(61);
        must(server::GroundTable(world.server.database())
                 .replace(cut(groundOf(10)), world.events.now()));
        world.token = world.server.tokenOf(kVillager);
        bringGround(world, false);
        const QStringList lines = shown(world.desk.connection());
        QVERIFY(lines.contains(u"340202002 outline of 340202002"_s));
        QVERIFY(lines.contains(u"340202001001001 outline of 340202001001001"_s));
        QVERIFY(!lines.contains(u"340202002001001 outline of 340202002001001"_s));
        QVERIFY(lines.contains(u"C000000 枪机0"_s));
        QVERIFY(!lines.contains(u"C000001 枪机1"_s));
        QVERIFY(lines.contains(u" 厦门路小学"_s)); // nobody says where it lies
        const auto heads = server::GroundTable(world.server.database()).heads();
        for (const auto &head : heads.value()) {
            const bool his = head.piece.town.toString() != u"340202002"_s;
            QCOMPARE(
                world.server.send("GET", u"/v1/ground/"_s + head.sha256, {}, world.token).status,
                his ? 200 : 404);
        }
    }

    void damagedPieces_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray good = packGround(groundOf(3));
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a header alone") << good.first(4);
        QTest::newRow("not packed") << QByteArray("this is no piece of the ground at all");
        QTest::newRow("says that it is 4 GB") << QByteArray("\xff\xff\xff\xf0") + good.mid(4);
        QTest::newRow("no list") << qCompress(QCborValue(17).toCbor());
        QTest::newRow("one list") << qCompress(QCborValue(QCborArray { QCborArray() }).toCbor());
        QTest::newRow("a shape of a level that there is not") << qCompress(QCborValue(
            QCborArray { QCborArray { QCborArray { u"340200"_s, 9, 0, 0, 0, 0, QByteArray("x") } },
                QCborArray() })
                                                                               .toCbor());
        QTest::newRow("a shape without its outline") << qCompress(QCborValue(
            QCborArray { QCborArray { QCborArray { u"340200"_s, 0, 0, 0, 0, 0 } }, QCborArray() })
                                                                      .toCbor());
        QTest::newRow("a camera in space") << qCompress(QCborValue(
            QCborArray { QCborArray(),
                QCborArray {
                    QCborArray { 0, u""_s, u""_s, u""_s, u""_s, u""_s, u""_s, 2'000'000'000, 0, 0,
                        nullptr, QByteArray() } } }).toCbor());
    }
    void damagedPieces()
    {
        QFETCH(QByteArray, bytes);
        const auto content = unpackGround(bytes);
        QVERIFY(!content);
        QCOMPARE(content.error().code, ErrorCode::Damaged);
        World world(71);
        const auto staged
            = GroundStore(world.desk.connection()).stage(BlobStore::sha256(bytes), bytes);
        QVERIFY(!staged);
        QCOMPARE(staged.error().code, ErrorCode::Damaged);
    }

    /// The profile's disk forgot half of what was staged: it is not taken in, and comes again.
    void aPieceThatWasCutOnTheDiskComesAgain()
    {
        World world(73);
        must(server::GroundTable(world.server.database())
                 .replace(cut(groundOf(60)), world.events.now()));
        stageAll(world);
        must(world.desk.connection().exec(
            u"UPDATE ground_staged SET bytes = substr(bytes, 1, length(bytes) / 2)"_s));
        SearchIndex index(*Pinyin::load());
        const auto taken = GroundStore(world.desk.connection()).take(index);
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::Damaged);
        QCOMPARE(shown(world.desk.connection()), QStringList());
        QVERIFY(!GroundStore(world.desk.connection()).missing()->isEmpty());
        bringGround(world, false);
        QCOMPARE(shown(world.desk.connection()).size(), 6 + 61);
    }

    void aPieceWithAnotherHashIsDamaged()
    {
        World world(72);
        const auto staged = GroundStore(world.desk.connection())
                                .stage(QByteArray(32, 'x'), packGround(groundOf(3)));
        QVERIFY(!staged);
        QCOMPARE(staged.error().code, ErrorCode::Damaged);
    }

    void piecesComeBackAsTheyWere()
    {
        const GroundContent ground = groundOf(100);
        const auto again = unpackGround(packGround(ground));
        QVERIFY(again);
        QCOMPARE(again->features, ground.features);
        QCOMPARE(again->shapes.size(), ground.shapes.size());
        for (qsizetype i = 0; i < ground.shapes.size(); ++i) {
            const StoredShape &was = ground.shapes.at(i);
            const StoredShape &is = again->shapes.at(i);
            QCOMPARE(is.code, was.code);
            QCOMPARE(is.level, was.level);
            QVERIFY(is.southWest == was.southWest && is.northEast == was.northEast);
            QCOMPARE(is.shape, was.shape);
        }
        for (const GroundPiece &piece : cut(groundOf(1300))) {
            QVERIFY(piece.items <= kMostGroundItems);
            QVERIFY(piece.bytes.size() < kLargestGroundPiece);
        }
    }

private:
    static void bringGround(World &world, bool kills)
    {
        const qint64 newest = server::GroundTable(world.server.database()).newestVersion().value();
        const auto version = [&world] { return *GroundStore(world.desk.connection()).version(); };
        const auto make = [&world] {
            return std::make_unique<GroundSync>(
                world.link, world.desk, world.desk.environment(), [&world] { return world.token; },
                GroundSync::Ears { [](qint64, qint64) {}, [] {}, [](const Error &) {} });
        };
        auto ground = make();
        for (int round = 0; round < 2000 && version() != newest; ++round) {
            ground->wake();
            world.events.runFor(Millis { kills ? 150 : 5000 });
            if (kills && world.random.bounded(4) == 0) {
                ground.reset();
                world.link.cancelAll();
                world.desk.kill();
                ground = make();
            }
        }
        QCOMPARE(version(), newest);
    }
    /// All pieces of the newest version are here and none is in force.
    static void stageAll(World &world)
    {
        GroundStore store(world.desk.connection());
        server::GroundTable table(world.server.database());
        QVector<GroundStore::Piece> pieces;
        const auto heads = table.heads();
        for (const auto &head : heads.value())
            pieces.append({ QByteArray::fromHex(head.sha256.toLatin1()), head.size });
        must(store.want(table.newestVersion().value(), pieces));
        const auto missing = store.missing();
        for (const auto &piece : missing.value())
            must(store.stage(
                piece.sha256, table.bytes(QString::fromLatin1(piece.sha256.toHex())).value()));
        QVERIFY(store.missing()->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestGroundSync)
#include "tst_groundsync.moc"
