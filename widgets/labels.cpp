#include "widgets/labels.h"

#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace shiyu {

TextLabel::TextLabel(const ThemeSource &source, const QString &text, TextSize size, ColorRole role,
    QFont::Weight weight, QWidget *parent)
    : QLabel(text, parent)
    , m_source(source)
    , m_size(size)
    , m_role(role)
    , m_weight(weight)
{
    // Texts come from citizens: markup in them is shown, never interpreted.
    setTextFormat(Qt::PlainText);
    followTheme(m_source, this, [this] { refresh(); });
}

void TextLabel::setRole(ColorRole role)
{
    m_role = role;
    refresh();
}

void TextLabel::refresh()
{
    setFont(m_source.theme().font(m_size, m_weight));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_source.theme().color(m_role));
    setPalette(colors);
}

ElidedLabel::ElidedLabel(const ThemeSource &source, const QString &text, TextSize size,
    ColorRole role, QFont::Weight weight, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_size(size)
    , m_role(role)
    , m_weight(weight)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
    followTheme(m_source, this, [this] {
        updateGeometry();
        update();
    });
}

void ElidedLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setRole(ColorRole role)
{
    m_role = role;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

QFont ElidedLabel::labelFont() const
{
    return m_source.theme().font(m_size, m_weight);
}

QString ElidedLabel::shownText() const
{
    return QFontMetrics(labelFont()).elidedText(m_text, m_mode, width());
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(labelFont());
    return { metrics.horizontalAdvance(m_text) + 1, metrics.height() };
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(labelFont());
    return { qMin(metrics.horizontalAdvance(m_text) + 1, metrics.height() * 2), metrics.height() };
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintText(
        painter, rect(), shownText(), labelFont(), m_source.theme().color(m_role), m_alignment);
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty())
        return QWidget::event(event);
    if (isElided())
        QToolTip::showText(
            static_cast<QHelpEvent *>(event)->globalPos(), m_text.toHtmlEscaped(), this);
    return true;
}

} // namespace shiyu
