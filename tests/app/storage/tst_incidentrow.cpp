#include "app/storage/incidentrow.h"

#include "tests/support/casedesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using std::chrono::days;
using std::chrono::minutes;

namespace {

const QString kReport = u"c.jinghu.intake report category=facility.cover region=340202001\n"_s;
const QString kAccepted = kReport + u"c.jinghu.intake accept\n"_s;

} // namespace

/// What is over for the workflow and still waits for somebody.
class TestIncidentRow : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void comesBack_data();
    void comesBack();
    void mergedReporterIsOwedAReply();
    void whoHasItBackIsTold_data();
    void whoHasItBackIsTold();
    void whoStillCompletesIsTold_data();
    void whoStillCompletesIsTold();
    void whatTheLeadSentBackIsWithTheOwner();
};

// Acts take a minute; the matter is laid aside at 09:03 or 09:02. Soon is the last fifth.
void TestIncidentRow::comesBack_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<OperationKind>("kind");
    QTest::addColumn<QString>("officer");
    QTest::addColumn<int>("daysAhead"); ///< 0: no day named
    QTest::addColumn<bool>("open");
    QTest::addColumn<int>("soonDays"); ///< before the due time
    using K = OperationKind;
    QTest::newRow("shelved until a day")
        << kAccepted << K::Shelve << u"c.jinghu.shiftLeader"_s << 10 << true << 2;
    QTest::newRow("shelved without a day: listed, not due")
        << kAccepted << K::Shelve << u"c.jinghu.shiftLeader"_s << 0 << true << 0;
    QTest::newRow("outside, expected back")
        << kReport << K::TransferOut << u"c.jinghu.intake"_s << 5 << true << 1;
    QTest::newRow("outside for good")
        << kReport << K::TransferOut << u"c.jinghu.intake"_s << 0 << false << 0;
}

void TestIncidentRow::comesBack()
{
    QFETCH(QString, script);
    QFETCH(OperationKind, kind);
    QFETCH(QString, officer);
    QFETCH(int, daysAhead);
    QFETCH(bool, open);
    QFETCH(int, soonDays);
    CaseDesk desk;
    QCOMPARE(desk.playAll(script.split(u'\n')), QString());
    const Instant laidAside = desk.now + minutes { 1 };
    const Instant back = laidAside + days { daysAhead };
    QJsonObject args;
    if (daysAhead > 0)
        args[kind == OperationKind::Shelve ? u"reviewOn"_s : u"expectedReturn"_s] = toMs(back);
    const auto why = desk.act(OfficerId(officer), kind, args);
    QVERIFY2(!why, why ? qPrintable(nameOf(why->code) + why->what) : "");

    const IncidentRow row = incidentRow(desk.state, *desk.directory);
    QCOMPARE(row.open, open);
    QCOMPARE(row.due.has_value(), daysAhead > 0);
    if (row.due) {
        QCOMPARE(toMs(row.due->due), toMs(back));
        QCOMPARE(toMs(row.due->soonAt), toMs(back - days { soonDays }));
        QCOMPARE(toMs(row.due->start), toMs(laidAside));
    }
    const UnitRows units = unitRows(desk.state, *desk.directory);
    QCOMPARE(units[org::kCounty].open, open); // the owner
    QCOMPARE(units[org::kCity].open, open); // and above
    QVERIFY(!units[org::kTown].open); // others only see it
    QVERIFY(units.contains(org::kTown));
}

void TestIncidentRow::mergedReporterIsOwedAReply()
{
    CaseDesk one(u"one"_s), two(u"two"_s);
    for (CaseDesk *desk : { &one, &two })
        QCOMPARE(desk->playAll(kAccepted.split(u'\n')), QString());
    const OfficerId officer(u"c.jinghu.intake"_s);
    Intent merge = one.intent(officer, OperationKind::Merge, { { u"into"_s, u"two"_s } });
    Intent absorb = two.intent(officer, OperationKind::Absorb, { { u"sourceCase"_s, u"one"_s } });
    merge.group = absorb.group = u"g"_s;
    const auto both = decideGroup(one.state, merge, two.state, absorb, one.context());
    QVERIFY(both);
    one.take(both->first);
    const IncidentRow merged = incidentRow(one.state, *one.directory);
    QVERIFY(merged.open);
    QVERIFY(merged.replyOwed);
    QVERIFY(merged.due); // its own clock
    QCOMPARE(merged.due->clock, ClockKind::Total);
    const UnitRow owner = unitRows(one.state, *one.directory)[org::kCounty];
    QVERIFY(owner.open);
    QCOMPARE(owner.duty, Duties { Duty::Reply });

    QCOMPARE(one.play(u"c.jinghu.intake reply"_s), QString());
    QVERIFY(!incidentRow(one.state, *one.directory).open);
    QCOMPARE(unitRows(one.state, *one.directory)[org::kCounty].duty, Duties {});
}

// The town signed for its task and assigned it to villages, whose tasks stand as named.
void TestIncidentRow::whoHasItBackIsTold_data()
{
    QTest::addColumn<TaskStage>("town");
    QTest::addColumn<QVector<TaskStage>>("villages");
    QTest::addColumn<bool>("sentBack");
    using S = TaskStage;
    QTest::newRow("given to nobody") << S::Acknowledged << QVector<S> {} << false;
    QTest::newRow("the village works") << S::Acknowledged << QVector<S> { S::Contacted } << false;
    QTest::newRow("the village refused") << S::Acknowledged << QVector<S> { S::SentBack } << true;
    QTest::newRow("two refused") << S::Contacted << QVector<S> { S::SentBack, S::SentBack } << true;
    QTest::newRow("one refused, the next has it")
        << S::Acknowledged << QVector<S> { S::SentBack, S::Pending } << false;
    QTest::newRow("one refused, the next has done it")
        << S::Acknowledged << QVector<S> { S::SentBack, S::Reviewed } << false;
    QTest::newRow("the village was told to stop")
        << S::Acknowledged << QVector<S> { S::Withdrawn } << false;
    QTest::newRow("the town has done it itself since")
        << S::Submitted << QVector<S> { S::SentBack } << false;
}

