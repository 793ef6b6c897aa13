#include "ui/shell/deskpage.h"

#include "app/services/actdrafts.h"
#include "app/services/intake.h"
#include "app/services/oldercases.h"
#include "app/services/queueservice.h"
#include "app/services/whenanswered.h"
#include "ui/acts/actform.h"
#include "ui/acts/actkeys.h"
#include "ui/acts/actsheet.h"
#include "ui/casepane/casepane.h"
#include "ui/casepane/caseprinter.h"
#include "ui/intake/intakeform.h"
#include "ui/mappane/mappane.h"
#include "ui/queue/queuepane.h"
#include "ui/shell/desklayout.h"
#include "ui/text/endedtext.h"
#include "ui/text/errortext.h"
#include <QApplication>
#include <QClipboard>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

namespace shiyu {
namespace {

/// With what the map and the queue know, and what was typed before.
CasePort portOf(Workplace &workplace, Intake &intake, QueueService &queue, ActDrafts &drafts)
{
    CasePort port = portOf(workplace);
    port.locality = [&intake](LonLat at) { return intake.locality(at); };
    port.findCases = [&workplace, &queue](const QString &typed) {
        return findOpenCases(queue, workplace.directory(), typed);
    };
    port.draft = [&drafts](const ActDraftKey &of) { return drafts.draft(of); };
    port.keepDraft
        = [&drafts](const ActDraftKey &of, const QJsonObject &draft) { drafts.keep(of, draft); };
    return port;
}

} // namespace

DeskPage::DeskPage(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_drafts(new ActDrafts(parts.workplace, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_queue(new QueuePane(parts.theme, parts.settings, parts.workplace, parts.queue, m_splitter))
    , m_map(new MapPane(parts.theme, parts.settings, parts.map, MapMatters::Selected, m_splitter))
    , m_case(new CasePane(
          portOf(parts.workplace, parts.intake, parts.queue, *m_drafts), parts.theme, m_splitter))
    , m_printer(new CasePrinter(this))
{
    m_splitter->addWidget(m_queue);
    m_splitter->addWidget(m_map);
    m_splitter->addWidget(m_case);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    setFocusProxy(m_queue);
    m_layout = new DeskLayout({ parts.theme, parts.settings, *m_splitter, *m_case }, this);
    connectParts();
    bindKeys();
}

void DeskPage::connectParts()
{
    connect(m_splitter, &QSplitter::splitterMoved, this, &DeskPage::uncoverMap);
    connect(m_queue, &QueuePane::caseChosen, this, &DeskPage::openCase);
    connect(m_queue, &QueuePane::selectionChanged, this, [this] {
        m_parts.map.select(m_queue->filter());
        m_map->setMattersText(m_queue->selectionText());
    });
    connect(m_queue, &QueuePane::newCaseRequested, this, &DeskPage::newCase);
    connect(m_map, &MapPane::caseChosen, this, &DeskPage::bringCase);
    connectPlacing();
    connect(m_case, &CasePane::caseRequested, this, &DeskPage::bringCase);
    connect(&m_parts.workplace, &Workplace::committed, this, [this](const IncidentId &id) {
        if (id.isEmpty() || id == m_open)
            refreshCase();
        reconsiderUndo(id);
    });
}

/// It takes a moment to make, and nobody sees it before he takes in a matter.
IntakeForm *DeskPage::form()
{
    if (!m_form) {
        m_form = new IntakeForm(m_parts.theme, m_parts.workplace, m_parts.intake, this);
        connectForm();
    }
    return m_form;
}

bool DeskPage::isFormOpen() const
{
    return m_form && m_form->isOpen();
}

void DeskPage::followDrawer(SheetPanel *drawer)
{
    m_drawers.append(drawer);
    connect(drawer, &Overlay::opened, this, &DeskPage::uncoverMap);
    connect(drawer, &Overlay::dismissed, this, &DeskPage::uncoverMap);
}

void DeskPage::connectForm()
{
    followDrawer(m_form);
    connect(m_form, &IntakeForm::duplicateChosen, this, &DeskPage::bringCase);
    connect(m_form, &IntakeForm::filed, this, [this](const ActDone &done) {
        m_queue->setCurrent(done.incident);
        openCase(done.incident);
        m_queue->setFocus(); // the form that goes would leave it to the map
    });
    connect(m_form, &IntakeForm::placingChanged, this, &DeskPage::followPlacing);
    connect(m_form, &IntakeForm::positionChanged, this, &DeskPage::markPlace);
    connect(m_form, &IntakeForm::regionNamed, this,
        [this](const LonLatBox &outline) { m_map->canvas().goTo(outline); });
}

void DeskPage::connectPlacing()
{
    ActSheet *sheet = m_case->actSheet();
    // The form of a new matter lies above: it comes first.
    connect(m_map, &MapPane::placePicked, this, [this, sheet](LonLat at) {
        if (isFormOpen())
            m_form->setPosition(at);
        else
            sheet->setPlace(at);
    });
    connect(sheet, &ActSheet::placingChanged, this, &DeskPage::followPlacing);
    connect(sheet, &ActSheet::placeChanged, this, &DeskPage::markPlace);
}

void DeskPage::followPlacing()
{
    m_map->setPlacing(isFormOpen() || m_case->actSheet()->isPlacing());
    uncoverMap();
}

/// The form may be wider than the case below it.
void DeskPage::uncoverMap()
{
    int covered = 0;
    for (const SheetPanel *drawer : std::as_const(m_drawers))
        covered = drawer->isOpen() ? std::max(covered, drawer->width()) : covered;
    const int formLeft = width() - covered;
    const int right = m_map->mapTo(this, m_map->rect().topRight()).x() + 1;
    m_map->canvas().setCoveredRight(std::max(0, right - formLeft));
}

void DeskPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    uncoverMap();
}

void DeskPage::markPlace(const std::optional<LonLat> &at)
{
    m_map->mark(at);
    if (!at && m_case->view()) // back to the open case
        showOnMap(m_case->view()->state, false);
}

void DeskPage::bindKeys()
{
    const auto bind = [this](const QKeySequence &keys, auto act) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(
            Qt::WindowShortcut); // active while this is shown, wherever the focus is
        connect(shortcut, &QShortcut::activated, this, [this, act] {
            // A letter that a form's list or button lets pass is meant for the form.
            if (isFormOpen())
                return;
            if (m_case->actSheet()->isOpen())
                m_case->actSheet()->focusForm();
            else
                act();
        });
    };
    bind(Qt::Key_N, [this] { newCase(); });
    bind(Qt::CTRL | Qt::Key_G, [this] { m_map->showSelected(); });
    bind(Qt::Key_Slash, [this] { m_queue->focusSearch(); });
    bind(Qt::Key_J, [this] { m_queue->step(1); });
    bind(Qt::Key_K, [this] { m_queue->step(-1); });
    for (const ActKey &act : actKeys()) {
        const QKeySequence keys(QString::fromLatin1(act.keys));
        bind(keys, [this, keys] { m_case->triggerKey(keys); });
    }
    bind(moreActsKey(), [this] { m_case->triggerKey(moreActsKey()); });
    bind(undoActKey(), [this] { m_case->triggerKey(undoActKey()); });
    bind(QKeySequence::Print, [this] { printCase(); });
    bind(Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] { copyCase(); });
}

void DeskPage::enter()
{
    const IncidentId before = std::exchange(m_open, {});
    ++m_generation;
    m_layout->restore();
    if (m_form)
        m_form->leave();
    m_case->setSeat(*m_parts.workplace.seat());
    m_case->setEmpty();
    m_map->clearSelection();
    m_queue->enter();
    if (!before.isEmpty())
        stayWith(before);
}

/// The case that the officer before had open, as this one sees it; if he does not, none is.
void DeskPage::stayWith(const IncidentId &id)
{
    const quint64 generation = ++m_generation;
    whenAnswered(
        m_parts.workplace.view(id), this, [this, id, generation](const Expected<CaseView> &view) {
            if (generation != m_generation || !view)
                return;
            m_open = id;
            m_queue->setCurrent(id);
            showCase(view, id, true);
        });
}

void DeskPage::openCase(const IncidentId &id)
{
    const bool another = id != m_open;
    m_open = id;
    if (another)
        m_case->setLoading();
    const quint64 generation = ++m_generation;
    whenAnswered(m_parts.workplace.view(id), this,
        [this, id, generation, another](const Expected<CaseView> &view) {
            if (generation == m_generation)
                showCase(view, id, another);
        });
}

void DeskPage::bringCase(const IncidentId &id)
{
    m_queue->setCurrent(id);
    openCase(id);
}

void DeskPage::bringOlderCase(const IncidentId &id)
{
    m_open = {}; // not here yet: what is committed meanwhile must not ask for it
    m_case->setLoading();
    whenAnswered(OlderCases(m_parts.workplace).bring(id), this,
        [this, id, generation = ++m_generation](const Expected<void> &brought) {
            if (generation != m_generation)
                return;
            if (brought)
                return bringCase(id);
            m_case->setFailure(endedFailureText(brought.error()));
        });
}

void DeskPage::lookForOlder(const QString &words)
{
    m_queue->lookForOlder(words);
}

void DeskPage::refreshCase()
{
    if (!m_open.isEmpty())
        openCase(m_open);
}

/// His last act may be of a case that he has left since.
void DeskPage::reconsiderUndo(const IncidentId &changed)
{
    const IncidentId id = m_case->actSheet()->undoable();
    if (id.isEmpty() || id == m_open || (!changed.isEmpty() && changed != id))
        return;
    whenAnswered(m_parts.workplace.view(id), this, [this](const Expected<CaseView> &view) {
        if (view)
            m_case->actSheet()->reconsiderUndo(*view);
    });
}

void DeskPage::showCase(const Expected<CaseView> &view, const IncidentId &id, bool move)
{
    if (!view) {
        m_case->setFailure(errorText(view.error()));
        return;
    }
    m_case->setView(*view);
    showOnMap(view->state, move);
    m_parts.queue.markRead(id, view->state.lastSeq);
}

void DeskPage::showOnMap(const Incident &state, bool move)
{
    m_map->select(state, move);
    const DirectoryPtr directory = m_parts.workplace.directory();
    if (state.place.isLocated() || !directory)
        return;
    QList<RegionCode> around;
    for (const Region *region : directory->path(state.primaryRegion)) {
        if (region->level != RegionLevel::City) // that says nothing
            around.prepend(region->code);
    }
    m_map->markRegion(around, move);
}

void DeskPage::printCase()
{
    const CaseView *view = m_case->view();
    const std::optional<Seat> &seat = m_parts.workplace.seat();
    if (view && seat)
        m_printer->ask({ *view, *seat, m_parts.workplace.now() });
}

void DeskPage::copyCase()
{
    const CaseView *view = m_case->view();
    if (!view)
        return;
    const Incident &state = view->state;
    const QString number = state.number.isEmpty() ? state.deviceTag : state.number;
    QApplication::clipboard()->setText(number + QLatin1Char(' ') + state.title);
    m_case->actSheet()->tell(tr("Copied: %1").arg(number));
}

void DeskPage::newCase()
{
    form()->begin();
}

void DeskPage::showPlace(LonLat at)
{
    m_map->goTo(at);
}

void DeskPage::showPlace(const LonLatBox &outline)
{
    m_map->canvas().goTo(outline);
}

void DeskPage::chooseChip(QueueChip chip)
{
    m_queue->chooseChip(chip);
}

void DeskPage::prepareAct(const ActRequest &request)
{
    m_case->prepareAct(request);
}

} // namespace shiyu
