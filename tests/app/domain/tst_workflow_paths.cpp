#include "tests/support/casedesk.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace shiyu;
using test::CaseDesk;

namespace {

// Pieces of the paths: the city takes a call, the department works, the city ends it.
const QString kReport = QStringLiteral("c.city.intake report category=facility.cover "
                                       "region=340202001001001 contactable=true\n");
const QString kAccepted = kReport + QStringLiteral("c.city.intake accept\n");
const QString kDispatched = kAccepted
    + QStringLiteral(
        "c.city.dispatcher dispatch lead=d.jinghu.urban assists=u.water basis=function\n");
const QString kSigned = kDispatched
    + QStringLiteral("d.jinghu.urban.liaison acknowledge\nd.jinghu.urban.handler contact\n");
const QString kReviewed = kSigned
    + QStringLiteral("d.jinghu.urban.handler submit\nd.jinghu.urban.reviewer review\n"
                     "u.water.liaison acknowledge task=2\nu.water.handler submit task=2\n"
                     "u.water.reviewer review task=2\n");
const QString kResolved
    = kReviewed + QStringLiteral("d.jinghu.urban.handler reply\nd.jinghu.urban.handler complete\n");
const QString kClosed = kResolved
    + QStringLiteral("c.city.verifier verify\nc.city.intake followUp\nc.city.dispatcher close\n");
const QString kSentBackTwice = kAccepted
    + QStringLiteral(
        "c.city.dispatcher dispatch lead=d.jinghu.urban basis=function\n"
        "d.jinghu.urban.liaison sendBack reviewer=d.jinghu.urban.reviewer\n"
        "c.city.dispatcher dispatch lead=d.jinghu.fallback basis=territory\n"
        "d.jinghu.fallback.liaison sendBack task=2 reviewer=d.jinghu.fallback.reviewer\n");

} // namespace

class TestWorkflowPaths : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void path_data();
    void path();
    void completionModes_data();
    void completionModes();
    void firstUnitStaysLiable();
    void fallbackUnitIsNotBlamed();
    void emergencyOwesFacts();
    void villageReportGoesWhereSomebodyDispatches();
    void secondRoundGoesUpWithItsOwnLimit();
    void reworkKeepsDoneAssists();
    void oneRowAKind();
};

