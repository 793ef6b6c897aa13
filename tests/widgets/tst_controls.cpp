#include "tests/support/testcase.h"
#include "widgets/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/clockbar.h"
#include "widgets/emptystate.h"
#include "widgets/keycap.h"
#include "widgets/labels.h"
#include "widgets/painting.h"
#include "widgets/pill.h"
#include "widgets/searchfield.h"
#include "widgets/stagestepper.h"
#include "widgets/themesource.h"
#include "widgets/timeline.h"
#include "widgets/treerow.h"
#include "widgets/urgencyglyph.h"

#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>

using namespace shiyu;
using namespace Qt::StringLiterals;

/// The controls that show a state, and lists of them.
class TestControls : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void tonesArePainted_data();
    void tonesArePainted();
    void bannerTones_data();
    void bannerTones();
    void urgencyHasColourAndShape_data();
    void urgencyHasColourAndShape();
    void elision_data();
    void elision();
    void markupIsShownAsText();
    void namesForScreenReaders();
    void clockFillsItsBar_data();
    void clockFillsItsBar();
    void clockLinkAsks();
    void narrowClockTakesTwoLines();
    void timelineWrapsAndMoves();
    void phoneOfATreeRow();
    void chainOfUnitsIsShortenedByNames();
    void focusRingIsSeen();

private:
    const Theme &theme() const { return m_source.theme(); }

    ThemeSource m_source { Theme::make(ThemeMode::Day) };
};

namespace {

QImage picture(QWidget &widget, qreal ratio = 1)
{
    QImage image(widget.size() * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    widget.render(&image, QPoint(), QRegion(), QWidget::DrawChildren);
    return image;
}

} // namespace

void TestControls::tonesArePainted_data()
{
    QTest::addColumn<Tone>("tone");
    QTest::addColumn<ColorRole>("ground");
    QTest::addColumn<qreal>("ratio");
    for (qreal ratio : { 1.0, 2.0 }) {
        const auto row = [ratio](const char *name, Tone tone, ColorRole ground) {
            QTest::addRow("%s at ratio %.0f", name, ratio) << tone << ground << ratio;
        };
        row("danger solid", Tone::DangerSolid, ColorRole::Danger);
        row("danger soft", Tone::Danger, ColorRole::DangerSoft);
        row("warn soft", Tone::Warn, ColorRole::WarnSoft);
        row("neutral", Tone::Neutral, ColorRole::NeutralSoft);
        row("muted", Tone::Muted, ColorRole::NeutralSoft);
        row("ok", Tone::Ok, ColorRole::OkSoft);
    }
}

void TestControls::tonesArePainted()
{
    QFETCH(Tone, tone);
    QFETCH(ColorRole, ground);
    QFETCH(qreal, ratio);
    Pill pill(m_source, u"剩余6分"_s, tone);
    pill.resize(pill.sizeHint());
    const QImage image = picture(pill, ratio);
    QCOMPARE(image.width(), int(pill.sizeHint().width() * ratio));
    // In the middle of the left end, beside the text; the corner outside the round end stays empty.
    QCOMPARE(image.pixelColor(int(4 * ratio), image.height() / 2), theme().color(ground));
    QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
}

void TestControls::bannerTones_data()
{
    QTest::addColumn<Banner::Kind>("kind");
    QTest::addColumn<Tone>("tone");
    QTest::newRow("information") << Banner::Kind::Info << Tone::Accent;
    QTest::newRow("warning") << Banner::Kind::Warning << Tone::Warn;
    QTest::newRow("error") << Banner::Kind::Error << Tone::Danger;
}

void TestControls::bannerTones()
{
    QFETCH(Banner::Kind, kind);
    QTEST(Banner::tone(kind), "tone");
    QWidget host;
    Banner banner(m_source, &host);
    QVERIFY(banner.isHidden());
    banner.tell(kind, u"与服务器断开"_s, u"重试"_s);
    QVERIFY(!banner.isHidden());
    QCOMPARE(banner.accessibleName(), u"与服务器断开"_s);
    QSignalSpy action(&banner, &Banner::actionRequested);
    QSignalSpy closed(&banner, &Banner::closed);
    banner.findChild<ActionButton *>()->click();
    banner.findChild<IconButton *>()->click();
    QCOMPARE(action.count(), 1);
    QCOMPARE(closed.count(), 1);
    QVERIFY(banner.isHidden());
}

void TestControls::urgencyHasColourAndShape_data()
{
    QTest::addColumn<UrgencyMark>("mark");
    QTest::addColumn<ColorRole>("role");
    QTest::addColumn<bool>("topMiddle");
    QTest::addColumn<bool>("topLeft");
    QTest::addColumn<bool>("bottomLeft");
    // Probes of a shape in a box of 40: top middle (20, 3), near the corners (7, 7) and (4, 33).
    QTest::newRow("diamond") << UrgencyMark::Critical << ColorRole::Critical << true << false
                             << false;
    QTest::newRow("triangle") << UrgencyMark::Urgent << ColorRole::Urgent << false << false << true;
    QTest::newRow("square") << UrgencyMark::Elevated << ColorRole::Elevated << false << true
                            << false;
    QTest::newRow("circle") << UrgencyMark::Normal << ColorRole::Normal << false << false << false;
}

void TestControls::urgencyHasColourAndShape()
{
    QFETCH(UrgencyMark, mark);
    QFETCH(ColorRole, role);
    QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintUrgency(painter, theme(), mark, QPointF(20, 20), 40);
    painter.end();
    QCOMPARE(image.pixelColor(20, 20), theme().color(role));
    const auto filled = [&image](int x, int y) { return image.pixelColor(x, y).alpha() == 255; };
    QTEST(filled(20, 3), "topMiddle");
    QTEST(filled(7, 7), "topLeft");
    QTEST(filled(4, 33), "bottomLeft");
}

void TestControls::elision_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("elided");
    // Ten Chinese characters of 14 px are 140 px wide.
    QTest::newRow("room to spare") << 400 << false;
    QTest::newRow("just enough") << 141 << false;
    QTest::newRow("one character too narrow") << 126 << true;
    QTest::newRow("almost nothing") << 20 << true;
}

