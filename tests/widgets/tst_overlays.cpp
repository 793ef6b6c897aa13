#include "tests/support/testcase.h"
#include "widgets/actionbutton.h"
#include "widgets/commandpalette.h"
#include "widgets/keysheet.h"
#include "widgets/sheetpanel.h"
#include "widgets/themesource.h"
#include "widgets/toast.h"

#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace shiyu;
using namespace Qt::StringLiterals;

/// What floats over a screen: command line, key sheet, side sheet, toast.
class TestOverlays : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void paletteByKeyboard_data();
    void paletteByKeyboard();
    void paletteTellsWhatIsTyped();
    void paletteFollowsItsModel();
    void paletteOverItsAnchor();
    void escapeGivesTheFocusBack();
    void clickElsewhereKeepsTheFocusThere();
    void clicksStayAboveTheScreen();
    void whatGetsTheFocusComesIntoSight();
    void tabStaysInside();
    void sheetAsksBeforeItCloses();
    void sheetFitsItsHost_data();
    void sheetFitsItsHost();
    void footerPrimaryIsRightmost();
    void keySheetCloses_data();
    void keySheetCloses();
    void keySheetSpeaks();
    void toastMakesRoom();
    void toastIsTakenBackOnce();
    void toastExpires();
    void newToastEndsTheOldOne();
    void remarkLeavesTheUndo();
    void aWithdrawnUndoSaysWhyAndEnds();

private:
    QLineEdit *edit(QWidget &in) { return in.findChild<QLineEdit *>(); }

    ThemeSource m_source { Theme::make(ThemeMode::Day) };
    QWidget *m_host = nullptr;
    QLineEdit *m_list = nullptr; ///< stands for the list that the officer works in
};

namespace {

void fill(QStandardItemModel &model, const QStringList &texts)
{
    model.clear();
    for (const QString &text : texts) {
        auto *item = new QStandardItem(text);
        item->setEnabled(!text.startsWith(u'-'));
        model.appendRow(item);
    }
}

} // namespace

void TestOverlays::init()
{
    TestCase::init();
    m_host = new QWidget;
    m_host->resize(1000, 700);
    m_list = new QLineEdit(u"text"_s, m_host);
    m_host->show();
    m_host->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_host));
    m_list->setFocus();
}

void TestOverlays::cleanup()
{
    delete m_host;
}

void TestOverlays::paletteByKeyboard_data()
{
    QTest::addColumn<QList<Qt::Key>>("keys");
    QTest::addColumn<QString>("activated");
    using Keys = QList<Qt::Key>;
    // The suggestions are "-off", "one", "two", "-off too", "three"; those with a dash cannot be
    // chosen.
    QTest::newRow("the first that can be chosen is current") << Keys {} << u"one"_s;
    QTest::newRow("down") << Keys { Qt::Key_Down } << u"two"_s;
    QTest::newRow("down over one that cannot be chosen")
        << Keys { Qt::Key_Down, Qt::Key_Down } << u"three"_s;
    QTest::newRow("round at the end")
        << Keys { Qt::Key_Down, Qt::Key_Down, Qt::Key_Down } << u"one"_s;
    QTest::newRow("up goes round to the last") << Keys { Qt::Key_Up } << u"three"_s;
    QTest::newRow("up over one that cannot be chosen")
        << Keys { Qt::Key_Up, Qt::Key_Up } << u"two"_s;
}

