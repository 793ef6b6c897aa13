#include "app/services/attachmentaccess.h"
#include "tests/ui/casepane/picturedesk.h"
#include "tests/ui/text/chinesetest.h"
#include "ui/acts/actbar.h"
#include "ui/acts/actform.h"
#include "ui/acts/actsheet.h"
#include "ui/casepane/attachmentsection.h"
#include "ui/casepane/casepane.h"
#include "ui/casepane/headersection.h"
#include "ui/casepane/nearbysection.h"
#include "ui/casepane/picturepreview.h"
#include "ui/casepane/progresssection.h"
#include "ui/casepane/recordsection.h"
#include "ui/casepane/stagesteps.h"
#include "ui/casepane/tasksection.h"
#include "widgets/actionbutton.h"
#include "widgets/clockbar.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QBuffer>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;

class TestCasePane : public ChineseTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theHeadOfThePicture();
    void addressesInTheHead_data();
    void addressesInTheHead();
    void stages_data();
    void stages();
    void clocksOfThePicture();
    void tickNeedsNoStorage();
    void treeOfThePicture();
    void chainOfChildrenIsOneLine();
    void theLeadStandsFirst();
    void callsBackInWords();
    void recordByDays();
    void onlyNodes();
    void timeToBeChecked();
    void syncOfTheCase_data();
    void syncOfTheCase();
    void unsyncedActs_data();
    void unsyncedActs();
    void scriptIsText();
    void mergingIsAskedFirst();
    void notOpenIsSaid();
    void showReadsAndHides();
    void whyNotInTheMenu();
    void keys();
    void whatIsAroundFoldsToALine();
    void sameCaseKeepsScrollAndForm();
    void preparedActWaitsForItsCase();
    void preparedActIsForgotten_data();
    void preparedActIsForgotten();
    void filesWithWhoAndWhen();
    void aPictureOpensInTheWindow();
    void aFileThatDoesNotOpenIsSaid_data();
    void aFileThatDoesNotOpenIsSaid();
    void aFileOnItsWaySaysHowFar();
    void filesSayWhereTheyLie_data();
    void filesSayWhereTheyLie();
    void messages();

private:
    QStringList texts() const;
    LinkButton *link(const QString &text) const;

    std::unique_ptr<PictureDesk> m_desk;
    std::unique_ptr<ThemeSource> m_themes;
    std::unique_ptr<QWidget> m_window;
    CasePane *m_pane = nullptr;
};

void TestCasePane::init()
{
    TestCase::init();
    m_desk = std::make_unique<PictureDesk>();
    m_desk->playAll();
    m_themes = std::make_unique<ThemeSource>(Theme::make(ThemeMode::Day));
    // A window without a layout: the platform of the tests knows no size hints.
    m_window = std::make_unique<QWidget>();
    m_pane = new CasePane(m_desk->office.port(), *m_themes, m_window.get());
    m_pane->resize(500, 900);
    m_pane->setSeat(m_desk->office.seat());
    m_pane->setView(m_desk->view());
    m_window->resize(500, 900);
    m_window->show();
}

void TestCasePane::cleanup()
{
    m_window.reset();
    m_themes.reset();
    m_desk.reset();
}

QStringList TestCasePane::texts() const
{
    QStringList texts;
    for (const QLabel *label : m_pane->findChildren<QLabel *>()) {
        if (label->isVisibleTo(m_pane))
            texts.append(label->text());
    }
    return texts;
}

LinkButton *TestCasePane::link(const QString &text) const
{
    for (LinkButton *found : m_pane->findChildren<LinkButton *>()) {
        if (found->text() == text && found->isVisibleTo(m_pane))
            return found;
    }
    return nullptr;
}

