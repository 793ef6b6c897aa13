#include "ui/shell/mainwindow.h"

#include "app/services/intake.h"
#include "app/services/mapfeed.h"
#include "app/services/queueservice.h"
#include "app/services/whenanswered.h"
#include "ui/handling/handlingpage.h"
#include "ui/shell/deskpage.h"
#include "ui/shell/dutycorner.h"
#include "ui/shell/keys.h"
#include "ui/shell/linkcorner.h"
#include "ui/shell/statusline.h"
#include "ui/shell/topbar.h"
#include "ui/shell/usersettings.h"
#include "ui/signin/openfailure.h"
#include "ui/signin/signinpage.h"
#include "ui/text/linktext.h"
#include "ui/text/troubletext.h"
#include "widgets/banner.h"
#include "widgets/filedialog.h"
#include "widgets/keysheet.h"
#include "widgets/navrail.h"
#include <QCloseEvent>
#include <QFileDialog>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>

namespace shiyu {
namespace {

constexpr std::chrono::milliseconds kSeen { 30 }; ///< a picture of the sign-in is drawn by then

QString id(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

MainWindow::MainWindow(
    const ThemeSource &theme, UserSettings &settings, Workplace &workplace, ServerLink &link)
    : m_theme(theme)
    , m_settings(settings)
    , m_workplace(workplace)
    , m_link(link)
    , m_queue(std::make_unique<QueueService>(workplace))
    , m_intake(std::make_unique<Intake>(workplace))
    , m_feed(std::make_unique<MapFeed>(workplace))
{
    m_stack = new QStackedWidget(this);
    setCentralWidget(m_stack);
    m_signIn = new SignInPage(theme, workplace, link, m_stack);
    m_stack->addWidget(m_signIn);
    m_toBuild = { &MainWindow::buildFrame, &MainWindow::buildDesk, &MainWindow::buildBars,
        &MainWindow::layOut };
    retranslate();
    connect(&m_workplace, &Workplace::accountsFound, this, [this] {
        m_signIn->prepare(m_settings.lastAccount(), false);
        buildSoon();
    });
    connect(m_signIn, &SignInPage::asked, this, &MainWindow::buildAll);
    connect(m_signIn, &SignInPage::fileRequested, this, &MainWindow::chooseProfile);
    connect(m_signIn, &SignInPage::enrolmentRequested, this, &MainWindow::chooseEnrolment);
    connect(&m_workplace, &Workplace::troubled, this, &MainWindow::showTrouble);
    connect(m_feed.get(), &MapFeed::snapshotChanged, this, [this] {
        if (m_feed->snapshot(MapMatters::Open)->coarsest())
            endTrouble(Trouble::NoOutlines);
    });
    m_clock = new QTimer(this);
    m_clock->setInterval(std::chrono::seconds { 1 });
    connect(m_clock, &QTimer::timeout, this, &MainWindow::tick);
    m_clock->start();
    restoreGeometry(m_settings.layout(id("window")));
}

MainWindow::~MainWindow() = default;

/// From the moment in which somebody can type his password and sees where.
void MainWindow::buildSoon()
{
    QTimer::singleShot(kSeen, this, &MainWindow::buildNext);
}

/// Between what else happens; the last is what few need at once, and nobody while he waits.
void MainWindow::buildNext()
{
    if (isBuilt()) {
        if (!m_signIn->isBusy() && !m_workplace.seat())
            m_desk->prepareForm();
        return;
    }
    const auto build = m_toBuild.takeFirst();
    (this->*build)();
    QTimer::singleShot(0, this, &MainWindow::buildNext);
}

/// Before an officer is let in: the screens listen for it. While his password is being tried.
void MainWindow::buildAll()
{
    while (!isBuilt()) {
        const auto build = m_toBuild.takeFirst();
        (this->*build)();
    }
}

void MainWindow::showTrouble(Trouble trouble, const Error &error)
{
    buildAll();
    m_troubles.insert(trouble, troubleText(trouble, error));
    tellTroubles();
}

void MainWindow::endTrouble(Trouble trouble)
{
    if (m_troubles.remove(trouble) > 0)
        tellTroubles();
}

void MainWindow::tellTroubles()
{
    if (m_troubles.isEmpty())
        return m_trouble->hide();
    m_trouble->tell(Banner::Kind::Warning, m_troubles.values().join(QLatin1Char('\n')));
}

void MainWindow::openProfile(const QString &path)
{
    whenAnswered(m_workplace.open(path), this, [this, path](const Expected<void> &opened) {
        if (!opened) {
            const QString sentence = openFailureText(path, opened.error());
            return path.isEmpty() ? m_signIn->welcome(sentence) : m_signIn->showFailure(sentence);
        }
        m_settings.setLastProfile(path);
        if (m_link.isThere())
            m_signIn->prepare(m_settings.lastAccount(), false);
        retranslate();
        buildSoon();
    });
}

void MainWindow::enter()
{
    const auto &seat = m_workplace.seat();
    m_top->setOfficer(
        tr("%1 · %2", "organisation · officer").arg(seat->organizationName, seat->officerName));
    retranslate();
    m_status->setCoordinates(m_settings.coordinates());
    m_stack->setCurrentWidget(m_workspace);
    m_desk->enter();
    if (m_handling)
        m_handling->enter();
    showPage(seat->isCentre() ? id("desk") : id("handling"));
    tick();
}

void MainWindow::switchOfficer()
{
    m_signIn->prepare(m_settings.lastAccount(), m_workplace.seat().has_value());
    m_stack->setCurrentWidget(m_signIn);
}

void MainWindow::showPage(const QString &page)
{
    QWidget *widget = screen(page);
    if (!widget)
        return;
    m_pages->setCurrentWidget(widget);
    m_rail->setCurrentId(page == QLatin1StringView("import") ? id("settings") : page);
    widget->setFocus();
}

QString MainWindow::page() const
{
    return isBuilt() && m_stack->currentWidget() == m_workspace ? m_rail->currentId() : QString();
}

void MainWindow::openCase(const IncidentId &incident)
{
    showPage(id("desk"));
    m_desk->bringCase(incident);
}

void MainWindow::showKeys()
{
    if (!m_keys)
        m_keys = new KeySheet(m_theme, m_workspace);
    m_keys->setSections(tr("All keys"), allKeys());
    m_keys->open();
}

void MainWindow::showOfficerMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu, this](const QString &text, const QKeySequence &keys, auto act) {
        QAction *action = menu->addAction(text, this, act);
        action->setShortcut(keys);
        action->setShortcutVisibleInContextMenu(true);
    };
    add(tr("Switch officer"), Qt::CTRL | Qt::SHIFT | Qt::Key_U, [this] { switchOfficer(); });
    add(m_settings.night() ? tr("Day theme") : tr("Night theme"), Qt::CTRL | Qt::SHIFT | Qt::Key_T,
        [this] { m_settings.setNight(!m_settings.night()); });
    add(tr("Settings"), Qt::ALT | Qt::Key_0, [this] { showPage(id("settings")); });
    add(tr("All keys"), Qt::Key_Question, [this] { showKeys(); });
    menu->addSeparator();
    add(tr("Sign out"), {}, [this] {
        m_workplace.signOut();
        m_signIn->prepare(m_settings.lastAccount(), false);
        m_stack->setCurrentWidget(m_signIn);
    });
    menu->popup(at);
}

void MainWindow::enrol(const QString &enrolmentFile, const QString &ground, const QString &path)
{
    if (const auto made = enrolDevice(path, enrolmentFile, ground, m_workplace.now()); !made)
        m_signIn->showFailure(enrolmentFailureText(made.error()));
    else
        openProfile(path);
}

void MainWindow::chooseProfile()
{
    auto *dialog = makeFileDialog(this, tr("The profile to open"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        { QString(tr("Profiles") + id(" (*.shiyu)")), QString(tr("All files") + id(" (*)")) });
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openProfile);
    dialog->open();
}

void MainWindow::chooseEnrolment()
{
    auto *dialog = makeFileDialog(this, tr("The administrator's enrolment file"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ QString(tr("Enrolment files") + id(" (*.shiyu-enrolment)")),
        QString(tr("All files") + id(" (*)")) });
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString &file) { enrol(file, {}, newProfilePath()); });
    dialog->open();
}

