#include "widgets/pill.h"

#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QPainter>

namespace shiyu {

QSize pillSize(const Theme &theme, const QString &text)
{
    return { textWidth(theme.font(TextSize::Small), text) + theme.px(14), theme.px(20) };
}

QRectF paintPill(QPainter &painter, const Theme &theme, qreal right, qreal centerY,
    const QString &text, Tone tone)
{
    const QSizeF size = pillSize(theme, text);
    const QRectF rect(QPointF(right - size.width(), qRound(centerY - size.height() / 2)), size);
    const TonePaint paint = tonePaint(tone);
    paintRounded(painter, rect, size.height() / 2, theme.color(paint.ground));
    paintText(
        painter, rect, text, theme.font(TextSize::Small), theme.color(paint.ink), Qt::AlignCenter);
    return rect;
}

Pill::Pill(const ThemeSource &source, const QString &text, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setPill(text, tone);
    followTheme(m_source, this, [this] {
        updateGeometry();
        update();
    });
}

void Pill::setPill(const QString &text, Tone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return pillSize(m_source.theme(), m_text);
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPill(painter, m_source.theme(), width(), height() / 2.0, m_text, m_tone);
}

} // namespace shiyu
