#pragma once
#include "app/services/serverlink.h"
#include <QMainWindow>

class QStackedWidget;
class QTimer;

namespace shiyu {

class Banner;
class CommandLine;
class DeskPage;
class DutyCorner;
class HandlingPage;
class ImportPage;
class Intake;
class KeySheet;
class LinkCorner;
class MapFeed;
class MapPage;
class NavRail;
class PasswordSheet;
class QueueService;
class SettingsPage;
class SignInPage;
class StatusLine;
class ThemeSource;
class Toast;
class TopBar;
class TrayPage;
class UserSettings;

/// The console's window: signing in, then the rail with its screens, the line on top and the line
/// at the bottom. Owns the screens; what they need is handed in by main. Who starts it sees the
/// sign-in at once; what comes after it is built piece by piece while he types.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(
        const ThemeSource &theme, UserSettings &settings, Workplace &workplace, ServerLink &link);
    ~MainWindow() override;

    /// Opens the profile and shows the sign-in, or why it cannot be opened.
    void openProfile(const QString &path);
    /// Makes the profile of a new device from the administrator's file and opens it.
    void enrol(const QString &enrolmentFile, const QString &ground, const QString &path);

    SignInPage *signInPage() const { return m_signIn; }
    DeskPage *desk() const { return m_desk; } ///< null before somebody signs in, like the next
    DutyCorner *duty() const { return m_duty; }
    const QueueService &queue() const { return *m_queue; }
    QString page() const; ///< the id of the screen that is shown; empty while signing in

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildFrame();
    void buildMap();
    void buildDesk();
    void buildHandling();
    void buildSettings();
    void buildRest();
    void buildNext();
    void buildAll();
    bool isBuilt() const { return m_toBuild.isEmpty(); }
    void bindKeys();
    void bindScreens();
    void retranslate();
    void enter();
    void switchOfficer();
    void showPage(const QString &id);
    void showKeys();
    void showOfficerMenu(const QPoint &at);
    void updateCounters();
    void showTrouble(Trouble trouble, const Error &error);
    void tick();
    void chooseProfile();
    void chooseEnrolment();
    void openCase(const IncidentId &id);

    const ThemeSource &m_theme;
    UserSettings &m_settings;
    Workplace &m_workplace;
    ServerLink &m_link;
    std::unique_ptr<QueueService> m_queue;
    std::unique_ptr<Intake> m_intake;
    std::unique_ptr<MapFeed> m_feed;
    QList<void (MainWindow::*)()> m_toBuild;
    QStackedWidget *m_stack = nullptr;
    SignInPage *m_signIn = nullptr;
    QWidget *m_workspace = nullptr;
    TopBar *m_top = nullptr;
    NavRail *m_rail = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatusLine *m_status = nullptr;
    Banner *m_trouble = nullptr; ///< what goes on without something
    QMap<Trouble, QString> m_troubles; ///< its sentences until it is closed
    DeskPage *m_desk = nullptr;
    MapPage *m_map = nullptr;
    HandlingPage *m_handling = nullptr;
    SettingsPage *m_settingsPage = nullptr;
    PasswordSheet *m_password = nullptr;
    Toast *m_toast = nullptr;
    ImportPage *m_import = nullptr;
    TrayPage *m_tray = nullptr;
    CommandLine *m_command = nullptr;
    KeySheet *m_keys = nullptr;
    DutyCorner *m_duty = nullptr;
    LinkCorner *m_linkCorner = nullptr;
    QTimer *m_clock = nullptr;
};

} // namespace shiyu
