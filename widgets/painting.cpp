#include "widgets/painting.h"

#include <QPainter>

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
    painter.setPen(QPen(theme.color(Role::Accent), 2));
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

void paintShadow(QPainter &painter, const QRectF &rect, qreal radius, const Theme &theme)
{
    constexpr int kSteps = 8;
    const Saved saved(painter);
    painter.setPen(Qt::NoPen);
    QColor shade = theme.color(Role::Shadow);
    shade.setAlphaF(shade.alphaF() / kSteps);
    painter.setBrush(shade);
    for (int step = kSteps; step > 0; --step)
        painter.drawRoundedRect(
            rect.adjusted(-step, -step + 2, step, step + 2), radius + step, radius + step);
}

} // namespace shiyu