void TestWorkflowPaths::path_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<Stage>("stage");
    const auto row = [](const char *what, const QString &script, Stage stage) {
        QTest::newRow(what) << script << stage;
    };
    const auto s = [](const char16_t *text) { return QString::fromUtf16(text); };
    row("answered at once", kReport + s(u"c.city.intake answer"), Stage::Answered);
    row("guided elsewhere", kReport + s(u"c.city.intake guide"), Stage::Guided);
    row("declined, then reopened", kReport + s(u"c.city.intake decline\nc.city.intake reopen"),
        Stage::Reported);
    row("no task without acceptance",
        kReport + s(u"c.city.dispatcher dispatch lead=d.jinghu.urban basis=function ! wrongStage"),
        Stage::Reported);
    row("accept asks for category and region",
        s(u"c.city.intake report\nc.city.intake accept ! noCategory\n"
          u"c.city.intake edit field=category from= to=facility.cover\n"
          u"c.city.intake accept ! noCategory\nc.city.intake relocate region=340202001001\n"
          u"c.city.intake accept"),
        Stage::Accepted);
    row("outside and back", kReport + s(u"c.city.intake transferOut\nc.city.intake receiveBack"),
        Stage::Reported);
    row("the whole way", kClosed, Stage::Closed);
    row("county centre, town, village: each level submits and signs",
        kAccepted
            + s(u"c.city.dispatcher dispatch lead=c.jinghu basis=territory\n"
                u"c.jinghu.dispatcher acknowledge\n"
                u"c.jinghu.dispatcher assign units=c.zheshan\n"
                u"c.zheshan.liaison acknowledge task=2\n"
                u"c.zheshan.liaison assign task=2 units=c.xinwu\n"
                u"c.jinghu.liaison submit ! childrenOpen\n"
                u"c.xinwu.gridWorker acknowledge task=3\n"
                u"c.xinwu.gridWorker contact task=3\n"
                u"c.xinwu.gridWorker progress task=3\n"
                u"c.xinwu.gridWorker submit task=3\n"
                u"c.xinwu.gridWorker review task=3 ! missingRight\n"
                u"c.xinwu.reviewer review task=3\n"
                u"c.zheshan.liaison submit task=2\n"
                u"c.zheshan.reviewer review task=2 approve=false\n"
                u"c.zheshan.liaison submit task=2\n"
                u"c.zheshan.reviewer review task=2\n"
                u"c.jinghu.liaison submit\n"
                u"c.jinghu.reviewer review\n"
                u"c.jinghu.liaison complete ! noReply\n"
                u"c.xinwu.gridWorker reply\n"
                u"c.jinghu.liaison complete\n"
                u"c.city.verifier verify\n"
                u"c.city.dispatcher close ! notFollowedUp\n"
                u"c.city.verifier followUp resolved=false satisfied=false\n"
                u"c.city.dispatcher close"),
        Stage::Closed);
    row("a child is sent back to its parent, who gives it to another",
        kAccepted
            + s(u"c.city.dispatcher dispatch lead=c.jinghu basis=territory\n"
                u"c.jinghu.dispatcher acknowledge\n"
                u"c.jinghu.dispatcher contact\n"
                u"c.jinghu.dispatcher assign units=c.zheshan\n"
                u"c.zheshan.liaison sendBack task=2 reviewer=c.zheshan.reviewer\n"
                u"c.jinghu.dispatcher assign units=d.jinghu.urban\n"
                u"d.jinghu.urban.liaison acknowledge task=3\n"
                u"d.jinghu.urban.liaison submit task=3\n"
                u"d.jinghu.urban.reviewer review task=3\n"
                u"c.jinghu.dispatcher submit\nc.jinghu.reviewer review\n"
                u"c.jinghu.dispatcher reply\nc.jinghu.dispatcher complete"),
        Stage::Resolved);
    row("a parent sends back what it assigned: the child ends",
        kAccepted
            + s(u"c.city.dispatcher dispatch lead=c.jinghu basis=territory\n"
                u"c.jinghu.dispatcher acknowledge\n"
                u"c.jinghu.dispatcher assign units=c.zheshan\n"
                u"c.jinghu.dispatcher sendBack reviewer=c.jinghu.reviewer\n"
                u"c.zheshan.liaison acknowledge task=2 ! wrongStage"),
        Stage::Accepted);
    row("nobody reviews his own",
        kSigned + s(u"d.jinghu.urban.handler submit\nd.jinghu.urban.handler review ! missingRight"),
        Stage::Handling);
    row("contact before submit",
        kDispatched
            + s(u"d.jinghu.urban.liaison acknowledge\nd.jinghu.urban.handler submit ! "
                u"notContacted"),
        Stage::Handling);
    row("a stranger may not sign",
        kDispatched + s(u"d.yijiang.urban.liaison acknowledge ! notYours"), Stage::Dispatched);
    row("the lead waits for the assists",
        kSigned
            + s(u"d.jinghu.urban.handler submit\nd.jinghu.urban.reviewer review\n"
                u"d.jinghu.urban.handler reply\nd.jinghu.urban.handler complete ! assistsOpen\n"
                u"c.city.dispatcher waive task=2\nd.jinghu.urban.handler complete"),
        Stage::Resolved);
    row("only an assist is waived",
        kDispatched + s(u"c.city.dispatcher waive task=1 ! invalidArgument"), Stage::Dispatched);
    row("refused twice: the superior rules, then no way back",
        kSentBackTwice
            + s(u"c.city.dispatcher dispatch lead=d.jinghu.urban basis=function ! "
                u"needsArbitration\n"
                u"c.city.dispatcher arbitrate unit=d.jinghu.urban ! missingRight\n"
                u"c.city.shiftLeader arbitrate unit=d.jinghu.urban\n"
                u"d.jinghu.urban.liaison sendBack task=3 reviewer=d.jinghu.urban.reviewer ! "
                u"arbitrated\n"
                u"d.jinghu.urban.liaison transfer task=3 unit=u.water ! arbitrated\n"
                u"d.jinghu.urban.liaison acknowledge task=3"),
        Stage::Handling);
    row("nothing to rule on",
        kAccepted + s(u"c.city.shiftLeader arbitrate unit=u.water ! invalidArgument"),
        Stage::Accepted);
    row("send-back needs another's signature of the unit",
        kDispatched
            + s(u"d.jinghu.urban.liaison sendBack reviewer=d.jinghu.urban.liaison ! samePerson\n"
                u"d.jinghu.urban.liaison sendBack reviewer=u.water.reviewer ! invalidArgument\n"
                u"d.jinghu.urban.liaison sendBack reviewer=d.jinghu.urban.handler ! "
                u"invalidArgument"),
        Stage::Dispatched);
    row("transferred to another department",
        kDispatched
            + s(u"d.jinghu.urban.liaison transfer unit=u.water ! invalidArgument\n"
                u"d.jinghu.urban.liaison transfer unit=d.jinghu.fallback\n"
                u"d.jinghu.fallback.liaison acknowledge task=3"),
        Stage::Handling);
    row("withdrawn with an assist at work, dispatched anew",
        kDispatched
            + s(u"u.water.liaison acknowledge task=2\nc.city.dispatcher withdraw\n"
                u"c.city.dispatcher dispatch lead=d.jinghu.fallback basis=designated"),
        Stage::Handling);
    row("not merged away or sent outside while an assist works",
        kDispatched
            + s(u"u.water.liaison acknowledge task=2\nc.city.dispatcher withdraw\n"
                u"c.city.dispatcher transferOut ! assistsOpen\n"
                u"c.city.dispatcher withdraw task=2\nc.city.dispatcher transferOut"),
        Stage::Outside);
    row("one unit, one task",
        kDispatched
            + s(u"c.city.dispatcher dispatch assists=u.water ! invalidArgument\n"
                u"c.city.dispatcher dispatch lead=d.jinghu.fallback basis=function ! hasLead\n"
                u"c.city.dispatcher dispatch assists=d.jinghu.fallback"),
        Stage::Dispatched);
    row("a county tasks neither another county nor the city's centre",
        s(u"c.jinghu.intake report category=facility.cover region=340202\nc.jinghu.intake accept\n"
          u"c.jinghu.dispatcher dispatch lead=d.yijiang.urban basis=function ! outOfTerritory\n"
          u"c.jinghu.dispatcher dispatch lead=c.city basis=function ! outOfTerritory\n"
          u"c.jinghu.dispatcher dispatch lead=u.water basis=function"),
        Stage::Dispatched);
    row("failed on the spot: rework, verified, closed",
        kResolved
            + s(u"c.city.dispatcher close ! notVerified\nc.city.verifier verify passed=false\n"
                u"c.city.dispatcher close ! notVerified\nc.city.dispatcher rework\n"
                u"d.jinghu.urban.handler submit\nd.jinghu.urban.reviewer review\n"
                u"d.jinghu.urban.handler complete ! noReply\nd.jinghu.urban.handler reply\n"
                u"d.jinghu.urban.handler complete\nc.city.verifier verify\n"
                u"c.city.intake followUp\nc.city.shiftLeader close"),
        Stage::Closed);
    row("a call before the rework is not the call after it",
        kResolved
            + s(u"c.city.intake followUp satisfied=false\nc.city.dispatcher rework\n"
                u"d.jinghu.urban.handler submit\nd.jinghu.urban.reviewer review\n"
                u"d.jinghu.urban.handler reply\nd.jinghu.urban.handler complete\n"
                u"c.city.verifier verify\nc.city.dispatcher close ! notFollowedUp"),
        Stage::Resolved);
    row("terminated by law and taken up again",
        kSigned
            + s(u"c.city.dispatcher terminate ! missingRight\nc.city.leadingCadre terminate\n"
                u"c.city.intake reopen\n"
                u"c.city.dispatcher dispatch lead=d.jinghu.urban basis=function"),
        Stage::Dispatched);
    row("reopened after the closing: new tasks",
        kClosed
            + s(u"c.city.intake reopen\nd.jinghu.urban.handler submit ! wrongStage\n"
                u"c.city.dispatcher dispatch lead=d.jinghu.urban basis=function\n"
                u"d.jinghu.urban.liaison acknowledge task=3"),
        Stage::Handling);
    row("second rounds have an end",
        kResolved
            + s(u"c.city.dispatcher secondRound\nc.city.dispatcher terminate ! missingRight\n"
                u"c.city.dispatcher dispatch lead=d.city.housing basis=designated"),
        Stage::Dispatched);
    row("judged", kClosed + s(u"c.city.appraiser judge"), Stage::Closed);
    row("over two counties the city owns",
        s(u"c.jinghu.intake report category=facility.cover region=340202001 involved=340209 "
          u"! invalidArgument\n"
          u"c.jinghu.intake report category=facility.cover region=340202001 involved=340209 "
          u"receiver=c.city\nc.jinghu.intake accept ! notYours\nc.city.intake accept\n"
          u"c.jinghu.intake note\n"
          u"c.city.dispatcher dispatch lead=c.jinghu assists=c.yijiang basis=territory"),
        Stage::Dispatched);
    row("escalated one level",
        s(u"c.zheshan.intake report category=facility.cover region=340202001001\n"
          u"c.zheshan.intake accept\n"
          u"c.zheshan.dispatcher escalate receiver=c.city ! invalidArgument\n"
          u"c.zheshan.dispatcher escalate receiver=c.jinghu\n"
          u"c.zheshan.dispatcher dispatch lead=c.xinwu basis=territory ! notYours\n"
          u"c.jinghu.dispatcher dispatch lead=d.jinghu.urban basis=function"),
        Stage::Dispatched);
}

