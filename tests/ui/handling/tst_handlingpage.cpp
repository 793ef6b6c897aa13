#include "tests/support/deskqueue.h"
#include "tests/support/testcase.h"
#include "ui/handling/handlingpage.h"
#include "ui/handling/handlingtable.h"
#include "ui/shell/usersettings.h"
#include "ui/text/translations.h"
#include "widgets/actionbutton.h"
#include "widgets/themesource.h"
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QListView>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace std::chrono_literals;

class TestHandlingPage : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void keysMoveAcrossTheBoard();
    void narrowColumnsHaveRoomForTheTitle_data();
    void narrowColumnsHaveRoomForTheTitle();
    void whatWasDoneLastStandsFirst();
    void unitsFilter();
    void tableIsRememberedInTheSettings();
    void tableSorts_data();
    void tableSorts();

private:
    static QVector<IncidentRow> rows();
    Translations m_translations;
    QTemporaryDir m_folder;
    UserSettings m_settings { m_folder.filePath(QStringLiteral("s.ini")) };
    ThemeSource m_theme { Theme::make(ThemeMode::Day) };
};

void TestHandlingPage::initTestCase()
{
    m_translations.install();
}

/// Two to sign for, one submitted; 2 is the county centre's own, the others the department's.
QVector<IncidentRow> TestHandlingPage::rows()
{
    QVector<IncidentRow> rows { queueRow(1, QStringLiteral("丙"), 30min),
        queueRow(2, QStringLiteral("甲"), 10min), queueRow(3, QStringLiteral("乙"), 20min) };
    rows[0].holderStage = rows[1].holderStage = TaskStage::Pending;
    rows[2].holderStage = TaskStage::Submitted;
    rows[1].holder = org::kCounty;
    rows[1].urgency = Urgency::Critical;
    rows[2].urgency = Urgency::Elevated;
    return rows;
}

void TestHandlingPage::keysMoveAcrossTheBoard()
{
    DeskQueue desk;
    desk.officer = officerOf(org::kCounty, "dispatcher");
    desk.handled = rows();
    QWidget window; // the offscreen platform knows no sizes of windows
    HandlingPage page(m_theme, m_settings, desk.port(), &window);
    page.resize(1294, 692);
    window.show();
    page.enter();
    const auto columns = page.findChildren<QListView *>();
    QListView *toSign = nullptr;
    QListView *toReview = nullptr;
    for (QListView *view : columns) {
        if (view->accessibleName() == QStringLiteral("待签收"))
            toSign = view;
        if (view->accessibleName() == QStringLiteral("待审核"))
            toReview = view;
    }
    QVERIFY(toSign && toReview);
    QTRY_COMPARE(toSign->model()->rowCount(), 2);
    QCOMPARE(toReview->model()->rowCount(), 1);
    QSignalSpy chosen(&page, &HandlingPage::caseChosen);
    toSign->setCurrentIndex(toSign->model()->index(1, 0));
    QTest::keyClick(toSign, Qt::Key_Right); // passes over the empty column
    QCOMPARE(toReview->currentIndex().row(), 0);
    QTest::keyClick(toReview, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].value<IncidentId>(), desk.handled[2].id);
}

void TestHandlingPage::narrowColumnsHaveRoomForTheTitle_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height"); // of a card, at 100 %: 104, and a line more
    QTest::newRow("1366") << 100 << 1294 << 104;
    QTest::newRow("1366 at 150 %") << 150 << 1258 << 124;
    QTest::newRow("1920 at 150 %") << 150 << 1812 << 124;
    QTest::newRow("1920") << 100 << 1848 << 104;
}

void TestHandlingPage::narrowColumnsHaveRoomForTheTitle()
{
    QFETCH(int, percent);
    QFETCH(int, width);
    QFETCH(int, height);
    DeskQueue desk;
    desk.officer = officerOf(org::kCounty, "dispatcher");
    desk.handled = rows();
    m_theme.setTheme(Theme::make(ThemeMode::Day, percent));
    QWidget window;
    HandlingPage page(m_theme, m_settings, desk.port(), &window);
    page.resize(width, 692);
    window.show();
    page.enter();
    const auto columns = page.findChildren<QListView *>();
    const auto toSign = std::find_if(columns.begin(), columns.end(),
        [](const QListView *v) { return v->accessibleName() == QStringLiteral("待签收"); });
    QVERIFY(toSign != columns.end());
    QTRY_COMPARE((*toSign)->model()->rowCount(), 2);
    QTRY_COMPARE((*toSign)->visualRect((*toSign)->model()->index(0, 0)).height(),
        m_theme.theme().px(height));
    m_theme.setTheme(Theme::make(ThemeMode::Day));
}

