#include "app/demo/dutyplan.h"
#include "app/domain/shift.h"
#include "app/domain/supervision.h"
#include "tests/app/demo/matterreplay.h"
#include "tests/support/testcase.h"
#include <QJsonArray>
#include <QJsonDocument>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

/// The plan's acts through the rules; a refused one is named in `refused`.
template <typename State, auto decideIt, auto applyIt>
State played(const demo::DutyPlan &plan, const Directory &directory, QString &refused)
{
    State state;
    qint64 seq = 0;
    for (const demo::PlannedAct &act : plan.acts) {
        Intent intent;
        intent.id = IntentId(u"i-%1"_s.arg(++seq));
        intent.subject = { plan.subject, u"one"_s };
        intent.kind = act.kind;
        intent.args = act.args;
        if (plan.matter > 0 && seq == 1)
            intent.args[u"incident"_s] = u"case-%1"_s.arg(plan.matter);
        intent.actor = act.actor;
        intent.organization = act.organization;
        intent.device = DeviceId(u"D1"_s);
        intent.madeAt = act.at;
        intent.seen = state.head.lastSeq;
        const Context context { directory, act.at, seq, u"N-1"_s, chained };
        const auto operation = decideIt(state, intent, context);
        if (!operation) {
            refused = u"%1 by %2: %3 %4"_s.arg(nameOf(act.kind), act.actor.toString(),
                nameOf(operation.error().code), operation.error().what);
            return state;
        }
        state = applyIt(state, *operation);
    }
    return state;
}

Supervision supervised(const demo::DutyPlan &plan, const Directory &directory, QString &refused)
{
    return played<Supervision, decideSupervision, applySupervision>(plan, directory, refused);
}

Shift onDuty(const demo::DutyPlan &plan, const Directory &directory, QString &refused)
{
    return played<Shift, decideShift, applyShift>(plan, directory, refused);
}

bool isEnd(OperationKind kind)
{
    return kind == OperationKind::Close || kind == OperationKind::Answer
        || kind == OperationKind::Guide || kind == OperationKind::Merge;
}

} // namespace

class TestDutyPlan : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void everyStepOfASupervisionIsThere_data();
    void everyStepOfASupervisionIsThere();
    void aSupervisedUnitHasTheMatterInHand();
    void everyCentreIsOnDuty_data();
    void everyCentreIsOnDuty();
    void theCityTellsWhatWasOpen();
    void sameMattersSameDuties();
};

void TestDutyPlan::everyStepOfASupervisionIsThere_data()
{
    QTest::addColumn<qint64>("until");
    QTest::addColumn<quint64>("seed");
    QTest::newRow("saturday afternoon") << toMs(kNow) << quint64 { 1 };
    QTest::newRow("saturday afternoon, another city") << toMs(kNow) << quint64 { 2 };
    // 2026-11-23 09:20, 2026-11-24 03:05 and the holiday of 2026-10-02 11:00 in the city.
    QTest::newRow("monday morning") << qint64 { 1'795'396'800'000 } << quint64 { 1 };
    QTest::newRow("deep in the night") << qint64 { 1'795'460'700'000 } << quint64 { 1 };
    QTest::newRow("a holiday") << qint64 { 1'790'910'000'000 } << quint64 { 1 };
}

