#include "widgets/navbutton.h"

#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QLocale>
#include <QPainter>

namespace shiyu {

NavButton::NavButton(const ThemeSource &source, Glyph glyph, const QString &label, QWidget *parent)
    : QAbstractButton(parent)
    , m_source(source)
    , m_glyph(glyph)
{
    setText(label);
    setAccessibleName(label);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(m_source, this, [this] {
        updateGeometry();
        update();
    });
}

void NavButton::setCurrent(bool current)
{
    m_current = current;
    update();
}

void NavButton::setBadge(int count)
{
    m_badge = count;
    setAccessibleDescription(count > 0 ? locale().toString(count) : QString());
    update();
}

QSize NavButton::sizeHint() const
{
    const Theme &theme = m_source.theme();
    const int wide = textWidth(theme.font(TextSize::Small), text()) + theme.px(12);
    return { qMax(theme.px(72), wide), theme.px(68) };
}

void NavButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    QPainter painter(this);
    if (m_current)
        painter.fillRect(rect(), theme.color(ColorRole::Selected));
    else if (underMouse())
        painter.fillRect(rect(), theme.color(ColorRole::Hover));
    if (m_current)
        painter.fillRect(QRectF(0, 0, theme.px(3), height()), theme.color(ColorRole::Accent));
    const QColor ink = theme.color(m_current ? ColorRole::Accent : ColorRole::Muted);
    const qreal side = theme.px(24);
    const QRectF picture((width() - side) / 2, theme.px(11), side, side);
    paintGlyph(painter, m_glyph, picture, ink);
    paintText(painter, QRectF(0, picture.bottom() + theme.px(2), width(), theme.px(20)), text(),
        theme.font(TextSize::Small), ink, Qt::AlignCenter);
    if (m_badge > 0)
        paintBadge(painter, picture.topRight());
    if (hasFocus())
        paintFocusRing(painter, QRectF(rect()).adjusted(2, 2, -2, -2), 4, theme);
}

void NavButton::paintBadge(QPainter &painter, const QPointF &corner) const
{
    const Theme &theme = m_source.theme();
    const QString text = m_badge > 99 ? QStringLiteral("99+") : QString::number(m_badge);
    const qreal height = theme.px(16);
    const qreal width
        = qMax(height, qreal(textWidth(theme.font(TextSize::Small), text) + theme.px(6)));
    const QRectF badge(corner.x() - theme.px(7), corner.y() - theme.px(5), width, height);
    paintRounded(
        painter, badge.adjusted(-1, -1, 1, 1), height / 2 + 1, theme.color(ColorRole::Panel));
    paintRounded(painter, badge, height / 2, theme.color(ColorRole::Danger));
    paintText(painter, badge, text, theme.font(TextSize::Small), theme.color(ColorRole::OnDanger),
        Qt::AlignCenter);
}

} // namespace shiyu