void TestCasePane::theHeadOfThePicture()
{
    const CaseView view = m_desk->view();
    QCOMPARE(caseHeadText(view.state), QStringLiteral("特急 · WH20260302-0001"));
    QCOMPARE(caseSourceText(view.state), QStringLiteral("12345 WH1121004417"));
    QCOMPARE(casePlaceText(view.state, *view.directory),
        QStringLiteral("镜湖区 赭山街道 新芜社区 北京中路 128 号 · 第三网格"));
    QCOMPARE(gridWorkerText(view.state, *view.directory), QStringLiteral("网格员 刘芳"));
    QVERIFY(texts().contains(QStringLiteral("网格员 刘芳")));
    QCOMPARE(attachmentsText(view.state), QStringLiteral("照片 2　录音 1"));
    QVERIFY(texts().contains(QStringLiteral("诉求人 陈** 138****6021　目的 尽快修复并回电")));
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
void TestCasePane::addressesInTheHead_data()
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

void TestCasePane::addressesInTheHead()
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

void TestCasePane::stages_data()
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
    QTest::newRow("answered at once")
        << called + QStringLiteral("c.city.intake answer\n") << QStringLiteral("+登记 +即时答复");
}

void TestCasePane::stages()
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

void TestCasePane::clocksOfThePicture()
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

void TestCasePane::tickNeedsNoStorage()
{
    const auto due = [this] {
        QStringList readings;
        for (const ClockBar *bar : m_pane->findChildren<ClockBar *>())
            readings.append(bar->reading().due);
        return readings.join(QLatin1Char('|'));
    };
    const QString before = due();
    m_desk->office.desk.now += std::chrono::minutes(30);
    QTRY_VERIFY(due() != before);
    QVERIFY(m_desk->office.asked.isEmpty());
}

void TestCasePane::treeOfThePicture()
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

void TestCasePane::chainOfChildrenIsOneLine()
{
    FakeOffice &office = m_desk->office;
    m_desk->play(14, 33, "c.jinghu.dispatcher", K::Acknowledge, R"({"task":2})");
    m_desk->play(
        14, 34, "c.jinghu.dispatcher", K::Assign, R"({"task":2,"units":["d.jinghu.urban"]})");
    QVector<TaskTreeLine> lines = taskLines(office.view(), office.desk.now);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(1).row.text, QStringLiteral("镜湖区中心 → 镜湖区城管局"));
    QCOMPARE(lines.at(1).row.elide, Qt::ElideLeft); // who holds it is never cut
    QCOMPARE(lines.at(0).row.elide, Qt::ElideRight);
    CaseView done = office.view(); // below it is done: the centre has to act again
    done.state.tasks.last().stage = TaskStage::Reviewed;
    lines = taskLines(done, office.desk.now);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(1).row.text, QStringLiteral("镜湖区中心"));
    QCOMPARE(lines.at(2).row.text, QStringLiteral("镜湖区城管局"));
    m_desk->play(
        14, 35, "c.jinghu.dispatcher", K::Assign, R"({"task":2,"units":["d.jinghu.fallback"]})");
    lines = taskLines(office.view(), office.desk.now);
    QCOMPARE(lines.size(), 4); // two children: a branch each
    QCOMPARE(lines.at(2).row.branches, QList<bool> { true });
    QCOMPARE(lines.at(3).row.branches, QList<bool> { false });
}

void TestCasePane::theLeadStandsFirst()
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

void TestCasePane::callsBackInWords()
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

void TestCasePane::recordByDays()
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

void TestCasePane::onlyNodes()
{
    // Report, accept, dispatch, acknowledge, contact; not three files, a note and a progress.
    const QVector<RecordDay> days = recordDays(m_desk->office.desk.state,
        *m_desk->office.desk.directory, {}, true, m_desk->office.desk.now);
    QCOMPARE(days.size(), 1);
    QCOMPARE(days.first().rows.size(), 5);
}

void TestCasePane::timeToBeChecked()
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

void TestCasePane::syncOfTheCase_data()
{
    QTest::addColumn<std::optional<CaseSync>>("sync");
    QTest::addColumn<QString>("text");
    const auto server = [](SyncState state) { return std::optional(CaseSync { state, {} }); };
    QTest::newRow("standalone: nothing is ever synced")
        << std::optional<CaseSync>() << QStringLiteral("已存本机");
    QTest::newRow("queued") << server(SyncState::Queued) << QStringLiteral("待上传");
    QTest::newRow("uploaded") << server(SyncState::Uploaded) << QStringLiteral("已上传");
    QTest::newRow("synced") << server(SyncState::Synced) << QStringLiteral("已同步");
    QTest::newRow("not accepted") << server(SyncState::Refused) << QStringLiteral("未通过");
}

