#pragma once
#include "app/services/serverlink.h"
#include "app/services/workplace.h"
#include "tests/bench/loadserver.h"
#include <QCommandLineParser>

namespace shiyu::bench {

/// A console without a window on a profile of its own, over TLS to a server: all of a real one but
/// the screens.
class BenchConsole {
public:
    BenchConsole();

    /// A new profile for a device of the organisation, opened.
    Expected<void> enrol(
        const LoadServer &server, const OrganizationId &organization, const QString &profile);
    /// Until the officer can work.
    Expected<void> signIn(const QString &account, const QString &password);
    /// Runs the event loop until it holds of the link's status; false: it did not within that time.
    bool waitFor(const std::function<bool(const SyncStatus &)> &holds, std::chrono::seconds most);

    Workplace &workplace() { return m_workplace; }
    const SyncStatus &status() const { return m_link.status(); }

private:
    Workplace m_workplace;
    ServerLink m_link;
};

/// This computer's clock.
Instant wallClock();
/// A server as `--server-data`, `--server`, `--database` and `--port` tell, and who signs in there.
struct SyncedCity {
    LoadServer::Place place;
    OrganizationId organization;
    QString account, password;

    /// Nothing: the arguments are not those.
    static std::optional<SyncedCity> read(const QString &name, const QStringList &arguments,
        const QList<QCommandLineOption> &more, QCommandLineParser &parser);
};

} // namespace shiyu::bench
