#pragma once
#include "app/server/command/serverhome.h"
#include <QCommandLineParser>
#include <QStringList>

namespace shiyu::server {

/// What a command ends with.
enum ExitCode { kDone = 0, kFailed = 1, kUsage = 2 };

/// One command of shiyu-server: a file each, named in the table of main.cpp.
struct Command {
    const char *name;
    const char *summary;
    int (*run)(const QStringList &arguments);
};

int serve(const QStringList &arguments);
int user(const QStringList &arguments);
int device(const QStringList &arguments);
int enrol(const QStringList &arguments);
int importDirectory(const QStringList &arguments);
int exportDirectory(const QStringList &arguments);
int bundle(const QStringList &arguments);
int check(const QStringList &arguments);
int backup(const QStringList &arguments);
int restore(const QStringList &arguments);
int demo(const QStringList &arguments);

/// The arguments of a command, with --data for the server's folder.
class CommandLine {
public:
    CommandLine(const char *command, const QString &description);

    QCommandLineParser &parser() { return m_parser; }
    /// Nothing: go on. Help and what is wrong are printed.
    std::optional<int> parse(const QStringList &arguments, qsizetype least, qsizetype most);
    QString argument(qsizetype index) const { return m_parser.positionalArguments().value(index); }
    QString value(const char *option) const { return m_parser.value(QString::fromLatin1(option)); }
    bool isSet(const char *option) const { return m_parser.isSet(QString::fromLatin1(option)); }
    ServerHome home() const { return ServerHome(value("data"), value("database")); }

private:
    QString m_command;
    QCommandLineParser m_parser;
};

/// Prints what went wrong as one line; kFailed.
int failed(const Error &error);
void say(const QString &line);

/// As exportDirectory() writes it. The error names the file, and the field that is wrong.
Expected<DirectoryData> readDirectoryFile(const QString &path);
Instant systemNow();
/// Keys and clock of a home, for one process.
Expected<std::unique_ptr<ServerState>> stateOf(const ServerHome &home);
/// They, and its database.
struct OpenedServer {
    std::unique_ptr<ServerState> state;
    std::unique_ptr<Database> database;
};
Expected<OpenedServer> openServer(const ServerHome &home);

} // namespace shiyu::server
