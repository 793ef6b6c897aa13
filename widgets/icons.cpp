#include "widgets/icons.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <array>

using namespace Qt::StringLiterals;

namespace shiyu {

namespace {

constexpr std::array kNames = { "map"_L1, "desk"_L1, "handling"_L1, "analysis"_L1, "video"_L1,
    "cockpit"_L1, "settings"_L1, "plus"_L1, "minus"_L1, "search"_L1, "phone"_L1, "camera"_L1,
    "layers"_L1, "ruler"_L1, "circle-300m"_L1, "play"_L1, "bell"_L1, "check"_L1, "warning"_L1,
    "clock"_L1, "chevron-right"_L1, "chevron-left"_L1, "chevron-down"_L1, "chevron-up"_L1,
    "close"_L1, "user"_L1, "users"_L1, "building"_L1, "file"_L1, "attach"_L1, "undo"_L1, "link"_L1,
    "send"_L1, "filter"_L1, "sort"_L1, "import"_L1, "keyboard"_L1, "moon"_L1, "sun"_L1, "globe"_L1,
    "list-2-lines"_L1, "list-1-line"_L1, "lock"_L1, "pin"_L1, "edit"_L1, "more"_L1, "eye"_L1,
    "eye-off"_L1, "info"_L1, "refresh"_L1, "inbox"_L1, "logout"_L1, "diamond"_L1, "triangle"_L1,
    "square"_L1, "circle"_L1 };
static_assert(kNames.size() == static_cast<std::size_t>(Glyph::Count));

QByteArray tintedSvg(Glyph glyph, const QColor &ink)
{
    QFile file(u":/shiyu/icons/%1.svg"_s.arg(glyphName(glyph)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("icon %s is not in the program", qUtf8Printable(glyphName(glyph)));
    return file.readAll().replace("#000", ink.name().toLatin1());
}

QPixmap rendered(Glyph glyph, const QColor &ink, int pixels)
{
    const QString key = u"shiyu-glyph-%1-%2-%3"_s.arg(int(glyph)).arg(ink.name()).arg(pixels);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(tintedSvg(glyph, ink)).render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Draws at the size and pixel ratio that are asked for, instead of scaling a picture made earlier.
class GlyphEngine : public QIconEngine {
public:
    GlyphEngine(Glyph glyph, const QColor &ink, const QColor &disabled)
        : m_glyph(glyph)
        , m_ink(ink)
        , m_disabled(disabled)
    {
    }

    QIconEngine *clone() const override { return new GlyphEngine(*this); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintGlyph(*painter, m_glyph, rect, mode == QIcon::Disabled ? m_disabled : m_ink);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_glyph, mode == QIcon::Disabled ? m_disabled : m_ink,
            qMin(size.width(), size.height()));
    }

private:
    Glyph m_glyph;
    QColor m_ink;
    QColor m_disabled;
};

} // namespace

QString glyphName(Glyph glyph)
{
    return kNames.at(static_cast<std::size_t>(glyph));
}

void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &target, const QColor &ink)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const int pixels = qRound(qMin(target.width(), target.height()) * ratio);
    if (pixels <= 0)
        return;
    QPixmap pixmap = rendered(glyph, ink, pixels);
    pixmap.setDevicePixelRatio(ratio);
    // On a whole device pixel, or the picture is smeared over two.
    const qreal side = pixels / ratio;
    const QPointF at = target.center() - QPointF(side / 2, side / 2);
    painter.drawPixmap(
        QPointF(qRound(at.x() * ratio) / ratio, qRound(at.y() * ratio) / ratio), pixmap);
}

QIcon icon(Glyph glyph, const Theme &theme, ColorRole role)
{
    return QIcon(new GlyphEngine(glyph, theme.color(role), theme.color(ColorRole::Muted)));
}

} // namespace shiyu