void TestOverlays::paletteByKeyboard()
{
    QFETCH(QList<Qt::Key>, keys);
    CommandPalette palette(m_source, m_host);
    QStandardItemModel model;
    fill(model, { u"-off"_s, u"one"_s, u"two"_s, u"-off too"_s, u"three"_s });
    palette.setModel(&model);
    QSignalSpy activated(&palette, &CommandPalette::activated);
    palette.open();
    for (Qt::Key key : keys)
        QTest::keyClick(edit(palette), key);
    QTest::keyClick(edit(palette), Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QTEST(activated.at(0).at(0).toModelIndex().data().toString(), "activated");
    QVERIFY(!palette.isOpen());
}

void TestOverlays::paletteTellsWhatIsTyped()
{
    CommandPalette palette(m_source, m_host);
    QStandardItemModel model;
    palette.setModel(&model);
    QSignalSpy edited(&palette, &CommandPalette::textEdited);
    QSignalSpy activated(&palette, &CommandPalette::activated);
    QSignalSpy completion(&palette, &CommandPalette::completionRequested);
    palette.openWith(u"派 "_s);
    QCOMPARE(edited.takeFirst().value(0).toString(), u"派 "_s);
    QTest::keyClicks(edit(palette), u"2381"_s);
    QCOMPARE(edited.last().value(0).toString(), u"派 2381"_s);
    QTest::keyClick(edit(palette), Qt::Key_Return); // nothing suggested: nothing done, still open
    QTest::keyClick(edit(palette), Qt::Key_Tab);
    QCOMPARE(activated.count(), 0);
    QCOMPARE(completion.count(), 0);
    QVERIFY(palette.isOpen());
    fill(model, { u"派单 2381"_s });
    QTest::keyClick(edit(palette), Qt::Key_Tab);
    QCOMPARE(completion.count(), 1);
}

void TestOverlays::paletteFollowsItsModel()
{
    CommandPalette palette(m_source, m_host);
    palette.setNothingFound(u"没有匹配的命令"_s);
    QStandardItemModel model;
    palette.setModel(&model);
    palette.open();
    const int empty = palette.height();
    fill(model, { u"one"_s });
    const int one = palette.height();
    fill(model, { u"one"_s, u"two"_s, u"three"_s });
    const int three = palette.height();
    QVERIFY(one > empty);
    QCOMPARE(three - one, 2 * 36);
    QCOMPARE(palette.currentIndex().data().toString(), u"one"_s);
    QStringList many;
    for (int i = 0; i < 500; ++i)
        many << QString::number(i);
    fill(model, many);
    QVERIFY(palette.geometry().bottom() <= m_host->height());
}

void TestOverlays::paletteOverItsAnchor()
{
    CommandPalette palette(m_source, m_host);
    palette.open();
    QVERIFY(qAbs(palette.geometry().center().x() - m_host->rect().center().x()) <= 1);
    m_list->move(200, 0);
    palette.setAnchor(m_list);
    QVERIFY(qAbs(palette.x() + 12 - 200) <= 1); // 12 px of shadow
    m_list->move(900, 0); // too far to the right: as far as there is room
    palette.setAnchor(m_list);
    QVERIFY(palette.geometry().right() <= m_host->width());
}

void TestOverlays::escapeGivesTheFocusBack()
{
    CommandPalette palette(m_source, m_host);
    QSignalSpy dismissed(&palette, &Overlay::dismissed);
    palette.open();
    QCOMPARE(m_host->focusWidget(), edit(palette));
    QTest::keyClick(edit(palette), Qt::Key_Escape);
    QVERIFY(!palette.isOpen());
    QCOMPARE(dismissed.count(), 1);
    QCOMPARE(m_host->focusWidget(), m_list);
    QVERIFY(!m_list->hasSelectedText()); // it came back without the reason Tab, which selects
    palette.dismiss();
    QCOMPARE(dismissed.count(), 1);
}

void TestOverlays::clickElsewhereKeepsTheFocusThere()
{
    SheetPanel sheet(m_source, u"派单"_s, m_host);
    auto *other = new QLineEdit(m_host);
    other->show();
    sheet.open();
    other->setFocus(Qt::MouseFocusReason); // the sheet stays open beside the screen in use
    QVERIFY(sheet.isOpen());
    sheet.dismiss();
    QCOMPARE(m_host->focusWidget(), other);
}

void TestOverlays::clicksStayAboveTheScreen()
{
    class Screen : public QWidget {
    public:
        int presses = 0;

    protected:
        void mousePressEvent(QMouseEvent *) override { ++presses; }
    } screen;
    screen.resize(800, 600);
    SheetPanel sheet(m_source, u"派单"_s, &screen);
    screen.show();
    sheet.open();
    QTest::mouseClick(&sheet, Qt::LeftButton, {}, QPoint(sheet.width() / 2, sheet.height() / 2));
    QCOMPARE(screen.presses, 0);
    QTest::mouseClick(&screen, Qt::LeftButton, {}, QPoint(20, 20));
    QCOMPARE(screen.presses, 1);
}

void TestOverlays::whatGetsTheFocusComesIntoSight()
{
    SheetPanel sheet(m_source, u"派单"_s, m_host);
    QVector<QLineEdit *> fields;
    for (int i = 0; i < 40; ++i) {
        fields.append(new QLineEdit);
        sheet.body()->addWidget(fields.last());
    }
    sheet.open();
    const QWidget *seen = sheet.findChild<QScrollArea *>()->viewport();
    const auto isSeen = [seen](const QWidget *field) {
        return seen->rect().contains(
            QRect(field->mapTo(seen, QPoint()), field->size()).adjusted(0, 0, 0, -1));
    };
    QTRY_VERIFY(!isSeen(fields.last())); // laid out
    fields.last()->setFocus(Qt::OtherFocusReason); // what is wrong or missing there
    QTRY_VERIFY(isSeen(fields.last()));
}

void TestOverlays::tabStaysInside()
{
    SheetPanel sheet(m_source, u"派单"_s, m_host);
    auto *first = new QLineEdit;
    auto *second = new QLineEdit;
    sheet.body()->addWidget(first);
    sheet.body()->addWidget(second);
    ActionButton *submit = sheet.addFooterButton(u"派单"_s, true);
    sheet.open();
    QCOMPARE(m_host->focusWidget(), first);
    QSet<QWidget *> reached;
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(m_host->focusWidget(), Qt::Key_Tab);
        QVERIFY(sheet.isAncestorOf(m_host->focusWidget()));
        reached.insert(m_host->focusWidget());
    }
    QVERIFY(reached.contains(second));
    QVERIFY(reached.contains(submit));
    QCOMPARE(reached.size(), 4); // two fields, the button, the close button
}

