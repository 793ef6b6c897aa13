#include "map/render/clusterstore.h"
#include "map/render/mapview.h"
#include "tests/support/testcase.h"
#include <QRandomGenerator>
#include <QTest>
#include <QThreadPool>
#include <cmath>
#include <map>
#include <set>

using namespace shiyu;

class TestClusters : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void eachPointOnce_data();
    void eachPointOnce();
    void aPartIsThatOfTheWhole_data();
    void aPartIsThatOfTheWhole();
    void noTwoStandTooNear();
    void mostUrgentOnTopAndFirst();
    void farPointsStandAlone();
    void storeDropsTheLayerBefore();
    void cancelledIsEmpty();
    void whatStandsApartIsCountedNowhere_data();
    void whatStandsApartIsCountedNowhere();
    void theStoreLeavesOutWhatStandsApart();
};

static const MapRect kWorld { -kWorldHalf, -kWorldHalf, kWorldHalf, kWorldHalf };

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
    const ClusterSet set = makeClusters(layer, zoom, kClusterRadius, kWorld, {});
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

void TestClusters::aPartIsThatOfTheWhole_data()
{
    QTest::addColumn<int>("zoom");
    QTest::addColumn<double>("lon"); // of the middle of the view
    for (const int zoom : { 8, 10, 12, 14, 17 }) {
        for (const double lon : { 118.01, 118.2, 118.6 })
            QTest::addRow("zoom %d at %g", zoom, lon) << zoom << lon;
    }
}

/// Wherever the view is, a cluster is where it was, with the same members: nothing jumps.
void TestClusters::aPartIsThatOfTheWhole()
{
    QFETCH(int, zoom);
    QFETCH(double, lon);
    const auto layer = randomLayer(20000, 4);
    const MapPoint middle = toMapPoint(LonLat::fromDegrees(lon, 31.5));
    const MapRect part = MapView(middle, zoom, { 1000, 700 }).extent();
    const auto contents = [&part](const ClusterSet &set) {
        std::map<std::pair<double, double>, std::vector<quint32>> found;
        for (const Cluster &c : set.clusters) {
            if (part.contains(c.centre)) {
                const auto first = set.members.begin() + c.first;
                found[{ c.centre.x, c.centre.y }] = { first, first + c.count };
            }
        }
        return found;
    };
    const ClusterSet some = makeClusters(layer, zoom, kClusterRadius, part, {});
    QVERIFY(contents(some) == contents(makeClusters(layer, zoom, kClusterRadius, kWorld, {})));
    QCOMPARE(contents(some).size(), some.clusters.size()); // and nothing beyond it
}

/// What a cell may take it takes: hardly a pair is left that lies closer than the radius.
void TestClusters::noTwoStandTooNear()
{
    for (const int zoom : { 9, 11, 13 }) {
        const auto layer = randomLayer(20000, 6);
        const ClusterSet set = makeClusters(layer, zoom, kClusterRadius, kWorld, {});
        size_t near = 0;
        for (size_t a = 0; a < set.clusters.size(); ++a) {
            for (size_t b = a + 1; b < set.clusters.size(); ++b) {
                const MapPoint p = set.clusters[a].centre;
                const MapPoint q = set.clusters[b].centre;
                near += std::hypot(p.x - q.x, p.y - q.y) / metresPerPixelAt(zoom)
                        < kClusterRadius / 2
                    ? 1
                    : 0;
            }
        }
        QVERIFY2(near * 50 <= set.clusters.size(), qPrintable(QString::number(near)));
    }
}

void TestClusters::mostUrgentOnTopAndFirst()
{
    const ClusterSet set = makeClusters(randomLayer(500, 3), 12, kClusterRadius, kWorld, {});
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
    QCOMPARE(makeClusters(layer, 6, kClusterRadius, kWorld, {}).clusters.size(), size_t { 1 });
    QCOMPARE(makeClusters(layer, 18, kClusterRadius, kWorld, {}).clusters.size(), size_t { 2 });
}

void TestClusters::storeDropsTheLayerBefore()
{
    QThreadPool pool;
    ClusterStore store(&pool);
    const auto first = randomLayer(20000, 1);
    const auto second = randomLayer(100, 2);
    store.setLayer(first);
    QVERIFY(!store.find(PointKind::Incident, 10, kWorld)); // asked for, not yet made
    store.setLayer(second); // while the first is being made
    store.find(PointKind::Incident, 10, kWorld);
    QTRY_VERIFY(store.find(PointKind::Incident, 10, kWorld) != nullptr);
    QCOMPARE(store.find(PointKind::Incident, 10, kWorld)->layer, second);
    pool.waitForDone();
    QCoreApplication::processEvents(); // what the first one's job may have left
    QCOMPARE(store.find(PointKind::Incident, 10, kWorld)->layer, second);
}

