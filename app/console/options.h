#pragma once
#include <QString>
#include <QStringList>
#include <optional>

namespace shiyu {

/// What the command line of `shiyu` asks for.
struct ConsoleOptions {
    QString profile; ///< empty: the last one
    QString enrolment; ///< the administrator's file: the profile is made from it if it is not there
    QString ground; ///< with it: a profile whose outlines, cameras and places come along
    QString tourFolder; ///< empty: no tour
    QString settingsFile; ///< empty: the user's own
    QString account; ///< preselected at sign-in
    QString theme; ///< "day", "night" or empty
    QString language; ///< "zh_CN", "en" or empty
    QString size; ///< "1920x1080" or empty
    std::optional<qint64> at; ///< pretend that it is this moment (UTC ms), for demonstrations
};

/// Whether help or the version alone is asked for, which must be had without a display.
bool asksForWords(int argc, char *const argv[]);
/// Whether Qt will find somewhere to show a window; where not, it would end the program by abort().
bool hasDisplay(int argc, char *const argv[]);

/// Reads the arguments; prints help or a sentence about what is wrong and returns nothing.
std::optional<ConsoleOptions> parseOptions(const QStringList &arguments, int &exitCode);

} // namespace shiyu