void TestOverlays::sheetAsksBeforeItCloses()
{
    SheetPanel sheet(m_source, u"派单"_s, m_host);
    sheet.setAsksBeforeClose(true);
    QSignalSpy asked(&sheet, &SheetPanel::closeRequested);
    sheet.open();
    QTest::keyClick(m_host->focusWidget(), Qt::Key_Escape);
    QCOMPARE(asked.count(), 1);
    QVERIFY(sheet.isOpen());
    sheet.setAsksBeforeClose(false);
    QTest::keyClick(m_host->focusWidget(), Qt::Key_Escape);
    QCOMPARE(asked.count(), 2);
    QVERIFY(!sheet.isOpen());
}

void TestOverlays::sheetFitsItsHost_data()
{
    QTest::addColumn<int>("hostWidth");
    QTest::addColumn<int>("panel"); // without the 12 px of shadow
    QTest::newRow("as designed") << 1000 << 480;
    QTest::newRow("host narrower than the sheet") << 300 << 300;
}

void TestOverlays::sheetFitsItsHost()
{
    QFETCH(int, hostWidth);
    SheetPanel sheet(m_source, u"派单"_s, m_host);
    sheet.open();
    m_host->resize(hostWidth, 700);
    QTEST(sheet.width() - 12, "panel");
    QCOMPARE(sheet.height(), 700);
}

void TestOverlays::footerPrimaryIsRightmost()
{
    SheetPanel sheet(m_source, u"派单"_s, m_host);
    const ActionButton *submit = sheet.addFooterButton(u"派单"_s, true, u"Ctrl Enter"_s);
    const ActionButton *cancel = sheet.addFooterButton(u"取消"_s, false);
    sheet.open();
    sheet.layout()->activate();
    QVERIFY(submit->x() > cancel->x());
    QVERIFY(submit->geometry().right() > sheet.width() - 40);
}

void TestOverlays::keySheetCloses_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<bool>("open");
    QTest::newRow("Esc") << Qt::Key_Escape << false;
    QTest::newRow("? again") << Qt::Key_Question << false;
    QTest::newRow("another key") << Qt::Key_N << true;
}

void TestOverlays::keySheetCloses()
{
    QFETCH(Qt::Key, key);
    KeySheet keys(m_source, m_host);
    keys.setSections(
        u"全部按键"_s, { { u"列表"_s, { { { u"j"_s, u"k"_s }, u"下一条、上一条"_s } } } });
    keys.open();
    QCOMPARE(keys.geometry(), m_host->rect());
    QTest::keyClick(&keys, key);
    QTEST(keys.isOpen(), "open");
}

void TestOverlays::keySheetSpeaks()
{
    KeySheet keys(m_source, m_host);
    keys.setSections(u"全部按键"_s,
        { { u"列表"_s, { { { u"j"_s, u"k"_s }, u"下一条、上一条"_s } } },
            { u"工单"_s, { { { u"N"_s }, u"新建工单"_s } } } });
    QCOMPARE(keys.accessibleName(), u"全部按键"_s);
    QCOMPARE(keys.accessibleDescription(), u"j k 下一条、上一条\nN 新建工单"_s);
}

