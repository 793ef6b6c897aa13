#include "tests/support/deskqueue.h"
#include "tests/support/testcase.h"
#include "ui/queue/conditionline.h"
#include "ui/queue/filterpanel.h"
#include "ui/queue/queuelist.h"
#include "ui/queue/queuepane.h"
#include "ui/queue/queuetools.h"
#include "ui/queue/rowtext.h"
#include "ui/shell/usersettings.h"
#include "ui/text/enumtext.h"
#include "ui/text/translations.h"
#include "widgets/applytheme.h"
#include "widgets/chip.h"
#include "widgets/chipbar.h"
#include "widgets/emptystate.h"
#include "widgets/labels.h"
#include "widgets/searchfield.h"
#include "widgets/themesource.h"
#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;

class TestQueuePane : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void clickOpensAtOnce();
    void walkingRestsBeforeItOpens();
    void refreshKeepsTheCurrentCaseAndThePlace();
    void aCaseThatLeftIsNotReplaced();
    void setCurrentFindsFarCases();
    void searchAndClear();
    void anEmptyDeskSaysHowToBegin_data();
    void anEmptyDeskSaysHowToBegin();
    void chips();
    void grownCountsHaveRoom_data();
    void grownCountsHaveRoom();
    void appearingListsHaveRoom();
    void oneLineRowsAreTwentyAtTheSmallestScreen();
    void rowsInSight_data();
    void rowsInSight();
    void hundredThousandRowsScroll();
    void anotherOfficerStartsAnew();
    void theConditionsAreMadeWhenTheyAreOpened();
    void scriptIsShownAsText();
    void aScreenReaderHearsTheWholeRow();

private:
    std::unique_ptr<QueuePane> pane(int rows, QSize size = { 400, 960 });
    void checkChips(const QueuePane &pane) const;
    static QueueList &list(QueuePane &pane) { return *pane.findChild<QueueList *>(); }
    static QString currentTitle(QueuePane &pane)
    {
        return list(pane).currentIndex().data().toString();
    }

    Translations m_translations;
    QTemporaryDir m_folder;
    std::unique_ptr<UserSettings> m_settings;
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
    DeskQueue m_desk;
    std::unique_ptr<QWidget> m_window;
};

void TestQueuePane::initTestCase()
{
    m_translations.install();
    applyTheme(*qApp, m_theme.theme());
    m_settings = std::make_unique<UserSettings>(m_folder.filePath(QStringLiteral("s.ini")));
}

void TestQueuePane::init()
{
    TestCase::init();
    m_desk.queue = {};
    m_desk.counts = {};
    m_desk.officer = officerOf(org::kCity, "shiftLeader");
    m_settings->setOneLineRows(false);
}

std::unique_ptr<QueuePane> TestQueuePane::pane(int rows, QSize size)
{
    m_desk.queue.rows = manyRows(rows);
    m_desk.setCount(QueueChip::All, rows);
    // Inside a window, as on the desk: the offscreen platform knows no sizes of windows.
    m_window = std::make_unique<QWidget>();
    m_window->resize(size);
    auto pane = std::make_unique<QueuePane>(m_theme, *m_settings, m_desk.port(), m_window.get());
    pane->resize(size);
    m_window->show();
    pane->enter();
    [&] { QTRY_VERIFY(list(*pane).model()->rowCount() == rows); }();
    return pane;
}

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

void TestQueuePane::searchAndClear()
{
    const auto pane = this->pane(300);
    pane->focusSearch();
    auto *search = pane->findChild<SearchField *>();
    QTest::keyClicks(search, QStringLiteral("299"));
    QTRY_COMPARE(list(*pane).model()->rowCount(), 1);
    QTest::keyClicks(search, QStringLiteral("9"));
    auto *empty = pane->findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    Q_EMIT empty->actionRequested(); // nothing open is called so: what is over may be
    QCOMPARE(pane->filter().scope, Scope::All);
    QCOMPARE(search->text(), QStringLiteral("2999"));
    QCOMPARE(pane->order(), SortOrder::Newest); // it has no time that is due
    QTRY_VERIFY(empty->isVisible());
    Q_EMIT empty->actionRequested();
    QTRY_COMPARE(list(*pane).model()->rowCount(), 300);
    QCOMPARE(pane->order(), SortOrder::DueFirst);
    QCOMPARE(search->text(), QString());
    QVERIFY(list(*pane).isVisible());
}

void TestQueuePane::anEmptyDeskSaysHowToBegin_data()
{
    QTest::addColumn<OfficerId>("officer");
    QTest::addColumn<QString>("said");
    QTest::newRow("who takes matters in") << officerOf(org::kCity,
        "intake") << QStringLiteral("没有待办的工单。按 N 新建；已有台账可在“设置”中导入文件。");
    QTest::newRow("who does not") << officerOf(org::kCity, "verifier")
                                  << QStringLiteral("没有待办的工单");
}

/// As on a city's first day.
void TestQueuePane::anEmptyDeskSaysHowToBegin()
{
    QFETCH(OfficerId, officer);
    m_desk.officer = officer;
    const auto pane = this->pane(0);
    const auto *empty = pane->findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QTEST(empty->findChild<TextLabel *>()->text(), "said");
}

