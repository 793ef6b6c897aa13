#include "app/server/command/command.h"
#include "app/server/command/serverconfig.h"
#include "app/server/http/httpserver.h"
#include "app/server/store/pglistener.h"
#include <optional>

namespace shiyu::server {

using namespace Qt::StringLiterals;

namespace {

PgListener::Ears earsOf(HttpServer &server, DatabaseThreads &threads)
{
    const auto wake = [&server](const QVector<OrganizationId> &woken) { server.wake(woken); };
    return { wake, [wake, &threads](const QByteArray &told) {
                // What finds no place is told again soon: it is live.
                threads.post(Lane::Read, [wake, told](Api &api) {
                    if (const auto woken = api.heardLive(told))
                        wake(*woken);
                });
            } };
}

} // namespace

/// The first line of its output names the address: "listening https://127.0.0.1:8443".
int serve(const QStringList &arguments)
{
    CommandLine line("serve", u"Serves the consoles over HTTPS until SIGTERM."_s);
    line.parser().addOption(
        { u"listen"_s, u"the address to listen on"_s, u"ADDRESS"_s, u"127.0.0.1"_s });
    line.parser().addOption(
        { u"port"_s, u"the port; 0: any that is free"_s, u"PORT"_s, u"8443"_s });
    line.parser().addOption({ u"config"_s,
        u"limits, trusted proxies, what is logged; else server.ini of the folder, if there"_s,
        u"FILE"_s });
    if (const auto over = line.parse(arguments, 0, 0))
        return *over;
    bool good = false;
    HttpSettings settings;
    settings.address = line.value("listen");
    settings.port = line.value("port").toUShort(&good);
    if (!good)
        return failed({ ErrorCode::InvalidValue, u"port"_s, {} });
    const ServerHome home = line.home();
    const auto state = stateOf(home);
    if (!state)
        return failed(state.error());
    const QString config
        = line.isSet("config") ? line.value("config") : home.filePath(ServerHome::kConfig);
    if (const auto read
        = readServerConfig(config, line.isSet("config"), settings, (*state)->settings);
        !read)
        return failed(read.error());
    const auto identity = home.identity();
    if (!identity)
        return failed(identity.error());
    const auto threads
        = DatabaseThreads::start([home] { return home.openDatabase(); }, **state, {});
    if (!threads)
        return failed(threads.error());
    const auto server = HttpServer::listen(settings, *identity, **threads, **state);
    if (!server)
        return failed(server.error());
    std::optional<PgListener> listener;
    if (line.isSet("database"))
        listener.emplace(line.value("database"), earsOf(**server, **threads));
    say(u"listening https://%1:%2"_s.arg(settings.address).arg((*server)->port()));
    (*server)->run();
    (*threads)->stop();
    say(u"stopped"_s);
    return kDone;
}

} // namespace shiyu::server