void TestIncidentRow::whoHasItBackIsTold()
{
    QFETCH(TaskStage, town);
    QFETCH(QVector<TaskStage>, villages);
    CaseDesk desk;
    QCOMPARE(desk.playAll(kAccepted.split(u'\n')), QString());
    Incident state = desk.state;
    state.stage = Stage::Handling;
    Task own;
    own.number = 1;
    own.stage = town;
    own.unit = org::kTown;
    own.round = state.taskRound;
    state.tasks = { own };
    for (const TaskStage stage : villages) {
        Task child = own;
        child.number = static_cast<int>(state.tasks.size()) + 1;
        child.parent = 1;
        child.stage = stage;
        child.unit = org::kVillage;
        state.tasks.append(child);
    }
    const IncidentRow row = incidentRow(state, *desk.directory);
    QTEST(row.sentBack, "sentBack");
    if (row.sentBack)
        QCOMPARE(row.holder, org::kTown);
}

// The county's lead and the water company's assist have been dispatched and stand as named.
void TestIncidentRow::whoStillCompletesIsTold_data()
{
    QTest::addColumn<Completion>("completion");
    QTest::addColumn<TaskStage>("lead");
    QTest::addColumn<TaskStage>("assist");
    QTest::addColumn<bool>("answered"); ///< the reporter has his reply
    QTest::addColumn<int>("holder"); ///< 0: the owner
    QTest::addColumn<QVector<OrganizationId>>("owing"); ///< whose chip counts it
    using C = Completion;
    using S = TaskStage;
    const OrganizationId lead = org::kDepartment;
    const OrganizationId assist = org::kWater;
    const auto row = [](const char *name, Completion completion, S first, S second, bool answered,
                         int holder, const QVector<OrganizationId> &owing) {
        QTest::newRow(name) << completion << first << second << answered << holder << owing;
    };
    row("each: the lead is done, the assist is not", C::Each, S::Done, S::Reviewed, true, 2,
        { assist });
    row("each: both may be completed, the lead stands first", C::Each, S::Reviewed, S::Reviewed,
        true, 1, { lead, assist });
    row("each: the assist still works", C::Each, S::Done, S::Contacted, true, 2, {});
    row("each: the lead does not wait for it", C::Each, S::Reviewed, S::Contacted, true, 2,
        { lead });
    row("the lead summarises: the assist owes nothing more", C::LeadSummarises, S::Done,
        S::Reviewed, true, 0, {});
    row("the lead has to answer while the assist works", C::LeadSummarises, S::Reviewed,
        S::Contacted, false, 2, { lead });
    row("the lead has answered and waits for the assist", C::LeadSummarises, S::Reviewed,
        S::Contacted, true, 2, {});
    row("the lead has answered, the assist has done its part", C::LeadSummarises, S::Reviewed,
        S::Reviewed, true, 1, { lead });
}

/// Though an assisting unit has its sheet and works on.
void TestIncidentRow::whatTheLeadSentBackIsWithTheOwner()
{
    CaseDesk desk;
    QCOMPARE(desk.playAll(kAccepted.split(u'\n')), QString());
    Incident state = desk.state;
    QCOMPARE(state.stage, Stage::Accepted);
    state.sendBacks = 1;
    Task lead;
    lead.number = 1;
    lead.unit = org::kDepartment;
    lead.stage = TaskStage::SentBack;
    lead.round = state.taskRound;
    Task assist = lead;
    assist.number = 2;
    assist.unit = org::kWater;
    assist.role = TaskRole::Assist;
    assist.stage = TaskStage::Pending;
    state.tasks = { lead, assist };
    const IncidentRow row = incidentRow(state, *desk.directory);
    QVERIFY(row.sentBack);
    QCOMPARE(row.holder, state.owner);
    QCOMPARE(row.holderTask, 0);
    QCOMPARE(row.holders, 1);
}

void TestIncidentRow::whoStillCompletesIsTold()
{
    QFETCH(Completion, completion);
    QFETCH(TaskStage, lead);
    QFETCH(TaskStage, assist);
    QFETCH(bool, answered);
    QFETCH(QVector<OrganizationId>, owing);
    CaseDesk desk;
    QCOMPARE(desk.playAll(kAccepted.split(u'\n')), QString());
    Incident state = desk.state;
    state.stage = Stage::Handling;
    state.completion = completion;
    Task first;
    first.number = 1;
    first.unit = org::kDepartment;
    first.stage = lead;
    first.round = state.taskRound;
    Task second = first;
    second.number = 2;
    second.unit = org::kWater;
    second.role = TaskRole::Assist;
    second.stage = assist;
    state.tasks = { first, second };
    if (answered)
        state.replies.append(Reply {});
    const IncidentRow row = incidentRow(state, *desk.directory);
    QTEST(row.holderTask, "holder");
    QCOMPARE(row.replyOwed, !owing.isEmpty());
    const UnitRows units = unitRows(state, *desk.directory);
    for (const OrganizationId &unit : { first.unit, second.unit })
        QCOMPARE(units[unit].duty.contains(Duty::Reply), owing.contains(unit));
}

QTEST_GUILESS_MAIN(TestIncidentRow)
#include "tst_incidentrow.moc"