void TestCasePane::syncOfTheCase()
{
    QFETCH(std::optional<CaseSync>, sync);
    QFETCH(QString, text);
    static const QStringList kAll { QStringLiteral("已存本机"), QStringLiteral("待上传"),
        QStringLiteral("已上传"), QStringLiteral("已同步"), QStringLiteral("未通过") };
    CaseView view = m_desk->view();
    view.sync = sync;
    m_pane->setView(view);
    QStringList said = texts();
    said.removeIf([](const QString &shown) { return !kAll.contains(shown); });
    QCOMPARE(said, QStringList { text });
}

void TestCasePane::unsyncedActs_data()
{
    QTest::addColumn<SyncState>("sync");
    QTest::addColumn<bool>("late");
    QTest::addColumn<QString>("text");
    QTest::newRow("synced: the line says nothing") << SyncState::Synced << false << QString();
    QTest::newRow("to upload") << SyncState::Queued << false << QStringLiteral("待上传");
    QTest::newRow("not accepted") << SyncState::Refused << false << QStringLiteral("未通过");
    QTest::newRow("to upload, and its time doubtful: to upload first")
        << SyncState::Queued << true << QStringLiteral("待上传");
}

void TestCasePane::unsyncedActs()
{
    QFETCH(SyncState, sync);
    QFETCH(bool, late);
    QFETCH(QString, text);
    Incident state = m_desk->office.desk.state;
    state.record.last().timeToBeChecked = late;
    const QMap<IntentId, SyncState> unsynced { { state.record.last().intent, sync } };
    const auto rows = recordDays(
        state, *m_desk->office.desk.directory, unsynced, false, m_desk->office.desk.now)
                          .first()
                          .rows;
    QCOMPARE(rows.first().state, text);
    QVERIFY(rows.at(1).state.isEmpty()); // the line below is not its
}

