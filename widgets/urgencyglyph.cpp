#include "widgets/urgencyglyph.h"

#include "widgets/themesource.h"

#include <QPainter>
#include <QPolygonF>

namespace shiyu {

ColorRole urgencyRole(UrgencyMark mark)
{
    switch (mark) {
    case UrgencyMark::Critical:
        return ColorRole::Critical;
    case UrgencyMark::Urgent:
        return ColorRole::Urgent;
    case UrgencyMark::Elevated:
        return ColorRole::Elevated;
    case UrgencyMark::Normal:
        return ColorRole::Normal;
    }
    Q_UNREACHABLE();
}

void paintUrgency(
    QPainter &painter, const Theme &theme, UrgencyMark mark, const QPointF &center, qreal side)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(urgencyRole(mark)));
    painter.translate(center);
    const qreal half = side / 2;
    // Sizes that look alike: a square of the full side would outweigh the diamond.
    switch (mark) {
    case UrgencyMark::Critical:
        painter.drawPolygon(QPolygonF({ { 0, -half }, { half, 0 }, { 0, half }, { -half, 0 } }));
        break;
    case UrgencyMark::Urgent:
        painter.drawPolygon(QPolygonF(
            { { 0, -half * 0.86 }, { half * 0.94, half * 0.76 }, { -half * 0.94, half * 0.76 } }));
        break;
    case UrgencyMark::Elevated:
        painter.drawRect(QRectF(-half * 0.76, -half * 0.76, side * 0.76, side * 0.76));
        break;
    case UrgencyMark::Normal:
        painter.drawEllipse(QPointF(0, 0), half * 0.78, half * 0.78);
        break;
    }
    painter.restore();
}

UrgencyGlyph::UrgencyGlyph(
    const ThemeSource &source, UrgencyMark mark, const QString &word, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_mark(mark)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setUrgency(mark, word);
    followTheme(m_source, this, [this] {
        updateGeometry();
        update();
    });
}

void UrgencyGlyph::setUrgency(UrgencyMark mark, const QString &word)
{
    m_mark = mark;
    setAccessibleName(word);
    setToolTip(word);
    update();
}

QSize UrgencyGlyph::sizeHint() const
{
    return QSize(1, 1) * m_source.theme().px(18);
}

void UrgencyGlyph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintUrgency(
        painter, m_source.theme(), m_mark, QRectF(rect()).center(), m_source.theme().px(16));
}

} // namespace shiyu