void TestQueuePane::chips()
{
    m_desk.setCount(QueueChip::ToSign, 9);
    const auto pane = this->pane(3);
    m_desk.setCount(QueueChip::ToSign, 10);
    pane->showCounts();
    auto *bar = pane->findChild<ChipBar *>();
    const auto chips = bar->findChildren<Chip *>();
    QVERIFY(std::any_of(chips.cbegin(), chips.cend(),
        [](const Chip *chip) { return chip->accessibleName() == QStringLiteral("待签收 10"); }));
    pane->chooseChip(QueueChip::Overdue);
    QCOMPARE(pane->filter().chip, QueueChip::Overdue);
    QCOMPARE(bar->currentId(), QString::number(int(QueueChip::Overdue)));
    // Two lines of chips at most, on the narrow pane too.
    pane->resize(340, 600);
    QTRY_VERIFY(bar->height() <= 2 * 24 + 6 + 10 + 8);
}

void TestQueuePane::grownCountsHaveRoom_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("percent");
    for (int width : { 300, 340, 400, 560 }) {
        for (int percent : { 90, 100, 150 })
            QTest::addRow("%d px at %d %%", width, percent) << width << percent;
    }
}

void TestQueuePane::checkChips(const QueuePane &pane) const
{
    const int gap = m_theme.theme().px(6);
    const auto *bar = pane.findChild<ChipBar *>();
    const auto all = bar->findChildren<Chip *>();
    for (const Chip *chip : all) {
        QVERIFY2(chip->width() >= chip->sizeHint().width(), qPrintable(chip->accessibleName()));
        QVERIFY(chip->geometry().right() <= bar->contentsRect().right());
        const QRect around = chip->geometry().adjusted(1 - gap, 1 - gap, gap - 1, gap - 1);
        for (const Chip *other : all)
            QVERIFY2(other == chip || !around.intersects(other->geometry()),
                qPrintable(chip->accessibleName() + u' ' + other->accessibleName()));
    }
}

// From one digit to five: no chip narrower than its words, none touches another, in no picture.
void TestQueuePane::grownCountsHaveRoom()
{
    QFETCH(int, width);
    QFETCH(int, percent);
    m_theme.setTheme(Theme::make(ThemeMode::Day, percent));
    const auto chips = { QueueChip::All, QueueChip::ToAccept, QueueChip::ToSign, QueueChip::DueSoon,
        QueueChip::Overdue };
    for (QueueChip chip : chips)
        m_desk.setCount(chip, 9);
    const auto pane = this->pane(9, { width, 900 });
    for (QueueChip chip : chips)
        m_desk.setCount(chip, 12345);
    pane->showCounts();
    checkChips(*pane);
    QCoreApplication::sendPostedEvents();
    checkChips(*pane);
    m_theme.setTheme(Theme::make(ThemeMode::Day));
}

// 更多 stands last: lists that appear come before it.
void TestQueuePane::appearingListsHaveRoom()
{
    const auto pane = this->pane(9);
    for (QueueChip chip : { QueueChip::DueSoon, QueueChip::Overdue, QueueChip::SecondRound })
        m_desk.setCount(chip, 1);
    pane->showCounts();
    checkChips(*pane);
    QCoreApplication::sendPostedEvents();
    checkChips(*pane);
    m_desk.setCount(QueueChip::DueSoon, 0);
    pane->showCounts();
    checkChips(*pane);
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

// They tell what holds then, whoever chose it, and forget it with their officer.
void TestQueuePane::theConditionsAreMadeWhenTheyAreOpened()
{
    const auto pane = this->pane(30);
    auto *tools = pane->findChild<QueueTools *>();
    QVERIFY(!pane->findChild<FilterPanel *>());
    IncidentFilter urgent;
    urgent.urgencies = { Urgency::Urgent };
    Q_EMIT tools->viewChosen({ QStringLiteral("v"), urgent, SortOrder::Newest });
    QVERIFY(!pane->findChild<FilterPanel *>());
    Q_EMIT tools->filterRequested();
    auto *panel = pane->findChild<FilterPanel *>();
    QVERIFY(panel && panel->isVisible() && !list(*pane).isVisible());
    const auto selected = [panel] {
        QStringList names;
        for (const Chip *chip : panel->findChildren<Chip *>()) {
            if (chip->isSelected())
                names.append(chip->text());
        }
        return names;
    };
    QCOMPARE(selected(), QStringList(enumText(Urgency::Urgent)));
    Q_EMIT panel->finished();
    QVERIFY(list(*pane).isVisible());
    pane->enter();
    Q_EMIT tools->filterRequested();
    QCOMPARE(pane->findChildren<FilterPanel *>().size(), 1);
    QCOMPARE(selected(), QStringList());
    // The first tick does not push away what he clicks next.
    const auto top = [&] {
        pane->layout()->activate();
        return panel->mapTo(pane.get(), QPoint()).y();
    };
    const int before = top();
    Q_EMIT panel->filterChanged(urgent);
    QCOMPARE(pane->filter(), urgent);
    QCOMPARE(top(), before);
    Q_EMIT panel->finished();
    QVERIFY(pane->findChild<ConditionLine *>()->isVisible());
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
