#include "widgets/typingreturn.h"

#include "widgets/overlay.h"
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>

namespace shiyu {

TypingReturn::TypingReturn(Overlay *sheet)
    : QObject(sheet)
    , m_sheet(sheet)
{
    connect(sheet, &Overlay::opened, this, [this] { qApp->installEventFilter(this); });
    connect(sheet, &Overlay::dismissed, this, [this] { qApp->removeEventFilter(this); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && m_sheet->isAncestorOf(now) && takesTyping(now))
            m_last = now;
    });
}

bool TypingReturn::takesTyping(const QWidget *at) const
{
    return at->testAttribute(Qt::WA_InputMethodEnabled) || qobject_cast<const QComboBox *>(at);
}

bool TypingReturn::isLost(const QWidget *at, const QKeyEvent &key) const
{
    const bool command
        = key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (command || key.text().size() != 1 || !key.text().at(0).isLetterOrNumber())
        return false;
    if (QApplication::activePopupWidget() || at->window() != m_sheet->window() || takesTyping(at))
        return false;
    for (const QWidget *w = at; w; w = w->parentWidget()) {
        if (qobject_cast<const Overlay *>(w)) // this sheet or another: their own matter
            return false;
    }
    return true;
}

bool TypingReturn::eventFilter(QObject *watched, QEvent *event)
{
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    auto *at = key ? qobject_cast<QWidget *>(watched) : nullptr;
    QWidget *last = m_last;
    if (!at || !last || !last->isVisible() || !last->isEnabled()
        || !isLost(at, *static_cast<QKeyEvent *>(event)))
        return QObject::eventFilter(watched, event);
    event->accept(); // a shortcut of the screen does not get it either
    if (event->type() == QEvent::KeyPress) {
        last->setFocus(Qt::OtherFocusReason);
        QCoreApplication::sendEvent(last, event);
    }
    return true;
}

} // namespace shiyu
