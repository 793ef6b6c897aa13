#include "app/console/options.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <algorithm>
#include <cstdio>

namespace shiyu {
namespace {

/// Any of them says where windows go.
constexpr const char *kDisplays[] = { "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM" };

bool hasArgument(int argc, char *const argv[], std::initializer_list<QByteArrayView> names)
{
    return std::any_of(argv + std::min(1, argc), argv + argc, [&names](const char *argument) {
        return std::find(names.begin(), names.end(), QByteArrayView(argument)) != names.end();
    });
}

} // namespace

bool asksForWords(int argc, char *const argv[])
{
    return hasArgument(argc, argv, { "--help", "-h", "--help-all", "--version", "-v" });
}

bool hasDisplay(int argc, char *const argv[])
{
    return hasArgument(argc, argv, { "-platform", "--platform" })
        || std::any_of(std::begin(kDisplays), std::end(kDisplays),
            [](const char *name) { return !qEnvironmentVariableIsEmpty(name); });
}

std::optional<ConsoleOptions> parseOptions(const QStringList &arguments, int &exitCode)
{
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    QCommandLineParser parser;
    parser.setApplicationDescription(s("The command-and-dispatch console of a city."));
    parser.addOption({ s("profile"), s("Open this profile."), s("file") });
    parser.addOption({ s("enrol"),
        s("Make the profile of a server from the administrator's file, unless it is there."),
        s("file") });
    parser.addOption({ s("ground"),
        s("With --enrol: outlines, cameras and places come from this profile."), s("file") });
    parser.addOption({ s("account"), s("Preselect this account."), s("account") });
    parser.addOption({ s("theme"), s("day or night."), s("theme") });
    parser.addOption({ s("language"), s("zh_CN or en."), s("language") });
    parser.addOption({ s("size"), s("Size of the window, e.g. 1920x1080."), s("WxH") });
    parser.addOption({ s("settings"), s("Keep the user's settings in this file."), s("file") });
    parser.addOption({ s("tour"), s("Play the tour and save its pictures here."), s("folder") });
    parser.addOption({ s("at"), s("Pretend it is this time (ISO 8601, with offset)."), s("time") });
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    if (!parser.parse(arguments)) {
        std::fprintf(stderr, "%s\n", qPrintable(parser.errorText()));
        exitCode = 2;
        return std::nullopt;
    }
    if (parser.isSet(help) || parser.isSet(version)) {
        std::printf(
            "%s\n", qPrintable(parser.isSet(help) ? parser.helpText() : s("shiyu " SHIYU_VERSION)));
        exitCode = 0;
        return std::nullopt;
    }
    ConsoleOptions options { parser.value(s("profile")), parser.value(s("enrol")),
        parser.value(s("ground")), parser.value(s("tour")), parser.value(s("settings")),
        parser.value(s("account")), parser.value(s("theme")), parser.value(s("language")),
        parser.value(s("size")), std::nullopt };
    if (parser.isSet(s("at"))) {
        const auto at = QDateTime::fromString(parser.value(s("at")), Qt::ISODate);
        if (!at.isValid()) {
            std::fprintf(stderr, "--at: not a time: %s\n", qPrintable(parser.value(s("at"))));
            exitCode = 2;
            return std::nullopt;
        }
        options.at = at.toMSecsSinceEpoch();
    }
    return options;
}

} // namespace shiyu
