#include "ui/handling/handlingcard.h"

#include "ui/queue/rowmarks.h"
#include "ui/queue/rowtext.h"
#include "ui/text/enumtext.h"
#include "ui/text/synctext.h"
#include "widgets/painting.h"
#include "widgets/pill.h"
#include "widgets/themesource.h"
#include <QPainter>

namespace shiyu {
namespace {

// px at 100 %
constexpr int kCard = 104; ///< with the gap below it
constexpr int kGap = 8;
constexpr int kPadding = 12;
constexpr int kLine = 20;
constexpr int kMostShown = 200; ///< longer titles are cut before they are measured

} // namespace

HandlingCard::HandlingCard(const ThemeSource &source, std::function<Instant()> now, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_source(source)
    , m_now(std::move(now))
{
}

QSize HandlingCard::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { m_source.theme().px(120), m_source.theme().px(kCard) };
}

void HandlingCard::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(RowList::RowRole).value<RowPtr>();
    if (!row || !m_directory)
        return;
    const Theme &theme = m_source.theme();
    const bool current = option.state.testFlag(QStyle::State_Selected);
    const bool focused = current && option.state.testFlag(QStyle::State_Active) && option.widget
        && option.widget->hasFocus();
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const QRect card = option.rect.adjusted(1, 1, -1, -theme.px(kGap));
    painter->save();
    const ColorRole ground = focused ? ColorRole::Selected
        : hovered                    ? ColorRole::Hover
                                     : ColorRole::Panel;
    paintRounded(*painter, card, 6, theme.color(ground),
        theme.color(focused ? ColorRole::Accent : ColorRole::Line));
    paintContent(*painter,
        card.adjusted(theme.px(kPadding), theme.px(10), -theme.px(kPadding), -theme.px(6)), *row);
    painter->restore();
}

void HandlingCard::paintContent(QPainter &painter, const QRect &card, const IncidentRow &row) const
{
    const Theme &theme = m_source.theme();
    const int line = theme.px(kLine);
    const QFont small = theme.font(TextSize::Small);
    const QColor soft = theme.color(ColorRole::Muted);
    QRect rect(card.left(), card.top(), card.width(), line);
    paintUrgency(painter, theme, urgencyMark(row.urgency),
        QPointF(card.left() + theme.px(7), rect.center().y() + 0.5), theme.px(13));
    const QString title = (row.title.isEmpty() ? row.excerpt : row.title).left(kMostShown);
    paintText(painter, rect.adjusted(theme.px(22), 0, 0, 0), title.simplified(),
        theme.font(TextSize::Body, row.unread ? QFont::DemiBold : QFont::Normal),
        theme.color(ColorRole::Ink));
    rect.translate(0, line + theme.px(4));
    QStringList places { placeText(row, *m_directory), categoryText(row, *m_directory) };
    places.removeAll(QString());
    const int place = paintMarks(painter, theme, row, rect.left(), rect.center().y());
    paintText(painter, QRect(QPoint(place, rect.top()), rect.bottomRight()),
        places.join(QStringLiteral(" · ")), small, soft);
    rect.translate(0, line + theme.px(6));
    const RowPill pill = rowPill(row, m_directory->calendar(), m_now());
    int right = card.right() + 1;
    if (!pill.text.isEmpty())
        right = static_cast<int>(
            paintPill(painter, theme, right, rect.center().y() + 1, pill.text, pill.tone).left());
    QStringList holder { unitName(row.open ? row.holder : row.lead, *m_directory),
        unsyncedText(row.sync) };
    holder.removeAll(QString());
    rect.setRight(right - theme.px(8));
    paintText(
        painter, rect, holder.join(QStringLiteral(" · ")), small, theme.color(ColorRole::InkSoft));
}

} // namespace shiyu
