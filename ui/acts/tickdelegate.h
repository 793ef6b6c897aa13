#pragma once
#include <QStyledItemDelegate>

namespace shiyu {

/// Of a list whose lines are ticked: a click anywhere on the line ticks it, as on the text of a
/// check box. Space does as it always does.
class TickDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;
};

} // namespace shiyu
