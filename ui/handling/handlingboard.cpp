#include "ui/handling/handlingboard.h"

#include "ui/handling/handlingcard.h"
#include "ui/queue/rowtext.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QScrollBar>

namespace shiyu {

HandlingBoard::HandlingBoard(
    const ThemeSource &source, std::function<Instant()> now, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_now(std::move(now))
    , m_card(new HandlingCard(source, m_now, this))
{
    auto *layout = new QHBoxLayout(this);
    for (Column &column : m_columns) {
        column = makeColumn();
        auto *part = new QVBoxLayout;
        auto *head = new QHBoxLayout;
        head->addWidget(column.title);
        head->addWidget(column.count);
        head->addStretch();
        part->addLayout(head);
        part->addWidget(column.view, 1);
        layout->addLayout(part, 1);
    }
    setFocusProxy(m_columns[0].view);
    followTheme(source, this, [this, layout] {
        const Theme &theme = m_source.theme();
        layout->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), 0);
        layout->setSpacing(theme.px(12));
        for (const Column &column : m_columns) {
            QPalette palette = column.view->palette();
            palette.setColor(QPalette::Base, theme.color(ColorRole::Paper));
            column.view->setPalette(palette);
            column.view->doItemsLayout();
        }
        update();
    });
    retranslate();
}

HandlingBoard::Column HandlingBoard::makeColumn()
{
    Column column { new RowList(this), new QListView,
        new TextLabel(m_source, {}, TextSize::Body, ColorRole::Ink, QFont::DemiBold),
        new TextLabel(m_source, {}, TextSize::Body, ColorRole::Muted) };
    column.model->setSpeak([this](const IncidentRow &row, const Directory &directory) {
        return spokenRow(row, directory, m_now());
    });
    column.view->setModel(column.model);
    column.view->setItemDelegate(m_card);
    column.view->setUniformItemSizes(true);
    column.view->setResizeMode(QListView::Adjust); // a narrower column has taller cards
    column.view->setVerticalScrollMode(QListView::ScrollPerPixel);
    column.view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column.view->setEditTriggers(QListView::NoEditTriggers);
    column.view->setFrameShape(QFrame::NoFrame);
    column.view->viewport()->setAutoFillBackground(false);
    column.view->setStyleSheet(QStringLiteral("QListView { background: transparent; }"));
    column.view->setMouseTracking(true);
    column.view->installEventFilter(this);
    connect(column.view, &QListView::clicked, this, [this](const QModelIndex &index) {
        Q_EMIT caseChosen(IncidentId(index.data(RowList::IdRole).toString()));
    });
    return column;
}

void HandlingBoard::setDirectory(DirectoryPtr directory)
{
    m_card->setDirectory(directory);
    for (const Column &column : m_columns)
        column.model->setDirectory(directory);
}

void HandlingBoard::setRows(const std::array<RowPtrs, kHandlingColumns> &rows)
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        m_columns[i].model->setRows(rows[i]);
        m_columns[i].count->setText(locale().toString(rows[i].size()));
    }
}

void HandlingBoard::updateClocks()
{
    for (const Column &column : m_columns)
        column.view->viewport()->update();
}

bool HandlingBoard::eventFilter(QObject *watched, QEvent *event)
{
    const auto column = std::find_if(m_columns.begin(), m_columns.end(),
        [watched](const Column &candidate) { return candidate.view == watched; });
    if (column == m_columns.end() || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto at = static_cast<size_t>(column - m_columns.begin());
    switch (key->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        moveAcross(at, key->key() == Qt::Key_Left ? -1 : 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const RowPtr row = column->model->row(column->view->currentIndex().row()))
            Q_EMIT caseChosen(row->id);
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

/// To the next column that has cards, at about the same height.
void HandlingBoard::moveAcross(size_t from, int direction)
{
    const int row = std::max(0, m_columns[from].view->currentIndex().row());
    for (auto at = static_cast<int>(from) + direction;
         at >= 0 && at < static_cast<int>(m_columns.size()); at += direction) {
        const Column &column = m_columns[static_cast<size_t>(at)];
        if (column.model->known() == 0)
            continue;
        column.view->setFocus(Qt::TabFocusReason);
        column.view->setCurrentIndex(column.model->index(std::min(row, column.model->known() - 1)));
        return;
    }
}

void HandlingBoard::retranslate()
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const QString name = columnText(static_cast<HandlingColumn>(i));
        m_columns[i].title->setText(name);
        m_columns[i].view->setAccessibleName(name);
        m_columns[i].view->viewport()->update();
    }
}

void HandlingBoard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace shiyu
