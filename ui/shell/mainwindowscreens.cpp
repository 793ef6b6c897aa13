#include "ui/shell/mainwindow.h"

#include "app/services/intake.h"
#include "app/services/mapfeed.h"
#include "app/services/queueservice.h"
#include "ui/casepane/casepane.h"
#include "ui/command/commandline.h"
#include "ui/handling/handlingpage.h"
#include "ui/importing/importpage.h"
#include "ui/mappane/mappage.h"
#include "ui/mappane/mappane.h"
#include "ui/shell/callmenu.h"
#include "ui/shell/deskpage.h"
#include "ui/shell/dutycorner.h"
#include "ui/shell/linkcorner.h"
#include "ui/shell/passwordsheet.h"
#include "ui/shell/settingspage.h"
#include "ui/shell/statusline.h"
#include "ui/shell/topbar.h"
#include "ui/shell/usersettings.h"
#include "ui/signin/signinpage.h"
#include "ui/tray/traypage.h"
#include "widgets/banner.h"
#include "widgets/navrail.h"
#include "widgets/sheetpanel.h"
#include "widgets/toast.h"
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace shiyu {
namespace {

QString id(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

// Whatever is built knows its parent from the start: the style sheet is worked out anew for all
// that is below a widget whenever it gets another parent.
void MainWindow::buildFrame()
{
    m_workspace = new QWidget(m_stack);
    m_top = new TopBar(m_theme, m_workspace);
    m_rail = new NavRail(m_theme, m_workspace);
    m_pages = new QStackedWidget(m_workspace);
    m_status = new StatusLine(m_theme, m_workspace);
    m_trouble = new Banner(m_theme, m_workspace);
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
}

void MainWindow::buildDesk()
{
    m_desk
        = new DeskPage({ m_theme, m_settings, m_workplace, *m_queue, *m_intake, *m_feed }, m_pages);
    m_tray = new TrayPage(m_theme, m_workplace, m_pages);
    m_screens = { { id("desk"), m_desk }, { LinkCorner::kTray, m_tray } };
    for (QWidget *page : std::as_const(m_screens))
        m_pages->addWidget(page);
    m_pages->setCurrentWidget(m_desk);
}

void MainWindow::buildBars()
{
    m_toast = new Toast(m_theme, m_workspace);
    m_linkCorner
        = new LinkCorner(m_theme, m_link, m_workplace, *m_status, *m_rail, *m_tray, m_pages);
    m_duty = new DutyCorner(m_theme, m_workplace, *m_top, *m_status, m_pages);
    bindScreens();
    bindKeys();
}

/// As large as it will be seen, so that letting him in has only to fill it: the styles are worked
/// out, and the map draws its ground.
void MainWindow::layOut()
{
    retranslate();
    m_workspace->resize(m_stack->size());
    m_workspace->grab();
}

QWidget *MainWindow::screen(const QString &page)
{
    struct Maker {
        const char *page;
        QWidget *(MainWindow::*make)();
    };
    static constexpr Maker kMakers[]
        = { { "map", &MainWindow::makeMap }, { "handling", &MainWindow::makeHandling },
              { "settings", &MainWindow::makeSettings }, { "import", &MainWindow::makeImport } };
    if (QWidget *made = m_screens.value(page))
        return made;
    for (const Maker &maker : kMakers) {
        if (page != QLatin1StringView(maker.page))
            continue;
        QWidget *made = (this->*maker.make)();
        m_pages->addWidget(made);
        return m_screens[page] = made;
    }
    return nullptr;
}

QWidget *MainWindow::makeMap()
{
    m_map = new MapPage(m_theme, m_settings, *m_feed, m_pages);
    connect(m_map, &MapPage::caseChosen, this, &MainWindow::openCase);
    return m_map;
}

QWidget *MainWindow::makeHandling()
{
    m_handling = new HandlingPage(m_theme, m_settings, m_workplace, *m_queue, m_pages);
    connect(m_handling, &HandlingPage::caseChosen, this, &MainWindow::openCase);
    if (m_workplace.seat())
        m_handling->enter();
    return m_handling;
}

QWidget *MainWindow::makeSettings()
{
    auto *page = new SettingsPage(m_theme, m_settings, m_pages);
    connect(page, &SettingsPage::importRequested, this, [this] { showPage(id("import")); });
    connect(page, &SettingsPage::passwordRequested, this, &MainWindow::changePassword);
    return page;
}

QWidget *MainWindow::makeImport()
{
    auto *page = new ImportPage(m_theme, m_workplace, m_pages);
    connect(page, &ImportPage::left, this, [this] { showPage(id("settings")); });
    return page;
}

void MainWindow::changePassword()
{
    if (m_link.isThere()) {
        m_toast->tell(tr("The password is the one of the server; the system administrator sets a "
                         "new one there."),
            {}, {}, 8);
        return;
    }
    if (!m_password) {
        m_password = new PasswordSheet(m_theme, m_workplace, screen(id("settings")));
        connect(m_password, &PasswordSheet::changed, this, [this] {
            m_toast->tell(
                tr("The password was changed. It holds from the next sign-in."), {}, {}, 8);
        });
    }
    m_password->open();
}

CommandLine &MainWindow::commandLine()
{
    if (m_command)
        return *m_command;
    m_command = new CommandLine(m_theme, m_workplace, *m_queue, *m_intake, m_workspace);
    connect(m_command, &CommandLine::caseRequested, this, &MainWindow::openCase);
    connect(m_command, &CommandLine::olderCaseRequested, this, [this](const IncidentId &incident) {
        showPage(id("desk"));
        m_desk->bringOlderCase(incident);
    });
    connect(m_command, &CommandLine::olderSearchRequested, this, [this](const QString &words) {
        showPage(id("desk"));
        m_desk->lookForOlder(words);
    });
    const auto goTo = [this](const auto &there) {
        if (m_map && m_pages->currentWidget() == m_map)
            m_map->showPlace(there);
        else {
            showPage(id("desk"));
            m_desk->showPlace(there);
        }
    };
    connect(m_command, &CommandLine::placeRequested, this, goTo);
    connect(m_command, &CommandLine::regionRequested, this, goTo);
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
    return *m_command;
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
    connect(m_duty, &DutyCorner::caseRequested, this, &MainWindow::openCase);
    connect(m_duty, &DutyCorner::drawerMade, m_desk, &DeskPage::followDrawer);
    connect(m_linkCorner, &LinkCorner::drawerMade, m_desk, &DeskPage::followDrawer);
    connect(m_pages, &QStackedWidget::currentChanged, this, [this] {
        // The page that is shown is raised; a drawer stays above it.
        for (auto *drawer : m_pages->findChildren<SheetPanel *>(Qt::FindDirectChildrenOnly)) {
            if (drawer->isOpen())
                drawer->raise();
        }
    });
    connect(m_rail, &NavRail::chosen, this, &MainWindow::showPage);
    connect(m_top, &TopBar::commandLineRequested, this, [this] { commandLine().openEmpty(); });
    connect(m_top, &TopBar::officerMenuRequested, this, &MainWindow::showOfficerMenu);
    connect(m_top, &TopBar::counterChosen, this, [this](QueueChip chip) {
        showPage(id("desk"));
        m_desk->chooseChip(chip);
    });
    connect(m_desk->casePane(), &CasePane::callRequested, this,
        [this](const QString &phone, const QString &whom) { offerCall(this, phone, whom); });
    connect(m_queue.get(), &QueueService::countsChanged, this, &MainWindow::updateCounters);
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
    bind(Qt::CTRL | Qt::Key_K, [this] { commandLine().openEmpty(); });
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
    bind(Qt::CTRL | Qt::SHIFT | Qt::Key_O, [this] { m_linkCorner->openOutbox(); });
    bind(Qt::CTRL | Qt::SHIFT | Qt::Key_T, [this] { m_settings.setNight(!m_settings.night()); });
    bind(Qt::CTRL | Qt::SHIFT | Qt::Key_L, [this] { m_settings.forgetLayouts(); });
    bind(Qt::Key_F11, [this] { isFullScreen() ? showNormal() : showFullScreen(); });
}

} // namespace shiyu
