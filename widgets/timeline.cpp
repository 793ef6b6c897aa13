#include "widgets/timeline.h"

#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace shiyu {

namespace {

constexpr int kDot = 9;

struct Columns {
    int dotX; ///< centre of the dot
    int textX;
    int stateWidth;
};

Columns columns(const Theme &theme, const TimelineRow &row)
{
    const int time
        = qMax(textWidth(theme.font(), QStringLiteral("00:00")), textWidth(theme.font(), row.time));
    const int dotX = time + theme.px(14) + theme.px(kDot) / 2;
    const int state = row.state.isEmpty()
        ? 0
        : textWidth(theme.font(TextSize::Small), row.state) + theme.px(12);
    return { dotX, dotX + theme.px(16), state };
}

QRect textRect(const Theme &theme, const QRect &rect, const TimelineRow &row)
{
    const Columns at = columns(theme, row);
    const int top = rect.top() + theme.px(18);
    return QRect(rect.left() + at.textX, top, rect.width() - at.textX - at.stateWidth,
        qMax(0, rect.bottom() - top));
}

} // namespace

int timelineRowHeight(const Theme &theme, int width, const TimelineRow &row)
{
    const QRect room = textRect(theme, QRect(0, 0, width, 10000), row);
    const int text = row.text.isEmpty() ? 0 : wrappedHeight(theme.font(), row.text, room.width());
    return theme.px(18) + text + theme.px(12);
}

void paintTimelineRow(QPainter &painter, const Theme &theme, const QRect &rect,
    const TimelineRow &row, bool first, bool last)
{
    const Columns at = columns(theme, row);
    const qreal head = theme.px(18);
    const qreal dotY = rect.top() + head / 2 + 0.5;
    const qreal x = rect.left() + at.dotX;
    const qreal gap = theme.px(kDot) / 2.0 + theme.px(3);
    if (!first)
        painter.fillRect(
            QRectF(x - 0.5, rect.top(), 1, dotY - gap - rect.top()), theme.color(ColorRole::Line));
    if (!last)
        painter.fillRect(QRectF(x - 0.5, dotY + gap, 1, rect.bottom() + 1 - dotY - gap),
            theme.color(ColorRole::Line));
    const qreal side = theme.px(kDot);
    paintRounded(painter, QRectF(x - side / 2, dotY - side / 2, side, side), side / 2,
        theme.color(row.newest ? ColorRole::Accent : ColorRole::LineStrong));

    const QRectF line(rect.left(), rect.top(), rect.width(), head);
    paintText(painter, line, row.time, theme.font(), theme.color(ColorRole::InkSoft));
    paintText(painter, line.adjusted(at.textX, 0, -at.stateWidth, 0), row.unit,
        theme.font(TextSize::Small), theme.color(ColorRole::Muted));
    paintText(painter, line, row.state, theme.font(TextSize::Small),
        theme.color(tonePaint(row.stateTone).text), Qt::AlignRight | Qt::AlignVCenter);

    QFont font = theme.font();
    font.setStrikeOut(row.struckOut);
    paintWrapped(painter, textRect(theme, rect, row), row.text, font,
        theme.color(row.struckOut ? ColorRole::Muted : ColorRole::Ink));
}

Timeline::Timeline(const ThemeSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
    followTheme(m_source, this, [this] { measure(); });
}

void Timeline::setRows(const QList<TimelineRow> &rows)
{
    m_rows = rows;
    m_current = qMin(m_current, int(rows.size()) - 1);
    measure();
}

void Timeline::measure()
{
    m_tops.clear();
    int top = 0;
    for (const TimelineRow &row : std::as_const(m_rows)) {
        m_tops.append(top);
        top += timelineRowHeight(m_source.theme(), width(), row);
    }
    m_tops.append(top);
    updateGeometry();
    update();
}

int Timeline::heightForWidth(int width) const
{
    int height = 0;
    for (const TimelineRow &row : m_rows)
        height += timelineRowHeight(m_source.theme(), width, row);
    return height;
}

QSize Timeline::sizeHint() const
{
    return { m_source.theme().px(320), m_tops.last() };
}

QRect Timeline::rowRect(int row) const
{
    return QRect(0, m_tops.at(row), width(), m_tops.at(row + 1) - m_tops.at(row));
}

int Timeline::rowAt(int y) const
{
    const auto after = std::upper_bound(m_tops.cbegin(), m_tops.cend(), y);
    const int row = int(after - m_tops.cbegin()) - 1;
    return row < int(m_rows.size()) ? row : -1;
}

void Timeline::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const int last = int(m_rows.size()) - 1;
    for (int row = qMax(0, rowAt(event->rect().top())); row <= last; ++row) {
        const QRect rect = rowRect(row);
        if (rect.top() > event->rect().bottom())
            break;
        paintTimelineRow(painter, m_source.theme(), rect, m_rows.at(row), row == 0, row == last);
        if (row == m_current && hasFocus())
            paintFocusRing(
                painter, rect.adjusted(0, -2, 0, -m_source.theme().px(8)), 4, m_source.theme());
    }
}

void Timeline::resizeEvent(QResizeEvent *)
{
    measure();
}

void Timeline::moveTo(int row)
{
    if (m_rows.isEmpty())
        return;
    m_current = std::clamp(row, 0, int(m_rows.size()) - 1);
    const TimelineRow &now = m_rows.at(m_current);
    setAccessibleDescription(now.time + u' ' + now.unit + u' ' + now.text + u' ' + now.state);
    Q_EMIT rowMoved(rowRect(m_current));
    update();
}

void Timeline::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        return moveTo(m_current - 1);
    case Qt::Key_Down:
        return moveTo(m_current + 1);
    case Qt::Key_Home:
        return moveTo(0);
    case Qt::Key_End:
        return moveTo(int(m_rows.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT rowActivated(m_current);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Timeline::mousePressEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->pos().y()); row >= 0)
        moveTo(row);
}

void Timeline::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->pos().y()); row >= 0)
        Q_EMIT rowActivated(row);
}

} // namespace shiyu
