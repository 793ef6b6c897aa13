#include "tests/ui/casepane/casepanetest.h"
#include "ui/acts/actbar.h"
#include "ui/acts/actform.h"
#include "ui/acts/actsheet.h"
#include "ui/casepane/headersection.h"
#include "ui/casepane/nearbysection.h"
#include "ui/casepane/pinnedtitle.h"
#include "ui/casepane/recordsection.h"
#include "widgets/actionbutton.h"
#include "widgets/clockbar.h"
#include "widgets/labels.h"
#include "widgets/timeline.h"
#include "widgets/toast.h"

#include <QApplication>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;

/// The pane as a whole: its keys and links, and what stays when the case is read anew.
class TestCasePane : public CasePaneTest {
    Q_OBJECT
private Q_SLOTS:
    void tickNeedsNoStorage();
    void scriptIsText();
    void mergingIsAskedFirst();
    void whyNotInTheMenu();
    void keys();
    void whatIsAroundFoldsToALine();
    void whatHeDidIsReadOnALowScreen();
    void whatIsBelowHasItsTitle();
    void sameCaseKeepsScrollAndForm();
    void preparedActWaitsForItsCase();
    void preparedActIsForgotten_data();
    void preparedActIsForgotten();
    void messages();
};

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

/// The toast stands for a minute, at the foot of 1366x768.
void TestCasePane::whatHeDidIsReadOnALowScreen()
{
    m_pane->resize(410, 640);
    m_pane->setNearbyFolded(true);
    const auto *nearby = m_pane->findChild<NearbySection *>();
    QVERIFY(nearby->isVisible());
    ActSheet *sheet = m_pane->actSheet();
    sheet->start(*m_pane->actBar()->plan().find(K::Note));
    sheet->form()->setDraft({ { u"text"_s, u"已与物业通话，两小时内到场，随时反馈"_s } });
    sheet->confirm();
    QTRY_VERIFY(!sheet->isOpen());
    m_pane->setView(m_desk->view());
    auto *toast = m_pane->findChild<Toast *>();
    QTRY_VERIFY(toast->isVisible());
    QVERIFY(!nearby->isVisible());
    const auto *line = m_pane->findChild<RecordSection *>()->findChild<Timeline *>();
    const QWidget *seen = m_pane->findChild<QScrollArea *>()->viewport();
    QTRY_VERIFY(seen->rect().contains(
        QRect(line->mapTo(seen, line->rowRect(0).topLeft()), line->rowRect(0).size())));
    toast->expire();
    QVERIFY(nearby->isVisible());
    m_pane->resize(410, 1000); // on a high one both have their place
    sheet->tell(u"x"_s);
    QVERIFY(toast->isVisible() && nearby->isVisible());
}

void TestCasePane::whatIsBelowHasItsTitle()
{
    m_pane->resize(400, 420);
    auto *scroll = m_pane->findChild<QScrollArea *>();
    auto *pinned = m_pane->findChild<PinnedTitle *>();
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 200);
    QScrollBar *bar = scroll->verticalScrollBar();
    const QWidget *head = m_pane->findChild<HeaderSection *>()->title();
    const int whole = head->mapTo(scroll->widget(), QPoint()).y();
    bar->setValue(whole);
    QVERIFY(!pinned->isVisible());
    bar->setValue(whole + 1); // cut
    QVERIFY(pinned->isVisible());
    QCOMPARE(pinned->findChild<ElidedLabel *>()->text(), m_desk->view().state.title);
    const QPointF middle = QRectF(pinned->rect()).center();
    QWheelEvent wheel(middle, pinned->mapToGlobal(middle), {}, { 0, -120 }, Qt::NoButton,
        Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(pinned, &wheel);
    QVERIFY(bar->value() > whole + 1);
    QTest::mouseClick(pinned, Qt::RightButton);
    QVERIFY(bar->value() > whole + 1);
    QTest::mouseClick(pinned, Qt::LeftButton);
    QCOMPARE(bar->value(), 0);
    QVERIFY(!pinned->isVisible());
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
