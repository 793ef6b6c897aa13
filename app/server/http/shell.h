#pragma once
// Inside of app/server/http only: what its coroutines share.
#include <utility> // before asio: Boost 1.74 wants std::exchange

#include "app/server/http/httpserver.h"
#include "app/server/http/ratelimit.h"
#include "app/server/http/streamhub.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace shiyu::server {

namespace asio = boost::asio;
/// A co_await stands in a statement of its own: GCC 12 makes wrong code of one within a condition,
/// and of one beside a lambda that captures.
template <typename T> using Awaitable = asio::awaitable<T>;

class Connection;

class HttpServer::Shell {
public:
    Shell(const HttpSettings &settings, DatabaseThreads &threads, ServerState &state);

    Expected<void> open(const TlsIdentity &identity);
    quint16 port() const { return m_acceptor.local_endpoint().port(); }
    void run();
    void stop();
    void wake(const QVector<OrganizationId> &organizations);

    const HttpSettings &settings() const { return m_settings; }
    ServerState &state() { return m_state; }
    StreamHub &hub() { return m_hub; }
    RequestLog &log() { return m_log; }
    Metrics::Now measured() const;
    asio::ssl::context &tls() { return m_tls; }
    bool stopping() const { return m_stopping; }

    /// False: this address asks too often now.
    bool takeTurn(const QString &address)
    {
        return m_rate.take(address, std::chrono::steady_clock::now());
    }

    /// For a body that is to come. False: there is no room now. Bundles, which may be hours on
    /// their way, leave half of the room to all others; a first one may take more, if it is there.
    bool takeRoom(qint64 bytes, bool bundle);
    void giveRoom(qint64 bytes, bool bundle);

    void joined(Connection *connection, const std::string &address);
    void left(Connection *connection, const std::string &address);

    /// Runs `job` on a database thread and comes back with what it gave; nothing if too many wait,
    /// or if what it wrote was not kept.
    template <typename T>
    Awaitable<std::optional<T>> onLane(Lane lane, std::function<T(Api &)> job);

private:
    Awaitable<void> accept();
    void beginStop();

    HttpSettings m_settings;
    DatabaseThreads &m_threads;
    ServerState &m_state;
    asio::io_context m_context { 1 };
    asio::ssl::context m_tls { asio::ssl::context::tls_server };
    asio::ip::tcp::acceptor m_acceptor { m_context };
    asio::signal_set m_signals { m_context };
    asio::steady_timer m_deadline { m_context };
    StreamHub m_hub;
    RequestLog m_log;
    QSet<Connection *> m_connections;
    QHash<QByteArray, int> m_ofAddress;
    RateLimit m_rate;
    qint64 m_bodies = 0; ///< bytes promised to those that come
    qint64 m_bundles = 0; ///< of them to bundles
    bool m_stopping = false;
};

template <typename T>
Awaitable<std::optional<T>> HttpServer::Shell::onLane(Lane lane, std::function<T(Api &)> job)
{
    // The timer never runs out: its cancelling is the awaited event, on the network's own thread.
    struct Await {
        explicit Await(asio::io_context &context)
            : done(context, asio::steady_timer::time_point::max())
        {
        }
        asio::steady_timer done;
        std::optional<T> result;
        bool ready = false;
    };
    const auto await = std::make_shared<Await>(m_context);
    const auto work = asio::make_work_guard(m_context);
    const auto run = [this, await, job = std::move(job)](Api &api) -> DatabaseThreads::Done {
        auto result = std::make_shared<T>(job(api));
        return [this, await, result](bool kept) {
            asio::post(m_context, [await, result, kept] {
                if (kept)
                    await->result = std::move(*result);
                await->ready = true;
                await->done.cancel();
            });
        };
    };
    const bool posted = m_threads.post(lane, run);
    if (!posted)
        co_return std::nullopt;
    boost::system::error_code ignored;
    while (!await->ready)
        co_await await->done.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    co_return std::move(await->result);
}

} // namespace shiyu::server
