#include "widgets/actionbutton.h"

#include "widgets/keycap.h"
#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QKeyEvent>
#include <QPainter>

namespace shiyu {

namespace {

constexpr qreal kRadius = 4;

// Qt's buttons press on Space only; an officer expects Enter too.
bool isEnter(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
}

void prepare(QAbstractButton &button)
{
    // No focus by click: it stays in the list or form that the officer works in.
    button.setFocusPolicy(Qt::TabFocus);
    button.setAttribute(Qt::WA_Hover);
    button.setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

} // namespace

ActionButton::ActionButton(
    const ThemeSource &source, const QString &label, Kind kind, QWidget *parent)
    : QAbstractButton(parent)
    , m_source(source)
    , m_kind(kind)
{
    prepare(*this);
    setLabel(label);
    followTheme(m_source, this, [this] { refresh(); });
}

void ActionButton::setLabel(const QString &label)
{
    setText(label);
    setAccessibleName(label);
    refresh();
}

void ActionButton::setKeyText(const QString &key)
{
    m_key = key;
    refresh();
}

void ActionButton::setGlyph(std::optional<Glyph> glyph)
{
    m_glyph = glyph;
    refresh();
}

void ActionButton::setKind(Kind kind)
{
    m_kind = kind;
    refresh();
}

void ActionButton::setCompact(bool compact)
{
    m_compact = compact;
    refresh();
}

void ActionButton::setRefusal(const QString &reason)
{
    setEnabled(reason.isEmpty());
    setToolTip(reason);
    setAccessibleDescription(reason);
}

void ActionButton::refresh()
{
    updateGeometry();
    update();
}

QSize ActionButton::sizeHint() const
{
    const Theme &theme = m_source.theme();
    int width = textWidth(theme.font(), text()) + 2 * theme.px(m_compact ? 8 : 10);
    if (m_glyph)
        width += theme.px(18) + (text().isEmpty() ? 0 : theme.px(6));
    if (!m_key.isEmpty())
        width += theme.px(8) + keyCapSize(theme, m_key).width();
    return { width, theme.px(m_compact ? 28 : 36) };
}

QColor ActionButton::ink() const
{
    const Theme &theme = m_source.theme();
    if (!isEnabled())
        return theme.color(ColorRole::Muted);
    switch (m_kind) {
    case Kind::Primary:
        return theme.color(ColorRole::OnAccent);
    case Kind::Danger:
        return theme.color(ColorRole::OnDanger);
    case Kind::Plain:
    case Kind::Quiet:
        break;
    }
    return theme.color(ColorRole::Ink);
}

void ActionButton::paintGround(QPainter &painter) const
{
    const Theme &theme = m_source.theme();
    const bool hot = isEnabled() && underMouse();
    ColorRole ground = hot ? ColorRole::Hover : ColorRole::Panel;
    bool outlined = m_kind == Kind::Plain;
    if (isDown() || isChecked())
        ground = ColorRole::Selected;
    if (!isEnabled())
        ground = ColorRole::Field;
    else if (m_kind == Kind::Primary)
        ground = hot || isDown() ? ColorRole::AccentHover : ColorRole::Accent;
    else if (m_kind == Kind::Danger)
        ground = ColorRole::Danger;
    if (m_kind == Kind::Quiet && !hot && !isDown() && !isChecked())
        return;
    const bool filled = m_kind == Kind::Primary || m_kind == Kind::Danger;
    outlined = outlined || (filled && !isEnabled());
    const ColorRole edge = isEnabled() ? ColorRole::LineStrong : ColorRole::Line;
    paintRounded(
        painter, rect(), kRadius, theme.color(ground), outlined ? theme.color(edge) : QColor());
}

void ActionButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    QPainter painter(this);
    paintGround(painter);
    const int content = sizeHint().width() - 2 * theme.px(m_compact ? 8 : 10);
    qreal x = (width() - content) / 2.0;
    if (m_glyph) {
        const qreal side = theme.px(18);
        paintGlyph(painter, *m_glyph, QRectF(x, (height() - side) / 2, side, side), ink());
        x += side + theme.px(6);
    }
    const int textSpace = textWidth(theme.font(), text());
    paintText(painter, QRectF(x, 0, textSpace + 1, height()), text(), theme.font(), ink());
    if (!m_key.isEmpty()) {
        const QSizeF cap = keyCapSize(theme, m_key);
        const QRectF at(QPointF(x + textSpace + theme.px(8), (height() - cap.height()) / 2), cap);
        const bool filled = m_kind == Kind::Primary || m_kind == Kind::Danger;
        paintKeyCap(painter, theme, at, m_key,
            filled && isEnabled() ? ink() : theme.color(ColorRole::Muted));
    }
    if (!hasFocus())
        return;
    paintFocusRing(painter, rect(), kRadius, theme);
    if (m_kind == Kind::Primary || m_kind == Kind::Danger)
        paintRounded(painter, QRectF(rect()).adjusted(2, 2, -2, -2), kRadius - 1, QColor(), ink());
}

void ActionButton::keyPressEvent(QKeyEvent *event)
{
    isEnter(event) ? click() : QAbstractButton::keyPressEvent(event);
}

IconButton::IconButton(const ThemeSource &source, Glyph glyph, const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_source(source)
    , m_glyph(glyph)
{
    prepare(*this);
    setGlyph(glyph, name);
    followTheme(m_source, this, [this] {
        updateGeometry();
        update();
    });
}

void IconButton::setGlyph(Glyph glyph, const QString &name)
{
    m_glyph = glyph;
    setAccessibleName(name);
    setToolTip(name);
    update();
}

void IconButton::setRole(ColorRole role)
{
    m_role = role;
    update();
}

void IconButton::setSide(int side)
{
    m_side = side;
    updateGeometry();
}

QSize IconButton::sizeHint() const
{
    return QSize(1, 1) * m_source.theme().px(m_side);
}

void IconButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    QPainter painter(this);
    if (isDown() || isChecked())
        paintRounded(painter, rect(), kRadius, theme.color(ColorRole::Selected));
    else if (underMouse() && isEnabled())
        paintRounded(painter, rect(), kRadius, theme.color(ColorRole::Hover));
    const qreal inset = width() * 0.2;
    const ColorRole role = !isEnabled() ? ColorRole::LineStrong
        : isChecked()                   ? ColorRole::Accent
                                        : m_role;
    paintGlyph(
        painter, m_glyph, QRectF(rect()).adjusted(inset, inset, -inset, -inset), theme.color(role));
    if (hasFocus())
        paintFocusRing(painter, rect(), kRadius, theme);
}

void IconButton::keyPressEvent(QKeyEvent *event)
{
    isEnter(event) ? click() : QAbstractButton::keyPressEvent(event);
}

LinkButton::LinkButton(
    const ThemeSource &source, const QString &text, TextSize size, QWidget *parent)
    : QAbstractButton(parent)
    , m_source(source)
    , m_size(size)
{
    prepare(*this);
    setText(text);
    setCursor(Qt::PointingHandCursor);
    followTheme(m_source, this, [this] {
        updateGeometry();
        update();
    });
}

void LinkButton::setRole(ColorRole role)
{
    m_role = role;
    update();
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics metrics(m_source.theme().font(m_size));
    return { metrics.horizontalAdvance(text()) + 4, metrics.height() + 2 };
}

void LinkButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    QPainter painter(this);
    QFont font = theme.font(m_size);
    font.setUnderline(underMouse() && isEnabled());
    const ColorRole role = isEnabled() ? m_role : ColorRole::Muted;
    paintText(painter, rect(), text(), font, theme.color(role), Qt::AlignCenter);
    if (hasFocus())
        paintFocusRing(painter, rect(), 3, theme);
}

void LinkButton::keyPressEvent(QKeyEvent *event)
{
    isEnter(event) ? click() : QAbstractButton::keyPressEvent(event);
}

} // namespace shiyu
