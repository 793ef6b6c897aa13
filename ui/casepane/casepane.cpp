#include "ui/casepane/casepane.h"

#include "app/services/whenanswered.h"
#include "ui/acts/actbar.h"
#include "ui/acts/actform.h"
#include "ui/acts/actkeys.h"
#include "ui/acts/actsheet.h"
#include "ui/casepane/attachmentsection.h"
#include "ui/casepane/attachmentviewer.h"
#include "ui/casepane/duplicatesection.h"
#include "ui/casepane/headersection.h"
#include "ui/casepane/nearbysection.h"
#include "ui/casepane/owedsection.h"
#include "ui/casepane/pinnedtitle.h"
#include "ui/casepane/progresssection.h"
#include "ui/casepane/recordsection.h"
#include "ui/casepane/supervisionsection.h"
#include "ui/casepane/tasksection.h"
#include "ui/text/errortext.h"
#include "widgets/emptystate.h"
#include "widgets/themesource.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace shiyu {
namespace {

constexpr double kWidestShare = 0.42; ///< of the window
constexpr std::chrono::milliseconds kLaidOut { 60 }; ///< wrapped lines take several passes
constexpr std::chrono::milliseconds kSettling { 1000 };
constexpr int kLow = 800; ///< px at 100 %: a lower pane brings its sections together

} // namespace

