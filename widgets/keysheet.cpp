#include "widgets/keysheet.h"

#include "widgets/keycap.h"
#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

namespace shiyu {

namespace {
constexpr int kLine = 30;
constexpr int kHead = 34;
constexpr int kGap = 16;
constexpr int kTitle = 48;
constexpr int kPadding = 28;
constexpr int kColumn = 360;
constexpr int kKeys = 110; ///< room for the caps at the left of a line
} // namespace

KeySheet::KeySheet(const ThemeSource &themes, QWidget *host)
    : Overlay(themes, host)
{
    setFocusPolicy(Qt::StrongFocus);
}

void KeySheet::setSections(const QString &title, const QList<KeySection> &sections)
{
    m_title = title;
    m_sections = sections;
    QStringList spoken;
    for (const KeySection &section : sections)
        for (const KeyLine &line : section.lines)
            spoken << line.keys.join(u' ') + u' ' + line.what;
    setAccessibleName(title);
    setAccessibleDescription(spoken.join(u'\n'));
    replace();
}

void KeySheet::place(const QSize &host)
{
    setGeometry(QRect(QPoint(0, 0), host));
}

int KeySheet::sectionHeight(const KeySection &section) const
{
    const Theme &theme = source().theme();
    return theme.px(kHead) + int(section.lines.size()) * theme.px(kLine) + theme.px(kGap);
}

int KeySheet::columnHeight(qsizetype split, bool left) const
{
    int height = 0;
    for (qsizetype i = left ? 0 : split; i < (left ? split : m_sections.size()); ++i)
        height += sectionHeight(m_sections.at(i));
    return height;
}

qsizetype KeySheet::splitAt() const
{
    // Sections stay whole and in order; the split that makes the higher column lowest.
    qsizetype best = m_sections.size();
    const auto higher = [this](qsizetype split) {
        return qMax(columnHeight(split, true), columnHeight(split, false));
    };
    for (qsizetype split = 1; split < m_sections.size(); ++split)
        if (higher(split) < higher(best))
            best = split;
    return best;
}

QRectF KeySheet::panel() const
{
    const Theme &theme = source().theme();
    const qsizetype split = splitAt();
    const int content = qMax(columnHeight(split, true), columnHeight(split, false));
    const QSizeF size(qMin(width() - theme.px(32), 2 * theme.px(kColumn) + 3 * theme.px(kPadding)),
        qMin(height() - theme.px(32),
            content - theme.px(kGap) + theme.px(kTitle) + 2 * theme.px(kPadding) - theme.px(8)));
    return QRectF(
        QPointF(qRound((width() - size.width()) / 2), qRound((height() - size.height()) / 2)),
        size);
}

void KeySheet::paintEvent(QPaintEvent *)
{
    const Theme &theme = source().theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(ColorRole::Scrim));
    const QRectF box = panel();
    paintShadow(painter, box, 8, theme);
    paintRounded(
        painter, box, 8, theme.color(ColorRole::Panel), theme.color(ColorRole::LineStrong));
    painter.setClipRect(box);
    const qreal pad = theme.px(kPadding);
    const QRectF inner = box.adjusted(pad, pad - theme.px(8), -pad, -pad);
    const QString esc = QStringLiteral("Esc");
    const QSizeF cap = keyCapSize(theme, esc);
    paintText(painter, QRectF(inner.left(), inner.top(), inner.width() - cap.width(), theme.px(32)),
        m_title, theme.font(TextSize::Title, QFont::Bold), theme.color(ColorRole::Ink));
    paintKeyCap(painter, theme,
        QRectF(
            QPointF(inner.right() - cap.width(), inner.top() + (theme.px(32) - cap.height()) / 2),
            cap),
        esc, theme.color(ColorRole::Muted));
    const qreal half = (inner.width() - pad) / 2;
    const QRectF left(inner.left(), inner.top() + theme.px(kTitle), half, inner.height());
    const qsizetype split = splitAt();
    paintColumn(painter, left, 0, split);
    paintColumn(painter, left.translated(half + pad, 0), split, m_sections.size());
}

void KeySheet::paintColumn(QPainter &painter, QRectF column, qsizetype from, qsizetype to) const
{
    const Theme &theme = source().theme();
    for (qsizetype i = from; i < to; ++i) {
        const KeySection &section = m_sections.at(i);
        const QRectF head(
            column.left(), column.top(), column.width(), theme.px(kHead) - theme.px(6));
        paintText(painter, head, section.title, theme.font(TextSize::Body, QFont::Bold),
            theme.color(ColorRole::Accent));
        painter.fillRect(
            QRectF(head.left(), head.bottom(), head.width(), 1), theme.color(ColorRole::Line));
        qreal y = column.top() + theme.px(kHead);
        for (const KeyLine &line : section.lines) {
            paintLine(painter, QRectF(column.left(), y, column.width(), theme.px(kLine)), line);
            y += theme.px(kLine);
        }
        column.setTop(column.top() + sectionHeight(section));
    }
}

void KeySheet::paintLine(QPainter &painter, const QRectF &line, const KeyLine &key) const
{
    const Theme &theme = source().theme();
    qreal x = line.left();
    for (const QString &name : key.keys) {
        const QSizeF cap = keyCapSize(theme, name);
        paintKeyCap(painter, theme, QRectF(QPointF(x, line.center().y() - cap.height() / 2), cap),
            name, theme.color(ColorRole::InkSoft));
        x += cap.width() + theme.px(4);
    }
    const qreal textX = qMax(x + theme.px(8), line.left() + theme.px(kKeys));
    paintText(painter, QRectF(textX, line.top(), line.right() - textX, line.height()), key.what,
        theme.font(), theme.color(ColorRole::Ink));
}

void KeySheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Question)
        dismiss();
    else
        Overlay::keyPressEvent(event);
}

void KeySheet::mousePressEvent(QMouseEvent *)
{
    dismiss();
}

} // namespace shiyu