void TestWorkflowPaths::path()
{
    QFETCH(QString, script);
    QFETCH(Stage, stage);
    CaseDesk desk;
    QCOMPARE(desk.playAll(script.split(QLatin1Char('\n'))), QString());
    QCOMPARE(nameOf(desk.state.stage), nameOf(stage));
    QVERIFY(fold(desk.log) == desk.state);
}

void TestWorkflowPaths::completionModes_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("lead");
    QTest::addColumn<QString>("assist");
    QTest::addColumn<Stage>("stage");
    const QString leadDone
        = QStringLiteral("d.jinghu.urban.liaison acknowledge\nd.jinghu.urban.liaison contact\n"
                         "d.jinghu.urban.liaison submit\nd.jinghu.urban.reviewer review\n"
                         "d.jinghu.urban.liaison reply\nd.jinghu.urban.liaison complete\n");
    const QString assistReviewed
        = QStringLiteral("u.water.liaison acknowledge task=2\nu.water.liaison submit task=2\n"
                         "u.water.reviewer review task=2\n");
    const QString assistDone = assistReviewed
        + QStringLiteral("u.water.liaison reply\nu.water.liaison complete task=2\n");
    QTest::newRow("lead summarises: a signed assist is done with it")
        << "leadSummarises" << assistReviewed + leadDone << "done"
        << "done" << Stage::Resolved;
    QTest::newRow("lead summarises: an assist alone resolves nothing")
        << "leadSummarises" << assistDone << "pending"
        << "done" << Stage::Handling;
    QTest::newRow("each: the lead alone resolves nothing") << "each" << leadDone << "done"
                                                           << "pending" << Stage::Handling;
    QTest::newRow("each: both") << "each" << leadDone + assistDone << "done"
                                << "done" << Stage::Resolved;
    QTest::newRow("each: the last assist is waived")
        << "each" << leadDone + QStringLiteral("c.city.dispatcher waive task=2\n") << "done"
        << "waived" << Stage::Resolved;
    QTest::newRow("each: the last assist sends back")
        << "each"
        << leadDone + QStringLiteral("u.water.liaison sendBack task=2 reviewer=u.water.reviewer\n")
        << "done"
        << "sentBack" << Stage::Resolved;
    QTest::newRow("whichever is first: the assist") << "whicheverFirst" << assistDone << "waived"
                                                    << "done" << Stage::Resolved;
    QTest::newRow("whichever is first: the assist answers for it in the rework")
        << "whicheverFirst"
        << assistDone + QStringLiteral("c.city.dispatcher rework\nu.water.liaison contact task=2\n")
        << "waived"
        << "contacted" << Stage::Handling;
}

