#include "ui/handling/handlingpage.h"

#include "app/services/whenanswered.h"
#include "ui/handling/handlingboard.h"
#include "ui/handling/handlingtable.h"
#include "ui/handling/tablecells.h"
#include "ui/shell/usersettings.h"
#include "ui/text/errortext.h"
#include "widgets/actionbutton.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>

namespace shiyu {

HandlingPage::HandlingPage(
    const ThemeSource &theme, UserSettings &settings, QueuePort port, QWidget *parent)
    : QWidget(parent)
    , m_source(theme)
    , m_settings(settings)
    , m_port(std::move(port))
    , m_title(new TextLabel(theme, {}, TextSize::Lead, ColorRole::Ink, QFont::DemiBold))
    , m_count(new TextLabel(theme, {}, TextSize::Body, ColorRole::Muted))
    , m_unit(new QComboBox)
    , m_style(new IconButton(theme, Glyph::List1Line, {}))
    , m_stack(new QStackedWidget)
    , m_board(new HandlingBoard(theme, m_port.now))
    , m_table(new HandlingTable(m_port.now, this))
    , m_tableView(new QTableView)
    , m_empty(new EmptyState(theme, Glyph::Inbox, {}))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    layout->addWidget(new Divider(theme));
    layout->addWidget(m_stack, 1);
    buildTable();
    m_stack->addWidget(m_board);
    m_stack->addWidget(m_tableView);
    m_stack->addWidget(m_empty);
    connect(m_board, &HandlingBoard::caseChosen, this, &HandlingPage::caseChosen);
    connect(m_style, &IconButton::clicked, this, [this] { setTableShown(!m_tableShown); });
    connect(m_unit, &QComboBox::activated, this, &HandlingPage::showRows);
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        m_unit->setCurrentIndex(0);
        refresh();
    });
    m_second.setInterval(std::chrono::seconds { 1 });
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_tableShown ? m_table->updateClocks() : m_board->updateClocks();
    });
    m_second.start();
    m_tableShown = m_settings.handlingTable();
    retranslate();
    followTheme(theme, this, [this] { update(); });
}

QWidget *HandlingPage::buildHeader()
{
    auto *header = new QWidget;
    auto *line = new QHBoxLayout(header);
    line->addWidget(m_title);
    line->addWidget(m_count);
    line->addStretch();
    line->addWidget(m_unit);
    line->addWidget(m_style);
    m_unit->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    followTheme(m_source, header, [this, header, line] {
        const Theme &theme = m_source.theme();
        line->setContentsMargins(theme.px(16), 0, theme.px(16), 0);
        line->setSpacing(theme.px(8));
        header->setFixedHeight(theme.px(60));
    });
    return header;
}

void HandlingPage::buildTable()
{
    m_tableView->setModel(m_table);
    m_tableView->setSelectionBehavior(QTableView::SelectRows);
    m_tableView->setSelectionMode(QTableView::SingleSelection);
    m_tableView->setEditTriggers(QTableView::NoEditTriggers);
    m_tableView->setShowGrid(false);
    m_tableView->setWordWrap(false);
    m_tableView->setTabKeyNavigation(false);
    m_tableView->verticalHeader()->hide();
    m_tableView->setItemDelegate(new TableCells(m_source, m_port, m_tableView));
    QHeaderView *header = m_tableView->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(HandlingTable::Title, QHeaderView::Stretch);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_tableView->setSortingEnabled(true);
    m_tableView->sortByColumn(HandlingTable::Due, Qt::AscendingOrder);
    followTheme(m_source, m_tableView, [this, header] {
        const Theme &theme = m_source.theme();
        static constexpr std::array kWidths { 160, 76, 200, 176, 112, 92, 156, 150 };
        for (size_t i = 0; i < kWidths.size(); ++i)
            header->resizeSection(static_cast<int>(i), theme.px(kWidths[i]));
        m_tableView->verticalHeader()->setDefaultSectionSize(theme.px(36));
    });
    connect(m_tableView, &QTableView::clicked, this, &HandlingPage::chooseRow);
    for (const Qt::Key key : { Qt::Key_Return, Qt::Key_Enter }) {
        auto *enter = new QShortcut(key, m_tableView);
        enter->setContext(Qt::WidgetShortcut);
        connect(
            enter, &QShortcut::activated, this, [this] { chooseRow(m_tableView->currentIndex()); });
    }
}

void HandlingPage::enter()
{
    const DirectoryPtr directory = m_port.directory();
    m_board->setDirectory(directory);
    m_table->setDirectory(directory);
    m_rows.clear();
    m_unit->clear();
    fillUnits();
    showRows();
    refresh();
}

void HandlingPage::refresh()
{
    m_stale = true;
    if (isVisible())
        ask();
}

void HandlingPage::ask()
{
    m_stale = false;
    const quint64 generation = ++m_generation;
    whenAnswered(
        m_port.handled(), this, [this, generation](const Expected<QVector<IncidentRow>> &rows) {
            if (generation == m_generation)
                take(rows);
        });
}

