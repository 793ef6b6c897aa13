#include "app/domain/canonical.h"
#include "tests/app/domain/signedcase.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using test::CaseDesk;
using test::start;
using K = OperationKind;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

OfficerId who(const char *id)
{
    return OfficerId(QString::fromLatin1(id));
}

} // namespace

class TestWorkflowAround : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void scripts_data();
    void scripts();
    void retract_data();
    void retract();
    void retractLeavesNothing();
    void undoKeepsTwoMinutesOfActs();
    void fieldConflict();
    void unchangedConflict();
    void offlineRowOfOneDeviceGoesThrough();
    void effectiveAt_data();
    void effectiveAt();
    void instructionsOfOldLogsHoldTheirWords();
    void hostileBytes_data();
    void hostileBytes();
    void unknownArgumentsAreRefused();
};

void TestWorkflowAround::scripts_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<Stage>("stage");
    const auto row = [](const char *what, const char16_t *script, Stage stage) {
        QTest::newRow(what) << QString::fromUtf16(script) << stage;
    };
    row("extension: asked, denied, asked, granted; not by the asker",
        u"d.jinghu.urban.liaison request kind=extension ! missingArgument\n"
        u"d.jinghu.urban.liaison request kind=extension amount=1 unitOfTime=workingDays\n"
        u"d.jinghu.urban.liaison request kind=extension amount=1 unitOfTime=workingDays ! "
        u"requestOpen\n"
        u"c.city.dispatcher approve request=@request ! missingRight\n"
        u"c.city.shiftLeader deny request=@request\n"
        u"d.jinghu.urban.liaison request kind=extension amount=1 unitOfTime=workingDays\n"
        u"c.city.shiftLeader approve request=@request\n"
        u"d.jinghu.urban.liaison request kind=extension amount=1 unitOfTime=workingDays\n"
        u"c.city.shiftLeader approve request=@request\n"
        u"d.jinghu.urban.liaison request kind=extension amount=1 unitOfTime=workingDays ! tooOften",
        Stage::Handling);
    row("suspension granted, then resumed",
        u"d.jinghu.urban.liaison request kind=suspension\n"
        u"c.city.shiftLeader approve request=@request\n"
        u"d.jinghu.urban.liaison submit ! wrongTaskStage\nd.jinghu.urban.liaison progress\n"
        u"c.city.shiftLeader resume task=1\nd.jinghu.urban.liaison submit",
        Stage::Handling);
    row("suspended while a suspension waits: nothing to grant",
        u"d.jinghu.urban.liaison request kind=suspension\nc.city.shiftLeader suspend\n"
        u"c.city.shiftLeader approve request=@request ! wrongTaskStage\n"
        u"c.city.shiftLeader resume task=1\nc.city.shiftLeader deny request=@request",
        Stage::Handling);
    row("resume what runs", u"c.city.shiftLeader resume task=1 ! wrongTaskStage", Stage::Handling);
    row("shelved and taken up",
        u"c.city.shiftLeader shelve\n"
        u"d.jinghu.urban.liaison submit ! wrongStage\nc.city.shiftLeader resume",
        Stage::Handling);
    row("shelved on application, written off, reopened: old tasks are history",
        u"d.jinghu.urban.liaison request kind=shelving\nc.city.shiftLeader approve "
        u"request=@request\n"
        u"c.city.shiftLeader writeOff\nc.city.intake reopen\n"
        u"u.water.liaison acknowledge task=2 ! wrongStage\n"
        u"c.city.dispatcher dispatch lead=u.water basis=function\n"
        u"u.water.liaison acknowledge task=2 ! wrongTaskStage\nu.water.liaison acknowledge task=3",
        Stage::Handling);
    row("reminded by the superior, receipted once",
        u"c.city.dispatcher remind\nd.jinghu.urban.liaison receipt reminder=@newest\n"
        u"d.jinghu.urban.liaison receipt reminder=case-1-0005 ! invalidArgument",
        Stage::Handling);
    row("a receipt is the reminded unit's",
        u"c.city.dispatcher remind\nu.water.liaison receipt reminder=@newest ! notYours",
        Stage::Handling);
    row("whistle, arrival, rating",
        u"d.jinghu.urban.liaison whistle units=u.water ! notYours\n"
        u"c.city.dispatcher whistle units=d.jinghu.fallback\n"
        u"d.jinghu.fallback.liaison acknowledge task=3\nd.jinghu.fallback.liaison arrive task=3\n"
        u"c.city.dispatcher rate task=3 stars=6 ! invalidArgument\n"
        u"c.city.dispatcher rate task=2 ! invalidArgument\nc.city.dispatcher rate task=3 stars=4",
        Stage::Handling);
    row("struck by its author alone",
        u"c.city.dispatcher note\nc.city.intake strike entry=@newest ! notOwn\n"
        u"c.city.dispatcher strike entry=case-1-0005\n"
        u"c.city.dispatcher strike entry=case-1-0005 ! invalidArgument\n"
        u"c.city.dispatcher strike entry=case-1-0003 ! invalidArgument",
        Stage::Handling);
    row("instructed, conferred, a task force",
        u"c.city.leader instruct\nc.city.dispatcher confer units=u.water\n"
        u"c.city.leader formTaskForce units=u.water",
        Stage::Handling);
    row("an instruction in open words", u"c.city.leader instruct text=尽快办结 ! invalidArgument",
        Stage::Handling);
    row("an instruction without words", u"c.city.leader instruct paper=false ! missingArgument",
        Stage::Handling);
    row("registered from paper, its words in the scan", u"c.city.leader instruct paper=true",
        Stage::Handling);
    row("send-back window", u"u.water.liaison sendBack task=2 reviewer=u.water.reviewer",
        Stage::Handling);
}

