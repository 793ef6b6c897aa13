#pragma once
#include "ui/acts/tickdelegate.h"

namespace shiyu {

/// Paints what is chosen from in a form: the first line of the text, and below it in small soft
/// type the second, if there is one.
class TwoLineDelegate : public TickDelegate {
    Q_OBJECT
public:
    using TickDelegate::TickDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
};

} // namespace shiyu
