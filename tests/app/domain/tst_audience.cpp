#include "app/domain/audience.h"
#include "app/domain/suggestion.h"
#include "tests/support/casedesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using test::CaseDesk;
namespace org = test::org;

class TestAudience : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void whoMayRead_data();
    void whoMayRead();
    void confidentialReporter();
    void authorOfEachInstruction();
    void suggestsByTheListThenHabitThenNearness();
    void newestRulingGoesFirst();
    void oldPositionsAreLeftOut();
    void whatIsNearIsNotAlwaysItsTerritory();
    void saysWhatIsLacking();
};

namespace {

/// A county department tasked by the city; the fallback unit's task was withdrawn.
CaseDesk tasked()
{
    CaseDesk desk;
    const QString wrong = desk.playAll({
        QStringLiteral(
            "c.city.intake report category=facility.cover region=340202001 confidential=true"),
        QStringLiteral("c.city.intake accept"),
        QStringLiteral("c.city.dispatcher dispatch lead=d.jinghu.fallback basis=function"),
        QStringLiteral("c.city.dispatcher withdraw"),
        QStringLiteral("c.city.dispatcher dispatch lead=d.jinghu.urban basis=function"),
    });
    Q_ASSERT(wrong.isEmpty());
    return desk;
}

} // namespace

void TestAudience::whoMayRead_data()
{
    QTest::addColumn<QString>("officer");
    QTest::addColumn<QString>("may"); ///< i h c a b: the audiences that admit him
    QTest::newRow("the intake seat") << "c.city.intake"
                                     << "ihcb";
    QTest::newRow("the owner's reviewer") << "c.city.reviewer"
                                          << "hcb";
    QTest::newRow("the handler") << "d.jinghu.urban.handler"
                                 << "hb";
    QTest::newRow("a unit whose task is gone") << "d.jinghu.fallback.handler"
                                               << "";
    QTest::newRow("the county centre between") << "c.jinghu.dispatcher"
                                               << "cb";
    QTest::newRow("another county") << "c.yijiang.dispatcher"
                                    << "";
    QTest::newRow("the author") << "u.water.handler"
                                << "ihcab";
    QTest::newRow("nobody") << "x"
                            << "";
}

void TestAudience::whoMayRead()
{
    QFETCH(QString, officer);
    QFETCH(QString, may);
    const CaseDesk desk = tasked();
    QString got;
    for (const auto &[letter, audience] : { std::pair { 'i', Audience::IntakeSeat },
             { 'h', Audience::Handlers }, { 'c', Audience::ChainOfCommand },
             { 'a', Audience::AuthorUnit }, { 'b', Audience::HandlersAndCommand } }) {
        if (canRead(OfficerId(officer), audience, desk.state, *desk.directory, org::kWater))
            got += QLatin1Char(letter);
    }
    QCOMPARE(got, may);
}

void TestAudience::confidentialReporter()
{
    const CaseDesk desk = tasked();
    const auto may = [&desk](const char *id) {
        return canRead(OfficerId(QString::fromLatin1(id)), Audience::Handlers, desk.state,
            *desk.directory, org::kCity, true);
    };
    QVERIFY(may("c.city.intake"));
    QVERIFY(!may("c.city.reviewer") && !may("d.jinghu.urban.handler"));
}

// A case may hold several instructions, each of another unit.
void TestAudience::authorOfEachInstruction()
{
    CaseDesk desk;
    QCOMPARE(desk.play(QStringLiteral("c.jinghu.intake report region=340202001")), QString());
    const auto instruct = [&desk](const char *officer, char letter) {
        Intent intent
            = desk.intent(OfficerId(QString::fromLatin1(officer)), OperationKind::Instruct, {});
        const ClosedField words { QByteArray(32, letter), Audience::HandlersAndCommand };
        intent.closed = { { QString::fromLatin1(kInstruction), words } };
        const auto why = desk.submit(intent);
        Q_ASSERT(!why);
        return words;
    };
    const ClosedField first = instruct("c.city.leader", 'a');
    const ClosedField second = instruct("c.jinghu.leader", 'b');
    QCOMPARE(desk.state.instructions, 2);
    QCOMPARE(authorOf(desk.state, first), org::kCity);
    QCOMPARE(authorOf(desk.state, second), org::kCounty);
    QCOMPARE(authorOf(desk.state, { QByteArray(32, 'c'), Audience::Handlers }), OrganizationId());
}

namespace {

SuggestionQuestion question(const CaseDesk &desk)
{
    SuggestionQuestion asked;
    asked.owner = org::kCity;
    asked.category = test::category::kCover;
    asked.region = test::region::kGrid;
    asked.now = desk.now;
    return asked;
}

QStringList units(const QVector<UnitSuggestion> &suggestions, TaskRole role)
{
    QStringList names;
    for (const UnitSuggestion &s : suggestions) {
        if (s.role == role)
            names.append(s.unit.toString());
    }
    return names;
}

} // namespace

