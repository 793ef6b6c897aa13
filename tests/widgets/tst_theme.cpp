#include "tests/support/testcase.h"
#include "widgets/applytheme.h"
#include "widgets/theme.h"
#include "widgets/themesource.h"

#include <QApplication>
#include <QFontInfo>
#include <QLineEdit>
#include <QMetaEnum>
#include <QSignalSpy>

using namespace shiyu;
using namespace Qt::StringLiterals;

class TestTheme : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void contrastOfKnownColours_data();
    void contrastOfKnownColours();
    void everyTextIsLegible_data();
    void everyTextIsLegible();
    void designTokens_data();
    void designTokens();
    void scaleIsLimited_data();
    void scaleIsLimited();
    void digitsHaveOneWidth_data();
    void digitsHaveOneWidth();
    void sheetHasNoOpenToken();
    void sheetIsUnderstood();
    void sourceTellsOnlyOfChanges();
};

void TestTheme::contrastOfKnownColours_data()
{
    QTest::addColumn<QColor>("a");
    QTest::addColumn<QColor>("b");
    QTest::addColumn<double>("ratio");
    // Worked out by hand from the formula of WCAG 2.1; #767676 is its well-known limit on white.
    QTest::newRow("black on white") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
    QTest::newRow("white on white") << QColor(Qt::white) << QColor(Qt::white) << 1.0;
    QTest::newRow("#767676 on white") << QColor(0x76, 0x76, 0x76) << QColor(Qt::white) << 4.54;
    QTest::newRow("pure red on white") << QColor(Qt::red) << QColor(Qt::white) << 4.0;
}

void TestTheme::contrastOfKnownColours()
{
    QFETCH(QColor, a);
    QFETCH(QColor, b);
    QFETCH(double, ratio);
    QVERIFY(qAbs(contrastRatio(a, b) - ratio) < 0.005);
    QCOMPARE(contrastRatio(a, b), contrastRatio(b, a));
}

void TestTheme::everyTextIsLegible_data()
{
    QTest::addColumn<ThemeMode>("mode");
    QTest::addColumn<ColorRole>("ink");
    QTest::addColumn<ColorRole>("ground");
    for (ThemeMode mode : { ThemeMode::Day, ThemeMode::Night })
        for (const InkOnGround &pair : textPairs())
            QTest::addRow("%s ink %d on ground %d", mode == ThemeMode::Day ? "day" : "night",
                int(pair.ink), int(pair.ground))
                << mode << pair.ink << pair.ground;
}

void TestTheme::everyTextIsLegible()
{
    QFETCH(ThemeMode, mode);
    QFETCH(ColorRole, ink);
    QFETCH(ColorRole, ground);
    const Theme theme = Theme::make(mode);
    const double ratio = contrastRatio(theme.color(ink), theme.color(ground));
    QVERIFY2(ratio >= 4.5,
        qPrintable(u"%1 on %2: %3"_s.arg(
            theme.color(ink).name(), theme.color(ground).name(), QString::number(ratio))));
}

void TestTheme::designTokens_data()
{
    QTest::addColumn<ThemeMode>("mode");
    QTest::addColumn<ColorRole>("role");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name, ThemeMode mode, ColorRole role, const QString &value) {
        QTest::newRow(name) << mode << role << value;
    };
    row("day paper", ThemeMode::Day, ColorRole::Paper, u"#f5f7fa"_s);
    row("day panel", ThemeMode::Day, ColorRole::Panel, u"#ffffff"_s);
    row("day ink", ThemeMode::Day, ColorRole::Ink, u"#1b2733"_s);
    row("day line", ThemeMode::Day, ColorRole::Line, u"#dce3ea"_s);
    row("day accent", ThemeMode::Day, ColorRole::Accent, u"#1668dc"_s);
    row("night ground", ThemeMode::Night, ColorRole::Paper, u"#0a1626"_s);
    row("night panel", ThemeMode::Night, ColorRole::Panel, u"#10233b"_s);
    row("night ink", ThemeMode::Night, ColorRole::Ink, u"#e6eef7"_s);
    row("night line", ThemeMode::Night, ColorRole::Line, u"#1f3a5c"_s);
    row("night accent", ThemeMode::Night, ColorRole::Accent, u"#3ba7ff"_s);
    row("critical is red", ThemeMode::Day, ColorRole::Critical, u"#d92d20"_s);
    row("urgent is orange", ThemeMode::Day, ColorRole::Urgent, u"#f27a1a"_s);
    row("elevated is yellow", ThemeMode::Day, ColorRole::Elevated, u"#e5b800"_s);
    row("normal is blue", ThemeMode::Day, ColorRole::Normal, u"#2e7de1"_s);
}