void TestCasePane::scriptIsText()
{
    CaseView view = m_desk->view();
    const QString script = QStringLiteral("<b>x</b><img src='http://x/y'><script>a()</script>");
    view.state.title = script;
    view.state.place.address = script;
    view.maskedClosed[QStringLiteral("appeal")] = script;
    view.maskedClosed[QStringLiteral("reporterName")] = script;
    view.duplicates[0].title = script;
    m_pane->setView(view);
    int shown = 0;
    for (const QLabel *label : m_pane->findChildren<QLabel *>()) {
        if (!label->text().contains(QStringLiteral("<script>")))
            continue;
        ++shown;
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QVERIFY(shown >= 5);
}

void TestCasePane::mergingIsAskedFirst()
{
    CaseView view = m_desk->view();
    for (ActChoice &choice : view.acts) {
        if (choice.kind == OperationKind::Merge)
            choice.why.reset();
    }
    view.duplicates[0].seen = 41;
    m_pane->setView(view);
    link(QStringLiteral("疑似重复工单 1"))->click();
    const auto button = [this](const QString &label) {
        ActionButton *found = nullptr;
        for (ActionButton *each : m_pane->findChildren<ActionButton *>()) {
            if (each->isVisibleTo(m_pane) && each->text() == label)
                found = each;
        }
        return found;
    };
    button(QStringLiteral("合并到此单"))->click();
    QVERIFY(m_desk->office.asked.isEmpty());
    QVERIFY(!button(QStringLiteral("合并到此单")));
    button(QStringLiteral("暂不"))->click();
    QVERIFY(!button(QStringLiteral("合并")));
    button(QStringLiteral("合并到此单"))->click();
    m_pane->setView(view); // drawn again, it still waits for the answer
    QTRY_VERIFY(button(QStringLiteral("合并")));
    button(QStringLiteral("合并"))->click();
    QTRY_COMPARE(m_desk->office.asked.size(), 1);
    QCOMPARE(m_desk->office.merged.into.toString(), QStringLiteral("case-2377"));
    QCOMPARE(m_desk->office.merged.seen, view.state.lastSeq);
    QCOMPARE(m_desk->office.merged.seenInto, 41);
}

void TestCasePane::notOpenIsSaid()
{
    CaseView view = m_desk->view();
    view.maskedClosed.clear();
    view.notOpen = { QStringLiteral("appeal"), QStringLiteral("reporterName"),
        QStringLiteral("reporterPhone") };
    m_pane->setView(view);
    const QString all = texts().join(QLatin1Char('\n'));
    QVERIFY(all.contains(QStringLiteral("诉求原文：对您不开放")));
    QVERIFY(all.contains(QStringLiteral("诉求人 对您不开放")));
    QVERIFY(!link(QStringLiteral("显示")));
}

void TestCasePane::showReadsAndHides()
{
    m_desk->office.closed = { { QStringLiteral("reporterName"), QStringLiteral("陈大明") },
        { QStringLiteral("reporterPhone"), QStringLiteral("13800006021") } };
    link(QStringLiteral("显示"))->click();
    QTRY_VERIFY(texts().join(QLatin1Char(' ')).contains(QStringLiteral("陈大明 13800006021")));
    QCOMPARE(m_desk->office.read,
        QStringList({ QStringLiteral("reporterName"), QStringLiteral("reporterPhone") }));
    link(QStringLiteral("隐藏"))->click();
    QVERIFY(!texts().join(QLatin1Char(' ')).contains(QStringLiteral("13800006021")));
}

void TestCasePane::whyNotInTheMenu()
{
    const ActBar *bar = m_pane->actBar();
    QStringList labels;
    for (const ActionButton *button : bar->buttons())
        labels.append(button->text());
    QCOMPARE(labels.join(QLatin1Char(' ')), QStringLiteral("催办 增加协办 备注"));
    // Impossible in this stage for this officer: in the menu, with the reason. Of other stages: one
    // step further.
    const auto greyed = [](const QMenu *menu, const QString &text) {
        for (const QAction *action : menu->actions()) {
            if (action->text().startsWith(text) && !action->menu())
                return !action->isEnabled() && action->text().contains(QStringLiteral(" — "));
        }
        return false;
    };
    QVERIFY(greyed(bar->menu(), QStringLiteral("裁定")));
    QVERIFY(greyed(bar->menu(), QStringLiteral("提交")));
    const auto *others = bar->menu()->findChild<QMenu *>();
    QVERIFY(others);
    QVERIFY(greyed(others, QStringLiteral("结案")));
}

void TestCasePane::keys()
{
    QVERIFY(m_pane->triggerKey(QKeySequence(Qt::Key_R)));
    QVERIFY(m_pane->actSheet()->isOpen());
    QVERIFY(!m_pane->triggerKey(QKeySequence(Qt::Key_D))); // a form is open: letters are text
    m_pane->actSheet()->setCase(nullptr, {});
    m_pane->setView(m_desk->view());
    QVERIFY(!m_pane->triggerKey(QKeySequence(Qt::Key_N)));
    QVERIFY(m_pane->triggerKey(QKeySequence(Qt::Key_A))); // says why not
    QVERIFY(!m_pane->actSheet()->isOpen());
}

void TestCasePane::whatIsAroundFoldsToALine()
{
    auto *around = m_pane->findChild<NearbySection *>();
    const int open = around->sizeHint().height();
    QVERIFY(around->findChildren<LinkButton *>().size() > 2); // forces to call
    QSignalSpy folded(m_pane, &CasePane::nearbyFolded);
    link(u"收起"_s)->click();
    QCOMPARE(folded.takeFirst().first().toBool(), true);
    const QString line = around->findChild<TextLabel *>()->text();
    QVERIFY2(
        line.startsWith(u"周边　摄像机 "_s) && line.endsWith(u"处置力量 2"_s), qPrintable(line));
    QVERIFY(around->sizeHint().height() < open);
    for (const LinkButton *one : around->findChildren<LinkButton *>())
        QVERIFY2(!one->isVisibleTo(m_pane) || one->text() == u"展开"_s, qPrintable(one->text()));
    m_pane->setView(m_desk->view()); // read anew
    QVERIFY(around->isFolded());
    link(u"展开"_s)->click();
    QCOMPARE(folded.takeFirst().first().toBool(), false);
    QCOMPARE(around->sizeHint().height(), open);
}

void TestCasePane::sameCaseKeepsScrollAndForm()
{
    m_pane->resize(400, 420);
    auto *scroll = m_pane->findChild<QScrollArea *>();
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 60);
    scroll->verticalScrollBar()->setValue(60);
    m_pane->triggerKey(QKeySequence(Qt::Key_M));
    m_pane->actSheet()->form()->setDraft({ { QStringLiteral("text"), QStringLiteral("n") } });
    m_desk->play(14, 40, "u.water.handler", K::Progress, R"({"task":1,"text":"t"})");
    m_pane->setView(m_desk->view());
    QCOMPARE(scroll->verticalScrollBar()->value(), 60);
    QVERIFY(m_pane->actSheet()->isOpen());
    QCOMPARE(m_pane->actSheet()->form()->draft()[QStringLiteral("text")].toString(),
        QStringLiteral("n"));
}

