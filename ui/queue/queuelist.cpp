#include "ui/queue/queuelist.h"

#include "app/services/whenanswered.h"
#include "ui/models/incidentlistmodel.h"
#include "ui/queue/queuedelegate.h"
#include <QKeyEvent>
#include <QScrollBar>

namespace shiyu {

QueueList::QueueList(IncidentListModel &model, QueueDelegate &delegate, QWidget *parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(delegate)
{
    setModel(&model);
    setItemDelegate(&delegate);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setAutoScroll(false); // rows come and go without the list moving
    setFrameShape(NoFrame);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &QueueList::choose);
    connect(&model, &IncidentListModel::aboutToChange, this, &QueueList::rememberPlace);
    connect(&model, &IncidentListModel::changed, this, &QueueList::restorePlace);
}

QModelIndex QueueList::topIndex() const
{
    return indexAt(QPoint(1, 1));
}

QModelIndex QueueList::bottomIndex() const
{
    const QModelIndex index = indexAt(QPoint(1, viewport()->height() - 2));
    return index.isValid() ? index : m_model.index(m_model.rowCount() - 1);
}

void QueueList::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event); // not the view's, which would make the first row current
    viewport()->update();
}

void QueueList::setCurrent(const IncidentId &id)
{
    m_rest.stop();
    m_current = id;
    m_showWhenKnown = !id.isEmpty();
    m_anchor = {};
    restorePlace();
    if (!id.isEmpty() && m_model.rowOf(id) < 0)
        find(id);
}

void QueueList::find(const IncidentId &id)
{
    whenAnswered(
        m_model.positionOf(id), this, [this, id](const Expected<std::optional<int>> &place) {
            if (!place || !*place || id != m_current || m_model.rowOf(id) >= 0)
                return;
            m_lastRow = **place;
            m_model.want(**place, **place);
        });
}

void QueueList::step(int rows)
{
    if (m_model.known() == 0)
        return;
    // A case that left the list leaves its place: the next one stands there now.
    int row = currentIndex().isValid() ? currentIndex().row() + rows
        : m_lastRow < 0                ? 0
                                       : m_lastRow + std::min(rows, 0);
    row = std::clamp(row, 0, m_model.known() - 1);
    setCurrentIndex(m_model.index(row));
}

void QueueList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    const RowPtr row = m_model.row(current.row());
    if (m_quiet || !row)
        return;
    m_current = row->id;
    m_lastRow = current.row();
    m_showWhenKnown = false;
    scrollTo(current);
    m_rest.start();
}

void QueueList::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        choose();
        return;
    }
    // Letters are acts of the desk, not a search in the titles.
    if (event->text().isEmpty() || event->key() == Qt::Key_Space)
        QListView::keyPressEvent(event);
    else
        event->ignore();
}

void QueueList::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(event->pos()) == currentIndex())
        choose();
}

void QueueList::choose()
{
    m_rest.stop();
    if (!m_current.isEmpty() && currentIndex().isValid())
        Q_EMIT caseChosen(m_current);
}

void QueueList::rememberPlace()
{
    m_quiet = true;
    const QModelIndex top = topIndex();
    const RowPtr row = m_model.row(top.row());
    // At the very top one stays there, so that what comes in is seen.
    m_anchor = row && verticalScrollBar()->value() > 0 ? row->id : IncidentId();
    m_anchorOffset = top.isValid() ? visualRect(top).top() : 0;
}

void QueueList::restorePlace()
{
    m_quiet = true;
    const int row = m_current.isEmpty() ? -1 : m_model.rowOf(m_current);
    if (row >= 0)
        m_lastRow = row;
    const QModelIndex index = row >= 0 ? m_model.index(row) : QModelIndex();
    if (index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    else
        selectionModel()->clear();
    m_quiet = false;
    executeDelayedItemsLayout();
    const int anchor = m_anchor.isEmpty() ? -1 : m_model.rowOf(m_anchor);
    if (anchor >= 0)
        verticalScrollBar()->setValue(anchor * m_delegate.rowHeight() - m_anchorOffset);
    if (m_showWhenKnown && index.isValid()) {
        m_showWhenKnown = false;
        scrollTo(index);
    }
    lookAround();
}

void QueueList::lookAround()
{
    const int top = topIndex().isValid() ? topIndex().row() : 0;
    const int bottom = bottomIndex().isValid() ? bottomIndex().row() : 0;
    // A case that is looked for may lie far behind what is in sight.
    m_model.want(top, m_showWhenKnown ? std::max(bottom, m_lastRow) : bottom);
}

void QueueList::updateClocks()
{
    const int bottom = bottomIndex().row();
    for (int row = std::max(0, topIndex().row()); row <= bottom; ++row)
        viewport()->update(m_delegate.pillRect(visualRect(m_model.index(row))));
}

void QueueList::relayout()
{
    const QModelIndex index = currentIndex();
    doItemsLayout();
    if (index.isValid())
        scrollTo(index);
    lookAround();
}

void QueueList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    lookAround();
}

void QueueList::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    lookAround();
}

} // namespace shiyu
