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
class Intake;
class KeySheet;
class LinkCorner;
class MapFeed;
class MapPage;
class NavRail;
class PasswordSheet;
class QueueService;
class SignInPage;
class StatusLine;
class ThemeSource;
class Toast;
class TopBar;
class TrayPage;
class UserSettings;

/// The console's window: signing in, then the rail with its screens, the line on top and the line
/// at the bottom. Owns the screens; what they need is handed in by main. Who starts it sees the
/// sign-in at once. The desk is built piece by piece while he types; a screen or sheet that he does
/// not see at first, when he opens it. GUI thread.
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
    void buildDesk();
    void buildBars();
    void layOut();
    void buildSoon();
    void buildNext();
    void buildAll();
    bool isBuilt() const { return m_toBuild.isEmpty(); }
    /// The screen of this name, made when it is asked for first; null: there is none.
    QWidget *screen(const QString &id);
    QWidget *makeMap();
    QWidget *makeHandling();
    QWidget *makeSettings();
    QWidget *makeImport();
    CommandLine &commandLine();
    void bindKeys();
    void bindScreens();
    void retranslate();
    void enter();
    void switchOfficer();
    void showPage(const QString &id);
    void showKeys();
    void changePassword();
    void showOfficerMenu(const QPoint &at);
    void updateCounters();
    void endTrouble(Trouble trouble);
    void tellTroubles();
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
    QList<void (MainWindow::*)()> m_toBuild; ///< of what an officer finds when he is let in
    QStackedWidget *m_stack = nullptr;
    SignInPage *m_signIn = nullptr;
    QWidget *m_workspace = nullptr;
    TopBar *m_top = nullptr;
    NavRail *m_rail = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatusLine *m_status = nullptr;
    Banner *m_trouble = nullptr; ///< what goes on without something
    QMap<Trouble, QString> m_troubles; ///< its sentences until it is closed
    QMap<QString, QWidget *> m_screens; ///< that are made, by their names
    DeskPage *m_desk = nullptr;
    TrayPage *m_tray = nullptr;
    MapPage *m_map = nullptr; ///< null before it is opened, like the next
    HandlingPage *m_handling = nullptr;
    PasswordSheet *m_password = nullptr;
    CommandLine *m_command = nullptr;
    KeySheet *m_keys = nullptr;
    Toast *m_toast = nullptr;
    DutyCorner *m_duty = nullptr;
    LinkCorner *m_linkCorner = nullptr;
    QTimer *m_clock = nullptr;
};

} // namespace shiyu
