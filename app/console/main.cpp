#include "app/console/options.h"
#include "app/console/tour.h"
#include "app/console/tourscript.h"
#include "app/crypto/initialise.h"
#include "app/services/serverlink.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/usersettings.h"
#include "ui/text/translations.h"
#include "widgets/applytheme.h"
#include "widgets/themesource.h"
#include <QApplication>
#include <QFileInfo>
#include <cstdio>

namespace {

using namespace shiyu;

Instant wallClock()
{
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

/// The wall clock, or one that started at a given moment.
TimeSource timeSource(const ConsoleOptions &options)
{
    if (!options.at)
        return wallClock;
    return [offset = instantFromMs(*options.at) - wallClock()] { return wallClock() + offset; };
}

Theme themeOf(const UserSettings &settings)
{
    return Theme::make(
        settings.night() ? ThemeMode::Night : ThemeMode::Day, settings.scalePercent());
}

void applyOptions(const ConsoleOptions &options, UserSettings &settings)
{
    if (!options.theme.isEmpty())
        settings.setNight(options.theme == QLatin1StringView("night"));
    if (!options.language.isEmpty())
        settings.setLanguage(QLocale(options.language));
    if (!options.account.isEmpty())
        settings.setLastAccount(options.account);
}

void showWindow(QWidget &window, const QString &size)
{
    const QStringList sides = size.split(QLatin1Char('x'));
    if (sides.size() == 2)
        window.resize(sides[0].toInt(), sides[1].toInt());
    else if (!window.testAttribute(Qt::WA_Resized))
        window.resize(1366, 768);
    window.show();
}

void open(const ConsoleOptions &options, const UserSettings &settings, MainWindow &window)
{
    const QString profile = options.profile.isEmpty() ? settings.lastProfile() : options.profile;
    if (options.enrolment.isEmpty() || QFileInfo::exists(profile))
        window.openProfile(profile);
    else
        window.enrol(
            options.enrolment, options.ground, profile.isEmpty() ? newProfilePath() : profile);
}

} // namespace

int main(int argc, char *argv[])
{
    if (asksForWords(argc, argv)) {
        const QCoreApplication words(argc, argv);
        int code = 0;
        parseOptions(QCoreApplication::arguments(), code);
        return code;
    }
    if (!hasDisplay(argc, argv)) {
        std::fputs("shiyu: 没有图形显示（未设置 DISPLAY 或 WAYLAND_DISPLAY），无法打开窗口；"
                   "请在桌面环境中运行，或用 xvfb-run。\n"
                   "shiyu: there is no display to open a window on.\n",
            stderr);
        return 1;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("shiyu"));
    int exitCode = 0;
    const auto options = parseOptions(QApplication::arguments(), exitCode);
    if (!options)
        return exitCode;
    if (const auto ready = crypto::initialise(); !ready)
        qFatal("libsodium cannot be used");

    UserSettings settings(options->settingsFile);
    applyOptions(*options, settings);
    Translations translations;
    translations.install(settings.language());
    ThemeSource theme(themeOf(settings));
    QObject::connect(&theme, &ThemeSource::themeChanged, &application,
        [&] { applyTheme(application, theme.theme()); });
    applyTheme(application, theme.theme());
    QObject::connect(&settings, &UserSettings::lookChanged, &application,
        [&] { theme.setTheme(themeOf(settings)); });
    QObject::connect(&settings, &UserSettings::languageChanged, &application,
        [&] { translations.install(settings.language()); });

    TourClock tourClock(timeSource(*options));
    Workplace workplace(tourClock.source());
    ServerLink link(workplace, timeSource(*options));
    MainWindow window(theme, settings, workplace, link);
    open(*options, settings, window); // read while the window appears
    showWindow(window, options->size);

    std::unique_ptr<Tour> tour;
    if (!options->tourFolder.isEmpty()) {
        tour = std::make_unique<Tour>(
            window, wholeTour(window, workplace, tourClock),
            [&] { return shownNow(window, workplace); }, options->tourFolder);
        tour->start();
    }
    return QApplication::exec();
}
