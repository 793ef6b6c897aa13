#pragma once
#include <QStringList>

namespace shiyu::tool {

/// What a command ends with.
enum ExitCode { kDone = 0, kFailed = 1, kUsage = 2 };

/// One command of shiyu-tool: a file each, named in the table of main.cpp. `arguments` are those
/// after the command's name; it prints its results to stdout and what went wrong to stderr.
struct Command {
    const char *name;
    const char *summary; ///< one line of `shiyu-tool --help`
    int (*run)(const QStringList &arguments);
};

int import(const QStringList &arguments);
int newCity(const QStringList &arguments);
int verify(const QStringList &arguments);
int demoCity(const QStringList &arguments);

} // namespace shiyu::tool
