#include "map/render/tilestore.h"
#include "tests/map/render/scenes.h"
#include "tests/support/testcase.h"
#include <QTest>
#include <QThread>
#include <QThreadPool>

using namespace shiyu;
using namespace shiyu::test;

Q_DECLARE_METATYPE(shiyu::TileScene)

class TestTileStore : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void rendersInThePoolOnly();
    void cancelsWhatIsNoLongerWanted();
    void dropsTheSceneBefore();
    void keepsOldTilesUntilTheNewCome();
    void drawsAnewWhatLooksDifferent_data();
    void drawsAnewWhatLooksDifferent();
    void whatIsBeingDrawnGoesOn();
    void staysWithinItsLimit();
    void goesAwayWhileJobsRun();
};

static QList<TileKey> around(int count)
{
    QList<TileKey> keys;
    for (int i = 0; i < count; ++i)
        keys.append({ 40, 420 + i, 208 });
    return keys;
}

void TestTileStore::rendersInThePoolOnly()
{
    QThreadPool pool;
    TileStore store(&pool);
    QList<Qt::HANDLE> threads;
    connect(
        &store, &TileStore::tileArrived, this, [&](TileKey, Qt::HANDLE by) { threads.append(by); });
    store.setScene(sceneOf(smallCity()), false);
    store.want(around(6));
    QVERIFY(!store.isComplete());
    QTRY_VERIFY(store.isComplete());
    QCOMPARE(threads.size(), 6);
    QVERIFY(!threads.contains(QThread::currentThreadId()));
    QCOMPARE(store.find({ 40, 420, 208 })->size(), QSize(TileKey::kSize, TileKey::kSize));
    QVERIFY(store.find({ 40, 1, 1 }) == nullptr);
}

void TestTileStore::cancelsWhatIsNoLongerWanted()
{
    QThreadPool pool;
    pool.setMaxThreadCount(1);
    pool.start(
        [] { QThread::msleep(30); }); // holds the only thread: the tiles below wait in the queue
    TileStore store(&pool);
    store.setScene(sceneOf(smallCity()), false);
    store.want(around(50));
    store.want({ { 40, 420, 208 } }); // the view went on
    QTRY_VERIFY(store.isComplete());
    pool.waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(store.find({ 40, 420, 208 }) != nullptr);
    QVERIFY(store.find({ 40, 465, 208 }) == nullptr); // its job saw the token
}

void TestTileStore::dropsTheSceneBefore()
{
    QThreadPool pool;
    TileStore store(&pool);
    store.setScene(sceneOf(smallCity()), false);
    store.want({ { 40, 5, 5 } });
    pool.waitForDone(); // drawn, its result still on the way
    store.setScene(sceneOf(smallCity(), MapStyle::night()), false);
    int arrived = 0;
    connect(&store, &TileStore::tileArrived, this, [&arrived] { ++arrived; });
    QCoreApplication::processEvents();
    QCOMPARE(arrived, 0);
    store.want({ { 40, 5, 5 } });
    QTRY_VERIFY(store.isComplete());
    QCOMPARE(store.find({ 40, 5, 5 })->pixelColor(10, 10), MapStyle::night().outside);
}

void TestTileStore::keepsOldTilesUntilTheNewCome()
{
    QThreadPool pool;
    TileStore store(&pool);
    store.setScene(sceneOf(smallCity()), false);
    store.want({ { 40, 5, 5 } });
    QTRY_VERIFY(store.isComplete());
    store.setScene(sceneOf(smallCity(), MapStyle::night()), true);
    store.want({ { 40, 5, 5 } });
    QVERIFY(!store.isComplete());
    QCOMPARE(store.find({ 40, 5, 5 })->pixelColor(10, 10), MapStyle::day().outside); // no flicker
    QTRY_VERIFY(store.isComplete());
    QCOMPARE(store.find({ 40, 5, 5 })->pixelColor(10, 10), MapStyle::night().outside);
}

namespace {

std::shared_ptr<const RegionLayer> villages(std::optional<QRgb> fill = {})
{
    RegionShape village = region("340202001001", u"新芜社区", rectangle(118, 31, 118.05, 31.1));
    village.fill = fill;
    return RegionLayer::make(RegionLevel::Village, { village });
}

} // namespace

