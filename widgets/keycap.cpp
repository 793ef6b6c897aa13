#include "widgets/keycap.h"

#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QPainter>

namespace shiyu {

QSize keyCapSize(const Theme &theme, const QString &key)
{
    const int height = theme.px(18);
    return { qMax(height + theme.px(2), textWidth(theme.font(TextSize::Small), key) + theme.px(10)),
        height };
}

void paintKeyCap(QPainter &painter, const Theme &theme, const QRectF &rect, const QString &key,
    const QColor &ink)
{
    QColor outline = ink;
    outline.setAlphaF(ink.alphaF() * 0.6F);
    paintRounded(painter, rect, theme.px(3), QColor(), outline);
    paintText(painter, rect, key, theme.font(TextSize::Small), ink, Qt::AlignCenter);
}

KeyCap::KeyCap(const ThemeSource &source, const QString &key, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setKey(key);
    followTheme(m_source, this, [this] {
        updateGeometry();
        update();
    });
}

void KeyCap::setKey(const QString &key)
{
    m_key = key;
    setAccessibleName(key);
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const
{
    return keyCapSize(m_source.theme(), m_key);
}

void KeyCap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintKeyCap(painter, m_source.theme(), rect(), m_key, m_source.theme().color(ColorRole::Muted));
}

} // namespace shiyu