void TestCasePane::preparedActWaitsForItsCase()
{
    m_pane->setLoading();
    ActRequest request;
    request.incident = IncidentId(QStringLiteral("case-2381"));
    request.kind = K::Note;
    request.args = { { QStringLiteral("text"), QStringLiteral("from the command line") } };
    m_pane->prepareAct(request);
    QVERIFY(!m_pane->actSheet()->isOpen());
    m_pane->setView(m_desk->view());
    QVERIFY(m_pane->actSheet()->isOpen());
    QCOMPARE(m_pane->actSheet()->form()->draft(), request.args);
}

void TestCasePane::preparedActIsForgotten_data()
{
    QTest::addColumn<QString>("meanwhile");
    for (const char *row :
        { "the case could not be read", "nothing is open any more", "another case was opened" })
        QTest::newRow(row) << QString::fromLatin1(row);
}

/// Or its form would open on the case some other time, out of the blue.
void TestCasePane::preparedActIsForgotten()
{
    QFETCH(QString, meanwhile);
    m_pane->setLoading();
    ActRequest request;
    request.incident = IncidentId(QStringLiteral("case-2381"));
    request.kind = K::Note;
    m_pane->prepareAct(request);
    if (meanwhile == u"the case could not be read"_s) {
        m_pane->setFailure(u"x"_s);
    } else if (meanwhile == u"nothing is open any more"_s) {
        m_pane->setEmpty();
    } else {
        CaseView other = m_desk->view();
        other.state.id = IncidentId(u"case-7"_s);
        m_pane->setView(other);
    }
    m_pane->setLoading();
    m_pane->setView(m_desk->view());
    QVERIFY(!m_pane->actSheet()->isOpen());
}

void TestCasePane::filesWithWhoAndWhen()
{
    const auto *files = m_pane->findChild<AttachmentSection *>();
    QVERIFY(files->isVisibleTo(m_pane));
    QStringList lines;
    for (const ElidedLabel *label : files->findChildren<ElidedLabel *>())
        lines.append(label->text());
    QCOMPARE(lines.mid(0, 2),
        QStringList({ u"a.jpg"_s, u"图片 · 10 字节 · 市指挥中心 孙悦 · 14:04"_s }));
    QCOMPARE(files->findChildren<LinkButton *>().size(), 5); // two pictures, one recording
}

void TestCasePane::aPictureOpensInTheWindow()
{
    QImage red(40, 30, QImage::Format_RGB32);
    red.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(red.save(&buffer, "PNG"));
    m_desk->office.content = bytes;
    const auto *files = m_pane->findChild<AttachmentSection *>();
    files->findChildren<LinkButton *>().first()->click();
    QTRY_VERIFY(m_window->findChild<PicturePreview *>());
    auto *preview = m_window->findChild<PicturePreview *>();
    QCOMPARE(preview->size(), m_window->size());
    // It stands in the middle of what the bar above leaves.
    QCOMPARE(preview->grab().toImage().pixelColor(preview->width() / 2, preview->height() / 2 + 16),
        QColor(Qt::red));
    QTest::keyClick(preview, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<PicturePreview *>());
}

