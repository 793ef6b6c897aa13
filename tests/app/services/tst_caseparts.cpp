#include "app/services/caseparts.h"

#include "app/storage/incidentrow.h"
#include "tests/support/casedesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

class TestCaseParts : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void opensTo_data();
    void opensTo();
};

void TestCaseParts::opensTo_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<OrganizationId>("unit");
    QTest::addColumn<bool>("open");
    const QString report = u"c.jinghu.intake report region=340202001001 category=facility.cover"_s;
    const QString dispatch
        = u"c.jinghu.dispatcher dispatch lead=d.jinghu.urban basis=function"_s;
    const QString accept = u"c.jinghu.dispatcher accept"_s;
    const auto row = [](const char *name, const QStringList &lines, const OrganizationId &unit,
                         bool open) { QTest::newRow(name) << lines << unit << open; };
    row("to its owner", { report }, org::kCounty, true);
    row("to the centre above", { report }, org::kCity, true);
    row("to the town that it lies in", { report }, org::kTown, true);
    row("to a department that has its task", { report, accept, dispatch }, org::kDepartment, true);
    row("not to a department of the place that has none", { report }, org::kDepartment, false);
    row("not to the other county", { report }, org::kOtherCounty, false);
    const QStringList both { u"c.jinghu.intake report region=340202001001 "
                             "involved=340202001001,340209001001 category=facility.cover "
                             "receiver=c.city"_s };
    row("to the other county when its region is involved", both, org::kOtherCounty, true);
    row("to the involved town", both, org::kOtherTown, true);
    const QStringList brought { u"d.yijiang.urban.intake report region=340209001001 "
                                "category=facility.cover receiver=c.yijiang"_s };
    row("to the unit that reported it and has no task", brought, org::kOtherDepartment, true);
    row("not to that unit's neighbour", brought, org::kDepartment, false);
}

void TestCaseParts::opensTo()
{
    QFETCH(QStringList, lines);
    QFETCH(OrganizationId, unit);
    QFETCH(bool, open);
    CaseDesk desk;
    DirectoryData data = cityData();
    data.officers.append({ OfficerId(u"d.yijiang.urban.intake"_s), u"x"_s, u"x"_s,
        org::kOtherDepartment, { u"intake"_s }, {}, {} });
    desk.directory = std::make_shared<const Directory>(data);
    QCOMPARE(desk.playAll(lines), QString());
    Seat seat;
    const Organization *organization = desk.directory->organization(unit);
    seat.organization = unit;
    seat.kind = organization->kind;
    seat.region = organization->region;
    QCOMPARE(isOpenTo(desk.state, seat, *desk.directory), open);
    // What the queue holds is what opens.
    QCOMPARE(unitRows(desk.state, *desk.directory).contains(unit), open);
}

QTEST_GUILESS_MAIN(TestCaseParts)
#include "tst_caseparts.moc"