CasePane::CasePane(CasePort port, const ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_port(std::move(port))
    , m_themes(themes)
    , m_message(new EmptyState(themes, Glyph::Inbox, {}, this))
    , m_whole(new QWidget(this))
    , m_scroll(new QScrollArea(m_whole))
    , m_content(new QWidget(m_scroll))
    , m_header(new HeaderSection(themes, m_content))
    , m_pinned(new PinnedTitle(themes, m_scroll, m_header->title()))
    , m_duplicates(new DuplicateSection(themes, m_content))
    , m_tasks(new TaskSection(themes, m_content))
    , m_record(new RecordSection(themes, m_content))
    , m_nearby(new NearbySection(themes, m_whole))
    , m_acts(new ActBar(themes, this))
    , m_sheet(new ActSheet(m_port, themes, this, m_whole))
    , m_timer(new QTimer(this))
{
    build();
    connectParts();
    followTheme(m_themes, this, [this] { arrange(); });
    setEmpty();
}

CasePane::~CasePane() = default;

void CasePane::build()
{
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *owed = new OwedSection(m_themes, m_content);
    connect(owed, &OwedSection::actRequested, this, &CasePane::prepareAct);
    auto *files = new AttachmentSection(m_themes, m_content);
    auto *viewer = new AttachmentViewer(m_port, m_themes, this);
    connect(files, &AttachmentSection::viewRequested, viewer,
        [this, viewer](const RecordEntry &file) { viewer->view(m_view->state.id, file); });
    connect(files, &AttachmentSection::saveRequested, viewer,
        [this, viewer](const RecordEntry &file) { viewer->saveAs(m_view->state.id, file); });
    connect(viewer, &AttachmentViewer::told, m_sheet, &ActSheet::tell);
    connect(viewer, &AttachmentViewer::ended, files, &AttachmentSection::endProgress);
    connect(files, &AttachmentSection::cancelRequested, this, m_port.cancelFile);
    if (m_port.followFiles)
        m_port.followFiles(files, [files](const QByteArray &sha256, qint64 received, qint64 size) {
            files->showProgress(sha256, received, size);
        });
    m_sections = { m_header, new SupervisionSection(m_themes, m_content), files, owed, m_duplicates,
        new StageSection(m_themes, m_content), new ClockSection(m_themes, m_content), m_tasks,
        m_record };
    for (CaseSection *section : std::as_const(m_sections))
        column->addWidget(section);
    column->addStretch(1);
    m_sections += { m_pinned, m_nearby }; // above and below, always in sight
    m_scroll->setWidget(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    const auto stack = [](QWidget *host, std::initializer_list<QWidget *> parts) {
        auto *layout = new QVBoxLayout(host);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        for (QWidget *part : parts)
            layout->addWidget(part);
        return layout;
    };
    stack(m_whole, { m_scroll, m_nearby })->setStretch(0, 1);
    QVBoxLayout *parts = stack(this, { m_message, m_whole, m_acts });
    parts->setStretch(0, 1);
    parts->setStretch(1, 1);
    setFocusPolicy(Qt::ClickFocus);
    m_timer->setInterval(1000);
}

void CasePane::connectParts()
{
    connect(m_timer, &QTimer::timeout, this, &CasePane::tick);
    connect(m_header, &HeaderSection::duplicatesRequested, m_duplicates, &DuplicateSection::toggle);
    connect(m_header, &HeaderSection::revealRequested, this, &CasePane::reveal);
    connect(m_header, &HeaderSection::callRequested, this, &CasePane::callRequested);
    connect(m_tasks, &TaskSection::callRequested, this, &CasePane::callRequested);
    connect(m_nearby, &NearbySection::callRequested, this, &CasePane::callRequested);
    connect(m_nearby, &NearbySection::foldedByOfficer, this, &CasePane::nearbyFolded);
    connect(m_duplicates, &DuplicateSection::openRequested, this, &CasePane::caseRequested);
    connect(m_duplicates, &DuplicateSection::mergeRequested, m_sheet, &ActSheet::merge);
    connect(m_record, &RecordSection::rowMoved, this, [this](const QRect &rect) {
        const QPoint at = m_record->mapTo(m_content, rect.center());
        m_scroll->ensureVisible(
            at.x(), at.y(), 0, rect.height() / 2 + m_pinned->sizeHint().height() + 8);
    });
    connect(m_acts, &ActBar::actChosen, m_sheet, &ActSheet::start);
    connect(m_acts, &ActBar::undoChosen, m_sheet, &ActSheet::undo);
    connect(m_acts, &ActBar::actRefused, m_sheet, &ActSheet::tell);
    connect(m_sheet, &ActSheet::busyChanged, m_acts, &ActBar::setBusy);
    connect(m_sheet, &ActSheet::performed, this, [this](const ActDone &done) {
        m_newest = { done.incident, done.after.lastSeq };
        revealNewest();
        Q_EMIT performed(done);
    });
    m_whole->installEventFilter(this);
    m_content->installEventFilter(this);
    connect(m_nearby, &NearbySection::foldedByOfficer, this, &CasePane::leaveRoom);
}

void CasePane::setNearbyFolded(bool folded)
{
    m_nearby->setFolded(folded);
}

void CasePane::setSeat(const Seat &seat)
{
    if (seat.officer != m_seat.officer) {
        m_sheet->forgetOfficer();
        m_header->hideClear(); // what the one before asked to see
        ++m_generation; // and an answer to him that is still on its way
    }
    m_seat = seat;
}

void CasePane::setView(const CaseView &view)
{
    const bool another = !m_view || m_view->state.id != view.state.id;
    ++m_generation;
    m_view = std::make_shared<const CaseView>(view);
    m_sheet->setCase(m_view, m_seat);
    if (m_prepared && m_prepared->incident != view.state.id)
        m_prepared.reset(); // the officer went on to another case
    m_message->hide();
    m_whole->show();
    m_acts->show();
    display();
    if (another)
        m_scroll->ensureVisible(0, 0);
    m_timer->start();
    revealNewest();
    takePrepared();
}

/// What he has just done can be read, however low the pane is.
void CasePane::revealNewest()
{
    if (!m_view || m_newest.first != m_view->state.id || m_view->state.lastSeq < m_newest.second)
        return;
    m_newest = {};
    m_revealed.start();
    QTimer::singleShot(kLaidOut, m_record, &RecordSection::revealNewest);
}

/// While the toast stands in a low pane, the folded line of what is around gives way to it: the
/// record keeps its place.
void CasePane::leaveRoom()
{
    const bool toast = m_whole->contentsMargins().bottom() > 0;
    m_nearby->setVisible(!toast || !isLow() || !m_nearby->isFolded());
}

bool CasePane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_whole && event->type() == QEvent::ContentsRectChange)
        leaveRoom();
    // On a busy machine a line that wraps pushes the others down later than that.
    if (watched == m_content && event->type() == QEvent::Resize && m_revealed.isValid()
        && !m_revealed.hasExpired(kSettling.count()))
        QTimer::singleShot(0, m_record, &RecordSection::revealNewest);
    return QWidget::eventFilter(watched, event);
}

