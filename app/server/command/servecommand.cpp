#include "app/server/command/command.h"
#include "app/server/http/httpserver.h"
#include "app/server/store/pglistener.h"
#include <optional>

namespace shiyu::server {

using namespace Qt::StringLiterals;

/// The first line of its output names the address: "listening https://127.0.0.1:8443".
int serve(const QStringList &arguments)
{
    CommandLine line("serve", u"Serves the consoles over HTTPS until SIGTERM."_s);
    line.parser().addOption(
        { u"listen"_s, u"the address to listen on"_s, u"ADDRESS"_s, u"127.0.0.1"_s });
    line.parser().addOption(
        { u"port"_s, u"the port; 0: any that is free"_s, u"PORT"_s, u"8443"_s });
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
        listener.emplace(line.value("database"),
            [&](const QVector<OrganizationId> &woken) { (*server)->wake(woken); });
    say(u"listening https://%1:%2"_s.arg(settings.address).arg((*server)->port()));
    (*server)->run();
    (*threads)->stop();
    say(u"stopped"_s);
    return kDone;
}

} // namespace shiyu::server