void TestControls::elision()
{
    QFETCH(int, width);
    QFETCH(bool, elided);
    ElidedLabel label(m_source, u"上水井盖缺失老人险些"_s);
    label.resize(width, 20);
    QCOMPARE(label.isElided(), elided);
    QCOMPARE(label.shownText().endsWith(u'…'), elided);
    QVERIFY(QFontMetrics(theme().font()).horizontalAdvance(label.shownText()) <= width);
    QCOMPARE(label.accessibleName(), u"上水井盖缺失老人险些"_s);
    QVERIFY(label.minimumSizeHint().width() < 60);
}

void TestControls::markupIsShownAsText()
{
    const TextLabel label(m_source, u"<b>停水</b><script>alert(1)</script>"_s);
    QCOMPARE(label.textFormat(), Qt::PlainText);
}

void TestControls::namesForScreenReaders()
{
    QCOMPARE(
        ActionButton(m_source, u"催办"_s, ActionButton::Kind::Plain).accessibleName(), u"催办"_s);
    QCOMPARE(IconButton(m_source, Glyph::Phone, u"拨打"_s).accessibleName(), u"拨打"_s);
    QCOMPARE(KeyCap(m_source, u"Ctrl K"_s).accessibleName(), u"Ctrl K"_s);
    QCOMPARE(UrgencyGlyph(m_source, UrgencyMark::Critical, u"特急"_s).accessibleName(), u"特急"_s);
    QCOMPARE(EmptyState(m_source, Glyph::Inbox, u"没有工单"_s).accessibleName(), u"没有工单"_s);
    QCOMPARE(SearchField(m_source, u"搜索案件"_s).accessibleName(), u"搜索案件"_s);
    StageStepper stepper(m_source);
    stepper.setStages(
        { { u"受理"_s, StageState::Done }, { u"派单"_s, StageState::Current }, { u"签收"_s } });
    QCOMPARE(stepper.accessibleDescription(), u"受理: done\n派单: now\n签收: to come"_s);
}

