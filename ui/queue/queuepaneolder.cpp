// QueuePane's way to what is over and lies on the server alone.
#include "ui/queue/olderpanel.h"
#include "ui/queue/olderstrip.h"
#include "ui/queue/queuelist.h"
#include "ui/queue/queuepane.h"
#include "widgets/labels.h"
#include <QApplication>
#include <QStackedWidget>

namespace shiyu {

bool QueuePane::isOlderShown() const
{
    return m_older && m_stack->currentWidget() == m_older;
}

/// Where somebody looks for something that may be over: among all, or by words.
void QueuePane::showOlderStrip()
{
    const bool looking = m_filter.scope == Scope::All || !m_filter.text.isEmpty();
    const bool there = m_port.older.isThere && m_port.older.isThere();
    m_olderStrip->setVisible(looking && there && !isOlderShown());
    // It counts the list's rows; where room is scarce the chip's own count says as much.
    IncidentFilter chip;
    chip.chip = m_filter.chip;
    m_shown->setVisible(!isOlderShown() && (!m_low || m_filter != chip));
}

void QueuePane::lookForOlder(const QString &words)
{
    if (!m_older) {
        m_older = new OlderPanel(m_source, m_port.older, m_stack);
        m_stack->addWidget(m_older);
        connect(m_older, &OlderPanel::caseChosen, this, &QueuePane::caseChosen);
        connect(m_older, &OlderPanel::finished, this, &QueuePane::leaveOlder);
    }
    m_stack->setCurrentWidget(m_older);
    m_older->begin(words, m_filter.region);
    m_older->setFocus();
}

void QueuePane::leaveOlder()
{
    if (!isOlderShown())
        return;
    const bool had = m_older->isAncestorOf(QApplication::focusWidget());
    m_stack->setCurrentWidget(m_list);
    showState();
    if (had)
        m_list->setFocus();
}

} // namespace shiyu
