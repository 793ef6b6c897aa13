#include "widgets/painting.h"

#include <QPainter>
#include <QTextLayout>
#include <QtMath>

namespace shiyu {

namespace {

class Saved {
public:
    explicit Saved(QPainter &painter)
        : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(Saved)

private:
    QPainter &m_painter;
};

/// Fills `layout` for `width`; returns its height.
qreal layOut(QTextLayout &layout, int width)
{
    layout.setText(layout.text().replace(u'\n', QChar::LineSeparator));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({ 0, y });
        y += line.height();
    }
    layout.endLayout();
    return y;
}

} // namespace

void paintRounded(
    QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border)
{
    const Saved saved(painter);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    // A pen of 1 px lies half outside its path.
    painter.drawRoundedRect(
        border.isValid() ? rect.adjusted(0.5, 0.5, -0.5, -0.5) : rect, radius, radius);
}

void paintFocusRing(QPainter &painter, const QRectF &rect, qreal radius, const Theme &theme)
{
    const Saved saved(painter);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(ColorRole::Accent), 2));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
}

int paintText(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font,
    const QColor &ink, Qt::Alignment alignment)
{
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, qMax(0, int(rect.width())));
    painter.save();
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
    painter.restore();
    return metrics.horizontalAdvance(shown);
}

int wrappedHeight(const QFont &font, const QString &text, int width)
{
    QTextLayout layout(text, font);
    return qCeil(layOut(layout, width));
}

void paintWrapped(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font,
    const QColor &ink)
{
    QTextLayout layout(text, font);
    layOut(layout, int(rect.width()));
    painter.save();
    painter.setPen(ink);
    layout.draw(&painter, rect.topLeft());
    painter.restore();
}

void paintShadow(
    QPainter &painter, const QRectF &rect, qreal radius, const Theme &theme, int spread)
{
    const Saved saved(painter);
    painter.setPen(Qt::NoPen);
    const QColor full = theme.color(ColorRole::Shadow);
    // Layers add up towards the panel. Weights fall linearly, so darkness falls with the square of
    // the distance.
    const double total = spread * (spread + 1) / 2.0;
    for (int step = spread; step > 0; --step) {
        QColor shade = full;
        shade.setAlphaF(full.alphaF() * float((spread + 1 - step) / total));
        painter.setBrush(shade);
        painter.drawRoundedRect(
            rect.adjusted(-step, -step + 2, step, step + 2), radius + step, radius + step);
    }
}

} // namespace shiyu
