#include "app/server/command/command.h"

#include <QTextStream>

namespace shiyu::server {

using namespace Qt::StringLiterals;

CommandLine::CommandLine(const char *command, const QString &description)
    : m_command(u"shiyu-server "_s + QString::fromLatin1(command))
{
    m_parser.setApplicationDescription(description);
    m_parser.addHelpOption();
    m_parser.addOption({ u"database"_s,
        u"PostgreSQL, as libpq names it; without it a file in the folder"_s, u"CONNECTION"_s });
    m_parser.addOption({ u"data"_s, u"the server's folder"_s, u"DIR"_s, u"shiyu-server-data"_s });
}

std::optional<int> CommandLine::parse(const QStringList &arguments, qsizetype least, qsizetype most)
{
    const bool good = m_parser.parse(QStringList { m_command } + arguments);
    const qsizetype given = m_parser.positionalArguments().size();
    if (good && isSet("help")) {
        QTextStream(stdout) << m_parser.helpText();
        return kDone;
    }
    if (good && given >= least && given <= most)
        return std::nullopt;
    QTextStream(stderr) << m_parser.errorText() << '\n' << m_parser.helpText();
    return kUsage;
}

int failed(const Error &error)
{
    static constexpr const char *kWords[] = { "not found", "cannot be read", "cannot be written",
        "the disk is full", "damaged", "made by a newer version", "busy", "of another kind",
        "empty", "not valid", "wrong password", "locked", "unknown CRS", "cancelled",
        "not supported", "internal error" };
    QTextStream(stderr) << "shiyu-server: " << error.context << ": "
                        << kWords[static_cast<size_t>(error.code)]
                        << (error.detail.isEmpty() ? QString() : u" ("_s + error.detail + u')')
                        << '\n';
    return kFailed;
}

void say(const QString &line)
{
    QTextStream out(stdout);
    out << line << Qt::endl;
}

Instant systemNow()
{
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

Expected<std::unique_ptr<ServerState>> stateOf(const ServerHome &home)
{
    auto keys = home.keys();
    if (!keys)
        return tl::make_unexpected(keys.error());
    auto state = std::make_unique<ServerState>();
    state->keys = *std::move(keys);
    state->now = &systemNow;
    return state;
}

Expected<OpenedServer> openServer(const ServerHome &home)
{
    auto state = stateOf(home);
    if (!state)
        return tl::make_unexpected(state.error());
    auto database = home.openDatabase();
    if (!database)
        return tl::make_unexpected(database.error());
    return OpenedServer { *std::move(state), *std::move(database) };
}

} // namespace shiyu::server