bool CasePane::isLow() const
{
    return height() < m_themes.theme().px(kLow);
}

void CasePane::display()
{
    const CaseSubject subject { *m_view, m_seat, m_port.now() };
    for (CaseSection *section : std::as_const(m_sections))
        section->display(subject);
    m_acts->setPlan(planActs(*m_view, m_seat), m_view->state.lead() != nullptr, m_view->directory);
    fitWidth();
}

/// Nothing in it is cut off: in large type it takes what it needs from the map, up to a limit.
void CasePane::fitWidth()
{
    m_content->layout()->activate();
    const int needed
        = m_content->minimumSizeHint().width() + m_scroll->verticalScrollBar()->sizeHint().width();
    m_scroll->setMinimumWidth(std::min(needed, int(window()->width() * kWidestShare)));
}

void CasePane::tick()
{
    if (!m_view || !isVisible())
        return;
    const CaseSubject subject { *m_view, m_seat, m_port.now() };
    for (CaseSection *section : std::as_const(m_sections))
        section->tick(subject);
}

void CasePane::showMessage(const QString &sentence)
{
    ++m_generation;
    m_timer->stop();
    m_view.reset();
    m_sheet->clear();
    m_message->setSentence(sentence);
    m_message->show();
    m_whole->hide();
    m_acts->hide();
}

void CasePane::setLoading()
{
    showMessage(tr("Loading…"));
}

void CasePane::setEmpty()
{
    m_prepared.reset();
    showMessage(tr("Choose a case in the list at the left."));
}

void CasePane::setFailure(const QString &sentence)
{
    m_prepared.reset(); // it must not open when the case is shown some other time
    showMessage(sentence);
}

bool CasePane::triggerKey(const QKeySequence &keys)
{
    return m_view && !m_sheet->isOpen() && m_acts->triggerKey(keys);
}

void CasePane::prepareAct(const ActRequest &request)
{
    m_prepared = request;
    takePrepared();
}

void CasePane::takePrepared()
{
    if (!m_prepared || !m_view || m_view->state.id != m_prepared->incident)
        return;
    const ActRequest request = *m_prepared;
    m_prepared.reset();
    if (const PlannedAct *act = m_acts->plan().find(request.kind)) {
        m_sheet->start(*act);
        if (ActForm *form = m_sheet->form())
            form->setDraft(request.args);
    } else {
        m_acts->triggerKey(actKey(request.kind));
    }
}

void CasePane::reveal(const QStringList &fields)
{
    const int generation = m_generation;
    const auto clear = std::make_shared<QMap<QString, QString>>();
    for (const QString &field : fields) {
        whenAnswered(m_port.readClosed(m_view->state.id, field), this,
            [this, generation, clear, field](const Expected<QString> &value) {
                if (generation != m_generation)
                    return;
                if (!value) {
                    m_sheet->tell(errorText(value.error()));
                    return;
                }
                clear->insert(field, *value);
                m_header->reveal(*clear);
            });
    }
}

void CasePane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_themes.theme().color(ColorRole::Panel));
}

void CasePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CasePane::arrange()
{
    const bool low = isLow();
    for (CaseSection *section : std::as_const(m_sections)) {
        if (section != m_nearby && section != m_pinned) // their own choice
            section->setMargin(low ? CaseSection::kClose : CaseSection::kUsual);
    }
    leaveRoom();
    update();
}

void CasePane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_view) {
        m_sheet->retranslate();
        display();
    }
    QWidget::changeEvent(event);
}

void CasePane::keyPressEvent(QKeyEvent *event)
{
    if (!triggerKey(QKeySequence(event->keyCombination())))
        QWidget::keyPressEvent(event);
}

} // namespace shiyu
