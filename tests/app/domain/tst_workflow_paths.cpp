#include "tests/app/domain/workflowpieces.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace shiyu;
using namespace shiyu::test;

/// The ways of a case over the levels, from the report to its end.
class TestWorkflowPaths : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void path_data();
    void path();
    void emergencyOwesFacts();
    void villageReportGoesWhereSomebodyDispatches();
    void secondRoundGoesUpWithItsOwnLimit();
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
    row("a county tasks neither another county nor the city's centre",
        s(u"c.jinghu.intake report category=facility.cover region=340202\nc.jinghu.intake accept\n"
          u"c.jinghu.dispatcher dispatch lead=d.yijiang.urban basis=function ! outOfTerritory\n"
          u"c.jinghu.dispatcher dispatch lead=c.city basis=function ! outOfTerritory\n"
          u"c.jinghu.dispatcher dispatch lead=u.water basis=function"),
        Stage::Dispatched);
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
    QCOMPARE(playTo(stage, script), QString());
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
    QCOMPARE(ownerFor(*desk.directory, org::kVillage, {}), org::kTown);
    QCOMPARE(ownerFor(*desk.directory, org::kDepartment, {}), org::kCounty);
    QCOMPARE(ownerFor(*desk.directory, org::kOtherTown, {}), org::kOtherTown);
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
    QCOMPARE(desk.state.owner, org::kTown);
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
    QCOMPARE(desk.state.owner, org::kCity);
    QCOMPARE(desk.state.rounds, 2);
    const SlaClock sla(desk.directory->calendar());
    QCOMPARE(sla.compute(desk.clock(ClockKind::Total)->input, desk.now).due.value(),
        desk.now + std::chrono::hours { 48 });
    QCOMPARE(desk.play(
                 QStringLiteral("c.city.dispatcher dispatch lead=d.city.housing basis=designated")),
        QString());
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
