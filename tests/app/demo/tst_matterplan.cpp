// The courses that matters take, and what stands in them.
#include "app/domain/slaclock.h"
#include "tests/app/demo/matterreplay.h"
#include "tests/support/testcase.h"
#include <QJsonDocument>

using namespace shiyu;
using namespace shiyu::test;

class TestMatterPlan : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void limitsAreKept_data();
    void limitsAreKept();
    void threeQuartersAnsweredAtOnce();
    void textsAreFilledIn();
    void personsStayInClosedFields();
    void pathsHaveTheirTurns();
    void everyDeskHasItsWork_data();
    void everyDeskHasItsWork();
    void sameSeedSamePlans();
};

void TestMatterPlan::limitsAreKept_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 3; ++seed)
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
}

// No seed plans what is refused. As in a real city: of what ended at most one in twenty was late,
// and as few of what is open are.
void TestMatterPlan::limitsAreKept()
{
    QFETCH(quint64, seed);
    const Directory directory(city().directory);
    const SlaClock sla(directory.calendar());
    const auto matters = seed == 1 ? plans() : demo::planMatters(city(), 3'000, kNow, seed);
    const MatterReplay replay(matters, directory);
    QVERIFY2(replay.refused.isEmpty(), qPrintable(replay.refused));
    int ended = 0, late = 0, closed = 0, open = 0, overdue = 0;
    for (const Incident &state : replay.states) {
        bool isOverdue = false;
        for (const CaseClock &clock : state.clocks) {
            ended += clock.outcome ? 1 : 0;
            late += clock.outcome && !clock.outcome->onTime ? 1 : 0;
            isOverdue |= clock.running()
                && sla.compute(clock.input, kNow, Explain::No).state == ClockState::Overdue;
        }
        closed += state.stage == Stage::Closed ? 1 : 0;
        open += state.isOpen() ? 1 : 0;
        overdue += state.isOpen() && isOverdue ? 1 : 0;
    }
    QVERIFY(ended > 3'000 && closed > 400);
    QVERIFY2(open > 60 && open < 160, qPrintable(QString::number(open)));
    QVERIFY2(late > 0 && late * 20 < ended, qPrintable(QString::number(late)));
    QVERIFY2(overdue > 0 && overdue * 20 <= open + 19, qPrintable(QString::number(overdue)));
}

void TestMatterPlan::threeQuartersAnsweredAtOnce()
{
    int atOnce = 0;
    for (const demo::MatterPlan &plan : plans())
        atOnce += plan.answeredAtOnce ? 1 : 0;
    QCOMPARE(plans().size(), 3'000);
    QVERIFY2(atOnce > 2'130 && atOnce < 2'370, qPrintable(QString::number(atOnce))); // 71–79 %
}

void TestMatterPlan::textsAreFilledIn()
{
    for (const demo::MatterPlan &plan : plans()) {
        QVERIFY2(!plan.title.contains(u'{') && !plan.text.contains(u'{'), qPrintable(plan.title));
        QVERIFY2(plan.title.size() <= 40 && !plan.place.address.isEmpty(), qPrintable(plan.title));
        QVERIFY2(!plan.text.contains(u"村村村"), qPrintable(plan.text)); // 杨村村 is a name
    }
}

void TestMatterPlan::personsStayInClosedFields()
{
    for (const demo::MatterPlan &plan : plans()) {
        const demo::PlannedAct &report = plan.acts.first();
        QCOMPARE(
            report.closed.contains(u"reporterPhone"_s), report.args[u"contactable"_s].toBool());
        if (report.closed.isEmpty())
            continue;
        const QByteArray bytes = QJsonDocument(report.args).toJson();
        const QString phone = report.closed[u"reporterPhone"_s].first;
        QVERIFY2(phone.startsWith(u"140") && phone.size() == 11, qPrintable(phone));
        QVERIFY(!bytes.contains(phone.toUtf8()));
    }
}

void TestMatterPlan::pathsHaveTheirTurns()
{
    QHash<OperationKind, int> count;
    int returned = 0;
    for (const demo::MatterPlan &plan : plans()) {
        for (const demo::PlannedAct &act : plan.acts) {
            ++count[act.kind];
            returned
                += act.kind == OperationKind::Review && !act.args[u"approve"_s].toBool() ? 1 : 0;
        }
    }
    for (const OperationKind kind : { OperationKind::SendBack, OperationKind::Assign,
             OperationKind::Request, OperationKind::Rework, OperationKind::SecondRound,
             OperationKind::EmergencyDispatch, OperationKind::Guide, OperationKind::FollowUp,
             OperationKind::Merge, OperationKind::Arbitrate, OperationKind::Whistle,
             OperationKind::Arrive, OperationKind::Rate, OperationKind::Instruct,
             OperationKind::Approve, OperationKind::Deny, OperationKind::Resume })
        QVERIFY2(count[kind] > 0, qPrintable(nameOf(kind)));
    QVERIFY(returned > 0);
}

void TestMatterPlan::everyDeskHasItsWork_data()
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

/// What waits, by the rules of the chips (app/storage/counts.h) written down once more.
QStringList waitsFor(const Incident &state, const SlaClock &sla, Instant now)
{
    QStringList waits;
    const auto add = [&](bool does, const QString &what) {
        if (does)
            waits.append(what);
    };
    const bool resolved = state.stage == Stage::Resolved;
    const bool toCall = state.contactable && state.followUps.isEmpty();
    add(state.stage == Stage::Reported, u"accept"_s);
    add(state.stage == Stage::Accepted, u"dispatch"_s);
    add(state.stage == Stage::Accepted && state.sendBacks == 1, u"sent back"_s);
    add(state.stage == Stage::Accepted && state.sendBacks == 2, u"ruling"_s);
    add(resolved && !state.verified, u"verify"_s);
    add(resolved && state.verified && toCall, u"follow up"_s);
    add(resolved && state.verified && !toCall, u"close"_s);
    add(state.isOpen() && state.rounds > 1, u"second round"_s);
    add(state.isOpen() && state.instructions > 0, u"instructed"_s);
    add(!state.absorbed.isEmpty(), u"absorbed"_s);
    for (const PendingRequest &request : state.requests)
        waits.append(u"approve "_s + nameOf(request.kind));
    for (const Task &task : state.tasks) {
        const bool reviewed = task.stage == TaskStage::Reviewed && task.parent == 0;
        add(task.stage == TaskStage::Pending, u"sign "_s + task.unit.toString());
        add(task.stage == TaskStage::Submitted, u"review "_s + task.unit.toString());
        add(reviewed && state.stage == Stage::Handling, u"reply "_s + task.unit.toString());
        add(task.stage == TaskStage::Suspended, u"suspended"_s);
        add(task.whistle && task.stage == TaskStage::Pending, u"whistle"_s);
    }
    for (const CaseClock &clock : state.clocks) {
        const Deadline deadline = sla.compute(clock.input, now, Explain::No);
        add(clock.running() && deadline.state == ClockState::DueSoon, u"due soon"_s);
        add(clock.running() && deadline.state == ClockState::Overdue, u"overdue"_s);
    }
    return waits;
}

void TestMatterPlan::everyDeskHasItsWork()
{
    QFETCH(qint64, until);
    QFETCH(quint64, seed);
    const Instant now = instantFromMs(until);
    const Directory directory(city().directory);
    const auto made = demo::planMatters(city(), 600, now, seed);
    const MatterReplay replay(made, directory);
    QVERIFY2(replay.refused.isEmpty(), qPrintable(replay.refused));
    const SlaClock sla(directory.calendar());
    QSet<QString> found;
    for (const Incident &state : replay.states) {
        for (const QString &what : waitsFor(state, sla, now))
            found.insert(what);
    }
    for (const char *what : { "accept", "dispatch", "sent back", "ruling", "verify", "follow up",
             "close", "second round", "instructed", "absorbed", "approve extension",
             "approve suspension", "suspended", "whistle", "due soon", "overdue", "sign 340202",
             "sign 340202016", "sign 340202016001", "sign 340202-cg", "sign 3402-gs",
             "review 340202016001", "review 3402-gs", "reply 340202", "reply 3402-gs" })
        QVERIFY2(found.contains(QString::fromLatin1(what)), what);
}

void TestMatterPlan::sameSeedSamePlans()
{
    const auto fingerprint = [](const QVector<demo::MatterPlan> &list) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const demo::MatterPlan &plan : list) {
            for (const demo::PlannedAct &act : plan.acts) {
                hash.addData(QJsonDocument(act.args).toJson());
                hash.addData(QByteArray::number(toMs(act.at)));
                hash.addData(act.actor.toString().toUtf8());
            }
        }
        return hash.result();
    };
    const auto first = demo::planMatters(city(), 300, kNow, 5);
    QCOMPARE(fingerprint(demo::planMatters(city(), 300, kNow, 5)), fingerprint(first));
    QVERIFY(fingerprint(demo::planMatters(city(), 300, kNow, 6)) != fingerprint(first));
}

QTEST_GUILESS_MAIN(TestMatterPlan)
#include "tst_matterplan.moc"
