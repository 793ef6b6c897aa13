#include "tests/ui/casepane/casepanetest.h"
#include "ui/casepane/attachmentsection.h"
#include "ui/casepane/headersection.h"
#include "ui/casepane/progresssection.h"
#include "ui/casepane/recordsection.h"
#include "ui/casepane/stagesteps.h"
#include "ui/casepane/tasksection.h"
#include "ui/text/enumtext.h"
#include "widgets/clockbar.h"

#include <QSignalSpy>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;

/// What the parts of the case say: head, stages, clocks, tasks, record.
class TestCaseSections : public CasePaneTest {
    Q_OBJECT
private Q_SLOTS:
    void theHeadOfThePicture();
    void addressesInTheHead_data();
    void addressesInTheHead();
    void stages_data();
    void stages();
    void clocksOfThePicture();
    void treeOfThePicture();
    void chainOfChildrenIsOneLine();
    void whoseStateSaysMoreStandsAlone_data();
    void whoseStateSaysMoreStandsAlone();
    void sentBackFromBelowIsToldOfWhoHasToAct();
    void theLeadStandsFirst();
    void callsBackInWords();
    void recordByDays();
    void onlyNodes();
    void timeToBeChecked();
};

void TestCaseSections::theHeadOfThePicture()
{
    const CaseView view = m_desk->view();
    QCOMPARE(caseHeadText(view.state), QStringLiteral("特急 · WH20260302-0001"));
    QCOMPARE(caseSourceText(view.state), QStringLiteral("12345 WH1121004417"));
    QCOMPARE(casePlaceText(view.state, *view.directory),
        QStringLiteral("镜湖区 赭山街道 新芜社区 北京中路 128 号 · 第三网格"));
    QCOMPARE(gridWorkerText(view.state, *view.directory), QStringLiteral("网格员 刘芳"));
    QVERIFY(texts().contains(QStringLiteral("网格员 刘芳")));
    QCOMPARE(attachmentsText(view.state), QStringLiteral("照片 2　录音 1"));
    QVERIFY(texts().contains(QStringLiteral("诉求人 陈** 138****6021\n目的 尽快修复并回电")));
    QVERIFY(link(QStringLiteral("疑似重复工单 1")));
    Incident unnumbered = view.state;
    unnumbered.number.clear();
    unnumbered.deviceTag = QStringLiteral("K7-12");
    QVERIFY(caseHeadText(unnumbered).contains(QStringLiteral("待编号 K7-12")));
    Incident nowhere = view.state;
    nowhere.primaryRegion = {};
    nowhere.place = {};
    QCOMPARE(casePlaceText(nowhere, *view.directory), QStringLiteral("（尚无位置）"));
}

/// What stands before the address anyway is not said twice.
void TestCaseSections::addressesInTheHead_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("shown"); ///< between the village and the grid
    const auto row = [](const char *name, const char16_t *address, const char16_t *shown) {
        QTest::newRow(name) << QString::fromUtf16(address) << QString::fromUtf16(shown);
    };
    row("the village itself", u"新芜社区", u"");
    row("the village with what it lies in", u"镜湖区 赭山街道 新芜社区", u"");
    row("a name of its own that begins like the village", u"新芜社区卫生站", u" 新芜社区卫生站");
    row("street and number in one word", u"镜湖区赭山街道北京中路128号", u" 北京中路128号");
    row("the same down to the village", u"镜湖区赭山街道新芜社区12栋", u" 12栋");
    row("one name before it may be part of it", u"镜湖区人民医院2号楼", u" 镜湖区人民医院2号楼");
    row("an office that is named after both", u"镜湖区赭山街道办事处", u" 镜湖区赭山街道办事处");
    row("nothing but the grid, in one word", u"镜湖区赭山街道新芜第三网格", u"");
    row("a house in the grid", u"12栋第三网格", u" 12栋第三网格");
}

void TestCaseSections::addressesInTheHead()
{
    QFETCH(QString, address);
    QFETCH(QString, shown);
    const CaseView view = m_desk->view();
    Incident state = view.state;
    state.place.address = address;
    QCOMPARE(casePlaceText(state, *view.directory),
        QString(
            QStringLiteral("镜湖区 赭山街道 新芜社区") + shown + QStringLiteral(" · 第三网格")));
}

