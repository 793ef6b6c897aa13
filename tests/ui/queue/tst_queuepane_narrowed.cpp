#include "tests/ui/queue/queuepanetest.h"
#include "ui/queue/conditionline.h"
#include "ui/queue/filterpanel.h"
#include "ui/queue/queuetools.h"
#include "ui/text/enumtext.h"
#include "widgets/chip.h"
#include "widgets/chipbar.h"
#include "widgets/emptystate.h"
#include "widgets/labels.h"
#include "widgets/searchfield.h"

using namespace shiyu;
using namespace shiyu::test;

/// What narrows the list, and what is said where nothing is left of it.
class TestQueuePaneNarrowed : public QueuePaneTest {
    Q_OBJECT
private Q_SLOTS:
    void searchAndClear();
    void anEmptyDeskSaysHowToBegin_data();
    void anEmptyDeskSaysHowToBegin();
    void chips();
    void grownCountsHaveRoom_data();
    void grownCountsHaveRoom();
    void appearingListsHaveRoom();
    void theConditionsAreMadeWhenTheyAreOpened();

private:
    void checkChips(const QueuePane &pane) const;
};

void TestQueuePaneNarrowed::searchAndClear()
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

void TestQueuePaneNarrowed::anEmptyDeskSaysHowToBegin_data()
{
    QTest::addColumn<OfficerId>("officer");
    QTest::addColumn<QString>("said");
    QTest::newRow("who takes matters in") << officerOf(org::kCity,
        "intake") << QStringLiteral("没有待办的工单。按 N 新建；已有台账可在“设置”中导入文件。");
    QTest::newRow("who does not") << officerOf(org::kCity, "verifier")
                                  << QStringLiteral("没有待办的工单");
}

/// As on a city's first day.
void TestQueuePaneNarrowed::anEmptyDeskSaysHowToBegin()
{
    QFETCH(OfficerId, officer);
    m_desk.officer = officer;
    const auto pane = this->pane(0);
    const auto *empty = pane->findChild<EmptyState *>();
    QTRY_VERIFY(empty->isVisible());
    QTEST(empty->findChild<TextLabel *>()->text(), "said");
}

void TestQueuePaneNarrowed::chips()
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

void TestQueuePaneNarrowed::grownCountsHaveRoom_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("percent");
    for (int width : { 300, 340, 400, 560 }) {
        for (int percent : { 90, 100, 150 })
            QTest::addRow("%d px at %d %%", width, percent) << width << percent;
    }
}

void TestQueuePaneNarrowed::checkChips(const QueuePane &pane) const
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
void TestQueuePaneNarrowed::grownCountsHaveRoom()
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
void TestQueuePaneNarrowed::appearingListsHaveRoom()
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

// They tell what holds then, whoever chose it, and forget it with their officer.
void TestQueuePaneNarrowed::theConditionsAreMadeWhenTheyAreOpened()
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

QTEST_MAIN(TestQueuePaneNarrowed)
#include "tst_queuepane_narrowed.moc"
