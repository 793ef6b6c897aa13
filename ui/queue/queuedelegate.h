#pragma once
#include "ui/models/rowlist.h"
#include <QStyledItemDelegate>
#include <functional>

namespace shiyu {

class ThemeSource;

/// Paints a row of the queue from RowRole: in two lines (urgency, title, clock; marks, place,
/// source and state), or in one line where 20 and more rows are wanted. GUI thread.
class QueueDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    QueueDelegate(
        const ThemeSource &source, std::function<Instant()> now, QObject *parent = nullptr);

    void setDirectory(DirectoryPtr directory) { m_directory = std::move(directory); }
    void setOneLine(bool oneLine) { m_oneLine = oneLine; }
    /// The two lines stand closer: for a screen that is low for its type.
    void setClose(bool close) { m_close = close; }
    int rowHeight() const;
    /// Where the clock of a row is painted, for repainting it alone each second.
    QRect pillRect(const QRect &row) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    bool isNarrow(const QRect &row) const;
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option) const;
    void paintTwoLines(QPainter &painter, const QStyleOptionViewItem &option,
        const IncidentRow &row, const QRect &rect) const;
    void paintOneLine(QPainter &painter, const QStyleOptionViewItem &option, const IncidentRow &row,
        const QRect &rect) const;
    /// Returns the left edge of what it painted.
    int paintClock(QPainter &painter, const IncidentRow &row, int right, int centerY) const;
    void paintTitle(QPainter &painter, const QStyleOptionViewItem &option, const IncidentRow &row,
        const QRect &rect) const;

    const ThemeSource &m_source;
    std::function<Instant()> m_now;
    DirectoryPtr m_directory;
    bool m_oneLine = false;
    bool m_close = false;
};

} // namespace shiyu
