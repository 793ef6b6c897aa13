#include "ui/casepane/tasktree.h"

#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

namespace shiyu {

TaskTree::TaskTree(const ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Tasks"));
    followTheme(m_themes, this, [this] {
        updateGeometry();
        update();
    });
}

void TaskTree::setLines(const QVector<TaskTreeLine> &lines)
{
    m_lines = lines;
    m_current = qBound(qsizetype(0), m_current, qMax(qsizetype(0), lines.size() - 1));
    QStringList spoken;
    for (const TaskTreeLine &line : lines)
        spoken.append(
            line.row.badge + QLatin1Char(' ') + line.row.text + QLatin1Char(' ') + line.row.state);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize TaskTree::sizeHint() const
{
    return { m_themes.theme().px(300), int(m_lines.size()) * treeRowHeight(m_themes.theme()) };
}

QRect TaskTree::rowRect(qsizetype row) const
{
    const int height = treeRowHeight(m_themes.theme());
    return { 0, int(row) * height, width(), height };
}

qsizetype TaskTree::rowAt(const QPoint &point) const
{
    const qsizetype row = point.y() / treeRowHeight(m_themes.theme());
    return row >= 0 && row < m_lines.size() ? row : -1;
}

void TaskTree::call(qsizetype row)
{
    if (row >= 0 && row < m_lines.size() && !m_lines.at(row).phone.isEmpty())
        Q_EMIT callRequested(m_lines.at(row).phone, m_lines.at(row).whom);
}

void TaskTree::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = m_themes.theme();
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        paintTreeRow(painter, theme, rowRect(i), m_lines.at(i).row);
        if (hasFocus() && i == m_current)
            paintFocusRing(painter, rowRect(i).adjusted(-2, 1, 2, -1), 4, theme);
    }
}

void TaskTree::keyPressEvent(QKeyEvent *event)
{
    const auto move = [this](qsizetype to) {
        m_current = qBound(qsizetype(0), to, qMax(qsizetype(0), m_lines.size() - 1));
        update();
    };
    if (event->key() == Qt::Key_Down)
        move(m_current + 1);
    else if (event->key() == Qt::Key_Up)
        move(m_current - 1);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        call(m_current);
    else if (event->matches(QKeySequence::Copy) && m_current < m_lines.size())
        QApplication::clipboard()->setText(m_lines.at(m_current).phone);
    else
        QWidget::keyPressEvent(event);
}

void TaskTree::mouseReleaseEvent(QMouseEvent *event)
{
    const qsizetype row = rowAt(event->pos());
    if (row < 0 || event->button() != Qt::LeftButton)
        return;
    m_current = row;
    update();
    if (treeRowPhone(m_themes.theme(), rowRect(row)).contains(event->pos()))
        call(row);
}

void TaskTree::mouseMoveEvent(QMouseEvent *event)
{
    const qsizetype row = rowAt(event->pos());
    const bool phone = row >= 0 && !m_lines.at(row).phone.isEmpty()
        && treeRowPhone(m_themes.theme(), rowRect(row)).contains(event->pos());
    setCursor(phone ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool TaskTree::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const qsizetype row = rowAt(help->pos());
        QToolTip::showText(help->globalPos(),
            row < 0 ? QString() : Qt::convertFromPlainText(m_lines.at(row).toolTip), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace shiyu
