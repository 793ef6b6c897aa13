#include "widgets/overlay.h"

#include "widgets/themesource.h"

#include <QApplication>
#include <QKeyEvent>

namespace shiyu {

Overlay::Overlay(const ThemeSource &source, QWidget *host)
    : QWidget(host)
    , m_source(source)
{
    Q_ASSERT(host);
    hide();
    // A click beside a control must not reach the map or list below.
    setAttribute(Qt::WA_NoMousePropagation);
    host->installEventFilter(this);
    connect(&m_source, &ThemeSource::themeChanged, this, &Overlay::replace);
}

void Overlay::open()
{
    if (!m_open)
        m_focusBefore = QApplication::focusWidget();
    m_open = true;
    replace();
    show();
    raise();
    if (QWidget *target = firstFocus())
        target->setFocus(Qt::PopupFocusReason);
    Q_EMIT opened();
}

void Overlay::dismiss()
{
    if (!m_open)
        return;
    m_open = false;
    const QWidget *focus = QApplication::focusWidget();
    // Somebody may have clicked elsewhere meanwhile: then the focus stays there. It moves before
    // hiding, or Qt would hand it to the next control in the order of Tab.
    if (focus && (focus == this || isAncestorOf(focus))) {
        if (m_focusBefore)
            m_focusBefore->setFocus(Qt::PopupFocusReason);
        else
            parentWidget()->setFocus(Qt::PopupFocusReason);
    }
    hide();
    Q_EMIT dismissed();
}

void Overlay::replace()
{
    if (m_open)
        place(parentWidget()->size());
    update();
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        replace();
    return QWidget::eventFilter(watched, event);
}

bool Overlay::focusNextPrevChild(bool next)
{
    QWidget *from = focusWidget() ? focusWidget() : this;
    QWidget *candidate = from;
    do {
        candidate = next ? candidate->nextInFocusChain() : candidate->previousInFocusChain();
        if (isAncestorOf(candidate) && candidate->isVisibleTo(this) && candidate->isEnabled()
            && (candidate->focusPolicy() & Qt::TabFocus)) {
            candidate->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (candidate != from);
    return true;
}

void Overlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        escape();
    else
        QWidget::keyPressEvent(event);
}

} // namespace shiyu