void TestCaseSections::stages_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("steps"); ///< + done, > current, - to come
    const QString report = QStringLiteral("c.city.intake report category=facility.cover "
                                          "region=340202 contactable=%1\n");
    const QString called = report.arg(QStringLiteral("true"));
    const QString silent = report.arg(QStringLiteral("false"));
    const QString signedFor
        = QStringLiteral("c.city.intake accept\n"
                         "c.city.dispatcher dispatch lead=u.water basis=function\n"
                         "u.water.liaison acknowledge\n");
    QTest::newRow("reported") << called
                              << QStringLiteral(
                                     ">受理 -派单 -签收 -联系 -办理 -答复 -核查 -回访 -结案");
    QTest::newRow("signed, nobody to call back")
        << silent + signedFor << QStringLiteral("+受理 +派单 +签收 >办理 -答复 -核查 -结案");
    QTest::newRow("signed") << called
            + signedFor << QStringLiteral("+受理 +派单 +签收 >联系 -办理 -答复 -核查 -回访 -结案");
    const QString reviewed = QStringLiteral("u.water.liaison contact\nu.water.liaison submit\n"
                                            "u.water.reviewer review\nu.water.liaison reply\n");
    QTest::newRow("replied, not completed") << called + signedFor
            + reviewed << QStringLiteral("+受理 +派单 +签收 +联系 +办理 >答复 -核查 -回访 -结案");
    QTest::newRow("completed") << called + signedFor + reviewed
            + QStringLiteral("u.water.liaison complete\n")
                               << QStringLiteral(
                                      "+受理 +派单 +签收 +联系 +办理 +答复 >核查 -回访 -结案");
    const QString again = QStringLiteral("u.water.liaison complete\nc.city.verifier verify\n"
                                         "c.city.intake followUp\nc.city.dispatcher rework\n"
                                         "u.water.liaison submit\nu.water.reviewer review\n"
                                         "u.water.liaison reply\nu.water.liaison complete\n"
                                         "c.city.verifier verify\n");
    QTest::newRow("done again: the call before the rework is not the call after it")
        << called + signedFor + reviewed + again
        << QStringLiteral("+受理 +派单 +签收 +联系 +办理 +答复 +核查 >回访 -结案");
    QTest::newRow("answered at once")
        << called + QStringLiteral("c.city.intake answer\n") << QStringLiteral("+登记 +即时答复");
}

void TestCaseSections::stages()
{
    QFETCH(QString, script);
    CaseDesk desk;
    QCOMPARE(desk.playAll(script.split(QLatin1Char('\n'))), QString());
    QStringList steps;
    for (const StageStep &step : stageSteps(desk.state, *desk.directory, desk.now)) {
        const char mark = step.state == StageState::Done ? '+'
            : step.state == StageState::Current          ? '>'
                                                         : '-';
        steps.append(QLatin1Char(mark) + step.label);
    }
    QTEST(steps.join(QLatin1Char(' ')), "steps");
}

void TestCaseSections::clocksOfThePicture()
{
    // Handled in 2 urgent hours from the dispatch at 14:08, so due at 16:08: 1 h 36 min at 14:32.
    const CaseView view = m_desk->view();
    const QVector<ClockView> clocks = orderedClocks(view.clocks);
    const auto handle = std::find_if(clocks.begin(), clocks.end(),
        [](const ClockView &clock) { return clock.kind == ClockKind::Handle && clock.task == 1; });
    QVERIFY(handle != clocks.end());
    const ClockReading reading
        = clockReading(*handle, view.state, *view.directory, m_desk->office.desk.now);
    QCOMPARE(reading.due, QStringLiteral("剩余1小时36分 · 16:08 到期"));
    QCOMPARE(reading.label, QStringLiteral("处置 · 2 紧急工作时"));
    QCOMPARE(reading.elapsed, 24.0 / 120.0);
    QCOMPARE(clocks.at(1).kind, ClockKind::Total);
}

void TestCaseSections::treeOfThePicture()
{
    const QVector<TaskTreeLine> lines = taskLines(m_desk->view(), m_desk->office.desk.now);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).row.badge, QStringLiteral("主办"));
    QCOMPARE(lines.at(0).row.text, QStringLiteral("市供水公司"));
    QVERIFY(lines.at(0).row.state.endsWith(QStringLiteral("赵强")));
    QCOMPARE(lines.at(0).phone, QStringLiteral("0553-1000000"));
    QCOMPARE(lines.at(1).row.badge, QStringLiteral("协办"));
    QVERIFY(lines.at(1).row.state.startsWith(QStringLiteral("待签收 · ")));
    QSignalSpy called(m_pane, &CasePane::callRequested);
    auto *tree = m_pane->findChild<TaskTree *>();
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(called.count(), 1);
    QCOMPARE(called.first().first().toString(), QStringLiteral("0553-1000000"));
}