void MainWindow::updateCounters()
{
    m_top->setCounters(m_queue->count(QueueChip::Instructed), m_queue->count(QueueChip::DueSoon),
        m_queue->count(QueueChip::Overdue));
}

void MainWindow::tick()
{
    const DirectoryPtr directory = m_workplace.directory();
    if (directory && isBuilt())
        m_top->setTime(directory->calendar().toCity(m_workplace.now()));
}

void MainWindow::retranslate()
{
    // Several consoles may stand on one screen; who sits there is nobody's business who sees its
    // task bar.
    const auto &seat = m_workplace.seat();
    setWindowTitle(!m_workplace.isOpen() ? tr("Shiyu")
            : seat                       ? tr("%1 · Shiyu").arg(seat->organizationName)
                   : tr("%1 · signed out · Shiyu").arg(m_workplace.cityName()));
    if (!isBuilt())
        return;
    m_top->setCity(m_workplace.cityName());
    QList<NavItem> items { { id("map"), Glyph::Map, tr("One map"), id("Alt+1") },
        { id("desk"), Glyph::Desk, tr("Desk"), id("Alt+2") },
        { id("handling"), Glyph::Handling, tr("Handling"), id("Alt+3") } };
    if (m_link.isThere())
        items.append({ LinkCorner::kTray, Glyph::Inbox, tr("Conflicts"), id("Alt+9"), true });
    items.append({ id("settings"), Glyph::Settings, tr("Settings"), id("Alt+0"), true });
    m_rail->setItems(items);
    m_linkCorner->tell();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setLayout(id("window"), saveGeometry());
    QMainWindow::closeEvent(event);
}

} // namespace shiyu