void TestWorkflowPaths::completionModes()
{
    QFETCH(QString, mode);
    QFETCH(QString, script);
    QFETCH(QString, lead);
    QFETCH(QString, assist);
    QFETCH(Stage, stage);
    CaseDesk desk;
    const QString dispatch = QStringLiteral("c.city.dispatcher dispatch lead=d.jinghu.urban "
                                            "assists=u.water basis=function completion=%1\n")
                                 .arg(mode);
    QCOMPARE(
        desk.playAll(QString(kAccepted + dispatch + script).split(QLatin1Char('\n'))), QString());
    QCOMPARE(nameOf(desk.state.task(1)->stage), lead);
    QCOMPARE(nameOf(desk.state.task(2)->stage), assist);
    QCOMPARE(nameOf(desk.state.stage), nameOf(stage));
}

void TestWorkflowPaths::firstUnitStaysLiable()
{
    CaseDesk desk;
    QCOMPARE(desk.playAll(kSentBackTwice.split(QLatin1Char('\n'))), QString());
    QCOMPARE(desk.state.task(2)->liable, test::org::kDepartment);
    QVERIFY(desk.running(ClockKind::Handle, 1)); // runs on until another signs
    QCOMPARE(desk.play(QStringLiteral("c.city.shiftLeader arbitrate unit=u.water")), QString());
    QCOMPARE(desk.state.task(3)->liable, test::org::kDepartment);
    QVERIFY(desk.running(ClockKind::Handle, 1));
    QCOMPARE(desk.play(QStringLiteral("u.water.liaison acknowledge task=3")), QString());
    QCOMPARE(desk.state.task(3)->liable, test::org::kWater);
    QVERIFY(!desk.running(ClockKind::Handle, 1) && desk.clock(ClockKind::Handle, 1)->outcome);
    QVERIFY(desk.running(ClockKind::Handle, 3));
}

