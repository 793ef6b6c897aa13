#pragma once
#include "app/domain/ids.h"
#include <QListView>
#include <QTimer>

namespace shiyu {

class IncidentListModel;
class QueueDelegate;

/// The list itself: tells the model what is in sight, keeps its place and its current case when
/// rows come and go, and says which case was chosen: at once by click and Enter, after kRest by
/// keys that walk. GUI thread; the model and the delegate outlive it.
class QueueList : public QListView {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kRest { 120 };

    QueueList(IncidentListModel &model, QueueDelegate &delegate, QWidget *parent = nullptr);

    /// Marks and shows the case without saying that it was chosen; it is asked for if it is not
    /// known yet. Empty: none.
    void setCurrent(const IncidentId &id);
    const IncidentId &current() const { return m_current; }
    void step(int rows);
    void updateClocks(); ///< repaints the clocks in sight
    void relayout(); ///< the height of the rows changed

Q_SIGNALS:
    void caseChosen(const shiyu::IncidentId &id);

protected:
    /// Getting the focus chooses nothing: the case that is open stays open.
    void focusInEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void rememberPlace();
    void restorePlace();
    void lookAround();
    void find(const IncidentId &id);
    void choose();
    QModelIndex topIndex() const;
    QModelIndex bottomIndex() const;

    IncidentListModel &m_model;
    QueueDelegate &m_delegate;
    IncidentId m_current;
    int m_lastRow = -1; ///< where the current case stood last
    bool m_quiet = false; ///< the current row moves, but nobody moved it
    bool m_showWhenKnown = false;
    IncidentId m_anchor; ///< the case at the top, while rows change
    int m_anchorOffset = 0;
    QTimer m_rest;
};

} // namespace shiyu
