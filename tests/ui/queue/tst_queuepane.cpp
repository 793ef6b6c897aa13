#include "tests/ui/queue/queuepanetest.h"
#include "ui/queue/rowtext.h"
#include "widgets/labels.h"
#include "widgets/searchfield.h"
#include <QScrollBar>
#include <QSignalSpy>

using namespace shiyu;
using namespace shiyu::test;

/// The list: where the officer stands in it, how much he sees of it, what a row says.
class TestQueuePane : public QueuePaneTest {
    Q_OBJECT
private Q_SLOTS:
    void clickOpensAtOnce();
    void walkingRestsBeforeItOpens();
    void refreshKeepsTheCurrentCaseAndThePlace();
    void aCaseThatLeftIsNotReplaced();
    void setCurrentFindsFarCases();
    void oneLineRowsAreTwentyAtTheSmallestScreen();
    void rowsInSight_data();
    void rowsInSight();
    void hundredThousandRowsScroll();
    void anotherOfficerStartsAnew();
    void scriptIsShownAsText();
    void aScreenReaderHearsTheWholeRow();
};

void TestQueuePane::clickOpensAtOnce()
{
    const auto pane = this->pane(20);
    QSignalSpy chosen(pane.get(), &QueuePane::caseChosen);
    QueueList &list = this->list(*pane);
    const QRect third = list.visualRect(list.model()->index(2, 0));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, third.center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].value<IncidentId>(), m_desk.queue.rows[2].id);
    QTest::qWait(200);
    QCOMPARE(chosen.count(), 1);
}

void TestQueuePane::walkingRestsBeforeItOpens()
{
    const auto pane = this->pane(20);
    QSignalSpy chosen(pane.get(), &QueuePane::caseChosen);
    pane->step(1); // nothing is chosen yet: the first one
    pane->step(1);
    pane->step(1);
    pane->step(-1);
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(currentTitle(*pane), QStringLiteral("工单 2"));
    QTRY_COMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].value<IncidentId>(), m_desk.queue.rows[1].id);
    pane->step(1);
    QTest::keyClick(&list(*pane), Qt::Key_Return);
    QCOMPARE(chosen.count(), 2);
    pane->step(-50);
    QCOMPARE(currentTitle(*pane), QStringLiteral("工单 1"));
}

void TestQueuePane::refreshKeepsTheCurrentCaseAndThePlace()
{
    const auto pane = this->pane(600);
    QueueList &list = this->list(*pane);
    list.verticalScrollBar()->setValue(66 * 100 + 10);
    pane->setCurrent(m_desk.queue.rows[103].id);
    QTRY_COMPARE(currentTitle(*pane), QStringLiteral("工单 104"));
    const QRect before = list.visualRect(list.currentIndex());
    QSignalSpy chosen(pane.get(), &QueuePane::caseChosen);
    for (int n = 0; n < 5; ++n)
        m_desk.queue.rows.append(
            queueRow(2000 + n, QStringLiteral("新来的"), std::chrono::minutes { 0 }));
    pane->refresh();
    QTRY_COMPARE(list.currentIndex().row(), 108);
    QCOMPARE(currentTitle(*pane), QStringLiteral("工单 104"));
    QCOMPARE(list.visualRect(list.currentIndex()), before);
    QTest::qWait(200);
    QCOMPARE(chosen.count(), 0);
}

void TestQueuePane::aCaseThatLeftIsNotReplaced()
{
    const auto pane = this->pane(20);
    QSignalSpy chosen(pane.get(), &QueuePane::caseChosen);
    pane->setCurrent(m_desk.queue.rows[5].id);
    QTRY_COMPARE(currentTitle(*pane), QStringLiteral("工单 6"));
    m_desk.queue.rows.removeAt(5);
    pane->refresh();
    QTRY_VERIFY(!list(*pane).currentIndex().isValid());
    QTest::qWait(200);
    QCOMPARE(chosen.count(), 0);
    pane->step(1); // what stands in its place now
    QCOMPARE(currentTitle(*pane), QStringLiteral("工单 7"));
}

void TestQueuePane::setCurrentFindsFarCases()
{
    const auto pane = this->pane(5000);
    pane->setCurrent(m_desk.queue.rows[4321].id);
    QTRY_COMPARE(currentTitle(*pane), QStringLiteral("工单 4322"));
    QueueList &list = this->list(*pane);
    QVERIFY(list.viewport()->rect().intersects(list.visualRect(list.currentIndex())));
}

