#include "tests/support/testcase.h"
#include "widgets/chip.h"
#include "widgets/chipbar.h"
#include "widgets/flowlayout.h"
#include "widgets/navbutton.h"
#include "widgets/navrail.h"
#include "widgets/themesource.h"

#include <QSignalSpy>

using namespace shiyu;
using namespace Qt::StringLiterals;

/// Filter chips, the rail of screens, and the layout that wraps.
class TestBars : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void chipsByKeyboard_data();
    void chipsByKeyboard();
    void chipKeepsItsPlaceOverARefresh();
    void chipSaysItsCount();
    void clickLeavesTheFocusAlone();
    void flowWraps_data();
    void flowWraps();
    void railByKeyboard();
    void railNamesAndKeys();

private:
    ThemeSource m_source { Theme::make(ThemeMode::Day) };
};

namespace {

QList<ChipItem> threeChips()
{
    return { { u"all"_s, u"全部"_s, 386 }, { u"sign"_s, u"待签收"_s, 9 },
        { u"late"_s, u"已超期"_s, 3, Tone::Danger } };
}

QStringList tabStops(const QWidget &bar)
{
    QStringList names;
    for (const Chip *chip : bar.findChildren<Chip *>())
        if (chip->focusPolicy() & Qt::TabFocus)
            names << chip->text();
    return names;
}

} // namespace

void TestBars::chipsByKeyboard_data()
{
    QTest::addColumn<QList<Qt::Key>>("keys");
    QTest::addColumn<QString>("chosen");
    using Keys = QList<Qt::Key>;
    QTest::newRow("Enter chooses where the focus is") << Keys { Qt::Key_Return } << u"all"_s;
    QTest::newRow("Right, then Space") << Keys { Qt::Key_Right, Qt::Key_Space } << u"sign"_s;
    QTest::newRow("Down moves as Right") << Keys { Qt::Key_Down, Qt::Key_Return } << u"sign"_s;
    QTest::newRow("Left from the first goes round to the last")
        << Keys { Qt::Key_Left, Qt::Key_Enter } << u"late"_s;
    QTest::newRow("Right from the last goes round to the first")
        << Keys { Qt::Key_Left, Qt::Key_Right, Qt::Key_Return } << u"all"_s;
    QTest::newRow("moving alone chooses nothing")
        << Keys { Qt::Key_Right, Qt::Key_Right } << QString();
}

void TestBars::chipsByKeyboard()
{
    QFETCH(QList<Qt::Key>, keys);
    QFETCH(QString, chosen);
    ChipBar bar(m_source);
    bar.setItems(threeChips());
    bar.setCurrentId(u"all"_s);
    QSignalSpy spy(&bar, &ChipBar::chipChosen);
    QCOMPARE(tabStops(bar), QStringList { u"全部"_s });
    bar.findChild<Chip *>()->setFocus();
    for (Qt::Key key : keys)
        QTest::keyClick(bar.focusWidget(), key);
    QCOMPARE(spy.value(0).value(0).toString(), chosen);
    QCOMPARE(bar.currentId(), chosen.isEmpty() ? u"all"_s : chosen);
    QCOMPARE(tabStops(bar).size(), 1);
}

void TestBars::chipKeepsItsPlaceOverARefresh()
{
    ChipBar bar(m_source);
    bar.setItems(threeChips());
    bar.setCurrentId(u"sign"_s);
    Chip *sign = bar.findChildren<Chip *>().at(1);
    sign->setFocus();
    QList<ChipItem> fewer = threeChips();
    fewer[1].count = 10;
    fewer.removeLast();
    bar.setItems(fewer);
    QCOMPARE(bar.findChildren<Chip *>().size(), 2);
    QCOMPARE(bar.focusWidget(), sign);
    QVERIFY(sign->isSelected());
    QCOMPARE(sign->accessibleName(), u"待签收 10"_s);
    bar.setCurrentId(u"no such"_s);
    QVERIFY(!sign->isSelected());
    QCOMPARE(tabStops(bar), QStringList { u"全部"_s });
}

void TestBars::chipSaysItsCount()
{
    Chip chip(m_source, u"即将超期"_s);
    chip.setLocale(QLocale(QLocale::Chinese));
    QCOMPARE(chip.accessibleName(), u"即将超期"_s);
    const int without = chip.sizeHint().width();
    chip.setCount(1284);
    QCOMPARE(chip.accessibleName(), u"即将超期 1,284"_s);
    QVERIFY(chip.sizeHint().width() > without);
    chip.setCount(0);
    QCOMPARE(chip.accessibleName(), u"即将超期 0"_s);
}