void TestTheme::designTokens()
{
    QFETCH(ThemeMode, mode);
    QFETCH(ColorRole, role);
    QFETCH(QString, name);
    QCOMPARE(Theme::make(mode).color(role).name(), name);
}

void TestTheme::scaleIsLimited_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("got");
    QTest::addColumn<int>("bodyPx");
    QTest::newRow("as designed") << 100 << 100 << 14;
    QTest::newRow("smallest") << 90 << 90 << 13; // 12.6
    QTest::newRow("largest") << 150 << 150 << 21;
    QTest::newRow("below") << 10 << 90 << 13;
    QTest::newRow("above") << 900 << 150 << 21;
}

void TestTheme::scaleIsLimited()
{
    QFETCH(int, asked);
    const Theme theme = Theme::make(ThemeMode::Day, asked);
    QTEST(theme.scalePercent(), "got");
    QTEST(theme.font().pixelSize(), "bodyPx");
    QCOMPARE(theme.space(2), theme.px(8));
}

void TestTheme::digitsHaveOneWidth_data()
{
    QTest::addColumn<TextSize>("size");
    QTest::addColumn<QFont::Weight>("weight");
    for (TextSize size : { TextSize::Small, TextSize::Body, TextSize::Lead, TextSize::Title,
             TextSize::Display, TextSize::Wall }) {
        QTest::addRow("%d px", int(size)) << size << QFont::Normal;
        QTest::addRow("%d px bold", int(size)) << size << QFont::Bold;
    }
}

void TestTheme::digitsHaveOneWidth()
{
    QFETCH(TextSize, size);
    QFETCH(QFont::Weight, weight);
    const QFont font = Theme::make(ThemeMode::Day).font(size, weight);
    if (!QFontInfo(font).family().startsWith("Noto Sans CJK"_L1))
        QSKIP("Noto Sans CJK SC is not installed");
    const QFontMetricsF metrics(font);
    for (char16_t digit = u'1'; digit <= u'9'; ++digit)
        QCOMPARE(metrics.horizontalAdvance(QChar(digit)), metrics.horizontalAdvance(u'0'));
}

void TestTheme::sheetHasNoOpenToken()
{
    for (ThemeMode mode : { ThemeMode::Day, ThemeMode::Night }) {
        const QString sheet = themeStyleSheet(Theme::make(mode, 150));
        QVERIFY(!sheet.contains(u'@'));
        QVERIFY(sheet.contains(Theme::make(mode).color(ColorRole::Accent).name()));
        QVERIFY(sheet.contains(u"min-height: 45px"_s)); // 30 px of a line edit at 150 %
    }
}

void TestTheme::sheetIsUnderstood()
{
    // An unreadable sheet is a qWarning ("Could not parse application stylesheet"), which fails
    // here.
    for (ThemeMode mode : { ThemeMode::Night, ThemeMode::Day }) {
        const Theme theme = Theme::make(mode);
        applyTheme(*qApp, theme);
        QWidget widget;
        widget.ensurePolished();
        QCOMPARE(widget.palette().color(QPalette::Window), theme.color(ColorRole::Paper));
        QCOMPARE(widget.font().pixelSize(), 14);
        QLineEdit edit;
        edit.ensurePolished();
        QCOMPARE(edit.palette().color(QPalette::Text), theme.color(ColorRole::Ink));
        QCOMPARE(edit.palette().color(QPalette::PlaceholderText), theme.color(ColorRole::Muted));
    }
}

void TestTheme::sourceTellsOnlyOfChanges()
{
    ThemeSource source(Theme::make(ThemeMode::Day));
    QSignalSpy changed(&source, &ThemeSource::themeChanged);
    int applied = 0;
    {
        QObject owner;
        followTheme(source, &owner, [&] { ++applied; });
        QCOMPARE(applied, 1);
        source.setTheme(Theme::make(ThemeMode::Day));
        QCOMPARE(changed.count(), 0);
        source.setTheme(Theme::make(ThemeMode::Night));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(applied, 2);
    }
    source.setTheme(Theme::make(ThemeMode::Night, 120));
    QCOMPARE(changed.count(), 2);
    QCOMPARE(applied, 2); // the owner is gone
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