void TestQueuePane::oneLineRowsAreTwentyAtTheSmallestScreen()
{
    m_settings->setOneLineRows(true);
    // 768 less the top bar and the status line
    const auto pane = this->pane(100, { 340, 768 - 48 - 28 });
    QueueList &list = this->list(*pane);
    const int rows
        = list.viewport()->height() / list.visualRect(list.model()->index(0, 0)).height();
    QVERIFY2(rows >= 20, qPrintable(QString::number(rows)));
}

void TestQueuePane::rowsInSight_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size"); // of the queue on that screen
    QTest::addColumn<double>("least");
    QTest::addColumn<bool>("totalTold");
    QTest::newRow("1366x768") << 100 << QSize(340, 692) << 7.0 << true;
    QTest::newRow("1366x768 at 125 %") << 125 << QSize(350, 673) << 6.0 << false;
    QTest::newRow("1366x768 at 150 %") << 150 << QSize(420, 654) << 5.5 << false;
    QTest::newRow("1920x1080 at 150 %") << 150 << QSize(510, 966) << 6.0 << true;
}

void TestQueuePane::rowsInSight()
{
    QFETCH(int, percent);
    QFETCH(QSize, size);
    QFETCH(double, least);
    QFETCH(bool, totalTold);
    m_theme.setTheme(Theme::make(ThemeMode::Day, percent));
    const auto pane = this->pane(100, size);
    QueueList &list = this->list(*pane);
    QTRY_VERIFY(list.viewport()->height() > 0);
    const double rows
        = double(list.viewport()->height()) / list.visualRect(list.model()->index(0, 0)).height();
    QVERIFY2(rows >= least, qPrintable(QString::number(rows)));
    const auto labels = pane->findChildren<TextLabel *>();
    const auto told = [&labels] {
        return std::any_of(labels.begin(), labels.end(), [](const TextLabel *label) {
            return label->isVisible() && label->text().startsWith(QStringLiteral("已显示"));
        });
    };
    QCOMPARE(told(), totalTold);
    // Of what is searched for, no chip tells how much it is.
    QTest::keyClicks(pane->findChild<SearchField *>(), QStringLiteral("10"));
    QTRY_VERIFY(told());
    m_theme.setTheme(Theme::make(ThemeMode::Day));
}

void TestQueuePane::hundredThousandRowsScroll()
{
    const auto pane = this->pane(100'000);
    QueueList &list = this->list(*pane);
    list.verticalScrollBar()->setValue(list.verticalScrollBar()->maximum());
    QTRY_COMPARE_WITH_TIMEOUT(
        list.model()->index(99'999, 0).data().toString(), QStringLiteral("工单 100000"), 60'000);
    list.grab();
}

void TestQueuePane::anotherOfficerStartsAnew()
{
    const auto pane = this->pane(30);
    IncidentFilter filter;
    pane->chooseChip(QueueChip::Overdue);
    pane->setCurrent(m_desk.queue.rows[3].id);
    pane->enter();
    QCOMPARE(pane->filter(), IncidentFilter {});
    QVERIFY(!list(*pane).currentIndex().isValid());
}

void TestQueuePane::scriptIsShownAsText()
{
    const auto pane = this->pane(1);
    m_desk.queue.rows[0].title = QStringLiteral("<script>alert(1)</script>").repeated(4000);
    pane->refresh();
    QTRY_VERIFY(list(*pane).model()->index(0, 0).data().toString().startsWith(u'<'));
    pane->grab(); // a long title is cut, not measured whole
}

void TestQueuePane::aScreenReaderHearsTheWholeRow()
{
    const auto queue = pane(3);
    const QModelIndex second = list(*queue).model()->index(1, 0);
    const QString spoken = second.data(Qt::AccessibleTextRole).toString();
    const IncidentRow row = *second.data(RowList::RowRole).value<RowPtr>();
    QCOMPARE(spoken, spokenRow(row, *cityDirectory(), kAtDesk));
    for (const char16_t *part : { u"工单 2", u"一般", u"镜湖区", u"办理中", u"剩余2分" })
        QVERIFY2(spoken.contains(QString::fromUtf16(part)), qPrintable(spoken));
}

QTEST_MAIN(TestQueuePane)
#include "tst_queuepane.moc"