void TestTileStore::drawsAnewWhatLooksDifferent_data()
{
    QTest::addColumn<TileScene>("next");
    QTest::addColumn<int>("quarterZoom");
    QTest::addColumn<bool>("anew");
    const MapSnapshot city = smallCity();
    const auto row = [city](const char *name, int quarterZoom, bool anew, auto change) {
        TileScene next = sceneOf(city);
        MapSnapshot snapshot = city;
        change(snapshot, next);
        next.snapshot = std::make_shared<const MapSnapshot>(snapshot);
        QTest::newRow(name) << next << quarterZoom << anew;
    };
    const double from = MapStyle::day().region(RegionLevel::Village).minZoom;
    const int far = qRound(from * 4) - 1;
    row("villages come, seen from far", far, false,
        [](MapSnapshot &s, TileScene &) { s.setLevel(villages()); });
    row("villages come, seen from near", far + 1, true,
        [](MapSnapshot &s, TileScene &) { s.setLevel(villages()); });
    row("villages in colours", far, true,
        [](MapSnapshot &s, TileScene &) { s.setLevel(villages(qRgb(200, 0, 0))); });
    row("a ring", far, true, [](MapSnapshot &s, TileScene &) {
        s.rings = AreaLayer::make({ { QStringLiteral("1"), QStringLiteral("一号防控圈"),
            rectangle(118.1, 31.05, 118.2, 31.1) } });
    });
    row("the city goes", far, true, [](MapSnapshot &s, TileScene &) { s.regions[0].reset(); });
    row("another look", far, true,
        [](MapSnapshot &, TileScene &next) { next.style = MapStyle::night(); });
    row("a level is switched off", far, true,
        [](MapSnapshot &, TileScene &next) { next.layers.regions[1] = false; });
}

void TestTileStore::drawsAnewWhatLooksDifferent()
{
    QFETCH(TileScene, next);
    QFETCH(int, quarterZoom);
    QFETCH(bool, anew);
    QThreadPool pool;
    TileStore store(&pool);
    TileScene first = sceneOf(smallCity());
    // All the layers that did not change are the same ones.
    auto snapshot = std::make_shared<MapSnapshot>(*next.snapshot);
    snapshot->regions[static_cast<size_t>(RegionLevel::Village)].reset();
    snapshot->rings.reset();
    if (!snapshot->level(RegionLevel::City))
        snapshot->setLevel(smallCity().level(RegionLevel::City));
    first.snapshot = snapshot;
    const QList<TileKey> wanted { { quarterZoom, 5, 5 } };
    store.setScene(first, false);
    store.want(wanted);
    QTRY_VERIFY(store.isComplete());
    store.setScene(next, true);
    store.want(wanted);
    QCOMPARE(store.isComplete(), !anew);
    QTRY_VERIFY(store.isComplete());
}

// A tile that is still being drawn when villages come, and is not touched by them, is not begun
// again.
void TestTileStore::whatIsBeingDrawnGoesOn()
{
    QThreadPool pool;
    TileStore store(&pool);
    int arrived = 0;
    connect(&store, &TileStore::tileArrived, this, [&arrived] { ++arrived; });
    const MapSnapshot city = smallCity();
    store.setScene(sceneOf(city), false);
    store.want({ { 32, 5, 5 } });
    pool.waitForDone(); // drawn, its result still on the way
    MapSnapshot next = city;
    next.setLevel(villages());
    store.setScene(sceneOf(next), true);
    QCoreApplication::processEvents();
    QCOMPARE(arrived, 1);
    store.want({ { 32, 5, 5 } });
    QVERIFY(store.isComplete());
}

void TestTileStore::staysWithinItsLimit()
{
    QThreadPool pool;
    TileStore store(&pool);
    constexpr qsizetype kTile = TileKey::kSize * TileKey::kSize * 4;
    store.setCacheLimit(10 * kTile);
    store.setScene(sceneOf(smallCity()), false);
    for (int i = 0; i < 8; ++i) {
        QList<TileKey> keys;
        for (int k = 0; k < 4; ++k)
            keys.append({ 40, 100 + i * 4 + k, 50 });
        store.want(keys);
        QTRY_VERIFY(store.isComplete());
        QVERIFY(store.cachedBytes() <= 10 * kTile);
    }
}

void TestTileStore::goesAwayWhileJobsRun()
{
    QThreadPool pool;
    for (int i = 0; i < 20; ++i) {
        TileStore store(&pool);
        store.setScene(sceneOf(smallCity()), false);
        store.want(around(20));
    }
    QCoreApplication::processEvents();
    QVERIFY(pool.waitForDone(0));
}

QTEST_MAIN(TestTileStore)
#include "tst_tilestore.moc"
