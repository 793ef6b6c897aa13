#include "map/render/tilestore.h"
#include "tests/map/render/scenes.h"
#include "tests/support/testcase.h"
#include <QTest>
#include <QThread>
#include <QThreadPool>

using namespace shiyu;
using namespace shiyu::test;

class TestTileStore : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void rendersInThePoolOnly();
    void cancelsWhatIsNoLongerWanted();
    void dropsTheSceneBefore();
    void keepsOldTilesUntilTheNewCome();
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
