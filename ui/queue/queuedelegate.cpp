#include "ui/queue/queuedelegate.h"

#include "ui/queue/rowmarks.h"
#include "ui/queue/rowtext.h"
#include "ui/text/enumtext.h"
#include "ui/text/synctext.h"
#include "widgets/painting.h"
#include "widgets/pill.h"
#include "widgets/themesource.h"
#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace shiyu {
namespace {

// px at 100 %
constexpr int kTwoLines = 66;
constexpr int kTwoCloseLines = 52;
constexpr int kOneLine = 24;
constexpr int kGlyphCenter = 24;
constexpr int kTitleLeft = 46;
constexpr int kRight = 16;
constexpr int kWidestPill = 150;
constexpr int kRoomForState = 380;
constexpr int kNarrow = 300; ///< the clock goes below, and the title has its line for itself
/// Longer titles are cut before they are measured.
constexpr int kMostShown = 200;

/// Place and category; the category and then the town only where they have room: half a name tells
/// nothing.
QString placeLine(const IncidentRow &row, const Directory &directory, const QFont &font, int room)
{
    const QString dot = QStringLiteral(" · ");
    const QString place = placeText(row, directory);
    const QString category = categoryText(row, directory);
    if (place.isEmpty() || category.isEmpty())
        return place + category;
    for (const QString &line : { QString(place + dot + category), place }) {
        if (textWidth(font, line) <= room)
            return line;
    }
    return place.section(dot, 0, 0);
}

bool isSelected(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

} // namespace

QueueDelegate::QueueDelegate(
    const ThemeSource &source, std::function<Instant()> now, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_source(source)
    , m_now(std::move(now))
{
}

int QueueDelegate::rowHeight() const
{
    return m_source.theme().px(m_oneLine ? kOneLine : m_close ? kTwoCloseLines : kTwoLines);
}

QRect QueueDelegate::pillRect(const QRect &row) const
{
    const int width = m_source.theme().px(kWidestPill + kRight);
    if (m_oneLine)
        return { row.right() + 1 - width, row.top(), width, row.height() };
    const int upper = row.height() / 2;
    return isNarrow(row)
        ? QRect(row.right() + 1 - width, row.top() + upper, width, row.height() - upper)
        : QRect(row.right() + 1 - width, row.top(), width, upper);
}

bool QueueDelegate::isNarrow(const QRect &row) const
{
    return row.width() < m_source.theme().px(kNarrow);
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { m_source.theme().px(200), rowHeight() };
}

void QueueDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintGround(*painter, option);
    const auto row = index.data(RowList::RowRole).value<RowPtr>();
    const Theme &theme = m_source.theme();
    if (!row || !m_directory) {
        paintText(*painter, option.rect.adjusted(theme.px(kTitleLeft), 0, -theme.px(kRight), 0),
            index.data().toString(), theme.font(TextSize::Small), theme.color(ColorRole::Muted));
    } else if (m_oneLine) {
        paintOneLine(*painter, option, *row, option.rect);
    } else {
        paintTwoLines(*painter, option, *row, option.rect);
    }
    painter->restore();
}

void QueueDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const Theme &theme = m_source.theme();
    const QRect &rect = option.rect;
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    if (isSelected(option))
        painter.fillRect(rect, theme.color(ColorRole::Selected));
    else if (hovered)
        painter.fillRect(rect, theme.color(ColorRole::Hover));
    if (!m_oneLine)
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(ColorRole::Line));
    if (isSelected(option))
        painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()),
            theme.color(ColorRole::Accent));
}

int QueueDelegate::paintClock(
    QPainter &painter, const IncidentRow &row, int right, int centerY) const
{
    const RowPill pill = rowPill(row, m_directory->calendar(), m_now());
    if (pill.text.isEmpty())
        return right;
    return static_cast<int>(
        paintPill(painter, m_source.theme(), right, centerY, pill.text, pill.tone).left());
}

void QueueDelegate::paintTitle(QPainter &painter, const QStyleOptionViewItem &option,
    const IncidentRow &row, const QRect &rect) const
{
    const Theme &theme = m_source.theme();
    const bool strong = row.unread || isSelected(option);
    const QString title = (row.title.isEmpty() ? row.excerpt : row.title).left(kMostShown);
    paintText(painter, rect, title.simplified(),
        theme.font(TextSize::Body, strong ? QFont::DemiBold : QFont::Normal),
        theme.color(row.open ? ColorRole::Ink : ColorRole::InkSoft));
}

