#include "widgets/commanddelegate.h"

#include "widgets/commandpalette.h"
#include "widgets/icons.h"
#include "widgets/keycap.h"
#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QPainter>

namespace shiyu {

namespace {
constexpr int kRow = 36;
constexpr int kSection = 26;
} // namespace

CommandDelegate::CommandDelegate(const ThemeSource &source, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_source(source)
{
}

bool CommandDelegate::beginsSection(const QModelIndex &index)
{
    const QString section = index.data(CommandSectionRole).toString();
    return !section.isEmpty()
        && (index.row() == 0
            || index.siblingAtRow(index.row() - 1).data(CommandSectionRole).toString() != section);
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const Theme &theme = m_source.theme();
    return { theme.px(200), theme.px(kRow) + (beginsSection(index) ? theme.px(kSection) : 0) };
}

void CommandDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_source.theme();
    QRectF row = option.rect;
    const int pad = theme.px(12);
    if (beginsSection(index)) {
        paintText(*painter,
            QRectF(row.left() + pad, row.top(), row.width() - 2 * pad, theme.px(kSection)),
            index.data(CommandSectionRole).toString(), theme.font(TextSize::Small),
            theme.color(ColorRole::Muted));
        row.setTop(row.top() + theme.px(kSection));
    }
    const bool current = option.state & QStyle::State_Selected;
    if (current)
        paintRounded(*painter, row, 4, theme.color(ColorRole::Selected));
    else if (option.state & QStyle::State_MouseOver)
        paintRounded(*painter, row, 4, theme.color(ColorRole::Hover));
    row.adjust(pad, 0, -pad, 0);
    if (const QVariant glyph = index.data(CommandGlyphRole); glyph.isValid()) {
        const qreal side = theme.px(18);
        paintGlyph(*painter, Glyph(glyph.toInt()),
            QRectF(row.left(), row.center().y() - side / 2, side, side),
            theme.color(current ? ColorRole::Accent : ColorRole::Muted));
        row.setLeft(row.left() + theme.px(28));
    }
    if (const QString key = index.data(CommandKeyRole).toString(); !key.isEmpty()) {
        const QSizeF cap = keyCapSize(theme, key);
        paintKeyCap(*painter, theme,
            QRectF(QPointF(row.right() - cap.width(), row.center().y() - cap.height() / 2), cap),
            key, theme.color(ColorRole::Muted));
        row.setRight(row.right() - cap.width() - theme.px(12));
    }
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    const int used = paintText(*painter, row, index.data(Qt::DisplayRole).toString(), theme.font(),
        theme.color(enabled ? ColorRole::Ink : ColorRole::Muted));
    paintText(*painter, row.adjusted(used + theme.px(10), 0, 0, 0),
        index.data(CommandDetailRole).toString(), theme.font(TextSize::Small),
        theme.color(ColorRole::Muted));
}

} // namespace shiyu