void TestWorkflowPaths::fallbackUnitIsNotBlamed()
{
    CaseDesk desk;
    const QString script = kAccepted
        + QStringLiteral("c.city.dispatcher dispatch lead=d.jinghu.fallback basis=fallback\n"
                         "d.jinghu.fallback.liaison acknowledge\n");
    QCOMPARE(desk.playAll(script.split(QLatin1Char('\n'))), QString());
    QVERIFY(desk.state.task(1)->liable.isEmpty());
}

void TestWorkflowPaths::emergencyOwesFacts()
{
    CaseDesk desk;
    QCOMPARE(desk.play(QStringLiteral("c.city.dispatcher emergencyDispatch urgency=normal "
                                      "lead=u.water basis=function ! invalidArgument")),
        QString());
    QCOMPARE(desk.play(QStringLiteral("c.city.dispatcher emergencyDispatch urgency=critical "
                                      "lead=u.water basis=function")),
        QString());
    QCOMPARE(desk.state.stage, Stage::Dispatched);
    QCOMPARE(desk.state.number, QStringLiteral("WH20260302-0001"));
    const CaseClock *facts = desk.clock(ClockKind::Facts);
    QVERIFY(facts && facts->running());
    const SlaClock sla(desk.directory->calendar());
    const Deadline owed = sla.compute(facts->input, desk.now);
    QCOMPARE(owed.due.value(), desk.now + std::chrono::minutes { 30 });
    QVERIFY(!owed.bySource); // half an hour is the rule, nobody else's clock
    QCOMPARE(sla.length(owed.limit), Millis(std::chrono::minutes { 30 })); // none of it has run
    QCOMPARE(owed.state, ClockState::Running);
    QVERIFY(!desk.running(ClockKind::Handle, 1)); // no category, no limit yet
    QCOMPARE(desk.playAll(
                 { QStringLiteral("c.city.dispatcher edit field=category from= to=facility.burst"),
                     QStringLiteral("c.city.dispatcher relocate region=340202001001") }),
        QString());
    QVERIFY(!desk.state.factsOwed && !desk.running(ClockKind::Facts));
    QVERIFY(desk.clock(ClockKind::Facts)->outcome->onTime);
    QVERIFY(desk.running(ClockKind::Handle, 1) && desk.running(ClockKind::Total));
}

