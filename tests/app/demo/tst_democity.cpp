#include "app/demo/democity.h"

#include "tests/support/testcase.h"
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSet>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

const demo::DemoCity &smallCity()
{
    static const demo::DemoCity city = demo::makeDemoCity(demo::CitySize::Small, 1);
    return city;
}

/// Of another seed.
const demo::DemoCity &otherCity()
{
    static const demo::DemoCity city = demo::makeDemoCity(demo::CitySize::Small, 77);
    return city;
}

bool isInside(const demo::DemoCity &city, const RegionCode &code, LonLat p)
{
    for (const Polygon &part : city.outlines[code]) {
        if (partition::isStrictlyInside(part.outer, p) || part.outer.contains(p))
            return true;
    }
    return false;
}

/// What a city is made of, as bytes in a fixed order.
QByteArray fingerprint(const demo::DemoCity &city)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto text = [&](const QString &s) { hash.addData(QByteArray(s.toUtf8() + '\n')); };
    const auto point
        = [&](LonLat p) { text(QString::number(p.lon) + u',' + QString::number(p.lat)); };
    for (const Region &r : city.directory.regions) {
        text(r.code.toString() + r.name + r.workerName + r.workerPhone);
        for (const Polygon &part : city.outlines[r.code])
            std::for_each(part.outer.begin(), part.outer.end(), point);
    }
    for (const Organization &o : city.directory.organizations)
        text(o.id.toString() + o.name + o.phone + o.superior.toString());
    for (const Officer &o : city.directory.officers)
        text(o.account + o.name + o.roles.join(u' ') + o.phone);
    for (const ResponsibilityRule &r : city.directory.responsibilities)
        text(r.category.toString() + r.lead.toString() + r.clause);
    for (const demo::Device &d : city.devices) {
        text(d.id + d.name + d.status);
        point(d.at);
    }
    for (const demo::HandlingUnit &u : city.units)
        text(u.id + u.status + QString::number(u.positionAge.count()));
    for (const demo::KeyPlace &p : city.places)
        text(p.id + p.name);
    return hash.result();
}

} // namespace

class TestDemoCity : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void regionsOfAllLevels();
    void centresAtEveryLevelExceptParks();
    void everySuperiorLeadsToTheCity();
    void telephonesAreFictional();
    void personasAreThereWithEverySeed();
    void reviewersAreNotHandlers();
    void administratorsAreThreePersons();
    void categoriesHaveLimitsInAllUnits();
    void limitsOfAManholeCover();
    void everyCategoryHasAnOwnerInEveryCounty();
    void calendarIsPublished();
    void devicesLieInTheirGrids();
    void fullCityHasEightyThousandDevices();
    void unitsPlacesAndRings();
    void sameSeedSameBytes();
};

void TestDemoCity::regionsOfAllLevels()
{
    QHash<RegionLevel, int> count;
    QSet<RegionCode> seen;
    for (const Region &r : smallCity().directory.regions) {
        ++count[r.level];
        QVERIFY2(r.parent.isEmpty() || seen.contains(r.parent), qPrintable(r.name));
        QVERIFY2(!smallCity().outlines[r.code].isEmpty(), qPrintable(r.code.toString()));
        QCOMPARE(r.order, int(seen.size()));
        QCOMPARE(r.workerName.isEmpty(), r.level != RegionLevel::Grid);
        seen.insert(r.code);
    }
    QCOMPARE(count[RegionLevel::City], 1);
    QCOMPARE(count[RegionLevel::County], 9);
    QCOMPARE(count[RegionLevel::Town], 79);
    QCOMPARE(count[RegionLevel::Village], 950);
    QCOMPARE(demo::gridName(3), u"第三网格"_s);
    QCOMPARE(demo::gridName(10), u"第十网格"_s);
    QCOMPARE(demo::gridName(15), u"第十五网格"_s);
    QCOMPARE(demo::gridName(20), u"第二十网格"_s);
}

// 1 + 9 + 71 + 943: parks have none, nor have their seven virtual communities.
void TestDemoCity::centresAtEveryLevelExceptParks()
{
    const Directory directory(smallCity().directory);
    QHash<qsizetype, int> byDigits;
    for (const Organization &o : directory.data().organizations) {
        if (o.kind == OrgKind::Centre)
            ++byDigits[o.region.toString().size()];
    }
    QCOMPARE(byDigits[4], 1);
    QCOMPARE(byDigits[6], 9);
    QCOMPARE(byDigits[9], 71);
    QCOMPARE(byDigits[12], 943);
    for (const Region &r : directory.data().regions) {
        if (r.park)
            QCOMPARE(directory.centreFor(r.code)->id.toString(), r.code.toString().first(6));
    }
}

