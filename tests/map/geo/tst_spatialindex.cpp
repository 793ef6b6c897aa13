#include "map/geo/measure.h"
#include "map/geo/spatialindex.h"
#include "tests/map/geo/shapes.h"
#include "tests/support/testcase.h"
#include <QTest>
#include <algorithm>

using namespace shiyu;
using namespace shiyu::test;

/// Compared with looking at every entry; random, seeded.
class TestSpatialIndex : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void box();
    void radius_data();
    void radius();
    void nearest_data();
    void nearest();
    void boxesContainAndTouch();
    void empty();

private:
    using Index = SpatialIndex<int>;
    std::vector<Index::Entry> m_entries;
    Index m_index;
    LonLat randomPlace()
    {
        return at(117.5 + 1.2 * m_random.generateDouble(), 30.6 + m_random.generateDouble());
    }
    QRandomGenerator m_random { 42 };
};

void TestSpatialIndex::initTestCase()
{
    for (int i = 0; i < 5000; ++i) {
        LonLatBox box = LonLatBox::ofPoint(randomPlace());
        if (i % 3 == 0)
            box.include(LonLat {
                box.west + m_random.bounded(200000), box.south + m_random.bounded(200000) });
        m_entries.push_back({ i, box });
    }
    m_index = Index(m_entries);
    QCOMPARE(m_index.size(), 5000);
}

static double metresTo(LonLat p, const LonLatBox &box)
{
    return distanceMetres(
        p, { std::clamp(p.lon, box.west, box.east), std::clamp(p.lat, box.south, box.north) });
}

void TestSpatialIndex::box()
{
    for (int round = 0; round < 200; ++round) {
        LonLatBox asked = LonLatBox::ofPoint(randomPlace());
        asked.include(LonLat {
            asked.west + m_random.bounded(3000000), asked.south + m_random.bounded(3000000) });
        std::vector<int> expected;
        for (const auto &entry : m_entries) {
            if (entry.box.intersects(asked))
                expected.push_back(entry.id);
        }
        std::vector<int> found = m_index.query(asked);
        std::sort(found.begin(), found.end());
        QCOMPARE(found, expected);
    }
}

void TestSpatialIndex::radius_data()
{
    QTest::addColumn<double>("metres");
    for (const double metres : { 0.0, 300.0, 5000.0, 40000.0 })
        QTest::addRow("%.0f m", metres) << metres;
}

void TestSpatialIndex::radius()
{
    QFETCH(double, metres);
    for (int round = 0; round < 20; ++round) {
        const LonLat centre
            = round == 0 ? LonLat { m_entries[1].box.west, m_entries[1].box.south } : randomPlace();
        std::vector<std::pair<double, int>> expected;
        for (const auto &entry : m_entries) {
            if (const double d = metresTo(centre, entry.box); d <= metres)
                expected.emplace_back(d, entry.id);
        }
        std::sort(expected.begin(), expected.end());
        const std::vector<int> found = m_index.withinRadius(centre, metres);
        QCOMPARE(found.size(), expected.size());
        for (size_t i = 0; i < found.size(); ++i)
            QCOMPARE(found[i], expected[i].second);
    }
}

void TestSpatialIndex::nearest_data()
{
    QTest::addColumn<int>("count");
    for (const int count : { 0, 1, 5, 100, 5001 })
        QTest::addRow("%d", count) << count;
}

void TestSpatialIndex::nearest()
{
    QFETCH(int, count);
    for (int round = 0; round < 20; ++round) {
        const LonLat to = randomPlace();
        std::vector<double> expected;
        for (const auto &entry : m_entries)
            expected.push_back(metresTo(to, entry.box));
        std::sort(expected.begin(), expected.end());
        const std::vector<int> found = m_index.nearest(to, count);
        QCOMPARE(found.size(), std::min<size_t>(static_cast<size_t>(count), m_entries.size()));
        for (size_t i = 0; i < found.size(); ++i)
            QCOMPARE(metresTo(to, m_entries[static_cast<size_t>(found[i])].box), expected[i]);
    }
}

void TestSpatialIndex::boxesContainAndTouch()
{
    SpatialIndex<QString> index({ { QStringLiteral("a"), { 0, 0, 100, 100 } },
        { QStringLiteral("b"), { 100, 0, 200, 100 } } });
    QCOMPARE(
        index.query(LonLatBox::ofPoint({ 50, 50 })), std::vector<QString> { QStringLiteral("a") });
    QCOMPARE(index.query(LonLatBox::ofPoint({ 100, 50 })).size(),
        size_t { 2 }); // the border belongs to both
    QVERIFY(index.query(LonLatBox()).empty());
}

void TestSpatialIndex::empty()
{
    const SpatialIndex<int> none;
    QVERIFY(none.query({ 0, 0, 1, 1 }).empty());
    QVERIFY(none.nearest({ 0, 0 }, 3).empty());
    QVERIFY(none.withinRadius({ 0, 0 }, 1000).empty());
}

QTEST_GUILESS_MAIN(TestSpatialIndex)
#include "tst_spatialindex.moc"
