#include "ui/shell/mainwindow.h"

#include "app/services/intake.h"
#include "app/services/mapfeed.h"
#include "app/services/queueservice.h"
#include "app/services/whenanswered.h"
#include "map/canvas/coordinatetext.h"
#include "ui/casepane/casepane.h"
#include "ui/command/commandline.h"
#include "ui/handling/handlingpage.h"
#include "ui/importing/importpage.h"
#include "ui/mappane/mappage.h"
#include "ui/mappane/mappane.h"
#include "ui/shell/callmenu.h"
#include "ui/shell/deskpage.h"
#include "ui/shell/dutycorner.h"
#include "ui/shell/keys.h"
#include "ui/shell/linkcorner.h"
#include "ui/shell/passwordsheet.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/statusline.h"
#include "ui/shell/topbar.h"
#include "ui/shell/usersettings.h"
#include "ui/signin/signinpage.h"
#include "ui/text/errortext.h"
#include "ui/text/linktext.h"
#include "ui/text/troubletext.h"
#include "ui/tray/traypage.h"
#include "widgets/banner.h"
#include "widgets/keysheet.h"
#include "widgets/navrail.h"
#include "widgets/themesource.h"
#include "widgets/toast.h"
#include <QCloseEvent>
#include <QFileDialog>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace shiyu {
namespace {

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
    m_signIn = new SignInPage(theme, workplace, link);
    m_stack->addWidget(m_signIn);
    setCentralWidget(m_stack);
    buildWorkspace();
    bindScreens();
    bindKeys();
    retranslate();
    m_clock = new QTimer(this);
    m_clock->setInterval(std::chrono::seconds { 1 });
    connect(m_clock, &QTimer::timeout, this, &MainWindow::tick);
    m_clock->start();
    restoreGeometry(m_settings.layout(id("window")));
}

MainWindow::~MainWindow() = default;

void MainWindow::buildWorkspace()
{
    m_workspace = new QWidget;
    m_top = new TopBar(m_theme);
    m_rail = new NavRail(m_theme);
    m_pages = new QStackedWidget;
    m_status = new StatusLine(m_theme);
    m_trouble = new Banner(m_theme);
    m_desk = new DeskPage({ m_theme, m_settings, m_workplace, *m_queue, *m_intake, *m_feed });
    m_map = new MapPage(m_theme, m_settings, *m_feed);
    m_handling = new HandlingPage(m_theme, m_settings, m_workplace, *m_queue);
    m_settingsPage = new SettingsPage(m_theme, m_settings);
    m_password = new PasswordSheet(m_theme, m_workplace, m_settingsPage);
    m_import = new ImportPage(m_theme, m_workplace);
    m_tray = new TrayPage(m_theme, m_workplace);
    for (QWidget *page : std::initializer_list<QWidget *> {
             m_map, m_desk, m_handling, m_settingsPage, m_import, m_tray })
        m_pages->addWidget(page);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(m_workspace);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_top);
    layout->addWidget(m_trouble);
    layout->addLayout(middle, 1);
    layout->addWidget(m_status);
    m_stack->addWidget(m_workspace);
    m_command = new CommandLine(m_theme, m_workplace, *m_queue, *m_intake, m_workspace);
    m_keys = new KeySheet(m_theme, m_workspace);
    m_toast = new Toast(m_theme, m_workspace);
    m_linkCorner = new LinkCorner(m_link, m_workplace, *m_status, *m_rail, *m_tray, m_workspace);
    m_duty = new DutyCorner(m_theme, m_workplace, *m_top, *m_status, m_workspace);
}

void MainWindow::bindScreens()
{
    connect(m_signIn, &SignInPage::signedIn, this, [this](const QString &account) {
        m_settings.setLastAccount(account);
        enter();
    });
    connect(m_signIn, &SignInPage::backRequested, this,
        [this] { m_stack->setCurrentWidget(m_workspace); });
    connect(
        m_status, &StatusLine::conflictsRequested, this, [this] { showPage(LinkCorner::kTray); });
    connect(m_tray, &TrayPage::caseRequested, this, &MainWindow::openCase);
    connect(m_tray, &TrayPage::againRequested, this, [this](const ActRequest &request) {
        openCase(request.incident);
        m_desk->prepareAct(request);
    });
    connect(m_tray, &TrayPage::troubled, this,
        [this](const Error &error) { showTrouble(Trouble::Reading, error); });
    connect(m_signIn, &SignInPage::enrolmentRequested, this, &MainWindow::chooseEnrolment);
    connect(m_duty, &DutyCorner::caseRequested, this, &MainWindow::openCase);
    connect(m_rail, &NavRail::chosen, this, &MainWindow::showPage);
    connect(m_top, &TopBar::commandLineRequested, m_command, &CommandLine::openEmpty);
    connect(m_top, &TopBar::officerMenuRequested, this, &MainWindow::showOfficerMenu);
    connect(m_top, &TopBar::counterChosen, this, [this](QueueChip chip) {
        showPage(id("desk"));
        m_desk->chooseChip(chip);
    });
    const auto showPosition = [this](LonLat at) {
        m_status->setPosition(coordinateText(at, coordinateSystemOf(m_settings.coordinates())));
    };
    connect(m_desk, &DeskPage::pointerMoved, this, showPosition);
    connect(m_map, &MapPage::pointerMoved, this, showPosition);
    connect(m_map, &MapPage::caseChosen, this, &MainWindow::openCase);
    connect(m_handling, &HandlingPage::caseChosen, this, &MainWindow::openCase);
    connect(
        m_settingsPage, &SettingsPage::importRequested, this, [this] { showPage(id("import")); });
    connect(m_settingsPage, &SettingsPage::passwordRequested, this, [this] {
        if (!m_link.isThere())
            return m_password->open();
        m_toast->tell(tr("The password is the one of the server; the system administrator sets a "
                         "new one there."),
            {}, {}, 8);
    });
    connect(m_password, &PasswordSheet::changed, this, [this] {
        m_toast->tell(tr("The password was changed. It holds from the next sign-in."), {}, {}, 8);
    });
    connect(m_desk->casePane(), &CasePane::callRequested, this,
        [this](const QString &phone, const QString &whom) { offerCall(this, phone, whom); });
    connect(m_command, &CommandLine::caseRequested, this, &MainWindow::openCase);
    connect(m_command, &CommandLine::placeRequested, this, [this](LonLat at) {
        if (m_pages->currentWidget() == m_map)
            m_map->showPlace(at);
        else {
            showPage(id("desk"));
            m_desk->showPlace(at);
        }
    });
    connect(m_command, &CommandLine::pageRequested, this, &MainWindow::showPage);
    connect(m_command, &CommandLine::newCaseRequested, this, [this] {
        showPage(id("desk"));
        m_desk->newCase();
    });
    connect(m_command, &CommandLine::officerRequested, this, [this](const QString &account) {
        m_settings.setLastAccount(account);
        switchOfficer();
    });
    connect(m_command, &CommandLine::themeRequested, &m_settings, &UserSettings::setNight);
    connect(m_command, &CommandLine::actRequested, this,
        [this](const IncidentId &incident, const ActRequest &request) {
            openCase(incident);
            m_desk->prepareAct(request);
        });
    connect(m_queue.get(), &QueueService::countsChanged, this, &MainWindow::updateCounters);
    connect(&m_workplace, &Workplace::troubled, this, &MainWindow::showTrouble);
    connect(m_trouble, &Banner::closed, this, [this] { m_troubles.clear(); });
    connect(&m_settings, &UserSettings::coordinatesChanged, this,
        [this] { m_status->setCoordinates(m_settings.coordinates()); });
}