void TestCaseSections::chainOfChildrenIsOneLine()
{
    FakeOffice &office = m_desk->office;
    m_desk->play(14, 33, "c.jinghu.dispatcher", K::Acknowledge, R"({"task":2})");
    m_desk->play(
        14, 34, "c.jinghu.dispatcher", K::Assign, R"({"task":2,"units":["d.jinghu.urban"]})");
    QVector<TaskTreeLine> lines = taskLines(office.view(), office.desk.now);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(1).row.text, QStringLiteral("镜湖区中心 → 镜湖区城管局"));
    QCOMPARE(lines.at(1).row.stateTone, Tone::Accent); // waits to be signed, and is not late
    CaseView done = office.view(); // below it is done: the centre has to act again
    done.state.tasks.last().stage = TaskStage::Reviewed;
    done.state.tasks.last().handler = office.view().state.tasks.first().handler;
    lines = taskLines(done, office.desk.now);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(2).row.state, u"已审核 · 经办 赵强"_s); // it was reviewed by another one
    QCOMPARE(lines.at(1).row.text, QStringLiteral("镜湖区中心"));
    QCOMPARE(lines.at(2).row.text, QStringLiteral("镜湖区城管局"));
    m_desk->play(
        14, 35, "c.jinghu.dispatcher", K::Assign, R"({"task":2,"units":["d.jinghu.fallback"]})");
    lines = taskLines(office.view(), office.desk.now);
    QCOMPARE(lines.size(), 4); // two children: a branch each
    QCOMPARE(lines.at(2).row.branches, QList<bool> { true });
    QCOMPARE(lines.at(3).row.branches, QList<bool> { false });
}

void TestCaseSections::whoseStateSaysMoreStandsAlone_data()
{
    QTest::addColumn<TaskStage>("stage"); ///< of the centre that assigned it to its bureau
    QTest::addColumn<QStringList>("lines"); ///< of the centre's branch: the state without the name
    const QStringList joined { u"镜湖区中心 → 镜湖区城管局 · 待签收"_s };
    const auto apart = [](const QString &state) {
        return QStringList { u"镜湖区中心 · "_s + state, u"镜湖区城管局 · 待签收"_s };
    };
    QTest::newRow("signed for: one line") << TaskStage::Acknowledged << joined;
    QTest::newRow("the citizen was called: one line") << TaskStage::Contacted << joined;
    QTest::newRow("suspended: a line of its own") << TaskStage::Suspended << apart(u"暂缓"_s);
    QTest::newRow("to be done again: a line of its own")
        << TaskStage::Rework << apart(enumText(TaskStage::Rework));
    QTest::newRow("waits for its review: a line of its own")
        << TaskStage::Submitted << apart(enumText(TaskStage::Submitted));
}

void TestCaseSections::whoseStateSaysMoreStandsAlone()
{
    QFETCH(TaskStage, stage);
    m_desk->play(14, 33, "c.jinghu.dispatcher", K::Acknowledge, R"({"task":2})");
    m_desk->play(
        14, 34, "c.jinghu.dispatcher", K::Assign, R"({"task":2,"units":["d.jinghu.urban"]})");
    if (stage == TaskStage::Suspended)
        m_desk->play(14, 35, "c.city.shiftLeader", K::Suspend, R"({"task":2,"reason":"r"})");
    CaseView view = m_desk->office.view();
    view.state.tasks[1].stage = stage;
    QStringList told;
    const QVector<TaskTreeLine> lines = taskLines(view, m_desk->office.desk.now);
    for (const TaskTreeLine &line : lines.sliced(1)) // the lead has its branch for itself
        told.append(line.row.text + u" · "_s + line.row.state.section(u" · "_s, 0, 0));
    QTEST(told, "lines");
}

