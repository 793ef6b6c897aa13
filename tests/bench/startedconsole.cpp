// shiyu-bench-console PROFILE ACCOUNT PASSWORD-FILE TYPING: the console, whose start `shiyu-bench
// start` measures; prints a line when it is so far.
#include "app/crypto/initialise.h"
#include "app/crypto/passwordhash.h"
#include "app/crypto/secretbytes.h"
#include "app/services/serverlink.h"
#include "map/canvas/mapcanvas.h"
#include "tests/bench/bench.h"
#include "ui/mappane/mappane.h"
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

/// Waits for one condition after the other, looking every 2 ms.
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

private:
    void look()
    {
        while (!m_steps.isEmpty() && m_steps.first().first())
            m_steps.takeFirst().second();
    }

    QTimer m_timer;
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
    const TimeSource now
        = [] { return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now()); };
    Workplace workplace(now);
    ServerLink link(workplace, now);
    MainWindow window(theme, settings, workplace, link);
    window.openProfile(profile);
    window.resize(1366, 768);
    window.show();

    Steps steps;
    const auto typed = [&] {
        auto *field = window.signInPage()->findChild<PasswordField *>();
        field->setText(password);
        say("unlocking");
        QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
        QCoreApplication::sendEvent(field, &enter);
    };
    steps.add([&] { return !workplace.accounts().isEmpty(); },
        [&] {
            window.grab();
            say("sign-in");
            QTimer::singleShot(typing, &window, typed);
        });
    const auto usable = [&] {
        return window.page() == u"desk"_s && window.queue().count(QueueChip::All) > 0
            && window.desk()->mapPane()->canvas().isSettled();
    };
    steps.add(usable, [&] {
        window.grab();
        say("usable");
        std::printf("memory %.1f\ncheck %.1f\n", residentMiB(), passwordCheck());
        QCoreApplication::quit();
    });
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
