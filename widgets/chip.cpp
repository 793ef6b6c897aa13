#include "widgets/chip.h"

#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

namespace shiyu {

Chip::Chip(const ThemeSource &source, const QString &label, QWidget *parent)
    : QAbstractButton(parent)
    , m_source(source)
{
    setText(label);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    followTheme(m_source, this, [this] { updateNames(); });
}

void Chip::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    updateNames();
}

void Chip::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Chip::setSelected(bool selected)
{
    m_selected = selected;
    update();
}

QSize Chip::sizeHint() const
{
    const Theme &theme = m_source.theme();
    return { textWidth(theme.font(TextSize::Small), shownText()) + theme.px(16), theme.px(24) };
}

QString Chip::shownText() const
{
    return m_count < 0 ? text() : text() + u' ' + locale().toString(m_count);
}

void Chip::updateNames()
{
    setAccessibleName(shownText());
    updateGeometry();
    update();
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    const TonePaint paint = tonePaint(m_tone);
    const ColorRole ground = m_selected ? ColorRole::Accent : paint.ground;
    const ColorRole ink = m_selected ? ColorRole::OnAccent
        : isEnabled()                ? paint.ink
                                     : ColorRole::Muted;
    QPainter painter(this);
    const qreal radius = height() / 2.0;
    const bool outlined = underMouse() && isEnabled() && !m_selected;
    paintRounded(
        painter, rect(), radius, theme.color(ground), outlined ? theme.color(paint.ink) : QColor());
    paintText(painter, rect(), shownText(), theme.font(TextSize::Small), theme.color(ink),
        Qt::AlignCenter);
    if (hasFocus()) {
        paintFocusRing(painter, rect(), radius, theme);
        // On the filled accent the ring needs a second line to be seen.
        if (m_selected)
            paintRounded(painter, QRectF(rect()).adjusted(2, 2, -2, -2), radius - 2, QColor(),
                theme.color(ColorRole::OnAccent));
    }
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        Q_EMIT stepped(-1);
        return;
    case Qt::Key_Right:
    case Qt::Key_Down:
        Q_EMIT stepped(1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace shiyu
