// What QueuePane says where its list is empty, and the way on from there.
#include "ui/models/incidentlistmodel.h"
#include "ui/queue/chipplan.h"
#include "ui/queue/queuelist.h"
#include "ui/queue/queuepane.h"
#include "ui/text/errortext.h"
#include "widgets/emptystate.h"
#include <QStackedWidget>

namespace shiyu {

void QueuePane::showEmpty()
{
    IncidentFilter bare;
    bare.chip = m_filter.chip;
    if (m_model->error()) {
        m_empty->setSentence(errorText(*m_model->error()));
        m_empty->setAction(tr("Try again"));
    } else if (m_filter == bare) {
        m_empty->setSentence(
            m_filter.chip == QueueChip::All ? beginningText() : emptyText(m_filter.chip));
        m_empty->setAction(m_filter.chip == QueueChip::All ? QString() : tr("Show all open ones"));
    } else {
        m_empty->setSentence(tr("Nothing matches these conditions"));
        m_empty->setAction(
            searchesOpenOnly() ? tr("Search what is over too") : tr("Clear conditions"));
    }
    const bool focused = m_list->hasFocus();
    m_stack->setCurrentWidget(m_empty);
    if (focused)
        setFocus();
}

/// A number or a name that nothing open has often is of a matter that is over.
bool QueuePane::searchesOpenOnly() const
{
    return !m_filter.text.isEmpty() && m_filter.scope == Scope::Open;
}

void QueuePane::leaveEmpty()
{
    IncidentFilter wider;
    if (searchesOpenOnly()) {
        wider = m_filter;
        wider.scope = Scope::All;
    }
    m_model->error() ? setQuery(m_filter, m_order) : setFilter(wider);
    m_list->setFocus();
}

/// A city's first shift begins with an empty desk: who takes matters in is told how.
QString QueuePane::beginningText() const
{
    const auto seat = m_port.seat();
    return seat && seat->rights.contains(Right::Intake)
        ? tr("No open matters. Press N for a new one; tables are imported in the settings.")
        : emptyText(QueueChip::All);
}

} // namespace shiyu
