#include "ui/handling/handlingcard.h"

#include "ui/handling/handlingcolumn.h"
#include "ui/queue/rowmarks.h"
#include "ui/queue/rowtext.h"
#include "ui/text/enumtext.h"
#include "ui/text/synctext.h"
#include "widgets/painting.h"
#include "widgets/pill.h"
#include "widgets/themesource.h"
#include <QPainter>
#include <QTextLayout>

namespace shiyu {
namespace {

// px at 100 %
constexpr int kCard = 104; ///< with the gap below it
constexpr int kTallCard = 124;
constexpr int kNarrow = 230; ///< of a column: most titles are longer than a line
constexpr int kGap = 8;
constexpr int kPadding = 12;
constexpr int kLine = 20;
constexpr int kMostShown = 200; ///< longer titles are cut before they are measured

/// How many characters stand in a line of this width.
int lineEnd(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(width);
    const int end = line.textLength();
    layout.endLayout();
    return end;
}

/// The category only where it has room: half a word tells nothing.
QString placeLine(const IncidentRow &row, const Directory &directory, const QFont &font, int room)
{
    QStringList places { placeText(row, directory), categoryText(row, directory) };
    places.removeAll(QString());
    const QString both = places.join(QStringLiteral(" · "));
    return places.size() < 2 || textWidth(font, both) <= room ? both : places.first();
}

} // namespace

HandlingCard::HandlingCard(const ThemeSource &source, std::function<Instant()> now, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_source(source)
    , m_now(std::move(now))
{
}

QSize HandlingCard::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const Theme &theme = m_source.theme();
    const bool narrow = option.widget && option.widget->width() < theme.px(kNarrow);
    return { theme.px(120), theme.px(narrow ? kTallCard : kCard) };
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
        card.adjusted(theme.px(kPadding), theme.px(10), -theme.px(kPadding), -theme.px(6)), *row,
        option.rect.height() > theme.px(kCard));
    painter->restore();
}

void HandlingCard::paintTitle(
    QPainter &painter, const QRect &rect, const IncidentRow &row, bool mayWrap) const
{
    const Theme &theme = m_source.theme();
    const bool done = !row.open || row.stage == Stage::Resolved;
    const bool strong = row.unread && !done; // what is done waits for nobody's eye
    const QFont font = theme.font(TextSize::Body, strong ? QFont::DemiBold : QFont::Normal);
    const QColor ink = theme.color(ColorRole::Ink);
    const QString title
        = (row.title.isEmpty() ? row.excerpt : row.title).left(kMostShown).simplified();
    const int end = mayWrap ? lineEnd(title, font, rect.width()) : int(title.size());
    paintText(painter, rect, title.left(end).trimmed(), font, ink);
    if (end < title.size())
        paintText(painter, rect.translated(0, rect.height()), title.mid(end), font, ink);
}

/// The clock as a pill, or when it was done in plain words: no time that waits. Returns where it
/// begins.
int HandlingCard::paintTime(QPainter &painter, const QRect &rect, const IncidentRow &row) const
{
    const Theme &theme = m_source.theme();
    const QString done = doneText(row, *m_directory, m_now());
    const int right = rect.right() + 1;
    if (!done.isEmpty()) {
        const QFont small = theme.font(TextSize::Small);
        paintText(painter, rect, done, small, theme.color(ColorRole::Muted),
            Qt::AlignRight | Qt::AlignVCenter);
        return right - textWidth(small, done);
    }
    const RowPill pill = rowPill(row, m_directory->calendar(), m_now());
    if (pill.text.isEmpty())
        return right;
    return static_cast<int>(
        paintPill(painter, theme, right, rect.center().y() + 1, pill.text, pill.tone).left());
}

void HandlingCard::paintContent(
    QPainter &painter, const QRect &card, const IncidentRow &row, bool narrow) const
{
    const Theme &theme = m_source.theme();
    const int line = theme.px(kLine);
    const QFont small = theme.font(TextSize::Small);
    const QColor soft = theme.color(ColorRole::Muted);
    QRect rect(card.left(), card.top(), card.width(), line);
    paintUrgency(painter, theme, urgencyMark(row.urgency),
        QPointF(card.left() + theme.px(7), rect.center().y() + 0.5), theme.px(13));
    paintTitle(painter, rect.adjusted(theme.px(22), 0, 0, 0), row, narrow);
    rect.translate(0, (narrow ? 2 : 1) * line + theme.px(4));
    const int place = paintMarks(painter, theme, row, rect.left(), rect.center().y());
    const QRect placeRect(QPoint(place, rect.top()), rect.bottomRight());
    paintText(
        painter, placeRect, placeLine(row, *m_directory, small, placeRect.width()), small, soft);
    rect.translate(0, line + theme.px(6));
    const int right = paintTime(painter, rect, row);
    QStringList holder { unitName(row.open ? row.holder : row.lead, *m_directory),
        unsyncedText(row.sync) };
    holder.removeAll(QString());
    rect.setRight(right - theme.px(8));
    paintText(
        painter, rect, holder.join(QStringLiteral(" · ")), small, theme.color(ColorRole::InkSoft));
}

} // namespace shiyu
