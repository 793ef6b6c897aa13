#include "ui/queue/queuepane.h"

#include "ui/queue/chipplan.h"
#include "ui/queue/conditionline.h"
#include "ui/queue/filterpanel.h"
#include "ui/queue/filtertext.h"
#include "ui/queue/olderstrip.h"
#include "ui/queue/queuechips.h"
#include "ui/queue/queuedelegate.h"
#include "ui/queue/queuelist.h"
#include "ui/queue/queuetools.h"
#include "ui/queue/rowtext.h"
#include "ui/shell/usersettings.h"
#include "widgets/actionbutton.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/labels.h"
#include "widgets/searchfield.h"
#include "widgets/themesource.h"
#include <QEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

namespace shiyu {
namespace {

// px at 100 %
constexpr int kMargin = 16;
constexpr int kLow = 560; ///< a lower pane keeps its heads small and its rows close

} // namespace

QueuePane::QueuePane(
    const ThemeSource &theme, UserSettings &settings, QueuePort port, QWidget *parent)
    : QWidget(parent)
    , m_source(theme)
    , m_settings(settings)
    , m_port(std::move(port))
    , m_model(new IncidentListModel(m_port.source, this))
    , m_delegate(new QueueDelegate(theme, m_port.now, this))
    , m_list(new QueueList(*m_model, *m_delegate, this))
    , m_title(new TextLabel(theme, {}, TextSize::Lead, ColorRole::Ink, QFont::DemiBold, this))
    , m_count(new TextLabel(theme, {}, TextSize::Body, ColorRole::Muted, QFont::Normal, this))
    , m_newCase(new ActionButton(theme, {}, ActionButton::Kind::Primary, this))
    , m_chips(new QueueChips(theme, m_port, this))
    , m_tools(new QueueTools(theme, m_port, this))
    , m_conditions(new ConditionLine(theme, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(theme, Glyph::Inbox, {}, this))
    , m_shown(new TextLabel(theme, {}, TextSize::Small, ColorRole::Muted, QFont::Normal, this))
    , m_olderStrip(new OlderStrip(theme, this))
{
    build();
    connectParts();
    setFocusProxy(m_list);
    m_second.setInterval(std::chrono::seconds { 1 });
    m_second.start();
    m_model->setSpeak([this](const IncidentRow &row, const Directory &directory) {
        return spokenRow(row, directory, m_port.now());
    });
    setRowStyle();
    retranslate();
    followTheme(m_source, this, [this] { restyle(); });
}

void QueuePane::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    layout->addWidget(new Divider(m_source));
    layout->addWidget(m_chips);
    layout->addWidget(m_tools);
    layout->addWidget(m_conditions);
    layout->addWidget(new Divider(m_source));
    layout->addWidget(m_stack, 1);
    layout->addWidget(new Divider(m_source));
    layout->addWidget(m_shown);
    layout->addWidget(m_olderStrip);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    setMinimumWidth(300);
}

QWidget *QueuePane::buildHeader()
{
    m_header = new QWidget(this);
    auto *line = new QHBoxLayout(m_header);
    line->addWidget(m_title);
    line->addWidget(m_count);
    line->addStretch();
    line->addWidget(m_newCase);
    m_newCase->setKeyText(QStringLiteral("N"));
    followTheme(m_source, m_header, [this, line] {
        const Theme &theme = m_source.theme();
        line->setContentsMargins(theme.px(kMargin), 0, theme.px(kMargin), 0);
        line->setSpacing(theme.px(8));
    });
    return m_header;
}

void QueuePane::connectParts()
{
    connect(&m_second, &QTimer::timeout, m_list, &QueueList::updateClocks);
    connect(m_list, &QueueList::caseChosen, this, &QueuePane::caseChosen);
    connect(m_newCase, &ActionButton::clicked, this, &QueuePane::newCaseRequested);
    connect(m_chips, &QueueChips::listChosen, this, [this](QueueChip chip) {
        chooseChip(chip);
        m_list->setFocus();
    });
    connect(m_chips, &QueueChips::moreOpened, this, [this] { m_list->setFocus(); });
    connect(m_tools, &QueueTools::textChanged, this, [this](const QString &text) {
        IncidentFilter filter = m_filter;
        filter.text = text;
        setFilter(filter);
    });
    connect(m_tools, &QueueTools::orderChosen, this, &QueuePane::setOrder);
    connect(m_tools, &QueueTools::filterRequested, this, [this] { showFilter(!isFilterShown()); });
    connect(m_tools, &QueueTools::left, this, [this] { m_list->setFocus(); });
    connect(m_tools, &QueueTools::rowStyleToggled, this,
        [this] { m_settings.setOneLineRows(!m_settings.oneLineRows()); });
    connect(m_tools, &QueueTools::keepRequested, this, [this](const QString &name) {
        m_port.saveView({ name, m_filter, m_order });
    });
    connect(m_tools, &QueueTools::viewChosen, this,
        [this](const QueueService::SavedView &view) { setQuery(view.filter, view.order); });
    connect(&m_settings, &UserSettings::rowsChanged, this, &QueuePane::setRowStyle);
    connect(m_conditions, &ConditionLine::cleared, this, &QueuePane::clearConditions);
    connect(m_empty, &EmptyState::actionRequested, this, &QueuePane::leaveEmpty);
    connect(m_olderStrip, &OlderStrip::requested, this, [this] { lookForOlder(m_filter.text); });
    connect(m_stack, &QStackedWidget::currentChanged, this, &QueuePane::showOlderStrip);
    connect(m_model, &IncidentListModel::stateChanged, this, &QueuePane::showState);
}

void QueuePane::enter()
{
    const DirectoryPtr directory = m_port.directory();
    m_delegate->setDirectory(directory);
    m_model->setDirectory(directory);
    m_list->setCurrent({});
    showFilter(false);
    setQuery({}, SortOrder::DueFirst);
    showCounts();
}

void QueuePane::setCurrent(const IncidentId &id)
{
    m_list->setCurrent(id);
}

void QueuePane::step(int rows)
{
    m_list->step(rows);
}

void QueuePane::focusSearch()
{
    m_tools->search()->setFocus(Qt::ShortcutFocusReason);
    m_tools->search()->selectAll();
}

void QueuePane::chooseChip(QueueChip chip)
{
    IncidentFilter filter = m_filter;
    filter.chip = chip;
    if (chip != QueueChip::All)
        filter.scope = Scope::Open;
    setFilter(filter);
}

/// What is over has no time that is due: among it the newest come first, unless he chose otherwise.
SortOrder QueuePane::orderFor(Scope scope) const
{
    const auto usual
        = [](Scope of) { return of == Scope::All ? SortOrder::Newest : SortOrder::DueFirst; };
    return scope != m_filter.scope && m_order == usual(m_filter.scope) ? usual(scope) : m_order;
}

void QueuePane::setFilter(const IncidentFilter &filter)
{
    setQuery(filter, orderFor(filter.scope));
}

void QueuePane::setQuery(const IncidentFilter &filter, SortOrder order)
{
    m_order = order;
    m_filter = filter;
    if (m_filter.scope == Scope::All)
        m_filter.chip = QueueChip::All;
    m_tools->setQuery(m_filter.text, m_order);
    if (isFilterShown())
        m_filterPanel->setFilter(m_filter);
    m_model->setQuery(m_filter, m_order);
    m_chips->setChosen(m_filter.scope == Scope::All ? std::nullopt : std::optional(m_filter.chip));
    leaveOlder(); // whoever chooses a list wants to see it
    showOlderStrip();
    showConditions();
}

void QueuePane::setOrder(SortOrder order)
{
    m_order = order;
    m_model->setQuery(m_filter, m_order);
}

void QueuePane::clearConditions()
{
    setFilter(withoutConditions(m_filter));
    showFilter(false);
}

void QueuePane::refresh()
{
    m_model->refresh();
}

void QueuePane::showCounts()
{
    const int open = m_port.counts()[static_cast<size_t>(QueueChip::All)];
    m_count->setText(locale().toString(open));
    m_chips->refresh();
}

/// Dozens of chips and boxes that few officers open.
FilterPanel *QueuePane::filterPanel()
{
    if (!m_filterPanel) {
        m_filterPanel = new FilterPanel(m_source, m_stack);
        m_stack->addWidget(m_filterPanel);
        connect(m_filterPanel, &FilterPanel::filterChanged, this, &QueuePane::setFilter);
        connect(m_filterPanel, &FilterPanel::cleared, this, &QueuePane::clearConditions);
        connect(m_filterPanel, &FilterPanel::finished, this, [this] { showFilter(false); });
    }
    return m_filterPanel;
}

bool QueuePane::isFilterShown() const
{
    return m_filterPanel && m_stack->currentWidget() == m_filterPanel;
}

void QueuePane::showFilter(bool show)
{
    const DirectoryPtr directory = m_port.directory();
    const std::optional<Seat> seat = m_port.seat();
    if (show && directory && seat) {
        filterPanel()->setDirectory(directory, seat->isCentre() ? seat->region : RegionCode());
        m_filterPanel->setFilter(m_filter);
        m_stack->setCurrentWidget(m_filterPanel);
        m_conditions->setHeld(true);
        m_filterPanel->setFocus();
        return;
    }
    const bool had = isFilterShown();
    m_conditions->setHeld(false);
    m_stack->setCurrentWidget(m_list);
    showState();
    if (had)
        m_list->setFocus();
}

void QueuePane::showState()
{
    const std::optional<int> total = m_model->total();
    const int known = m_model->known();
    const QString all = !total   ? QStringLiteral("…")
        : m_model->isTotalOpen() ? locale().toString(IncidentQuery::kMostSorted) + u'+'
                                 : locale().toString(*total);
    m_shown->setText(tr("Shown %1 of %2").arg(locale().toString(known), all));
    showOlderStrip();
    m_tools->setOrdersOffered(m_filter.scope == Scope::Open || !m_model->isTotalOpen());
    if (isFilterShown() || isOlderShown())
        return;
    const bool failed = m_model->error() && known == 0;
    const bool empty = known == 0 && !m_model->isLoading();
    if (failed || empty)
        showEmpty();
    else if (known > 0)
        m_stack->setCurrentWidget(m_list);
}

QString QueuePane::selectionText() const
{
    const DirectoryPtr directory = m_port.directory();
    QStringList parts { m_filter.chip == QueueChip::All ? tr("To do") : chipText(m_filter.chip) };
    if (!m_filter.text.isEmpty())
        parts.append(tr("“%1”", "what is searched for").arg(m_filter.text));
    if (directory)
        parts.append(filterText(m_filter, *directory));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

void QueuePane::showConditions()
{
    const DirectoryPtr directory = m_port.directory();
    const QString text = directory ? filterText(m_filter, *directory) : QString();
    m_conditions->setConditions(text);
    m_tools->setFiltered(!text.isEmpty());
    Q_EMIT selectionChanged();
}

void QueuePane::setRowStyle()
{
    m_delegate->setOneLine(m_settings.oneLineRows());
    m_tools->setOneLine(m_settings.oneLineRows());
    m_list->relayout();
}

void QueuePane::fitHeight()
{
    const Theme &theme = m_source.theme();
    const int margin = theme.px(kMargin);
    m_header->setFixedHeight(theme.px(m_low ? 46 : 60));
    m_chips->setContentsMargins(margin, theme.px(m_low ? 6 : 10), margin, theme.px(m_low ? 6 : 8));
    m_chips->setLines(m_low ? 1 : 2);
    m_delegate->setClose(m_low);
    m_list->relayout();
    showState();
}

void QueuePane::restyle()
{
    const Theme &theme = m_source.theme();
    const int margin = theme.px(kMargin);
    m_low = height() < theme.px(kLow);
    m_shown->setContentsMargins(margin, theme.px(4), margin, theme.px(4));
    fitHeight();
    update();
}

void QueuePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool low = height() < m_source.theme().px(kLow);
    if (std::exchange(m_low, low) != low)
        fitHeight();
}

void QueuePane::retranslate()
{
    m_title->setText(tr("To do"));
    m_newCase->setLabel(tr("New matter"));
    m_list->setAccessibleName(tr("To do"));
    m_chips->refresh();
    showConditions();
    showState();
}

void QueuePane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QueuePane::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_source.theme().color(ColorRole::Panel));
}

} // namespace shiyu
