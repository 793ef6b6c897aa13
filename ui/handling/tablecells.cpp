#include "ui/handling/tablecells.h"

#include "ui/handling/handlingtable.h"
#include "ui/queue/rowtext.h"
#include "widgets/painting.h"
#include "widgets/pill.h"
#include "widgets/themesource.h"
#include <QPainter>

namespace shiyu {

TableCells::TableCells(const ThemeSource &source, const QueuePort &port, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_source(source)
    , m_now(port.now)
    , m_directory(port.directory)
{
}

void TableCells::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(RowList::RowRole).value<RowPtr>();
    const DirectoryPtr directory = m_directory();
    if (!row || !directory)
        return;
    const Theme &theme = m_source.theme();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, theme.color(selected ? ColorRole::Selected : ColorRole::Panel));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
        theme.color(ColorRole::Line));
    if (selected && index.column() == 0)
        painter->fillRect(
            QRect(option.rect.left(), option.rect.top(), theme.px(3), option.rect.height()),
            theme.color(ColorRole::Accent));
    QRect rect = option.rect.adjusted(theme.px(8), 0, -theme.px(8), 0);
    if (index.column() == HandlingTable::Due) {
        const RowPill pill = rowPill(*row, directory->calendar(), m_now());
        if (!pill.text.isEmpty())
            paintPill(*painter, theme, rect.left() + pillSize(theme, pill.text).width(),
                rect.center().y() + 0.5, pill.text, pill.tone);
        painter->restore();
        return;
    }
    if (index.column() == HandlingTable::UrgencyWord) {
        paintUrgency(*painter, theme, urgencyMark(row->urgency),
            QPointF(rect.left() + theme.px(7), rect.center().y() + 0.5), theme.px(12));
        rect.adjust(theme.px(20), 0, 0, 0);
    }
    const bool title = index.column() == HandlingTable::Title;
    const bool strong = title && row->unread;
    paintText(*painter, rect, index.data().toString().left(200).simplified(),
        theme.font(TextSize::Body, strong ? QFont::DemiBold : QFont::Normal),
        theme.color(title ? ColorRole::Ink : ColorRole::InkSoft));
    painter->restore();
}

} // namespace shiyu