void TestBars::clickLeavesTheFocusAlone()
{
    QWidget window;
    auto *list = new QWidget(&window);
    list->setFocusPolicy(Qt::StrongFocus);
    auto *bar = new ChipBar(m_source, &window);
    bar->setItems(threeChips());
    window.show();
    list->setFocus();
    QSignalSpy spy(bar, &ChipBar::chipChosen);
    QTest::mouseClick(bar->findChildren<Chip *>().at(2), Qt::LeftButton);
    QCOMPARE(spy.value(0).value(0).toString(), u"late"_s);
    QCOMPARE(window.focusWidget(), list);
}

void TestBars::flowWraps_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    // Five boxes of 50 × 20, gaps 10 across and 4 down: n in a line need 60 n − 10.
    QTest::newRow("all in one line") << 290 << 20;
    QTest::newRow("one pixel too narrow: four and one") << 289 << 44;
    QTest::newRow("three and two") << 170 << 44;
    QTest::newRow("two, two, one") << 110 << 68;
    QTest::newRow("one each") << 50 << 116;
    QTest::newRow("narrower than a box: one each") << 10 << 116;
}

void TestBars::flowWraps()
{
    QFETCH(int, width);
    QWidget host;
    auto *flow = new FlowLayout(&host, 10, 4);
    for (int i = 0; i < 5; ++i) {
        auto *box = new QWidget(&host);
        box->setFixedSize(50, 20);
        flow->addWidget(box);
    }
    QTEST(flow->heightForWidth(width), "height");
    QCOMPARE(flow->sizeHint(), QSize(290, 20));
}

void TestBars::railByKeyboard()
{
    NavRail rail(m_source);
    rail.setItems(
        { { u"map"_s, Glyph::Map, u"一张图"_s }, { u"set"_s, Glyph::Settings, u"设置"_s, {}, true },
            { u"desk"_s, Glyph::Desk, u"值班"_s } });
    rail.setCurrentId(u"map"_s);
    QSignalSpy chosen(&rail, &NavRail::chosen);
    const auto current = [&rail] {
        QStringList names;
        for (const NavButton *button : rail.findChildren<NavButton *>())
            if (button->isCurrent())
                names << button->text();
        return names;
    };
    QCOMPARE(current(), QStringList { u"一张图"_s });
    rail.findChild<NavButton *>()->setFocus();
    QTest::keyClick(rail.focusWidget(), Qt::Key_Down);
    QCOMPARE(chosen.count(), 0);
    QTest::keyClick(rail.focusWidget(), Qt::Key_Return);
    QCOMPARE(chosen.takeFirst().value(0).toString(), u"desk"_s);
    QCOMPARE(current(), QStringList { u"值班"_s });
    // What stands at the end comes after the others, and Down goes on to it.
    QTest::keyClick(rail.focusWidget(), Qt::Key_Down);
    QTest::keyClick(rail.focusWidget(), Qt::Key_Space);
    QCOMPARE(chosen.takeFirst().value(0).toString(), u"set"_s);
    QTest::keyClick(rail.focusWidget(), Qt::Key_Down);
    QTest::keyClick(rail.focusWidget(), Qt::Key_Enter);
    QCOMPARE(chosen.takeFirst().value(0).toString(), u"map"_s);
}

void TestBars::railNamesAndKeys()
{
    NavRail rail(m_source);
    rail.setItems({ { u"map"_s, Glyph::Map, u"一张图"_s, u"Alt+1"_s } });
    const auto *button = rail.findChild<NavButton *>();
    QCOMPARE(button->accessibleName(), u"一张图"_s);
    QVERIFY(button->toolTip().contains(u"Alt+1"_s));
    rail.setBadge(u"map"_s, 12);
    QCOMPARE(button->accessibleDescription(), u"12"_s);
    rail.setBadge(u"map"_s, 0);
    QVERIFY(button->accessibleDescription().isEmpty());
    // The widest label decides; at 150 % all is half as large again.
    QCOMPARE(button->sizeHint().width(), 72);
    m_source.setTheme(Theme::make(ThemeMode::Day, 150));
    QCOMPARE(button->sizeHint().width(), 108);
    m_source.setTheme(Theme::make(ThemeMode::Day));
}

QTEST_MAIN(TestBars)
#include "tst_bars.moc"
