#include "widgets/passwordfield.h"

#include "widgets/actionbutton.h"
#include "widgets/themesource.h"

#include <QKeyEvent>

namespace shiyu {

PasswordField::PasswordField(const ThemeSource &source, QWidget *parent)
    : QLineEdit(parent)
    , m_source(source)
    , m_toggle(new IconButton(source, Glyph::Eye, {}, this))
{
    setAccessibleName(tr("Password"));
    m_toggle->setSide(28);
    m_toggle->setCursor(Qt::ArrowCursor);
    connect(m_toggle, &IconButton::clicked, this, [this] { setShown(!isShown()); });
    setShown(false);
    followTheme(m_source, this, [this] { placeToggle(); });
}

void PasswordField::setShown(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_toggle->setGlyph(shown ? Glyph::EyeOff : Glyph::Eye,
        shown ? tr("Hide the password (Ctrl+H)") : tr("Show the password (Ctrl+H)"));
}

void PasswordField::placeToggle()
{
    const QSize size = m_toggle->sizeHint();
    m_toggle->setGeometry(
        QRect(QPoint(width() - size.width() - 2, (height() - size.height()) / 2), size));
    setTextMargins(0, 0, size.width(), 0);
}

void PasswordField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setShown(isShown());
}

void PasswordField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeToggle();
}

void PasswordField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_H && event->modifiers() == Qt::ControlModifier)
        setShown(!isShown());
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace shiyu
