#include "tests/support/testcase.h"
#include "ui/queue/chipplan.h"

using namespace shiyu;

namespace {

constexpr int kWidth = 10;
constexpr int kGap = 2;

ChipPlan plan(const ChipCounts &counts, Rights rights, QueueChip chosen, int perLine)
{
    return planChips(
        counts, rights, chosen, [](QueueChip) { return kWidth; }, kWidth, kGap,
        perLine * (kWidth + kGap) - kGap);
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
    void theChosenOneIsShown();
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
    QTest::newRow("all fit") << 8 << 16;
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

void TestChipPlan::theChosenOneIsShown()
{
    const ChipPlan p = plan({}, {}, QueueChip::ToVerify, 2);
    QCOMPARE(p.shown, (QVector { QueueChip::All, QueueChip::ToVerify }));
}

QTEST_GUILESS_MAIN(TestChipPlan)
#include "tst_chipplan.moc"