/// What stands for a minute covers nothing: its host's content ends above it meanwhile.
void TestOverlays::toastMakesRoom()
{
    QWidget host(m_host);
    auto *column = new QVBoxLayout(&host);
    column->setContentsMargins(0, 0, 0, 0);
    auto *content = new QWidget;
    column->addWidget(content);
    host.resize(600, 300);
    host.show();
    Toast toast(m_source, &host);
    toast.setGap(0);
    toast.setMakesRoom(true);
    toast.tell(u"已派单"_s, u"撤回"_s, u"Ctrl Z"_s, 60);
    column->activate();
    constexpr int kShadow = 10;
    QVERIFY(!content->geometry().intersects(toast.geometry().adjusted(0, kShadow, 0, 0)));
    QCOMPARE(content->geometry().height(), 300 - toast.height() + kShadow);
    toast.undo();
    column->activate();
    QCOMPARE(content->geometry().height(), 300);
}

void TestOverlays::toastIsTakenBackOnce()
{
    Toast toast(m_source, m_host);
    QSignalSpy undone(&toast, &Toast::undoRequested);
    QSignalSpy expired(&toast, &Toast::expired);
    toast.undo(); // nothing was said yet
    toast.tell(u"已派单"_s, u"撤回"_s, u"Ctrl Z"_s, 60);
    QCOMPARE(toast.secondsLeft(), 60);
    QVERIFY(toast.isVisible());
    QCOMPARE(m_host->focusWidget(), m_list);
    toast.undo();
    toast.undo();
    QCOMPARE(undone.count(), 1);
    QCOMPARE(expired.count(), 0);
    QVERIFY(!toast.isVisible());
    toast.tell(u"已保存到本机"_s, {}, {}, 5); // nothing to take back
    toast.undo();
    QCOMPARE(undone.count(), 1);
}

void TestOverlays::toastExpires()
{
    Toast toast(m_source, m_host);
    QSignalSpy expired(&toast, &Toast::expired);
    toast.tell(u"已派单"_s, u"撤回"_s, {}, 1);
    QTRY_COMPARE(expired.count(), 1);
    QVERIFY(!toast.isVisible());
    QCOMPARE(toast.secondsLeft(), 0);
}

void TestOverlays::newToastEndsTheOldOne()
{
    Toast toast(m_source, m_host);
    QSignalSpy expired(&toast, &Toast::expired);
    toast.tell(u"已派单"_s, u"撤回"_s, {}, 60);
    toast.tell(u"已催办"_s, u"撤回"_s, {}, 60);
    QCOMPARE(expired.count(), 1);
    QVERIFY(toast.isVisible());
    QCOMPARE(toast.accessibleName(), u"已催办"_s);
}

void TestOverlays::remarkLeavesTheUndo()
{
    Toast toast(m_source, m_host);
    QSignalSpy undone(&toast, &Toast::undoRequested);
    QSignalSpy expired(&toast, &Toast::expired);
    toast.tell(u"已派单"_s, u"撤回"_s, u"Ctrl Z"_s, 60);
    toast.remark(u"已复制"_s);
    toast.remark(u"无权审核"_s); // the newest remark
    QCOMPARE(toast.accessibleName(), u"已派单\n无权审核"_s);
    QCOMPARE(toast.secondsLeft(), 60);
    QCOMPARE(expired.count(), 0);
    toast.undo();
    QCOMPARE(undone.count(), 1);
}

void TestOverlays::aWithdrawnUndoSaysWhyAndEnds()
{
    Toast toast(m_source, m_host);
    QSignalSpy undone(&toast, &Toast::undoRequested);
    toast.withdraw(u"他人已办理"_s, 6); // nothing stands there
    QVERIFY(!toast.isVisible());
    toast.tell(u"已派单"_s, u"撤回"_s, u"Ctrl Z"_s, 60);
    toast.withdraw(u"他人已办理"_s, 6);
    QCOMPARE(toast.accessibleName(), u"已派单\n他人已办理"_s);
    QCOMPARE(toast.secondsLeft(), 6);
    toast.undo();
    QCOMPARE(undone.count(), 0);
    QVERIFY(toast.isVisible()); // the reason may be read to its end
}

QTEST_MAIN(TestOverlays)
#include "tst_overlays.moc"
