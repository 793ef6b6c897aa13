#include "tests/support/testcase.h"
#include "ui/queue/chipplan.h"

using namespace shiyu;

namespace {

constexpr int kWidth = 10;
constexpr int kGap = 2;

ChipPlan plan(const ChipCounts &counts, Rights rights, QueueChip chosen, int perLine, int lines = 2)
{
    return planChips(
        counts, rights, chosen, [](QueueChip) { return kWidth; }, kWidth, kGap,
        perLine * (kWidth + kGap) - kGap, lines);
}

ChipCounts countsOf(std::initializer_list<QueueChip> ones)
{
    ChipCounts counts {};
    for (QueueChip chip : ones)
        counts[static_cast<size_t>(chip)] = 1;
    return counts;
}

} // namespace

class TestChipPlan : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void ownActsFirst();
    void emptyOnesOfOthersWait();
    void neverMoreThanTwoLines_data();
    void neverMoreThanTwoLines();
    void moreNeverStandsAlone_data();
    void moreNeverStandsAlone();
    void theChosenOneIsShown();
    void reviewStandsBesideApproval();
};

void TestChipPlan::ownActsFirst()
{
    const ChipPlan p
        = plan(countsOf({ QueueChip::ToAccept, QueueChip::ToVerify, QueueChip::Overdue }),
            { Right::Verify }, QueueChip::All, 20);
    QCOMPARE(p.shown,
        (QVector { QueueChip::All, QueueChip::ToVerify, QueueChip::Overdue, QueueChip::ToAccept }));
}

void TestChipPlan::emptyOnesOfOthersWait()
{
    const ChipPlan p = plan({}, { Right::Verify, Right::FollowUp }, QueueChip::All, 20);
    QCOMPARE(p.shown,
        (QVector {
            QueueChip::All, QueueChip::ToVerify, QueueChip::ToFollowUp, QueueChip::ToClose }));
    QCOMPARE(p.hidden.size(), qsizetype(kQueueChips) - 4);
    QCOMPARE(p.hidden.first(), QueueChip::ToAccept);
}

void TestChipPlan::neverMoreThanTwoLines_data()
{
    QTest::addColumn<int>("perLine");
    QTest::addColumn<int>("shown");
    QTest::newRow("all fit") << 9 << 17;
    QTest::newRow("four a line, one is for more") << 4 << 7;
    QTest::newRow("two a line") << 2 << 3;
    QTest::newRow("one a line") << 1 << 1;
}

void TestChipPlan::neverMoreThanTwoLines()
{
    QFETCH(int, perLine);
    ChipCounts counts;
    counts.fill(3);
    const ChipPlan p = plan(counts, {}, QueueChip::All, perLine);
    QTEST(int(p.shown.size()), "shown");
    QCOMPARE(p.shown.size() + p.hidden.size(), qsizetype(kQueueChips));
    QCOMPARE(p.shown.first(), QueueChip::All);
}

void TestChipPlan::moreNeverStandsAlone_data()
{
    QTest::addColumn<int>("counting"); // lists that count something, of kQueueChips
    QTest::addColumn<int>("perLine");
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("shown");
    QTest::newRow("a full line: one goes behind more") << 5 << 5 << 2 << 4;
    QTest::newRow("one less: more has room in the line") << 4 << 5 << 2 << 4;
    QTest::newRow("one more than a line: more stands beside it") << 6 << 5 << 2 << 6;
    QTest::newRow("two full lines") << 10 << 5 << 2 << 9;
    QTest::newRow("one line only") << 10 << 5 << 1 << 4;
    QTest::newRow("nothing is hidden, a full line stays") << 17 << 17 << 1 << 17;
}

void TestChipPlan::moreNeverStandsAlone()
{
    QFETCH(int, counting);
    QFETCH(int, perLine);
    QFETCH(int, lines);
    ChipCounts counts {};
    std::fill_n(counts.begin(), counting, 3);
    const ChipPlan p = plan(counts, {}, QueueChip::All, perLine, lines);
    QTEST(int(p.shown.size()), "shown");
    // Without a right the first that count come first: lines of equal chips, more after the last.
    const bool hasMore = !p.hidden.isEmpty();
    QVERIFY(!hasMore || p.shown.size() % perLine != 0);
}

void TestChipPlan::theChosenOneIsShown()
{
    const ChipPlan p = plan({}, {}, QueueChip::ToVerify, 2);
    QCOMPARE(p.shown, (QVector { QueueChip::All, QueueChip::ToVerify }));
}

void TestChipPlan::reviewStandsBesideApproval()
{
    ChipCounts counts {};
    counts.fill(3);
    const ChipPlan all = plan(counts, {}, QueueChip::All, 20);
    const auto at = [&all](QueueChip chip) { return all.shown.indexOf(chip); };
    QCOMPARE(at(QueueChip::ToReview), at(QueueChip::ToApprove) + 1);
    const ChipPlan none = plan({}, {}, QueueChip::All, 20);
    QCOMPARE(
        none.hidden.indexOf(QueueChip::ToReview), none.hidden.indexOf(QueueChip::ToApprove) + 1);
}

QTEST_GUILESS_MAIN(TestChipPlan)
#include "tst_chipplan.moc"