void TestAudience::suggestsByTheListThenHabitThenNearness()
{
    const CaseDesk desk;
    SuggestionQuestion asked = question(desk);
    asked.precedents = { { org::kTown, 3, 2 }, { org::kDepartment, 9, 9 } };
    asked.nearby = { { org::kVillage, QStringLiteral("巡查一组"), 250, true, desk.now },
        { org::kFallback, QStringLiteral("执法车"), 10, false, desk.now } };
    const auto found = suggestUnits(*desk.directory, asked);
    QCOMPARE(units(found, TaskRole::Lead),
        QStringList({ org::kDepartment.toString(), org::kCityDepartment.toString(),
            org::kVillage.toString(), org::kTown.toString(), org::kCounty.toString(),
            org::kFallback.toString() }));
    QCOMPARE(units(found, TaskRole::Assist), QStringList { org::kWater.toString() });
    QCOMPARE(found.at(0).reasons.size(), 2);
    QCOMPARE(found.at(0).reasons.at(0).clause, QStringLiteral("权责清单 公用设施/上水井盖 第3条"));
    QCOMPARE(found.at(0).reasons.at(1).count, 9);
    QCOMPARE(found.at(0).reasons.at(1).of, 12);
    QCOMPARE(found.last().role, TaskRole::Assist);
    for (const UnitSuggestion &s : found)
        QVERIFY(!s.reasons.isEmpty());
    asked.owner
        = org::kOtherCounty; // may task neither the other county's units nor the city centre
    for (const UnitSuggestion &s : suggestUnits(*desk.directory, asked))
        QVERIFY(mayTask(*desk.directory, asked.owner, s.unit));
}

void TestAudience::newestRulingGoesFirst()
{
    const CaseDesk desk;
    SuggestionQuestion asked = question(desk);
    const auto rule = [&](const OrganizationId &unit, int day) {
        return Ruling { asked.category, test::region::kCounty, unit, QStringLiteral("裁定"),
            desk.now - std::chrono::days { day } };
    };
    asked.rulings = { rule(org::kFallback, 9), rule(org::kWater, 2), rule(org::kTown, 5) };
    const auto found = suggestUnits(*desk.directory, asked);
    QCOMPARE(found.first().unit, org::kWater);
    QCOMPARE(found.first().basis, DispatchBasis::Designated);
    asked.region = test::region::kOtherVillage; // the ruling does not hold there
    QVERIFY(suggestUnits(*desk.directory, asked).first().unit != org::kWater);
}

void TestAudience::oldPositionsAreLeftOut()
{
    const CaseDesk desk;
    SuggestionQuestion asked = question(desk);
    asked.nearby = { { org::kVillage, {}, 5, true, desk.now - kFreshPosition } };
    QVERIFY(units(suggestUnits(*desk.directory, asked), TaskRole::Lead)
                .contains(org::kVillage.toString()));
    asked.nearby[0].positionAt -= Millis { 1 };
    QVERIFY(!units(suggestUnits(*desk.directory, asked), TaskRole::Lead)
                 .contains(org::kVillage.toString()));
}

/// Of another county, and the nearest all the same.
void TestAudience::whatIsNearIsNotAlwaysItsTerritory()
{
    const CaseDesk desk;
    SuggestionQuestion asked = question(desk);
    asked.nearby = { { org::kVillage, {}, 5, true, desk.now },
        { org::kOtherDepartment, {}, 5, true, desk.now } };
    QHash<OrganizationId, DispatchBasis> bases;
    for (const UnitSuggestion &found : suggestUnits(*desk.directory, asked))
        bases.insert(found.unit, found.basis);
    QCOMPARE(bases.value(org::kVillage), DispatchBasis::Territory);
    QVERIFY(bases.contains(org::kOtherDepartment));
    QCOMPARE(bases.value(org::kOtherDepartment), DispatchBasis::Designated);
}

void TestAudience::saysWhatIsLacking()
{
    DirectoryData data = test::cityData();
    data.officers.removeIf([](const Officer &o) {
        return o.organization == org::kDepartment && o.roles.contains(QStringLiteral("reviewer"));
    });
    for (Organization &unit : data.organizations) {
        if (unit.id == org::kDepartment)
            unit.phone.clear();
    }
    const Directory directory(data);
    const CaseDesk desk;
    const auto found = suggestUnits(directory, question(desk));
    QCOMPARE(found.first().unit, org::kDepartment);
    QVERIFY(found.first().lacking == QVector<Lacking>({ Lacking::Reviewer, Lacking::Phone }));
}

QTEST_GUILESS_MAIN(TestAudience)
#include "tst_audience.moc"
