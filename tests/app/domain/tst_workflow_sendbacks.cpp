#include "tests/app/domain/workflowpieces.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;

namespace {

const QString kSentBackTwice = kAccepted
    + QStringLiteral(
        "c.city.dispatcher dispatch lead=d.jinghu.urban basis=function\n"
        "d.jinghu.urban.liaison sendBack reviewer=d.jinghu.urban.reviewer\n"
        "c.city.dispatcher dispatch lead=d.jinghu.fallback basis=territory\n"
        "d.jinghu.fallback.liaison sendBack task=2 reviewer=d.jinghu.fallback.reviewer\n");

} // namespace

/// What is sent back, passed on, withdrawn or done again, and who answers for it.
class TestWorkflowSendBacks : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void path_data();
    void path();
    void completionModes_data();
    void completionModes();
    void firstUnitStaysLiable();
    void fallbackUnitIsNotBlamed();
    void reworkKeepsDoneAssists();
};

void TestWorkflowSendBacks::path_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<Stage>("stage");
    const auto row = [](const char *what, const QString &script, Stage stage) {
        QTest::newRow(what) << script << stage;
    };
    const auto s = [](const char16_t *text) { return QString::fromUtf16(text); };
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
}

void TestWorkflowSendBacks::path()
{
    QFETCH(QString, script);
    QFETCH(Stage, stage);
    QCOMPARE(playTo(stage, script), QString());
}

void TestWorkflowSendBacks::completionModes_data()
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

void TestWorkflowSendBacks::completionModes()
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

void TestWorkflowSendBacks::firstUnitStaysLiable()
{
    CaseDesk desk;
    QCOMPARE(desk.playAll(kSentBackTwice.split(QLatin1Char('\n'))), QString());
    QCOMPARE(desk.state.task(2)->liable, org::kDepartment);
    QVERIFY(desk.running(ClockKind::Handle, 1)); // runs on until another signs
    QCOMPARE(desk.play(QStringLiteral("c.city.shiftLeader arbitrate unit=u.water")), QString());
    QCOMPARE(desk.state.task(3)->liable, org::kDepartment);
    QVERIFY(desk.running(ClockKind::Handle, 1));
    QCOMPARE(desk.play(QStringLiteral("u.water.liaison acknowledge task=3")), QString());
    QCOMPARE(desk.state.task(3)->liable, org::kWater);
    QVERIFY(!desk.running(ClockKind::Handle, 1) && desk.clock(ClockKind::Handle, 1)->outcome);
    QVERIFY(desk.running(ClockKind::Handle, 3));
}

void TestWorkflowSendBacks::fallbackUnitIsNotBlamed()
{
    CaseDesk desk;
    const QString script = kAccepted
        + QStringLiteral("c.city.dispatcher dispatch lead=d.jinghu.fallback basis=fallback\n"
                         "d.jinghu.fallback.liaison acknowledge\n");
    QCOMPARE(desk.playAll(script.split(QLatin1Char('\n'))), QString());
    QVERIFY(desk.state.task(1)->liable.isEmpty());
}

void TestWorkflowSendBacks::reworkKeepsDoneAssists()
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

QTEST_GUILESS_MAIN(TestWorkflowSendBacks)
#include "tst_workflow_sendbacks.moc"
