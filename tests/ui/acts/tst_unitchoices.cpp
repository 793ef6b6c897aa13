#include "ui/acts/unitchoices.h"

#include "tests/support/testcase.h"

using namespace shiyu;
using namespace Qt::StringLiterals;

/// The reasons that stand below a unit.
class TestUnitChoices : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void saysTheRecord_data();
    void saysTheRecord();
};

void TestUnitChoices::saysTheRecord_data()
{
    QTest::addColumn<int>("precedents");
    QTest::addColumn<int>("onTime"); // -1: not known
    QTest::addColumn<bool>("byRecord");
    QTest::addColumn<QString>("reason");
    const auto row
        = [](const char *name, int precedents, int onTime, bool byRecord, const QString &reason) {
              QTest::newRow(name) << precedents << onTime << byRecord << reason;
          };
    row("none", 0, -1, false, u"Function"_s);
    row("with its record", 14, 13, false, u"Function · 14 like matter(s) resolved, 13 on time"_s);
    row("the record decided", 14, 13, true,
        u"Function · 14 like matter(s) resolved, 13 on time (the better record)"_s);
    row("counted before times were kept", 14, -1, false,
        u"Function · 14 like matter(s) resolved"_s);
}

void TestUnitChoices::saysTheRecord()
{
    QFETCH(int, precedents);
    QFETCH(int, onTime);
    QFETCH(bool, byRecord);
    UnitChoice choice;
    choice.basis = DispatchBasis::Function;
    choice.precedents = precedents;
    choice.onTime = onTime;
    choice.byRecord = byRecord;
    QTEST(choiceReason(choice), "reason");
}

QTEST_GUILESS_MAIN(TestUnitChoices)
#include "tst_unitchoices.moc"
