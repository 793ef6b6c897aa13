// shiyu-bench-console PROFILE ACCOUNT PASSWORD-FILE TYPING: the console, whose start `shiyu-bench
// start` measures; prints a line when it is so far.
#include "app/crypto/initialise.h"
#include "app/crypto/passwordhash.h"
#include "app/crypto/secretbytes.h"
#include "app/services/serverlink.h"
#include "map/canvas/mapcanvas.h"
#include "tests/bench/bench.h"
#include "ui/mappane/mappane.h"
#include "ui/queue/queuelist.h"
#include "ui/queue/queuepane.h"
#include "ui/shell/deskpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/usersettings.h"
#include "ui/signin/signinpage.h"
#include "ui/text/translations.h"
#include "widgets/applytheme.h"
#include "widgets/passwordfield.h"
#include "widgets/themesource.h"
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QKeyEvent>
#include <QTemporaryDir>
#include <QTimer>

namespace shiyu::bench {
namespace {

using namespace Qt::StringLiterals;

void say(const char *moment)
{
    std::puts(moment);
    std::fflush(stdout);
}

/// Waits for one condition after the other, looking every 2 ms; knows how long it could not.
class Steps : public QObject {
public:
    using Condition = std::function<bool()>;
    using Act = std::function<void()>;

    Steps()
    {
        m_timer.callOnTimeout(this, [this] { look(); });
        m_timer.start(2);
    }
    void add(Condition when, Act act) { m_steps.append({ std::move(when), std::move(act) }); }
    /// The longest time, in ms, in which a key would not have been seen; counts anew from now.
    double takeLongestStop() { return std::exchange(m_longest, 0); }

private:
    void look()
    {
        if (m_since.isValid())
            m_longest = std::max(m_longest, double(m_since.nsecsElapsed()) / 1e6);
        m_since.start();
        while (!m_steps.isEmpty() && m_steps.first().first())
            m_steps.takeFirst().second();
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_longest = 0;
    QList<std::pair<Condition, Act>> m_steps;
};

double passwordCheck()
{
    QElapsedTimer timer;
    timer.start();
    const auto hash = crypto::hashPassword(crypto::SecretBytes::fromText(u"a password"));
    Q_UNUSED(hash)
    return double(timer.nsecsElapsed()) / 1e6;
}

/// The window as main makes it, and when what in it was there.
class Start {
public:
    Start(const ThemeSource &theme, UserSettings &settings, TimeSource now)
        : m_workplace(now)
        , m_link(m_workplace, now)
        , m_window(theme, settings, m_workplace, m_link)
    {
    }
    void run(const QString &profile, const QString &password, std::chrono::milliseconds typing)
    {
        m_window.openProfile(profile);
        m_window.resize(1366, 768);
        m_window.show();
        QObject::connect(&m_workplace, &Workplace::opened, &m_window, [] { say("directory"); });
        QObject::connect(&m_workplace, &Workplace::seatChanged, &m_window, [] { say("seated"); });
        m_steps.add([this] { return !m_workplace.accounts().isEmpty(); },
            [this, password, typing] {
                m_window.grab();
                say("sign-in");
                m_steps.takeLongestStop();
                QTimer::singleShot(typing, &m_window, [this, password] { unlock(password); });
            });
        m_steps.add([this] { return m_window.page() == u"desk"_s; }, [] { say("entered"); });
        m_steps.add([this] { return isListed(); }, [] { say("listed"); });
        m_steps.add(
            [this] { return m_window.desk()->mapPane()->canvas().isSettled(); }, [this] { end(); });
    }

private:
    void unlock(const QString &password)
    {
        std::printf("typing-stop %.1f\n", m_steps.takeLongestStop());
        auto *field = m_window.signInPage()->findChild<PasswordField *>();
        field->setText(password);
        say("unlocking");
        QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
        QCoreApplication::sendEvent(field, &enter);
    }
    bool isListed() const
    {
        const auto *list = m_window.desk()->queuePane()->findChild<QueueList *>();
        return list->model()->rowCount() > 0 && m_window.queue().count(QueueChip::All) > 0;
    }
    void end()
    {
        m_window.grab();
        say("usable");
        std::printf("entering-stop %.1f\n", m_steps.takeLongestStop());
        std::printf("memory %.1f\npeak %.1f\n", residentMiB(), peakMiB());
        std::printf("check %.1f\n", passwordCheck());
        QCoreApplication::quit();
    }

    Workplace m_workplace;
    ServerLink m_link;
    MainWindow m_window;
    Steps m_steps;
};

int console(const QString &profile, const QString &account, const QString &password,
    std::chrono::milliseconds typing)
{
    if (!crypto::initialise())
        return 1;
    const QTemporaryDir folder;
    UserSettings settings(folder.filePath(u"settings.ini"_s));
    settings.setLastAccount(account);
    Translations translations;
    translations.install(settings.language());
    ThemeSource theme(Theme::make(ThemeMode::Day, 100));
    applyTheme(*qApp, theme.theme());
    Start start(theme, settings,
        [] { return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now()); });
    start.run(profile, password, typing);
    return QApplication::exec();
}

} // namespace
} // namespace shiyu::bench

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    QFile file(arguments.value(3));
    if (!file.open(QIODevice::ReadOnly))
        return 2;
    return shiyu::bench::console(arguments.value(1), arguments.value(2),
        QString::fromUtf8(file.readLine()).trimmed(),
        std::chrono::milliseconds { arguments.value(4).toInt() });
}
