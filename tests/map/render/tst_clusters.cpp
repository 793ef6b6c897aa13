#include "map/render/clusters.h"
#include "map/render/mapview.h"
#include "tests/support/testcase.h"
#include <QRandomGenerator>
#include <QTest>
#include <QThreadPool>
#include <cmath>
#include <set>

using namespace shiyu;

class TestClusters : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void eachPointOnce_data();
    void eachPointOnce();
    void mostUrgentOnTopAndFirst();
    void farPointsStandAlone();
    void storeDropsTheLayerBefore();
    void cancelledIsEmpty();
};

static std::shared_ptr<const PointLayer> randomLayer(int count, quint32 seed)
{
    QRandomGenerator random(seed);
    std::vector<PointFeature> features;
    for (int i = 0; i < count; ++i) {
        PointFeature f;
        f.id = QString::number(i);
        f.position = LonLat::fromDegrees(
            118 + random.generateDouble() * random.generateDouble(), 31 + random.generateDouble());
        f.urgency = static_cast<Urgency>(random.bounded(4));
        features.push_back(f);
    }
    return PointLayer::make(PointKind::Incident, features);
}

void TestClusters::eachPointOnce_data()
{
    QTest::addColumn<int>("zoom");
    for (const int zoom : { 3, 8, 11, 15, 20 })
        QTest::addRow("zoom %d", zoom) << zoom;
}

void TestClusters::eachPointOnce()
{
    QFETCH(int, zoom);
    const auto layer = randomLayer(3000, 9);
    const ClusterSet set = makeClusters(layer, zoom, kClusterRadius, {});
    std::set<quint32> seen;
    for (const Cluster &cluster : set.clusters) {
        std::array<quint32, 4> byUrgency {};
        double x = 0;
        double y = 0;
        for (quint32 i = 0; i < cluster.count; ++i) {
            const quint32 member = set.members[cluster.first + i];
            QVERIFY(seen.insert(member).second);
            ++byUrgency[static_cast<size_t>(layer->feature(member).urgency)];
            x += layer->places()[member].x / cluster.count;
            y += layer->places()[member].y / cluster.count;
        }
        QCOMPARE(cluster.byUrgency, byUrgency);
        QVERIFY(std::hypot(cluster.centre.x - x, cluster.centre.y - y) < 1e-3);
        // No member is farther than a cell and a neighbour: 2 · radius · √2 pixels.
        for (quint32 i = 0; i < cluster.count; ++i) {
            const MapPoint p = layer->places()[set.members[cluster.first + i]];
            QVERIFY(std::hypot(p.x - x, p.y - y) / metresPerPixelAt(zoom)
                < 2 * kClusterRadius * M_SQRT2);
        }
    }
    QCOMPARE(seen.size(), size_t { 3000 });
}

void TestClusters::mostUrgentOnTopAndFirst()
{
    const ClusterSet set = makeClusters(randomLayer(500, 3), 12, kClusterRadius, {});
    QVERIFY(set.clusters.size() > 20);
    for (size_t i = 1; i < set.clusters.size(); ++i)
        QVERIFY(set.clusters[i - 1].byUrgency[0] <= set.clusters[i].byUrgency[0]);
    for (const Cluster &cluster : set.clusters) {
        for (quint32 i = 1; i < cluster.count; ++i)
            QVERIFY(set.layer->feature(set.members[cluster.first + i - 1]).urgency
                <= set.layer->feature(set.members[cluster.first + i]).urgency);
    }
}

void TestClusters::farPointsStandAlone()
{
    std::vector<PointFeature> features(2);
    features[0].position = LonLat::fromDegrees(118, 31);
    features[1].position = LonLat::fromDegrees(
        118.01, 31); // 1,113 Web Mercator metres: half a pixel at 6, 1,864 px at 18
    const auto layer = PointLayer::make(PointKind::Incident, features);
    QCOMPARE(makeClusters(layer, 6, kClusterRadius, {}).clusters.size(), size_t { 1 });
    QCOMPARE(makeClusters(layer, 18, kClusterRadius, {}).clusters.size(), size_t { 2 });
}

void TestClusters::storeDropsTheLayerBefore()
{
    QThreadPool pool;
    ClusterStore store(&pool);
    const auto first = randomLayer(20000, 1);
    const auto second = randomLayer(100, 2);
    store.setLayer(first);
    QVERIFY(!store.find(PointKind::Incident, 10)); // asked for, not yet made
    store.setLayer(second); // while the first is being made
    store.find(PointKind::Incident, 10);
    QTRY_VERIFY(store.find(PointKind::Incident, 10) != nullptr);
    QCOMPARE(store.find(PointKind::Incident, 10)->layer, second);
    pool.waitForDone();
    QCoreApplication::processEvents(); // what the first one's job may have left
    QCOMPARE(store.find(PointKind::Incident, 10)->layer, second);
}

void TestClusters::cancelledIsEmpty()
{
    const CancelToken token = CancelToken::make();
    token.cancel();
    QVERIFY(makeClusters(randomLayer(100, 1), 10, kClusterRadius, token).clusters.empty());
}

QTEST_GUILESS_MAIN(TestClusters)
#include "tst_clusters.moc"
