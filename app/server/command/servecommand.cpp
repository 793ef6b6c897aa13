#include "app/server/command/command.h"
#include "app/server/command/serverconfig.h"
#include "app/server/http/httpserver.h"
#include "app/server/store/pglistener.h"
#include <optional>
#include <sys/resource.h>

namespace shiyu::server {

using namespace Qt::StringLiterals;

namespace {

PgListener::Ears earsOf(HttpServer &server, DatabaseThreads &threads)
{
    const auto wake = [&server](const QVector<OrganizationId> &woken) { server.wake(woken); };
    return { wake, [wake, &threads](const QByteArray &told) {
                // What finds no place is told again soon: it is live.
                threads.post(Lane::Read, [wake, told](Api &api) -> DatabaseThreads::Done {
                    if (const auto woken = api.heardLive(told))
                        wake(*woken);
                    return {};
                });
            } };
}

/// In pieces between the requests; what was not kept is made at the next start.
void fillEnded(DatabaseThreads &threads, const IncidentId &after)
{
    threads.post(Lane::Write, [&threads, after](Api &api) -> DatabaseThreads::Done {
        const auto next = api.fillEnded(after);
        if (!next || !*next)
            return {};
        return [&threads, from = **next](bool kept) {
            if (kept)
                fillEnded(threads, from);
        };
    });
}

/// A console takes three connections, a shell often allows 1,024 files: as many as may be.
void allowFiles()
{
    rlimit files {};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0)
        return;
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

Expected<HttpSettings> settingsOf(const CommandLine &line, ServerSettings &core)
{
    bool good = false;
    HttpSettings settings;
    settings.address = line.value("listen");
    settings.port = line.value("port").toUShort(&good);
    if (!good)
        return fail(ErrorCode::InvalidValue, u"port"_s);
    const bool named = line.isSet("config");
    const QString config = named ? line.value("config") : line.home().filePath(ServerHome::kConfig);
    if (auto read = readServerConfig(config, named, settings, core); !read)
        return tl::make_unexpected(read.error());
    return settings;
}

Expected<void> serveOn(const CommandLine &line, ServerState &state)
{
    auto settings = settingsOf(line, state.settings);
    const auto identity = line.home().identity();
    if (!settings || !identity)
        return tl::make_unexpected(settings ? identity.error() : settings.error());
    allowFiles();
    if (line.isSet("database")) // the listener tells of other processes' acts
        settings->unwoken = Asking::kUnwokenWithListener;
    const auto threads
        = DatabaseThreads::start([home = line.home()] { return home.openDatabase(); }, state, {});
    if (!threads)
        return tl::make_unexpected(threads.error());
    const auto server = HttpServer::listen(*settings, *identity, **threads, state);
    if (!server)
        return tl::make_unexpected(server.error());
    std::optional<PgListener> listener;
    if (line.isSet("database"))
        listener.emplace(line.value("database"), earsOf(**server, **threads));
    fillEnded(**threads, {});
    say(u"listening https://%1:%2"_s.arg(settings->address).arg((*server)->port()));
    (*server)->run();
    (*threads)->stop();
    say(u"stopped"_s);
    return {};
}

} // namespace

/// The first line of its output names the address: "listening https://127.0.0.1:8443".
int serve(const QStringList &arguments)
{
    CommandLine line("serve", u"Serves the consoles over HTTPS until SIGTERM."_s);
    line.parser().addOptions(
        { { u"listen"_s, u"the address to listen on"_s, u"ADDRESS"_s, u"127.0.0.1"_s },
            { u"port"_s, u"the port; 0: any that is free"_s, u"PORT"_s, u"8443"_s },
            { u"config"_s,
                u"limits, trusted proxies, what is logged; else server.ini of the folder, if "
                "there"_s,
                u"FILE"_s } });
    if (const auto over = line.parse(arguments, 0, 0))
        return *over;
    const auto state = stateOf(line.home());
    const auto done
        = state ? serveOn(line, **state) : Expected<void>(tl::make_unexpected(state.error()));
    return done ? kDone : failed(done.error());
}

} // namespace shiyu::server