void TestWorkflowAround::scripts()
{
    QFETCH(QString, script);
    QFETCH(Stage, stage);
    CaseDesk desk;
    start(desk, script);
    QCOMPARE(nameOf(desk.state.stage), nameOf(stage));
    QVERIFY(fold(desk.log) == desk.state);
}

void TestWorkflowAround::retract_data()
{
    QTest::addColumn<QString>("script"); ///< after the acknowledgement
    QTest::addColumn<int>("wait");
    QTest::addColumn<QString>("officer");
    QTest::addColumn<QString>("refusal");
    const QString own = QStringLiteral("d.jinghu.urban.liaison");
    const QString none;
    QTest::newRow("at 59 s") << none << 59 << own << none;
    QTest::newRow("at 60 s") << none << 60 << own << none;
    QTest::newRow("at 61 s") << none << 61 << own << "tooLate";
    QTest::newRow("somebody else's") << none << 10 << "d.jinghu.urban.handler"
                                     << "notOwn";
    QTest::newRow("a note came after") << "c.city.intake note\n" << 10 << own << none;
    QTest::newRow("a workflow act came after") << "u.water.liaison acknowledge task=2\n"
                                               << 10 << own << "notOwn";
    QTest::newRow("progress was told on it") << "d.jinghu.urban.handler progress\n"
                                             << 10 << own << "notNewest";
}

void TestWorkflowAround::retract()
{
    QFETCH(QString, script);
    QFETCH(int, wait);
    QFETCH(QString, officer);
    QFETCH(QString, refusal);
    CaseDesk desk;
    start(desk);
    const QString target = desk.state.record.last().intent.toString();
    desk.step = seconds { 0 };
    QCOMPARE(desk.playAll(script.split(QLatin1Char('\n'))), QString());
    desk.step = seconds { wait };
    const auto why
        = desk.act(OfficerId(officer), K::Retract, { { QStringLiteral("target"), target } });
    QCOMPARE(why ? nameOf(why->code) : QString(), refusal);
    QCOMPARE(desk.state.task(1)->stage,
        refusal.isEmpty() ? TaskStage::Pending : TaskStage::Acknowledged);
}

void TestWorkflowAround::undoKeepsTwoMinutesOfActs()
{
    CaseDesk desk;
    start(desk);
    const QString target = desk.state.record.last().intent.toString();
    for (int i = 0; i < 20; ++i) // a note each minute
        QCOMPARE(desk.play(QStringLiteral("c.city.intake note")), QString());
    QCOMPARE(desk.state.undo->since.size(), 3); // the act, a note after one minute and after two
    const auto why = desk.act(
        who("d.jinghu.urban.liaison"), K::Retract, { { QStringLiteral("target"), target } });
    QCOMPARE(why->code, RefusalCode::TooLate);
}

