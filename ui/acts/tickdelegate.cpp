#include "ui/acts/tickdelegate.h"

#include <QMouseEvent>

namespace shiyu {

bool TickDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
    const QStyleOptionViewItem &option, const QModelIndex &index)
{
    constexpr Qt::ItemFlags kTickable = Qt::ItemIsUserCheckable | Qt::ItemIsEnabled;
    const bool tickable = (model->flags(index) & kTickable) == kTickable
        && index.data(Qt::CheckStateRole).isValid();
    if (!tickable || event->type() != QEvent::MouseButtonRelease)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto *mouse = static_cast<const QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || !option.rect.contains(mouse->position().toPoint()))
        return false;
    const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace shiyu