void TestControls::clockFillsItsBar_data()
{
    QTest::addColumn<double>("elapsed");
    QTest::addColumn<int>("filledTo"); // px of a bar of 400
    QTest::newRow("not begun") << 0.0 << 0;
    QTest::newRow("a quarter") << 0.25 << 100;
    QTest::newRow("three quarters") << 0.75 << 300;
    QTest::newRow("overdue: full") << 3.0 << 400;
    QTest::newRow("before its start: empty") << -1.0 << 0;
}

void TestControls::clockFillsItsBar()
{
    QFETCH(double, elapsed);
    QFETCH(int, filledTo);
    ClockBar clock(m_source);
    clock.setReading({ u"处置"_s, {}, u"16:08 到期"_s, elapsed, Tone::Warn });
    clock.resize(400, clock.sizeHint().height());
    const QImage image = picture(clock);
    const int y = 24 + 2 + 3; // text line, gap, half of the bar
    const auto at = [&](int x) { return image.pixelColor(x, y); };
    const QColor run = theme().color(ColorRole::Warn);
    const QColor track = theme().color(ColorRole::Track);
    if (filledTo > 0)
        QCOMPARE(at(filledTo - 5), run);
    if (filledTo < 400)
        QCOMPARE(at(filledTo + 5), track);
}

void TestControls::clockLinkAsks()
{
    ClockBar clock(m_source);
    clock.setReading({ u"处置"_s, u"时限依据"_s, u"16:08 到期"_s, 0.5, Tone::Warn });
    QSignalSpy asked(&clock, &ClockBar::basisRequested);
    clock.findChild<LinkButton *>()->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(clock.accessibleDescription(), u"16:08 到期"_s);
    clock.setReading({ u"处置"_s, {}, u"16:08 到期"_s, 0.5, Tone::Warn });
    QVERIFY(clock.findChild<LinkButton *>()->isHidden());
}

void TestControls::narrowClockTakesTwoLines()
{
    ClockBar clock(m_source);
    clock.setReading({ u"签收 · 1 工作日 · 弋江资规局"_s, u"时限依据"_s,
        u"已超期3天4小时 · 11月18日 10:00 到期"_s, 1, Tone::Danger });
    QCOMPARE(clock.heightForWidth(600), 24 + 4 + 6);
    QCOMPARE(clock.heightForWidth(370), 24 + 24 + 4 + 6);
    QVERIFY(clock.minimumSizeHint().width() <= 370);
    clock.resize(370, clock.heightForWidth(370));
    // The link stands behind the whole label, both on the first line.
    const auto *link = clock.findChild<LinkButton *>();
    QVERIFY(link->x() >= textWidth(theme().font(TextSize::Small), clock.reading().label));
    QVERIFY(link->geometry().bottom() < 24);
}