void TestDemoCity::everySuperiorLeadsToTheCity()
{
    const Directory directory(smallCity().directory);
    const OrganizationId top(u"3402"_s);
    QSet<OrganizationId> seen;
    for (const Organization &o : directory.data().organizations) {
        QVERIFY2(!seen.contains(o.id), qPrintable(o.id.toString()));
        seen.insert(o.id);
        QVERIFY2(directory.isSuperior(top, o.id), qPrintable(o.name));
        QVERIFY(directory.region(o.region));
    }
    QVERIFY(directory.organization(OrganizationId(u"340202-ga"_s))->vertical);
    QCOMPARE(
        directory.organization(OrganizationId(u"340202-ga"_s))->superior.toString(), u"3402-ga"_s);
    QCOMPARE(
        directory.organization(OrganizationId(u"340202-cg"_s))->superior.toString(), u"340202"_s);
}

void TestDemoCity::telephonesAreFictional()
{
    static const QRegularExpression kOffice(u"^0553-38[89]\\d{4}( 转 \\d+)?$"_s);
    for (const Organization &o : smallCity().directory.organizations)
        QVERIFY2(kOffice.match(o.phone).hasMatch(), qPrintable(o.phone));
    for (const Officer &o : smallCity().directory.officers)
        QVERIFY2(kOffice.match(o.phone).hasMatch(), qPrintable(o.phone));
    QSet<QString> desks;
    for (const Organization &o : smallCity().directory.organizations)
        desks.insert(o.phone);
    for (const demo::KeyPlace &p : smallCity().places)
        desks.insert(p.phone);
    for (const demo::HandlingUnit &u : smallCity().units)
        desks.insert(u.phone);
    for (const Region &r : smallCity().directory.regions)
        QVERIFY2(!desks.contains(r.workerPhone), qPrintable(r.workerPhone));
    QCOMPARE(desks.size(),
        smallCity().directory.organizations.size() + smallCity().places.size()
            + smallCity().units.size());
    for (const Region &r : smallCity().directory.regions)
        QVERIFY(r.workerPhone.isEmpty() || kOffice.match(r.workerPhone).hasMatch());
}

void TestDemoCity::personasAreThereWithEverySeed()
{
    for (const demo::DemoCity *city : { &smallCity(), &otherCity() }) {
        const Directory directory(city->directory);
        QCOMPARE(city->personas.size(), 23);
        for (const char *account : { "sunyue", "zhangmin", "zhouli", "chenjing", "wuhao", "liufang",
                 "zhaolei", "qianjun", "zhengyan", "hewei", "panliang", "fengli", "jiangbo",
                 "hanbing", "songyang", "tanglin" })
            QVERIFY2(directory.officerByAccount(QString::fromLatin1(account)), account);
        QCOMPARE(directory.officerByAccount(u"zhangmin"_s)->name, u"张敏"_s);
        QCOMPARE(directory.region(RegionCode(u"340202016001003"_s))->workerName, u"刘芳"_s);
    }
}

void TestDemoCity::reviewersAreNotHandlers()
{
    QSet<QString> accounts;
    for (const Officer &o : smallCity().directory.officers) {
        QVERIFY2(!(o.roles.contains(u"handler"_s) && o.roles.contains(u"reviewer"_s)),
            qPrintable(o.account));
        QVERIFY2(!accounts.contains(o.account), qPrintable(o.account));
        accounts.insert(o.account);
    }
    const Directory directory(smallCity().directory);
    for (const Organization &o : directory.data().organizations) {
        Rights rights;
        for (const Officer *officer : directory.officersOf(o.id))
            rights = rights | directory.rights(officer->id);
        QVERIFY2(o.region.toString().size() == 4
                || (rights.contains(Right::Sign) && rights.contains(Right::Review)),
            qPrintable(o.name));
    }
}

void TestDemoCity::administratorsAreThreePersons()
{
    QSet<OfficerId> administrators;
    for (const Officer &o : smallCity().directory.officers) {
        for (const QString &role : { u"systemAdmin"_s, u"securityAdmin"_s, u"auditAdmin"_s }) {
            if (o.roles == QStringList { role })
                administrators.insert(o.id);
            else
                QVERIFY(!o.roles.contains(role));
        }
    }
    QCOMPARE(administrators.size(), 3);
    for (const demo::Persona &persona : smallCity().personas)
        administrators.remove(persona.officer);
    QVERIFY(administrators.isEmpty()); // each may sign in
}

