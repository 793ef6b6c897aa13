#include "app/demo/partition.h"

#include "app/demo/chord.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using partition::Outline;

class TestPartition : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void areaOfASquare();
    void insideIsStrict_data();
    void insideIsStrict();
    void neighboursAreDensifiedAlike();
    void noChordThroughAVertexOrOutside();
    void areasFollowTheirShares();
    void seatsDecideTheSide();
    void islandWithoutCellsIsAdopted();
    void sameSeedSameCuts();
    void knownRandomNumbers();
};

namespace {

Outline square(qint32 size)
{
    return { { 0, 0 }, { size, 0 }, { size, size }, { 0, size } };
}

} // namespace

void TestPartition::areaOfASquare()
{
    QCOMPARE(partition::doubledArea(square(1000)), 2'000'000);
    Outline turned = square(1000);
    std::reverse(turned.begin(), turned.end());
    QCOMPARE(partition::doubledArea(turned), -2'000'000);
}

void TestPartition::insideIsStrict_data()
{
    QTest::addColumn<int>("lon");
    QTest::addColumn<int>("lat");
    QTest::addColumn<bool>("expected");
    QTest::newRow("one unit inside a corner") << 1 << 1 << true;
    QTest::newRow("corner") << 0 << 0 << false;
    QTest::newRow("on an edge") << 500 << 0 << false;
    QTest::newRow("one unit outside") << 1001 << 500 << false;
    QTest::newRow("level with a corner, outside") << -5 << 1000 << false;
}

void TestPartition::insideIsStrict()
{
    QFETCH(int, lon);
    QFETCH(int, lat);
    QTEST(partition::isStrictlyInside(square(1000), { lon, lat }), "expected");
}

void TestPartition::neighboursAreDensifiedAlike()
{
    // The common edge (1000, 0)–(1007, 1001) walked up by one and down by the other.
    const Outline west { { 0, 0 }, { 1000, 0 }, { 1007, 1001 } };
    const Outline east { { 1007, 1001 }, { 1000, 0 }, { 3000, 0 } };
    const Outline a = partition::densified(west, 100), b = partition::densified(east, 100);
    const auto between = [](const Outline &ring, LonLat from, LonLat to) {
        Outline part = ring.mid(ring.indexOf(from), ring.indexOf(to) - ring.indexOf(from) + 1);
        return part;
    };
    const Outline up = between(a, { 1000, 0 }, { 1007, 1001 });
    Outline down = between(b, { 1007, 1001 }, { 1000, 0 });
    std::reverse(down.begin(), down.end());
    QVERIFY(up.size() > 10);
    QCOMPARE(up, down);
}

void TestPartition::noChordThroughAVertexOrOutside()
{
    SeededRandom random(1);
    // A U: the straight line between its arms leaves it.
    const Outline u { { 0, 0 }, { 3000, 0 }, { 3000, 3000 }, { 2000, 3000 }, { 2000, 1000 },
        { 1000, 1000 }, { 1000, 3000 }, { 0, 3000 } };
    QVERIFY(!partition::chordBetween(u, 2, 7, 500, 0, random));
    QVERIFY(!partition::chordBetween(u, 3, 6, 500, 0, random));
    // Along its foot both ends are neighbours; no line is left inside.
    QVERIFY(!partition::chordBetween(u, 0, 1, 500, 0, random));
    // From the outer corner to the inner one.
    QVERIFY(partition::chordBetween(u, 0, 5, 500, 0, random));
}

void TestPartition::areasFollowTheirShares()
{
    SeededRandom random(7);
    const Outline ring = partition::densified(square(1'000'000), 20'000);
    const QList<partition::Cell> cells { { 1, 4, {} }, { 2, 4, {} }, { 3, 4, {} }, { 4, 4, {} } };
    const QList<Outline> parts = partition::divide(ring, cells, random);
    qint64 sum = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const qint64 area = partition::doubledArea(parts[i]);
        sum += area;
        const double share = static_cast<double>(area) / 2e12;
        const double wanted = cells[i].area / 10;
        QVERIFY2(share > wanted * 0.6 && share < wanted * 1.6, qPrintable(QString::number(share)));
    }
    QCOMPARE(sum, 2'000'000'000'000); // to the unit
}

void TestPartition::seatsDecideTheSide()
{
    SeededRandom random(3);
    const Outline ring = partition::densified(square(1'000'000), 20'000);
    const QList<partition::Cell> cells { { 1, 4, LonLat { 900'000, 500'000 } },
        { 1, 4, LonLat { 100'000, 500'000 } } };
    const QList<Outline> parts = partition::divide(ring, cells, random);
    QVERIFY(partition::isStrictlyInside(parts[0], { 900'000, 500'000 }));
    QVERIFY(partition::isStrictlyInside(parts[1], { 100'000, 500'000 }));
}

void TestPartition::islandWithoutCellsIsAdopted()
{
    SeededRandom random(3);
    Outline island = square(1000);
    for (LonLat &p : island)
        p.lon += 2'000'000;
    const QList<Outline> rings { partition::densified(square(1'000'000), 50'000), island };
    const auto parts = partition::divide(
        rings, { { 1, 1, LonLat { 1, 1 } }, { 1, 1, LonLat { 999'000, 1 } } }, random);
    QCOMPARE(parts[0].size(), 1);
    QCOMPARE(parts[1].size(), 2); // the nearer seat
    QCOMPARE(parts[1].last(), island);
}

void TestPartition::sameSeedSameCuts()
{
    const Outline ring = partition::densified(square(1'000'000), 20'000);
    const auto cutWith = [&](quint64 seed) {
        SeededRandom random(seed);
        return partition::divide(ring, QList<partition::Cell>(12), random);
    };
    QCOMPARE(cutWith(5), cutWith(5));
    QVERIFY(cutWith(5) != cutWith(6));
}

void TestPartition::knownRandomNumbers()
{
    // The reference values of SplitMix64 for seed 1234567 (Rosetta Code, Vigna's splitmix64.c).
    SeededRandom random(1234567);
    QCOMPARE(random.next(), 6457827717110365317ULL);
    QCOMPARE(random.next(), 3203168211198807973ULL);
    QCOMPARE(random.next(), 9817491932198370423ULL);
}

QTEST_GUILESS_MAIN(TestPartition)
#include "tst_partition.moc"
