#include "app/services/dutydesk.h"

#include "tests/support/citydirectory.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using K = OperationKind;
using S = SupervisionStage;

/// What waits for whom, and whose shift a unit has; both follow from the directory alone.
class TestDutyDesk : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void waitsForWhoMayAct_data();
    void waitsForWhoMayAct();
    void shiftOfAUnitIsItsCentres_data();
    void shiftOfAUnitIsItsCentres();
};

void TestDutyDesk::waitsForWhoMayAct_data()
{
    QTest::addColumn<S>("stage");
    QTest::addColumn<QString>("officer");
    QTest::addColumn<QString>("act");
    const auto row = [](const char *name, S stage, const char *officer, const char *act) {
        QTest::newRow(name) << stage << QString::fromLatin1(officer) << QString::fromLatin1(act);
    };
    // Proposed and issued by the county's centre, against its department.
    row("proposed: the county's shift leader", S::Proposed, "c.jinghu.shiftLeader", "issue");
    row("proposed: the city's too", S::Proposed, "c.city.shiftLeader", "issue");
    row("proposed: not its duty officer", S::Proposed, "c.jinghu.intake", "");
    row("proposed: not another county's leader", S::Proposed, "c.yijiang.shiftLeader", "");
    row("proposed: not the unit", S::Proposed, "d.jinghu.urban.liaison", "");
    row("issued: the unit signs", S::Issued, "d.jinghu.urban.liaison", "sign");
    row("issued: not the leader again", S::Issued, "c.jinghu.shiftLeader", "");
    row("signed: the unit rectifies", S::Signed, "d.jinghu.urban.handler", "rectify");
    row("signed: not another unit", S::Signed, "u.water.handler", "");
    row("answered: the issuer concludes", S::Answered, "c.jinghu.shiftLeader", "conclude");
    row("answered: not the unit", S::Answered, "d.jinghu.urban.handler", "");
}

void TestDutyDesk::waitsForWhoMayAct()
{
    QFETCH(S, stage);
    QFETCH(QString, officer);
    QFETCH(QString, act);
    const DirectoryPtr directory = cityDirectory();
    OpenSupervision open;
    open.row.stage = stage;
    open.row.unit = org::kDepartment;
    open.row.proposer = org::kCounty;
    open.row.issuer = stage == S::Proposed ? OrganizationId() : org::kCounty;
    const auto seat = seatOf(*directory, OfficerId(officer));
    QVERIFY(seat);
    const auto waiting = waitingFor({ open }, *seat, *directory);
    QCOMPARE(waiting.isEmpty() ? QString() : nameOf(waiting.first().act), act);
}

void TestDutyDesk::shiftOfAUnitIsItsCentres_data()
{
    QTest::addColumn<OrganizationId>("unit");
    QTest::addColumn<OrganizationId>("centre");
    QTest::newRow("a centre's is its own") << org::kTown << org::kTown;
    QTest::newRow("a department's is the centre above it") << org::kDepartment << org::kCounty;
    QTest::newRow("a company's is the city's") << org::kWater << org::kCity;
    QTest::newRow("nobody's is none") << OrganizationId(QStringLiteral("x")) << OrganizationId();
}

void TestDutyDesk::shiftOfAUnitIsItsCentres()
{
    QFETCH(OrganizationId, unit);
    QFETCH(OrganizationId, centre);
    QCOMPARE(centreOf(unit, *cityDirectory()), centre);
}

QTEST_GUILESS_MAIN(TestDutyDesk)
#include "tst_dutydesk.moc"
