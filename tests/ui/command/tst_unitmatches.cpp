#include "app/storage/incidentrow.h"
#include "tests/support/citydirectory.h"
#include "tests/support/testcase.h"
#include "ui/command/unitmatches.h"

using namespace shiyu;
using namespace shiyu::test;

class TestUnitMatches : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void meant_data();
    void meant();
    void withoutSpellings();

private:
    const DirectoryPtr m_directory = cityDirectory();
};

void TestUnitMatches::meant_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<RegionCode>("at");
    QTest::addColumn<OrganizationId>("seat");
    QTest::addColumn<QStringList>("units");
    const auto row = [](const char *name, const char16_t *typed, const RegionCode &at,
                         const OrganizationId &seat, const QVector<OrganizationId> &units) {
        QStringList ids;
        for (const OrganizationId &unit : units)
            ids.append(unit.toString());
        QTest::newRow(name) << QString::fromUtf16(typed) << at << seat << ids;
    };
    row("the county's own, not the first of the list", u"城市管理", region::kOtherVillage,
        org::kCity, { org::kOtherDepartment });
    row("in the other county its own", u"城市管理", region::kGrid, org::kCity,
        { org::kDepartment });
    row("the county's before the city's", u"城", region::kGrid, org::kCity,
        { org::kDepartment, org::kCityDepartment });
    row("the town's before the county's", u"指挥中心", region::kGrid, org::kCity,
        { org::kTown, org::kCounty });
    row("a name in full and no other", u"镜湖区指挥中心", region::kGrid, org::kCity,
        { org::kCounty });
    row("by initials", u"csglj", region::kGrid, org::kCity, { org::kDepartment });
    row("written before what only sounds so", u"城", region::kCity, org::kCity,
        { org::kCityDepartment });
    row("without a region every one", u"城市管理", {}, org::kCity,
        { org::kDepartment, org::kOtherDepartment });
    row("not the seat itself", u"芜湖市指挥中心", region::kGrid, org::kCity, {});
    row("a county that does not own it only those below", u"城", region::kGrid, org::kCounty,
        { org::kDepartment });
    row("none of that name", u"税务", region::kGrid, org::kCity, {});
    row("nothing typed", u"", region::kGrid, org::kCity, {});
}

void TestUnitMatches::meant()
{
    QFETCH(QString, typed);
    QFETCH(RegionCode, at);
    QFETCH(OrganizationId, seat);
    IncidentRow incident;
    incident.owner = org::kCity;
    incident.region = at;
    Seat sits;
    sits.organization = seat;
    const auto names
        = std::make_shared<const NameSpellings>(NameSpellings::of(*m_directory, *Pinyin::load()));
    QStringList found;
    for (const OrganizationId &unit : unitsMeant(incident, typed, sits, *m_directory, names))
        found.append(unit.toString());
    QTEST(found, "units");
}

void TestUnitMatches::withoutSpellings()
{
    IncidentRow incident;
    incident.owner = org::kCity;
    Seat sits;
    sits.organization = org::kCity;
    QVERIFY(unitsMeant(incident, QStringLiteral("csglj"), sits, *m_directory, nullptr).isEmpty());
    QCOMPARE(unitsMeant(incident, QStringLiteral("水务"), sits, *m_directory, nullptr),
        QVector<OrganizationId> { org::kWater });
}

QTEST_GUILESS_MAIN(TestUnitMatches)
#include "tst_unitmatches.moc"