void TestWorkflowPaths::villageReportGoesWhereSomebodyDispatches()
{
    CaseDesk desk;
    QCOMPARE(ownerFor(*desk.directory, test::org::kVillage, {}), test::org::kTown);
    QCOMPARE(ownerFor(*desk.directory, test::org::kDepartment, {}), test::org::kCounty);
    QCOMPARE(ownerFor(*desk.directory, test::org::kOtherTown, {}), test::org::kOtherTown);
    QCOMPARE(desk.playAll({
                 QStringLiteral("c.xinwu.gridWorker report category=facility.cover "
                                "region=340202001001 receiver=c.zheshan"),
                 QStringLiteral("c.xinwu.gridWorker attach"),
                 QStringLiteral("c.xinwu.gridWorker accept ! notYours"),
                 QStringLiteral("c.zheshan.intake accept"),
                 QStringLiteral("c.zheshan.dispatcher dispatch lead=c.xinwu basis=territory"),
                 QStringLiteral("c.xinwu.gridWorker acknowledge"),
             }),
        QString());
    QCOMPARE(desk.state.owner, test::org::kTown);
}

void TestWorkflowPaths::secondRoundGoesUpWithItsOwnLimit()
{
    CaseDesk desk;
    const QString script = QStringLiteral(
        "c.jinghu.intake report category=facility.cover region=340202001 sourceDue=1\n"
        "c.jinghu.intake accept\n"
        "c.jinghu.dispatcher dispatch lead=d.jinghu.urban basis=function\n"
        "d.jinghu.urban.liaison acknowledge\nd.jinghu.urban.liaison submit\n"
        "d.jinghu.urban.reviewer review\nd.jinghu.urban.liaison reply\n"
        "d.jinghu.urban.liaison complete\n"
        "c.jinghu.dispatcher secondRound ! missingArgument\n"
        "c.jinghu.dispatcher secondRound receiver=c.city amount=2 unitOfTime=naturalDays");
    QCOMPARE(desk.playAll(script.split(QLatin1Char('\n'))), QString());
    QCOMPARE(desk.state.owner, test::org::kCity);
    QCOMPARE(desk.state.rounds, 2);
    const SlaClock sla(desk.directory->calendar());
    QCOMPARE(sla.compute(desk.clock(ClockKind::Total)->input, desk.now).due.value(),
        desk.now + std::chrono::hours { 48 });
    QCOMPARE(desk.play(
                 QStringLiteral("c.city.dispatcher dispatch lead=d.city.housing basis=designated")),
        QString());
}

void TestWorkflowPaths::reworkKeepsDoneAssists()
{
    CaseDesk desk;
    const QString script = kResolved
        + QStringLiteral("c.city.verifier verify\nc.city.dispatcher rework\n"
                         "d.jinghu.urban.handler submit\nd.jinghu.urban.reviewer review\n"
                         "d.jinghu.urban.handler reply\nd.jinghu.urban.handler complete\n");
    QCOMPARE(desk.playAll(script.split(QLatin1Char('\n'))), QString());
    QCOMPARE(desk.state.task(2)->stage, TaskStage::Done);
    QCOMPARE(desk.state.task(1)->reworks, 1);
    QCOMPARE(desk.clock(ClockKind::Handle, 1)->input.reworks.size(), size_t(1));
}

void TestWorkflowPaths::oneRowAKind()
{
    QSet<OperationKind> seen;
    for (const WorkflowRow &row : incidentWorkflow()) {
        QVERIFY2(!seen.contains(row.kind), qPrintable(nameOf(row.kind)));
        seen.insert(row.kind);
        // An argument without a type asserts in here.
        QVERIFY(row.args);
        CaseDesk desk;
        const auto why
            = checkArguments(row.args, desk.filled(row.kind, {}), desk.state, *desk.directory);
        Q_UNUSED(why);
    }
    for (int kind = 0; kind <= static_cast<int>(OperationKind::Retract); ++kind)
        QVERIFY2(seen.contains(static_cast<OperationKind>(kind)),
            qPrintable(nameOf(static_cast<OperationKind>(kind))));
    QCOMPARE(seen.size(), static_cast<int>(OperationKind::Retract) + 1);
    const QString table = printWorkflow();
    QCOMPARE(table.count(QLatin1Char('\n')), seen.size() + 1);
    QFile file(QCoreApplication::applicationDirPath() + QStringLiteral("/workflow.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(table.toUtf8());
}

QTEST_GUILESS_MAIN(TestWorkflowPaths)
#include "tst_workflow_paths.moc"
