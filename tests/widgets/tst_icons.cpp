#include "tests/support/testcase.h"
#include "widgets/icons.h"

#include <QFile>
#include <QPainter>
#include <QRegularExpression>
#include <QSet>

using namespace shiyu;
using namespace Qt::StringLiterals;

namespace {

QImage drawn(Glyph glyph, int side, qreal ratio, const QColor &ink)
{
    QImage image(qRound(side * ratio), qRound(side * ratio), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintGlyph(painter, glyph, QRectF(0, 0, side, side), ink);
    return image;
}

int opaquePixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 200 ? 1 : 0;
    return count;
}

} // namespace

class TestIcons : public shiyu::test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void everyGlyphDraws_data();
    void everyGlyphDraws();
    void oneStrokeWeight_data() { everyGlyphDraws_data(); }
    void oneStrokeWeight();
    void crispAtAnyPixelRatio_data();
    void crispAtAnyPixelRatio();
    void namesAreApart();
    void disabledIconIsMuted();
};

void TestIcons::everyGlyphDraws_data()
{
    QTest::addColumn<Glyph>("glyph");
    for (int i = 0; i < int(Glyph::Count); ++i)
        QTest::newRow(qPrintable(glyphName(Glyph(i)))) << Glyph(i);
}

void TestIcons::everyGlyphDraws()
{
    QFETCH(Glyph, glyph);
    const QColor ink(0x16, 0x68, 0xDC);
    const QImage image = drawn(glyph, 48, 1, ink);
    // Something is drawn, it is a line picture and no blot, and every full pixel has the ink's
    // colour.
    const int opaque = opaquePixels(image);
    QVERIFY2(opaque >= 40, qPrintable(QString::number(opaque)));
    QVERIFY2(opaque < 48 * 48 * 2 / 5, qPrintable(QString::number(opaque)));
    for (int y = 0; y < 48; ++y)
        for (int x = 0; x < 48; ++x)
            if (qAlpha(image.pixel(x, y)) == 255)
                QCOMPARE(image.pixelColor(x, y), ink);
}

void TestIcons::oneStrokeWeight()
{
    QFETCH(Glyph, glyph);
    QFile file(u":/shiyu/icons/%1.svg"_s.arg(glyphName(glyph)));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString svg = QString::fromUtf8(file.readAll());
    QVERIFY(svg.contains(u"viewBox=\"0 0 24 24\""_s));
    QVERIFY(svg.contains(u"stroke-width=\"1.75\""_s));
    QVERIFY(svg.contains(u"stroke-linecap=\"round\""_s));
    QCOMPARE(svg.count(u"stroke-width"_s), 1);
}

void TestIcons::crispAtAnyPixelRatio_data()
{
    QTest::addColumn<qreal>("ratio");
    for (qreal ratio : { 1.0, 1.25, 1.5, 2.0 })
        QTest::addRow("%.2f", ratio) << ratio;
}

void TestIcons::crispAtAnyPixelRatio()
{
    QFETCH(qreal, ratio);
    // minus is a bar of 14 units across; drawn at the real pixel size it is as long as the ratio
    // says, and no row of pixels beyond the stroke (1.75 px and one of anti-aliasing on each side)
    // is touched.
    const QImage image = drawn(Glyph::Minus, 24, ratio, Qt::black);
    int rows = 0;
    int longest = 0;
    for (int y = 0; y < image.height(); ++y) {
        int length = 0;
        for (int x = 0; x < image.width(); ++x)
            length += qAlpha(image.pixel(x, y)) > 100 ? 1 : 0;
        rows += length > 0 ? 1 : 0;
        longest = qMax(longest, length);
    }
    QVERIFY(rows >= 1 && rows <= qCeil(1.75 * ratio) + 1);
    QVERIFY(qAbs(longest - 15.75 * ratio) <= 2);
}

void TestIcons::namesAreApart()
{
    QSet<QString> names;
    for (int i = 0; i < int(Glyph::Count); ++i)
        names.insert(glyphName(Glyph(i)));
    QCOMPARE(names.size(), int(Glyph::Count));
    QVERIFY(names.contains(u"circle-300m"_s));
}

void TestIcons::disabledIconIsMuted()
{
    const Theme theme = Theme::make(ThemeMode::Day);
    const QIcon plus = icon(Glyph::Plus, theme, ColorRole::Accent);
    const auto centre = [&](QIcon::Mode mode) {
        return plus.pixmap(QSize(48, 48), mode).toImage().pixelColor(24, 24);
    };
    QCOMPARE(centre(QIcon::Normal), theme.color(ColorRole::Accent));
    QCOMPARE(centre(QIcon::Disabled), theme.color(ColorRole::Muted));
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