void TestClusters::cancelledIsEmpty()
{
    const CancelToken token = CancelToken::make();
    token.cancel();
    QVERIFY(makeClusters(randomLayer(100, 1), 10, kClusterRadius, kWorld, token).clusters.empty());
}

void TestClusters::whatStandsApartIsCountedNowhere_data()
{
    QTest::addColumn<int>("feature");
    QTest::addColumn<QString>("left"); // the clusters: their members
    QTest::newRow("the urgent one of three: two are counted") << 2 << QStringLiteral("0 1|3 4|5");
    QTest::newRow("another of three") << 0 << QStringLiteral("2 1|3 4|5");
    QTest::newRow("one of two: the other stands alone") << 3 << QStringLiteral("2 0 1|4|5");
    QTest::newRow("one that stood alone") << 5 << QStringLiteral("2 0 1|3 4");
    QTest::newRow("one that is not in the part") << 6 << QStringLiteral("2 0 1|3 4|5");
}

/// And who is left stands in the middle of who is left.
void TestClusters::whatStandsApartIsCountedNowhere()
{
    QFETCH(int, feature);
    std::vector<PointFeature> features(7);
    const double lons[] = { 118, 118.001, 118.002, 118.4, 118.401, 118.8, 125 };
    for (size_t i = 0; i < features.size(); ++i)
        features[i].position = LonLat::fromDegrees(lons[i], 31);
    features[2].urgency = Urgency::Critical;
    const auto layer = PointLayer::make(PointKind::Incident, features);
    const MapRect part
        = MapView(toMapPoint(LonLat::fromDegrees(118.4, 31)), 10, { 1000, 700 }).extent();
    const auto set
        = std::make_shared<const ClusterSet>(makeClusters(layer, 10, kClusterRadius, part, {}));
    const auto rest = withApart(set, static_cast<quint32>(feature));
    QStringList left;
    for (const Cluster &cluster : rest->clusters) {
        QStringList members;
        double x = 0;
        quint32 critical = 0;
        for (quint32 i = 0; i < cluster.count; ++i) {
            const quint32 member = rest->members.at(cluster.first + i);
            members.append(QString::number(member));
            x += layer->places()[member].x / cluster.count;
            critical += layer->feature(member).urgency == Urgency::Critical ? 1 : 0;
        }
        QVERIFY(std::abs(cluster.centre.x - x) < 1e-3);
        QCOMPARE(cluster.byUrgency[0], critical);
        QCOMPARE(cluster.byUrgency[3], cluster.count - critical);
        left.append(members.join(u' '));
    }
    std::sort(left.begin(), left.end(), [](const QString &a, const QString &b) {
        return a.split(u' ').last().toInt() < b.split(u' ').last().toInt();
    });
    QTEST(left.join(u'|'), "left");
    QCOMPARE(rest->apart.has_value(), feature != 6);
    if (rest->apart)
        QCOMPARE(rest->members.at(*rest->apart), static_cast<quint32>(feature));
    QCOMPARE(rest->members.size(), set->members.size());
}

void TestClusters::theStoreLeavesOutWhatStandsApart()
{
    QThreadPool pool;
    ClusterStore store(&pool);
    const auto find = [&store] { return store.find(PointKind::Incident, 10, kWorld); };
    const auto counted = [](const std::shared_ptr<const ClusterSet> &set) {
        quint32 sum = 0;
        for (const Cluster &cluster : set->clusters)
            sum += cluster.count;
        return sum;
    };
    store.setLayer(randomLayer(100, 2));
    store.setApart(PointKind::Incident, QStringLiteral("7"));
    QTRY_VERIFY(find() != nullptr);
    QCOMPARE(counted(find()), 99u);
    QCOMPARE(find(), find()); // made once, not for each frame
    QCOMPARE(find()->members.at(find()->apart.value()), 7u);
    store.clearLayer(PointKind::Incident); // switched off and on: it is still the open case
    store.setLayer(randomLayer(100, 3));
    QTRY_VERIFY(find() != nullptr);
    QCOMPARE(counted(find()), 99u);
    store.setApart(PointKind::Incident, QStringLiteral("of another list"));
    QCOMPARE(counted(find()), 100u);
    store.setApart(PointKind::Incident, {});
    QCOMPARE(counted(find()), 100u);
}

QTEST_GUILESS_MAIN(TestClusters)
#include "tst_clusters.moc"