void HandlingPage::take(const Expected<QVector<IncidentRow>> &rows)
{
    m_error.reset();
    if (rows) {
        m_rows.clear();
        for (const IncidentRow &row : *rows)
            m_rows.append(std::make_shared<const IncidentRow>(row));
        // Each column of the board: what is due first stands first.
        std::stable_sort(m_rows.begin(), m_rows.end(), [](const RowPtr &a, const RowPtr &b) {
            const auto due = [](const RowPtr &r) { return r->due ? r->due->due : kLastInstant; };
            return due(a) < due(b);
        });
    } else {
        m_error = rows.error();
    }
    fillUnits();
    showRows();
}

/// All, the own organisation, and those directly below that have something.
void HandlingPage::fillUnits()
{
    const std::optional<Seat> seat = m_port.seat();
    const DirectoryPtr directory = m_port.directory();
    if (!seat || !directory)
        return;
    QHash<OrganizationId, int> counts;
    for (const RowPtr &row : std::as_const(m_rows))
        if (handlingColumn(*row, m_port.now()))
            ++counts[handlingBranch(*row, seat->organization, *directory)];
    const QString chosen = m_unit->currentData().toString();
    const QSignalBlocker quiet(m_unit);
    m_unit->clear();
    m_unit->addItem(tr("Own unit and those directly below"), QString());
    const auto add = [this, &counts](const OrganizationId &id, const QString &name) {
        m_unit->addItem(name + u' ' + locale().toString(counts.value(id)), QVariant(id.toString()));
    };
    add(seat->organization, tr("Own unit"));
    for (const Organization *unit : directory->subordinates(seat->organization))
        if (counts.value(unit->id) > 0 || unit->id.toString() == chosen)
            add(unit->id, unitName(unit->id, *directory));
    m_unit->setCurrentIndex(std::max(0, m_unit->findData(chosen)));
}

void HandlingPage::showRows()
{
    const std::optional<Seat> seat = m_port.seat();
    const DirectoryPtr directory = m_port.directory();
    if (!seat || !directory)
        return;
    const OrganizationId unit(m_unit->currentData().toString());
    std::array<RowPtrs, kHandlingColumns> columns;
    RowPtrs shown;
    for (const RowPtr &row : std::as_const(m_rows)) {
        const std::optional<HandlingColumn> column = handlingColumn(*row, m_port.now());
        if (!column
            || (!unit.isEmpty() && handlingBranch(*row, seat->organization, *directory) != unit))
            continue;
        columns[static_cast<size_t>(*column)].append(row);
        shown.append(row);
    }
    RowPtrs &ended = columns[static_cast<size_t>(HandlingColumn::Done)]; // the last one first
    std::stable_sort(ended.begin(), ended.end(),
        [](const RowPtr &a, const RowPtr &b) { return doneAt(*a) > doneAt(*b); });
    m_board->setRows(columns);
    const RowPtr current = m_table->row(m_tableView->currentIndex().row());
    m_table->setRows(shown);
    if (const int row = current ? m_table->rowOf(current->id) : -1; row >= 0)
        m_tableView->setCurrentIndex(m_table->index(row, 0));
    m_count->setText(locale().toString(shown.size() - ended.size()));
    showEmpty(static_cast<int>(shown.size()));
}

void HandlingPage::showEmpty(int shown)
{
    if (m_error && m_rows.isEmpty()) {
        m_empty->setSentence(errorText(*m_error));
        m_empty->setAction(tr("Try again"));
        m_stack->setCurrentWidget(m_empty);
    } else if (shown == 0) {
        const bool all = m_unit->currentIndex() <= 0;
        m_empty->setSentence(all
                ? tr("Nothing to handle. What is dispatched to the unit stands here.")
                : tr("This unit has nothing to handle"));
        m_empty->setAction(all ? QString() : tr("Show all units"));
        m_stack->setCurrentWidget(m_empty);
    } else {
        setTableShown(m_tableShown);
    }
}

void HandlingPage::setTableShown(bool table)
{
    if (table != m_tableShown)
        m_settings.setHandlingTable(table);
    m_tableShown = table;
    m_style->setGlyph(table ? Glyph::Handling : Glyph::List1Line,
        table ? tr("Show as a board") : tr("Show as a table"));
    QWidget *shown = table ? static_cast<QWidget *>(m_tableView) : m_board;
    if (!m_table->rowCount())
        return;
    const bool focused = m_stack->isAncestorOf(focusWidget());
    m_stack->setCurrentWidget(shown);
    setFocusProxy(shown);
    if (focused)
        shown->setFocus();
}

void HandlingPage::chooseRow(const QModelIndex &index)
{
    if (const RowPtr row = m_table->row(index.row()))
        Q_EMIT caseChosen(row->id);
}

void HandlingPage::retranslate()
{
    m_title->setText(tr("Handling"));
    m_unit->setAccessibleName(tr("Unit"));
    m_tableView->setAccessibleName(tr("Handling"));
    m_table->retranslate();
    setTableShown(m_tableShown);
    fillUnits();
    showRows();
}

void HandlingPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void HandlingPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_source.theme().color(ColorRole::Paper));
}

void HandlingPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale && m_port.seat())
        ask();
}

} // namespace shiyu