void TestDutyPlan::everyStepOfASupervisionIsThere()
{
    QFETCH(qint64, until);
    QFETCH(quint64, seed);
    const Instant now = instantFromMs(until);
    const Directory directory(city().directory);
    const auto matters
        = now == kNow && seed == 1 ? plans() : demo::planMatters(city(), 3'000, now, seed);
    QSet<SupervisionStage> stages;
    QSet<int> concerned;
    for (const demo::DutyPlan &plan : demo::planSupervisions(city(), matters, now)) {
        QString refused;
        const Supervision state = supervised(plan, directory, refused);
        QVERIFY2(refused.isEmpty(), qPrintable(refused));
        QVERIFY(plan.acts.last().at <= now);
        QVERIFY2(!concerned.contains(plan.matter), "one supervision a matter");
        concerned.insert(plan.matter);
        stages.insert(state.stage);
    }
    for (const auto stage :
        { SupervisionStage::Proposed, SupervisionStage::Issued, SupervisionStage::Signed,
            SupervisionStage::Answered, SupervisionStage::Concluded, SupervisionStage::Rejected })
        QVERIFY2(stages.contains(stage), qPrintable(nameOf(stage)));
}

void TestDutyPlan::aSupervisedUnitHasTheMatterInHand()
{
    const Directory directory(city().directory);
    const auto &matters = plans();
    const auto plans = demo::planSupervisions(city(), matters, kNow);
    QVERIFY(plans.size() >= 6);
    for (const demo::DutyPlan &plan : plans) {
        QString refused;
        const Supervision state = supervised(plan, directory, refused);
        const demo::MatterPlan &matter = matters.at(plan.matter - 1);
        QCOMPARE(matter.number, plan.matter);
        const bool tasked
            = std::any_of(matter.acts.begin(), matter.acts.end(), [&](const demo::PlannedAct &act) {
                  return act.at <= plan.acts.first().at
                      && (act.args[u"lead"_s].toString() == state.unit.toString()
                          || act.args[u"unit"_s].toString() == state.unit.toString());
              });
        QVERIFY2(tasked, qPrintable(matter.title));
        const bool ended = std::any_of(matter.acts.begin(), matter.acts.end(),
            [](const demo::PlannedAct &act) { return isEnd(act.kind); });
        QVERIFY2(!ended || !state.isOpen(), qPrintable(matter.title));
    }
}

void TestDutyPlan::everyCentreIsOnDuty_data()
{
    QTest::addColumn<qint64>("until");
    QTest::addColumn<qint64>("change");
    // In city time, worked out by hand: the change lies at least half an hour before.
    const qint64 hour = 3'600'000;
    const qint64 eight = toMs(kNow) - 6 * hour - 32 * 60'000; // 08:00 of that Saturday
    QTest::newRow("in the afternoon since eight in the morning") << toMs(kNow) << eight;
    QTest::newRow("half past eight: since eight") << eight + hour / 2 << eight;
    QTest::newRow("a minute earlier: still the night")
        << eight + hour / 2 - 60'000 << eight - 12 * hour;
    QTest::newRow("after midnight since eight in the evening")
        << eight + 17 * hour << eight + 12 * hour;
}

void TestDutyPlan::everyCentreIsOnDuty()
{
    QFETCH(qint64, until);
    QFETCH(qint64, change);
    const Directory directory(city().directory);
    QHash<OrganizationId, Shift> newest;
    for (const demo::DutyPlan &plan : demo::planShifts(city(), {}, instantFromMs(until))) {
        QString refused;
        const Shift state = onDuty(plan, directory, refused);
        QVERIFY2(refused.isEmpty(), qPrintable(refused));
        QVERIFY(toMs(plan.acts.last().at) <= until);
        if (newest.contains(state.centre)) // the one before it has ended
            QCOMPARE(newest[state.centre].stage, ShiftStage::TakenOver);
        newest.insert(state.centre, state);
    }
    // City, 9 counties, 79 towns less 8 parks, which have no centre.
    QCOMPARE(newest.size(), 1 + 9 + 71);
    const Shift shift = newest[OrganizationId(u"3402"_s)];
    QCOMPARE(shift.stage, ShiftStage::Open);
    QCOMPARE(toMs(shift.openedAt), change + 2 * 60'000);
    QCOMPARE(shift.leader.toString(), u"o-zhouli"_s);
    QCOMPARE(shift.cadre.toString(), u"o-lijianguo"_s);
    QVERIFY(shift.officers.contains(OfficerId(u"o-sunyue"_s)));
}

void TestDutyPlan::theCityTellsWhatWasOpen()
{
    const auto &matters = plans();
    int lines = 0;
    for (const demo::DutyPlan &plan : demo::planShifts(city(), matters, kNow)) {
        const Instant at = plan.acts.size() > 1 ? plan.acts.at(1).at : Instant {};
        for (auto list = plan.told.begin(); list != plan.told.end(); ++list) {
            for (const int number : list.value()) {
                ++lines;
                const demo::MatterPlan &matter = matters.at(number - 1);
                QVERIFY(matter.reportedAt() <= at);
                const bool ended = std::any_of(matter.acts.begin(), matter.acts.end(),
                    [at](const demo::PlannedAct &act) { return act.at <= at && isEnd(act.kind); });
                QVERIFY2(!ended, qPrintable(matter.title));
                if (list.key() == "open"_L1)
                    QVERIFY(
                        matter.urgency == Urgency::Critical || matter.urgency == Urgency::Urgent);
            }
        }
    }
    QVERIFY2(lines > 3 && lines <= 24, qPrintable(QString::number(lines)));
}

void TestDutyPlan::sameMattersSameDuties()
{
    const auto bytes = [](const QVector<demo::DutyPlan> &plans) {
        QByteArray all;
        for (const demo::DutyPlan &plan : plans) {
            for (const demo::PlannedAct &act : plan.acts)
                all += QJsonDocument(act.args).toJson() + QByteArray::number(toMs(act.at))
                    + act.actor.toString().toUtf8();
        }
        return all;
    };
    const auto made = [](quint64 seed) { return demo::planMatters(city(), 600, kNow, seed); };
    const auto first = made(5), again = made(5), other = made(6);
    QCOMPARE(bytes(demo::planSupervisions(city(), again, kNow)),
        bytes(demo::planSupervisions(city(), first, kNow)));
    QCOMPARE(
        bytes(demo::planShifts(city(), again, kNow)), bytes(demo::planShifts(city(), first, kNow)));
    QVERIFY(bytes(demo::planSupervisions(city(), other, kNow))
        != bytes(demo::planSupervisions(city(), first, kNow)));
}

QTEST_GUILESS_MAIN(TestDutyPlan)
#include "tst_dutyplan.moc"