void TestControls::timelineWrapsAndMoves()
{
    const TimelineRow brief { u"14:12"_s, u"市供水公司"_s, u"签收"_s, u"已同步"_s };
    const TimelineRow empty { u"14:12"_s, u"市供水公司"_s, {}, u"已同步"_s };
    TimelineRow lengthy = brief;
    lengthy.text = u"过程反馈已到场围挡设置完毕正调运井盖附照片"_s;
    const int line = wrappedHeight(theme().font(), u"签"_s, 400);
    QCOMPARE(timelineRowHeight(theme(), 400, brief) - timelineRowHeight(theme(), 400, empty), line);
    QVERIFY(
        timelineRowHeight(theme(), 240, lengthy) >= timelineRowHeight(theme(), 400, brief) + line);

    Timeline timeline(m_source);
    timeline.resize(400, 300);
    timeline.setRows({ brief, lengthy, brief });
    QSignalSpy moved(&timeline, &Timeline::rowMoved);
    QSignalSpy activated(&timeline, &Timeline::rowActivated);
    QTest::keyClick(&timeline, Qt::Key_Return); // no row yet
    QCOMPARE(activated.count(), 0);
    QTest::keyClick(&timeline, Qt::Key_Down);
    QTest::keyClick(&timeline, Qt::Key_Down);
    QCOMPARE(timeline.currentRow(), 1);
    QCOMPARE(moved.last().at(0).toRect().top(), timelineRowHeight(theme(), 400, brief));
    QVERIFY(timeline.accessibleDescription().contains(lengthy.text));
    QTest::keyClick(&timeline, Qt::Key_End);
    QTest::keyClick(&timeline, Qt::Key_Down);
    QTest::keyClick(&timeline, Qt::Key_Return);
    QCOMPARE(activated.value(0).value(0).toInt(), 2);
    timeline.setRows({});
    QTest::keyClick(&timeline, Qt::Key_Up);
    QCOMPARE(timeline.currentRow(), -1);
    picture(timeline); // an empty one draws
}

void TestControls::chainOfUnitsIsShortenedByNames()
{
    const QFontMetrics metrics(theme().font());
    const auto fitting = [&metrics](const QString &chain, const QString &room) {
        return fittingChain(chain, metrics, metrics.horizontalAdvance(room));
    };
    const QString chain = u"镜湖中心 → 赭山街道中心 → 周家山社区"_s;
    QCOMPARE(fitting(chain, chain), chain);
    QCOMPARE(fitting(chain, chain.chopped(1)), u"镜湖中心 … 周家山社区"_s);
    QCOMPARE(fitting(chain, u"镜湖中心 → 周家山"_s), u"… → 周家山社区"_s);
    QCOMPARE(fitting(u"镜湖中心 → 周家山社区"_s, u"镜湖中心周家山社区"_s), u"… → 周家山社区"_s);
    QVERIFY(fitting(chain, u"周家山…"_s).startsWith(u"周家"));
    QCOMPARE(fitting(u"市供水公司"_s, u"市供水公司"_s), u"市供水公司"_s);
}

void TestControls::phoneOfATreeRow()
{
    const QRect row(10, 20, 300, treeRowHeight(theme()));
    const QRect phone = treeRowPhone(theme(), row);
    QVERIFY(row.contains(phone));
    QCOMPARE(phone.right(), row.right());
    QImage image(320, 60, QImage::Format_ARGB32_Premultiplied);
    for (bool shown : { false, true }) {
        image.fill(Qt::white);
        QPainter painter(&image);
        paintTreeRow(painter, theme(), row,
            { {}, u"主办"_s, Tone::Accent, u"市供水公司"_s, {}, Tone::Muted, shown });
        painter.end();
        const QImage part = image.copy(phone);
        QImage blank(part.size(), part.format());
        blank.fill(Qt::white);
        QCOMPARE(part != blank, shown);
    }
}

void TestControls::focusRingIsSeen()
{
    QWidget window;
    QLineEdit other(&window); // takes the focus that a window gives when it becomes active
    ActionButton button(m_source, u"催办"_s, ActionButton::Kind::Plain, &window);
    button.resize(button.sizeHint());
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto edge = [&] { return picture(button).pixelColor(button.width() / 2, 1); };
    QVERIFY(edge() != theme().color(ColorRole::Accent));
    button.setFocus(Qt::TabFocusReason);
    QVERIFY(button.hasFocus());
    QCOMPARE(edge(), theme().color(ColorRole::Accent));
}

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
