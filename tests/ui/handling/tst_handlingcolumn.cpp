#include "tests/support/queuesource.h"
#include "tests/support/testcase.h"
#include "ui/handling/handlingcolumn.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(shiyu::IncidentRow)

class TestHandlingColumn : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void column_data();
    void column();
    void done_data();
    void done();
    void branch();
};

void TestHandlingColumn::column_data()
{
    QTest::addColumn<IncidentRow>("row");
    QTest::addColumn<int>("column"); // -1: none
    const auto add = [](const char *name, int column, auto change) {
        IncidentRow row = queueRow(1, {}, 60min);
        change(row);
        QTest::newRow(name) << row << column;
    };
    using C = HandlingColumn;
    const auto at
        = [](TaskStage stage) { return [stage](IncidentRow &row) { row.holderStage = stage; }; };
    const auto closed = [](std::chrono::hours ago) {
        return [ago](IncidentRow &row) {
            row.open = false;
            row.stage = Stage::Closed;
            row.closedAt = kAtDesk - ago;
        };
    };
    add("not signed for", int(C::ToSign), at(TaskStage::Pending));
    add("signed for", int(C::InHand), at(TaskStage::Acknowledged));
    add("contacted", int(C::InHand), at(TaskStage::Contacted));
    add("rework", int(C::InHand), at(TaskStage::Rework));
    add("suspended", int(C::InHand), at(TaskStage::Suspended));
    add("submitted", int(C::ToReview), at(TaskStage::Submitted));
    add("reviewed, answered, and an assisting unit works", int(C::InHand), [](IncidentRow &row) {
        row.holderStage = TaskStage::Reviewed;
        row.lead = row.holder;
    });
    add("reviewed, and another unit answers", int(C::Done), [](IncidentRow &row) {
        row.holderStage = TaskStage::Reviewed;
        row.lead = org::kWater;
    });
    add("the answer is owed", int(C::ToAnswer), [](IncidentRow &row) { row.replyOwed = true; });
    add("closed an hour ago", int(C::Done), closed(1h));
    add("closed seven days ago to the minute", int(C::Done), closed(168h));
    add("closed eight days ago", -1, closed(192h));
    add("the owner has to dispatch it", -1, [](IncidentRow &row) { row.holderTask = 0; });
    add("resolved, to be verified", int(C::Done), [](IncidentRow &row) {
        row.stage = Stage::Resolved;
        row.resolvedAt = kAtDesk - 2h;
    });
}

void TestHandlingColumn::column()
{
    QFETCH(IncidentRow, row);
    const auto column = handlingColumn(row, kAtDesk);
    QTEST(column ? int(*column) : -1, "column");
}

// kAtDesk is 14:32:05 on a Saturday.
void TestHandlingColumn::done_data()
{
    QTest::addColumn<IncidentRow>("row");
    QTest::addColumn<QString>("text");
    const auto add = [](const char *name, const QString &text, auto change) {
        IncidentRow row = queueRow(1, {}, 60min);
        change(row);
        QTest::newRow(name) << row << text;
    };
    add("in hand: its clock stands there", {}, [](IncidentRow &) {});
    add("closed an hour ago, whatever was due", QStringLiteral("13:32 · Closed"),
        [](IncidentRow &row) {
            row.open = false;
            row.stage = Stage::Closed;
            row.closedAt = kAtDesk - 1h;
        });
    add("resolved, to be verified: no time that waits",
        QStringLiteral("12:32 · 镜湖区指挥中心: To verify"), [](IncidentRow &row) {
            row.stage = Stage::Resolved;
            row.resolvedAt = kAtDesk - 2h;
        });
}

void TestHandlingColumn::done()
{
    QFETCH(IncidentRow, row);
    QTEST(doneText(row, *cityDirectory(), kAtDesk), "text");
}

void TestHandlingColumn::branch()
{
    const DirectoryPtr directory = cityDirectory();
    IncidentRow row = queueRow(1, {}, 60min);
    row.holder = org::kVillage;
    QCOMPARE(handlingBranch(row, org::kVillage, *directory), org::kVillage);
    QCOMPARE(handlingBranch(row, org::kTown, *directory), org::kVillage);
    QCOMPARE(handlingBranch(row, org::kCounty, *directory), org::kTown);
    QCOMPARE(handlingBranch(row, org::kCity, *directory), org::kCounty);
    QCOMPARE(handlingBranch(row, org::kWater, *directory), OrganizationId());
}

QTEST_GUILESS_MAIN(TestHandlingColumn)
#include "tst_handlingcolumn.moc"