void TestCaseSections::sentBackFromBelowIsToldOfWhoHasToAct()
{
    FakeOffice &office = m_desk->office;
    m_desk->play(14, 33, "c.jinghu.dispatcher", K::Acknowledge, R"({"task":2})");
    m_desk->play(
        14, 34, "c.jinghu.dispatcher", K::Assign, R"({"task":2,"units":["d.jinghu.urban"]})");
    CaseView back = office.view();
    back.state.tasks.last().stage = TaskStage::SentBack;
    QVector<TaskTreeLine> lines = taskLines(back, office.desk.now);
    QCOMPARE(lines.size(), 2); // who refused it stands among the earlier ones
    QCOMPARE(lines.at(1).row.text, u"镜湖区中心"_s);
    QVERIFY2(lines.at(1).row.state.startsWith(u"退单，待下派"), qPrintable(lines.at(1).row.state));
    QCOMPARE(lines.at(1).row.stateTone, Tone::Warn);
    m_desk->play(
        14, 35, "c.jinghu.dispatcher", K::Assign, R"({"task":2,"units":["d.jinghu.fallback"]})");
    CaseView again = office.view(); // another one has it
    again.state.tasks[2].stage = TaskStage::SentBack;
    lines = taskLines(again, office.desk.now);
    QVERIFY2(lines.at(1).row.state.startsWith(u"待签收"), qPrintable(lines.at(1).row.state));
}

void TestCaseSections::theLeadStandsFirst()
{
    // A ruling gives the lead to a unit that got its task after the one that assists.
    CaseView view = m_desk->view();
    QVector<Task> &tasks = view.state.tasks;
    QCOMPARE(tasks.size(), 2);
    tasks[0].role = TaskRole::Assist;
    tasks[1].role = TaskRole::Lead;
    const QVector<TaskTreeLine> lines = taskLines(view, m_desk->office.desk.now);
    QCOMPARE(lines.at(0).row.badge, QStringLiteral("主办"));
    QCOMPARE(lines.at(0).row.text, QStringLiteral("镜湖区中心"));
    QCOMPARE(lines.at(1).row.badge, QStringLiteral("协办"));
}

void TestCaseSections::callsBackInWords()
{
    Incident state = m_desk->view().state;
    const Instant at = m_desk->office.desk.now;
    state.followUps
        = { { true, true, true, false, u"电话"_s, at }, { false, false, false, false, {}, at } };
    const QStringList lines = followUpsText(state, *m_desk->view().directory, at).split(u'\n');
    QVERIFY2(lines.at(0).endsWith(u"：已接通 · 单位已联系 · 已解决 · 不满意（电话）"_s),
        qPrintable(lines.at(0)));
    QVERIFY2(lines.at(1).endsWith(u"：未接通"_s), qPrintable(lines.at(1)));
}

void TestCaseSections::recordByDays()
{
    FakeOffice &office = m_desk->office;
    office.desk.now += std::chrono::hours(20);
    office.desk.step = std::chrono::seconds(0);
    QVERIFY(!office.desk.act(office.officer, K::Note, {}));
    const QVector<RecordDay> days
        = recordDays(office.desk.state, *office.desk.directory, {}, false, m_desk->office.desk.now);
    QCOMPARE(days.size(), 2);
    QCOMPARE(days.at(0).rows.size(), 1);
    QVERIFY(days.at(0).rows.first().newest);
    QVERIFY(days.at(1).day.startsWith(QStringLiteral("11月21日")));
    QCOMPARE(days.at(1).rows.first().time, QStringLiteral("14:31"));
    QCOMPARE(days.at(0).rows.size() + days.at(1).rows.size(), office.desk.state.record.size());
}

void TestCaseSections::onlyNodes()
{
    // Report, accept, dispatch, acknowledge, contact; not three files, a note and a progress.
    const QVector<RecordDay> days = recordDays(m_desk->office.desk.state,
        *m_desk->office.desk.directory, {}, true, m_desk->office.desk.now);
    QCOMPARE(days.size(), 1);
    QCOMPARE(days.first().rows.size(), 5);
}

void TestCaseSections::timeToBeChecked()
{
    Incident state = m_desk->office.desk.state;
    state.record.last().timeToBeChecked = true;
    state.record.last().madeAt -= std::chrono::minutes(20);
    state.record.last().struck = true;
    const TimelineRow row
        = recordDays(state, *m_desk->office.desk.directory, {}, false, m_desk->office.desk.now)
              .first()
              .rows.first();
    QCOMPARE(row.state, QStringLiteral("时间待核"));
    QVERIFY(row.text.contains(QStringLiteral("14:11")));
    QVERIFY(row.text.contains(QStringLiteral("14:31")));
    QVERIFY(row.struckOut);
}

QTEST_MAIN(TestCaseSections)
#include "tst_casesections.moc"