/// Whatever is due next for it: its verification is not this column's business.
void TestHandlingPage::whatWasDoneLastStandsFirst()
{
    DeskQueue desk;
    desk.officer = officerOf(org::kCounty, "dispatcher");
    desk.handled = rows();
    for (IncidentRow &row : desk.handled)
        row.stage = Stage::Resolved;
    desk.handled[0].resolvedAt = kAtDesk - 2h; // due in 30 minutes
    desk.handled[1].resolvedAt = kAtDesk - 3h; // in 10
    desk.handled[2].resolvedAt = kAtDesk - 1h; // in 20
    QWidget window;
    HandlingPage page(m_theme, m_settings, desk.port(), &window);
    window.show();
    page.enter();
    const auto columns = page.findChildren<QListView *>();
    const auto done = std::find_if(columns.begin(), columns.end(),
        [](const QListView *v) { return v->accessibleName() == QStringLiteral("近7日已办结"); });
    QVERIFY(done != columns.end());
    QTRY_COMPARE((*done)->model()->rowCount(), 3);
    QStringList titles;
    for (int i = 0; i < 3; ++i)
        titles.append((*done)->model()->index(i, 0).data(RowList::RowRole).value<RowPtr>()->title);
    QCOMPARE(titles.join(QString()), QStringLiteral("乙丙甲"));
}

void TestHandlingPage::unitsFilter()
{
    DeskQueue desk;
    desk.officer = officerOf(org::kCounty, "dispatcher");
    desk.handled = rows();
    QWidget window;
    HandlingPage page(m_theme, m_settings, desk.port(), &window);
    window.show();
    page.enter();
    auto *units = page.findChild<QComboBox *>();
    auto *table = page.findChild<HandlingTable *>();
    QTRY_COMPARE(table->rowCount(), 3);
    QCOMPARE(units->itemText(1), QStringLiteral("本单位 1"));
    QCOMPARE(units->itemText(2), QStringLiteral("镜湖区城市管理局 2"));
    units->setCurrentIndex(1);
    Q_EMIT units->activated(1);
    QCOMPARE(table->rowCount(), 1);
    page.refresh();
    QTRY_COMPARE(table->rowCount(), 1);
    QCOMPARE(units->currentIndex(), 1);
}

void TestHandlingPage::tableIsRememberedInTheSettings()
{
    DeskQueue desk;
    desk.officer = officerOf(org::kCounty, "dispatcher");
    desk.handled = rows();
    UserSettings settings(m_folder.filePath(QStringLiteral("kept.ini")));
    QWidget window;
    const auto tableShown = [&](bool switched) {
        HandlingPage page(m_theme, settings, desk.port(), &window);
        page.show();
        page.enter();
        auto *table = page.findChild<QTableView *>();
        const bool filled = QTest::qWaitFor([table] { return table->model()->rowCount() == 3; });
        if (switched)
            page.findChild<IconButton *>()->click();
        return filled && table->isVisibleTo(&page);
    };
    window.show();
    QVERIFY(!tableShown(false));
    QVERIFY(tableShown(true));
    QVERIFY(tableShown(false)); // a new page, the same file
    QVERIFY(UserSettings(m_folder.filePath(QStringLiteral("kept.ini"))).handlingTable());
    QVERIFY(!m_settings.handlingTable());
}

void TestHandlingPage::tableSorts_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("rising");
    QTest::addColumn<QString>("numbers");
    QTest::newRow("due first") << int(HandlingTable::Due) << true << QStringLiteral("231");
    QTest::newRow("due last") << int(HandlingTable::Due) << false << QStringLiteral("132");
    QTest::newRow("number") << int(HandlingTable::Number) << true << QStringLiteral("123");
    QTest::newRow("most urgent") << int(HandlingTable::UrgencyWord) << true
                                 << QStringLiteral("231");
    QTest::newRow("least urgent") << int(HandlingTable::UrgencyWord) << false
                                  << QStringLiteral("132");
}

void TestHandlingPage::tableSorts()
{
    QFETCH(int, column);
    QFETCH(bool, rising);
    HandlingTable table([] { return kAtDesk; });
    const QAbstractItemModelTester tester(&table);
    table.setDirectory(cityDirectory());
    RowPtrs shared;
    for (const IncidentRow &row : rows())
        shared.append(std::make_shared<const IncidentRow>(row));
    table.setRows(shared);
    const QPersistentModelIndex second = table.index(table.rowOf(shared[1]->id), 0);
    table.sort(column, rising ? Qt::AscendingOrder : Qt::DescendingOrder);
    QString numbers;
    for (int i = 0; i < table.rowCount(); ++i)
        numbers += table.index(i, HandlingTable::Number).data().toString();
    QTEST(numbers, "numbers");
    QCOMPARE(second.data().toString(), QStringLiteral("2"));
}

QTEST_MAIN(TestHandlingPage)
#include "tst_handlingpage.moc"