void MainWindow::bindKeys()
{
    const auto bind = [this](const QKeySequence &keys, auto act) {
        auto *shortcut = new QShortcut(keys, m_workspace);
        shortcut->setContext(
            Qt::WindowShortcut); // active while this is shown, wherever the focus is
        connect(shortcut, &QShortcut::activated, this, act);
    };
    bind(Qt::CTRL | Qt::Key_K, [this] { m_command->openEmpty(); });
    bind(Qt::Key_Question, [this] { showKeys(); });
    bind(Qt::Key_F1, [this] { showKeys(); });
    bind(Qt::ALT | Qt::Key_1, [this] { showPage(id("map")); });
    bind(Qt::ALT | Qt::Key_2, [this] { showPage(id("desk")); });
    bind(Qt::ALT | Qt::Key_3, [this] { showPage(id("handling")); });
    bind(Qt::ALT | Qt::Key_9, [this] {
        if (m_link.isThere())
            showPage(LinkCorner::kTray);
    });
    bind(Qt::ALT | Qt::Key_0, [this] { showPage(id("settings")); });
    bind(Qt::CTRL | Qt::SHIFT | Qt::Key_U, [this] { switchOfficer(); });
    bind(Qt::CTRL | Qt::SHIFT | Qt::Key_D, [this] { m_duty->openShift(); });
    bind(Qt::CTRL | Qt::SHIFT | Qt::Key_S, [this] { m_duty->openWaiting(); });
    bind(Qt::CTRL | Qt::SHIFT | Qt::Key_T, [this] { m_settings.setNight(!m_settings.night()); });
    bind(Qt::CTRL | Qt::SHIFT | Qt::Key_L, [this] {
        m_settings.forgetLayouts();
        m_desk->restoreLayout();
    });
    bind(Qt::Key_F11, [this] { isFullScreen() ? showNormal() : showFullScreen(); });
}

void MainWindow::showTrouble(Trouble trouble, const Error &error)
{
    m_troubles.insert(trouble, troubleText(trouble, error));
    m_trouble->tell(Banner::Kind::Warning, m_troubles.values().join(QLatin1Char('\n')));
}

void MainWindow::openProfile(const QString &path)
{
    whenAnswered(m_workplace.open(path), this, [this, path](const Expected<void> &opened) {
        if (!opened) {
            m_signIn->showFailure(errorText(opened.error()));
            return;
        }
        m_settings.setLastProfile(path);
        m_signIn->prepare(m_settings.lastAccount(), false);
        m_top->setCity(m_workplace.cityName());
        retranslate();
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
    const std::pair<const char *, QWidget *> pages[]
        = { { "map", m_map }, { "desk", m_desk }, { "handling", m_handling },
              { "settings", m_settingsPage }, { "import", m_import }, { "tray", m_tray } };
    for (const auto &[name, widget] : pages) {
        if (page == QLatin1StringView(name)) {
            m_pages->setCurrentWidget(widget);
            m_rail->setCurrentId(page == QLatin1StringView("import") ? id("settings") : page);
            widget->setFocus();
        }
    }
}

QString MainWindow::page() const
{
    return m_stack->currentWidget() == m_workspace ? m_rail->currentId() : QString();
}

void MainWindow::openCase(const IncidentId &incident)
{
    showPage(id("desk"));
    m_desk->bringCase(incident);
}

void MainWindow::showKeys()
{
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

void MainWindow::chooseEnrolment()
{
    auto *dialog = new QFileDialog(this, tr("The administrator's enrolment file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
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
    if (const DirectoryPtr directory = m_workplace.directory())
        m_top->setTime(directory->calendar().toCity(m_workplace.now()));
}

void MainWindow::retranslate()
{
    setWindowTitle(
        m_workplace.isOpen() ? tr("%1 · Shiyu").arg(m_workplace.cityName()) : tr("Shiyu"));
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