void QueueDelegate::paintTwoLines(QPainter &painter, const QStyleOptionViewItem &option,
    const IncidentRow &row, const QRect &rect) const
{
    const Theme &theme = m_source.theme();
    const int left = rect.left() + theme.px(kTitleLeft);
    const int gap = theme.px(8);
    const int upper = rect.top() + theme.px(m_close ? 16 : 23);
    const int lower = rect.top() + theme.px(m_close ? 37 : 45);
    int right = rect.right() + 1 - theme.px(kRight);
    paintUrgency(painter, theme, urgencyMark(row.urgency),
        QPointF(rect.left() + theme.px(kGlyphCenter), upper), theme.px(14));
    const bool narrow = isNarrow(rect);
    const int clock = paintClock(painter, row, right, narrow ? lower : upper) - gap;
    const int titleEnd = narrow ? right : clock;
    paintTitle(
        painter, option, row, QRect(left, upper - theme.px(12), titleEnd - left, theme.px(24)));
    if (narrow)
        right = clock;

    const QFont small = theme.font(TextSize::Small);
    const QColor soft = theme.color(ColorRole::Muted);
    const int most = (right - left) * 3 / 5;
    QStringList states { enumText(row.source), stateText(row, *m_directory),
        unsyncedText(row.sync) };
    states.removeAll(QString());
    const QString dot = QStringLiteral(" · ");
    // Where it is narrow the source makes room: what is to be done is never cut.
    if (narrow || textWidth(small, states.join(dot)) >= most)
        states.removeFirst();
    const QString state = states.join(dot);
    const int stateWidth = std::min(textWidth(small, state) + 1, most);
    const QRect stateRect(right - stateWidth, lower - theme.px(10), stateWidth, theme.px(20));
    const bool refused = row.sync == SyncState::Refused;
    paintText(painter, stateRect, state, small, refused ? theme.color(ColorRole::DangerInk) : soft,
        Qt::AlignRight | Qt::AlignVCenter);
    const int place = paintMarks(painter, theme, row, left, lower);
    const QRect placeRect(
        place, stateRect.top(), stateRect.left() - gap - place, stateRect.height());
    paintText(
        painter, placeRect, placeLine(row, *m_directory, small, placeRect.width()), small, soft);
}

void QueueDelegate::paintOneLine(QPainter &painter, const QStyleOptionViewItem &option,
    const IncidentRow &row, const QRect &rect) const
{
    const Theme &theme = m_source.theme();
    const int center = rect.center().y();
    const int left = rect.left() + theme.px(kTitleLeft - 10);
    int right = rect.right() + 1 - theme.px(kRight);
    paintUrgency(painter, theme, urgencyMark(row.urgency),
        QPointF(rect.left() + theme.px(kGlyphCenter - 4), center), theme.px(12));
    right = paintClock(painter, row, right, center) - theme.px(8);
    if (rect.width() >= theme.px(kRoomForState)) {
        const QFont small = theme.font(TextSize::Small);
        const QString state = stateText(row, *m_directory);
        const int width = textWidth(small, state) + 1;
        paintText(painter, QRect(right - width, rect.top(), width, rect.height()), state, small,
            theme.color(ColorRole::InkSoft));
        right -= width + theme.px(8);
    }
    const int title = paintMarks(painter, theme, row, left, center);
    paintTitle(painter, option, row, QRect(title, rect.top(), right - title, rect.height()));
}

bool QueueDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
    const QStyleOptionViewItem &, const QModelIndex &index)
{
    const auto row = index.data(RowList::RowRole).value<RowPtr>();
    if (event->type() != QEvent::ToolTip || !row || !m_directory)
        return false;
    const QString number = index.data(RowList::NumberRole).toString();
    const QString text = spokenRow(*row, *m_directory, m_now()) + u'\n' + number;
    // A script in a title is shown as text.
    QToolTip::showText(event->globalPos(),
        text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")), view);
    return true;
}

} // namespace shiyu