void TestWorkflowAround::retractLeavesNothing()
{
    CaseDesk desk;
    start(desk);
    desk.step = seconds { 5 };
    const Incident before = desk.state;
    QCOMPARE(desk.play(QStringLiteral("d.jinghu.urban.liaison contact")), QString());
    const QString first = desk.state.record.last().intent.toString();
    QCOMPARE(desk.play(QStringLiteral("d.jinghu.urban.liaison submit")), QString());
    QCOMPARE(desk.play(QStringLiteral("d.jinghu.urban.liaison retract target=")
                 + desk.state.record.last().intent.toString()),
        QString());
    // The one before it is the newest now, and still within its minute.
    QCOMPARE(
        desk.play(QStringLiteral("d.jinghu.urban.liaison retract target=") + first), QString());
    QVERIFY(desk.state.tasks == before.tasks && desk.state.clocks == before.clocks);
    QCOMPARE(desk.state.record.size(), before.record.size() + 4);
    QCOMPARE(desk.state.record.at(4).struck + desk.state.record.at(5).struck, 2);
}

void TestWorkflowAround::fieldConflict()
{
    CaseDesk desk;
    start(desk);
    Intent edit = desk.intent(who("c.city.intake"), K::Edit,
        { { QStringLiteral("field"), QStringLiteral("title") },
            { QStringLiteral("from"), QStringLiteral("说明") },
            { QStringLiteral("to"), QStringLiteral("井盖") } });
    edit.seen = 1; // others acted since: not on this field
    QVERIFY(!desk.submit(edit));
    QCOMPARE(desk.state.title, QStringLiteral("井盖"));
    edit.id = IntentId(QStringLiteral("again"));
    QCOMPARE(desk.submit(edit)->code, RefusalCode::FieldChanged);
}

void TestWorkflowAround::unchangedConflict()
{
    CaseDesk desk;
    start(desk);
    Intent act
        = desk.intent(who("u.water.liaison"), K::Acknowledge, { { QStringLiteral("task"), 2 } });
    act.device = DeviceId(QStringLiteral("other"));
    act.seen = desk.state.lastSeq - 1;
    QCOMPARE(desk.submit(act)->code, RefusalCode::Changed);
    QCOMPARE(desk.play(QStringLiteral("c.city.intake note")), QString());
    act.seen = desk.state.lastSeq - 1; // only a note is newer
    QVERIFY(!desk.submit(act));
}

void TestWorkflowAround::offlineRowOfOneDeviceGoesThrough()
{
    CaseDesk desk;
    start(desk);
    const qint64 seen = desk.state.lastSeq;
    const Instant made = desk.now;
    QVector<Intent> row;
    for (const K kind : { K::Contact, K::Submit }) {
        row.append(desk.intent(who("d.jinghu.urban.liaison"), kind,
            desk.filled(kind, { { QStringLiteral("task"), 1 } })));
        row.last().device = DeviceId(QStringLiteral("laptop"));
        row.last().madeAt = made + minutes { row.size() };
    }
    desk.now += std::chrono::days { 3 };
    for (const Intent &intent : row) {
        QCOMPARE(intent.seen, seen);
        QVERIFY(!desk.submit(intent));
    }
    QCOMPARE(desk.state.lastEffectiveAt, made + minutes { 2 });
    // Another device with the same old view is refused.
    Intent late
        = desk.intent(who("u.water.liaison"), K::Acknowledge, { { QStringLiteral("task"), 2 } });
    late.device = DeviceId(QStringLiteral("other"));
    late.seen = seen;
    QCOMPARE(desk.submit(late)->code, RefusalCode::Changed);
}

void TestWorkflowAround::effectiveAt_data()
{
    QTest::addColumn<int>("madeAfterSeen"); ///< minutes after the last operation seen
    QTest::addColumn<int>("receivedAfter");
    QTest::addColumn<bool>("suspect");
    QTest::addColumn<int>("effectiveAfter");
    QTest::addColumn<bool>("toBeChecked");
    QTest::newRow("as made") << 5 << 6 << false << 5 << false;
    QTest::newRow("made before what he had seen") << -30 << 6 << false << 0 << false;
    QTest::newRow("made in the future") << 90 << 6 << false << 6 << false;
    QTest::newRow("a week offline, clock good") << 5 << 10080 << false << 5 << false;
    QTest::newRow("clock bad, ten minutes") << 5 << 15 << true << 5 << false;
    QTest::newRow("clock bad, eleven minutes") << 5 << 16 << true << 5 << true;
    QTest::newRow("clock bad, ahead") << 27 << 16 << true << 16 << true;
}