void TestDemoCity::categoriesHaveLimitsInAllUnits()
{
    const Directory directory(smallCity().directory);
    QSet<int> units;
    int minors = 0, disputes = 0;
    for (const Category &c : directory.data().categories) {
        QVERIFY(directory.category(c.id) == &c || directory.category(c.id)->name == c.name);
        for (const TimeLimit &limit : c.limits) {
            units.insert(static_cast<int>(limit.unit));
            QVERIFY2(limit.amount > 0, qPrintable(limit.id.toString()));
        }
        if (c.parent.isEmpty())
            continue;
        ++minors;
        disputes += c.id.toString().startsWith(u"16") ? 1 : 0;
        QVERIFY2(directory.limit(c.id, ClockKind::Handle) && directory.limit(c.id, ClockKind::Total)
                && directory.limit(c.id, ClockKind::Acknowledge),
            qPrintable(c.name));
        QVERIFY2(!c.filingCondition.isEmpty() && !c.closingCondition.isEmpty()
                && !c.clause.isEmpty() && !c.responsibleUnit.isEmpty(),
            qPrintable(c.name));
    }
    QCOMPARE(units.size(), 4);
    QCOMPARE(minors, 146);
    QCOMPARE(disputes, 24);
}

// core.md §3: 2 urgent hours to handle, one working day in all.
void TestDemoCity::limitsOfAManholeCover()
{
    const Directory directory(smallCity().directory);
    const auto handle = directory.limit(CategoryId(u"0101"_s), ClockKind::Handle);
    const auto total = directory.limit(CategoryId(u"0101"_s), ClockKind::Total);
    QVERIFY(handle && total);
    QCOMPARE(handle->amount, 2);
    QCOMPARE(handle->unit, LimitUnit::UrgentHours);
    QCOMPARE(total->amount, 1);
    QCOMPARE(total->unit, LimitUnit::WorkingDays);
}

void TestDemoCity::everyCategoryHasAnOwnerInEveryCounty()
{
    const Directory directory(smallCity().directory);
    for (const Category &c : directory.data().categories) {
        if (c.parent.isEmpty())
            continue;
        for (const Region *county : directory.children(directory.city()->code)) {
            const auto rules = directory.responsibilities(c.id, county->code);
            QCOMPARE(rules.size(), 1);
            QVERIFY2(directory.organization(rules.first()->lead), qPrintable(c.name));
            for (const OrganizationId &assist : rules.first()->assists)
                QVERIFY2(directory.organization(assist), qPrintable(c.name));
        }
    }
    const auto rule
        = directory.responsibilities(CategoryId(u"0101"_s), RegionCode(u"340202016001003"_s))
              .first();
    QCOMPARE(rule->lead.toString(), u"3402-gs"_s);
    QCOMPARE(rule->assists, QVector<OrganizationId> { OrganizationId(u"340202-cg"_s) });
    QCOMPARE(rule->clause, u"权责清单 公用设施/上水井盖 第 1 条"_s);
}

void TestDemoCity::calendarIsPublished()
{
    QVERIFY(smallCity().directory.calendar.published(2026));
}

void TestDemoCity::devicesLieInTheirGrids()
{
    QSet<qsizetype> kinds;
    QSet<QString> ids;
    int core = 0;
    for (const demo::Device &d : smallCity().devices) {
        QVERIFY2(isInside(smallCity(), d.grid, d.at), qPrintable(d.id));
        kinds.insert(d.kind);
        ids.insert(d.id);
        core += demo::isCore(d.grid) ? 1 : 0;
    }
    QCOMPARE(ids.size(), 4'000);
    QVERIFY(kinds.size() > 70);
    QVERIFY2(core > 1'600, qPrintable(QString::number(core))); // the town on 3 % of the land
}

void TestDemoCity::fullCityHasEightyThousandDevices()
{
    const demo::DemoRegions regions = demo::makeDemoRegions(1);
    const auto devices = demo::demoDevices(regions, demo::deviceCount(demo::CitySize::Full), 1);
    QCOMPARE(devices.size(), 80'000);
    QSet<qsizetype> kinds;
    for (const demo::Device &d : devices)
        kinds.insert(d.kind);
    QCOMPARE(kinds.size(), 78);
    QCOMPARE(demo::deviceKinds().size(), 78);
    // The small city is the beginning of the full one.
    QCOMPARE(devices[3'999].id, smallCity().devices[3'999].id);
}

void TestDemoCity::unitsPlacesAndRings()
{
    const Directory directory(smallCity().directory);
    QStringList names;
    for (const demo::HandlingUnit &u : smallCity().units) {
        QVERIFY2(directory.organization(u.organization), qPrintable(u.name));
        names.append(u.name);
    }
    QVERIFY(names.contains(u"城管 03"_s) && names.contains(u"市政 11"_s));
    QVERIFY(smallCity().places.size() > 1'500);
    for (const demo::KeyPlace &p : smallCity().places)
        QVERIFY2(isInside(smallCity(), p.grid, p.at), qPrintable(p.name));
    QCOMPARE(smallCity().rings.size(), 3);
}

void TestDemoCity::sameSeedSameBytes()
{
    QCOMPARE(fingerprint(demo::makeDemoCity(demo::CitySize::Small, 1)), fingerprint(smallCity()));
    QVERIFY(fingerprint(otherCity()) != fingerprint(smallCity()));
}

QTEST_GUILESS_MAIN(TestDemoCity)
#include "tst_democity.moc"