void TestCasePane::aFileThatDoesNotOpenIsSaid_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("said");
    QTest::newRow("it has not come here") << Error { ErrorCode::NotFound, u"blob"_s,
        {} } << u"附件“a.jpg”未到：办理单位尚未上传完毕，请稍后再打开。"_s;
    QTest::newRow("it lies with a server that is not there")
        << Error { ErrorCode::Unreadable, u"server"_s, {} }
        << u"附件“a.jpg”在服务器上，目前连不上；已收到的部分会保留，请稍后再打开。"_s;
    QTest::newRow("its check sum differs") << Error { ErrorCode::Damaged, u"blob"_s,
        {} } << u"附件“a.jpg”与上传时不一致，校验未通过，未打开。请告知系统管理员。"_s;
}

void TestCasePane::aFileThatDoesNotOpenIsSaid()
{
    QFETCH(Error, error);
    QFETCH(QString, said);
    m_desk->office.content = tl::make_unexpected(error);
    const auto *files = m_pane->findChild<AttachmentSection *>();
    files->findChildren<LinkButton *>().first()->click();
    QTRY_VERIFY(texts().contains(said));
}

/// How far it is, and a way to stop it, in the place of opening it.
void TestCasePane::aFileOnItsWaySaysHowFar()
{
    auto *files = m_pane->findChild<AttachmentSection *>();
    const RecordEntry file = attachmentsOf(m_desk->view().state).first();
    const QByteArray digest = QByteArray::fromHex(file.args[u"sha256"_s].toString().toLatin1());
    files->showProgress(digest, 0, 5 * 1024 * 1024);
    files->showProgress(digest, 2 * 1024 * 1024, 5 * 1024 * 1024);
    // What is drawn anew is shown by the event loop.
    QTRY_VERIFY2(texts().contains(u"已到 2.0 MB / 5.0 MB"_s), qPrintable(texts().join(u'\n')));
    const auto links = files->findChildren<LinkButton *>();
    QCOMPARE(links.size(), 4); // two of the other picture, one of the recording
    for (LinkButton *link : links) {
        if (link->toolTip() == u"已收到的部分会保留。"_s)
            link->click();
    }
    QCOMPARE(m_desk->office.cancelled, QVector<QByteArray> { digest });
    files->endProgress(file);
    QCOMPARE(files->findChildren<LinkButton *>().size(), 5);
}

void TestCasePane::filesSayWhereTheyLie_data()
{
    QTest::addColumn<bool>("absent");
    QTest::addColumn<bool>("toUpload");
    QTest::addColumn<QString>("end");
    QTest::newRow("here and there") << false << false << u"14:04"_s;
    QTest::newRow("not on this computer") << true << false << u"14:04 · 附件未到"_s;
    QTest::newRow("not with the server") << false << true << u"14:04 · 待上传"_s;
}

void TestCasePane::filesSayWhereTheyLie()
{
    QFETCH(bool, absent);
    QFETCH(bool, toUpload);
    QFETCH(QString, end);
    CaseView view = m_desk->view();
    const RecordEntry file = attachmentsOf(view.state).first();
    const QByteArray digest = QByteArray::fromHex(file.args[u"sha256"_s].toString().toLatin1());
    view.sync = CaseSync {};
    if (absent)
        view.sync->filesAbsent = { digest };
    if (toUpload)
        view.sync->filesToUpload = { digest };
    m_pane->setView(view);
    const auto *files = m_pane->findChild<AttachmentSection *>();
    QVERIFY2(files->findChildren<ElidedLabel *>().at(1)->text().endsWith(end),
        qPrintable(files->findChildren<ElidedLabel *>().at(1)->text()));
}

void TestCasePane::messages()
{
    m_pane->setFailure(QStringLiteral("坏了"));
    QVERIFY(texts().contains(QStringLiteral("坏了")));
    QVERIFY(!m_pane->triggerKey(QKeySequence(Qt::Key_R)));
    QVERIFY(!m_pane->view());
    m_pane->setEmpty();
    QVERIFY(!hasEnglish(texts().join(QLatin1Char(' '))));
}

QTEST_MAIN(TestCasePane)
#include "tst_casepane.moc"
