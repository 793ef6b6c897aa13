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
constexpr int kLeastLine = 22;
constexpr int kTitle = 48;
constexpr int kPadding = 28;
constexpr int kColumn = 300;
constexpr int kMostColumns = 4;
constexpr int kMostKeys = 140; ///< room for the caps at the left of a line, at most
constexpr int kGap = 10; ///< between the widest caps and the words
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

qsizetype KeySheet::rowCount() const
{
    qsizetype rows = 0;
    for (const KeySection &section : m_sections)
        rows += section.lines.size() + 1; // its title
    return rows;
}

int KeySheet::capsWidth(const KeyLine &line) const
{
    const Theme &theme = source().theme();
    int width = 0;
    for (const QString &name : line.keys)
        width += keyCapSize(theme, name).width() + theme.px(4);
    return width;
}

/// All words begin in one column.
int KeySheet::keysWidth() const
{
    int widest = 0;
    for (const KeySection &section : m_sections) {
        for (const KeyLine &line : section.lines)
            widest = qMax(widest, capsWidth(line));
    }
    const Theme &theme = source().theme();
    return qMin(widest, theme.px(kMostKeys)) + theme.px(kGap);
}

KeySheet::Grid KeySheet::grid() const
{
    // As few columns as hold all rows; on a low screen the rows move together.
    const Theme &theme = source().theme();
    const int room = height() - theme.px(32) - theme.px(kTitle) - 2 * theme.px(kPadding);
    const qsizetype rows = rowCount();
    for (int line = theme.px(kLine); line > theme.px(kLeastLine); line -= 2) {
        for (int columns = 2; columns <= kMostColumns; ++columns) {
            // A title is not left alone at the foot of a column, and stands again above what goes
            // on in the next one: two rows of slack a column.
            const qsizetype inColumn = (rows + columns - 1) / columns + 2;
            if (inColumn * line <= room)
                return { columns, inColumn, line };
        }
    }
    return { kMostColumns, (rows + kMostColumns - 1) / kMostColumns + 2, theme.px(kLeastLine) };
}

QRectF KeySheet::panel() const
{
    const Theme &theme = source().theme();
    const Grid cells = grid();
    const int wanted = cells.columns * theme.px(kColumn) + (cells.columns + 1) * theme.px(kPadding);
    const QSizeF size(qMin(width() - theme.px(32), wanted),
        qMin(height() - theme.px(32),
            int(cells.rows) * cells.line + theme.px(kTitle) + 2 * theme.px(kPadding)));
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
    paintRows(painter, inner.adjusted(0, theme.px(kTitle), 0, 0));
}

void KeySheet::paintRows(QPainter &painter, const QRectF &inner) const
{
    const Theme &theme = source().theme();
    const Grid cells = grid();
    const qreal pad = theme.px(kPadding);
    const qreal width = (inner.width() - (cells.columns - 1) * pad) / cells.columns;
    qsizetype row = 0;
    int column = 0;
    const auto cell = [&] {
        return QRectF(inner.left() + column * (width + pad),
            inner.top() + qreal(row++) * cells.line, width, cells.line);
    };
    // True: in the next column.
    const auto makeRoom = [&](qsizetype needed) {
        const bool full = row + needed > cells.rows;
        column += full ? 1 : 0;
        row = full ? 0 : row;
        return full;
    };
    for (const KeySection &section : m_sections) {
        makeRoom(2);
        paintHead(painter, cell(), section.title);
        for (const KeyLine &line : section.lines) {
            if (makeRoom(1))
                paintHead(painter, cell(), section.title);
            paintLine(painter, cell(), line);
        }
    }
}

void KeySheet::paintHead(QPainter &painter, const QRectF &row, const QString &title) const
{
    const Theme &theme = source().theme();
    const QRectF head = row.adjusted(0, theme.px(5), 0, -theme.px(1)); // nearer to its own lines
    paintText(painter, head, title, theme.font(TextSize::Body, QFont::Bold),
        theme.color(ColorRole::Accent));
    painter.fillRect(
        QRectF(head.left(), head.bottom(), head.width(), 1), theme.color(ColorRole::Line));
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
    const qreal textX = qMax(x + theme.px(8), line.left() + keysWidth());
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