void TestWorkflowAround::effectiveAt()
{
    QFETCH(int, madeAfterSeen);
    QFETCH(int, receivedAfter);
    QFETCH(bool, suspect);
    QFETCH(int, effectiveAfter);
    QFETCH(bool, toBeChecked);
    CaseDesk desk;
    start(desk);
    const Instant seen = desk.now;
    desk.now = seen + minutes { receivedAfter };
    Intent note = desk.intent(
        who("c.city.intake"), K::Note, { { QStringLiteral("text"), QStringLiteral("a") } });
    note.madeAt = seen + minutes { madeAfterSeen };
    note.clockSuspect = suspect;
    QVERIFY(!desk.submit(note));
    QCOMPARE(desk.log.last().facts.effectiveAt, seen + minutes { effectiveAfter });
    QCOMPARE(desk.state.record.last().timeToBeChecked, toBeChecked);
}

void TestWorkflowAround::instructionsOfOldLogsHoldTheirWords()
{
    CaseDesk desk;
    desk.settings.openInstructions = true; // as the rules were then
    start(desk, QStringLiteral("c.city.leader instruct text=尽快办结\nc.city.leader instruct"));
    QCOMPARE(desk.state.instructions, 2);
    QVERIFY(fold(desk.log) == desk.state);
}

void TestWorkflowAround::hostileBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *what, const QByteArray &bytes, bool good = false) {
        QTest::newRow(what) << bytes << good;
    };
    row("plain", "{\"a\":1,\"b\":[true,\"\xe5\xb8\x82\"]}", true);
    row("largest whole number", "{\"a\":9007199254740992}", true);
    row("a pair of surrogates", "{\"a\":\"\xf0\x9f\x98\x80\"}", true);
    row("empty", "");
    row("not an object", "[1]");
    row("null", "{\"a\":null}");
    row("fraction", "{\"a\":1.5}");
    row("too large", "{\"a\":9007199254740993}");
    row("huge", "{\"a\":1e300}");
    row("exponent", "{\"a\":1e2}");
    row("minus nought", "{\"a\":-0}");
    row("U+0000", "{\"a\":\"\\u0000\"}");
    row("lone surrogate", "{\"a\":\"\\ud800\"}");
    row("broken UTF-8", "{\"a\":\"\xff\"}");
    row("key not ASCII", "{\"\xe5\xb8\x82\":1}");
    row("key twice", "{\"a\":1,\"a\":2}");
    row("keys not in order", "{\"b\":1,\"a\":2}");
    row("blanks", "{ \"a\": 1 }");
    row("escaped needlessly", "{\"a\":\"\\u0041\"}");
    row("trailing bytes", "{\"a\":1}x");
    row("deep", QByteArray("{\"a\":") + QByteArray(17, '[') + QByteArray(17, ']') + '}');
    row("deeper than a stack", QByteArray("{\"a\":") + QByteArray(100'000, '['));
}

void TestWorkflowAround::hostileBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, good);
    const auto read = decodeCanonical(bytes);
    QCOMPARE(read.has_value(), good);
    if (good)
        QCOMPARE(encodeCanonical(*read), bytes);
    QVERIFY(!parseIntent(bytes) && !parseIntent(bytes + '\n'));
}

void TestWorkflowAround::unknownArgumentsAreRefused()
{
    CaseDesk desk;
    start(desk);
    QCOMPARE(
        desk.play(QStringLiteral("c.city.intake note colour=red ! invalidArgument")), QString());
    QCOMPARE(
        desk.play(QStringLiteral("c.city.dispatcher dispatch assists=d.city.housing amount=100001 "
                                 "unitOfTime=workingDays ! invalidArgument")),
        QString());
    // Minutes are for the workflow's own rules.
    QCOMPARE(desk.play(QStringLiteral("c.city.dispatcher dispatch assists=d.city.housing amount=30 "
                                      "unitOfTime=minutes ! invalidArgument")),
        QString());
}

QTEST_GUILESS_MAIN(TestWorkflowAround)
#include "tst_workflow_around.moc"
