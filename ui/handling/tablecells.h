#pragma once
#include "ui/queue/queueport.h"
#include <QStyledItemDelegate>

namespace shiyu {

class ThemeSource;

/// Cells of the table of 工单办理: text, with the urgency's shape and the clock's pill.
class TableCells : public QStyledItemDelegate {
    Q_OBJECT
public:
    TableCells(const ThemeSource &source, const QueuePort &port, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    const ThemeSource &m_source;
    std::function<Instant()> m_now;
    std::function<DirectoryPtr()> m_directory;
};

} // namespace shiyu
