#include "app/server/http/connection.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <csignal>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
using Tcp = asio::ip::tcp;

asio::const_buffer bufferOf(const QByteArray &bytes)
{
    return { bytes.constData(), static_cast<size_t>(bytes.size()) };
}

/// An exception of a library ends this connection, not the server.
Awaitable<void> serve(std::shared_ptr<Connection> connection)
{
    try {
        co_await connection->run();
    } catch (const std::exception &) {
        connection->cut();
    }
}

} // namespace

HttpServer::Shell::Shell(const HttpSettings &settings, DatabaseThreads &threads, ServerState &state)
    : m_settings(settings)
    , m_threads(threads)
    , m_state(state)
    , m_log(settings.log)
    , m_rate(settings.requestsPerSecond, settings.requestsAtOnce)
{
}

Metrics::Now HttpServer::Shell::measured() const
{
    return { m_hub.size(), m_connections.size(), m_threads.waiting() };
}

Expected<void> HttpServer::Shell::open(const TlsIdentity &identity)
{
    boost::system::error_code error;
    m_tls.set_options(asio::ssl::context::no_sslv2 | asio::ssl::context::no_sslv3
            | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1
            | asio::ssl::context::no_compression,
        error);
    m_tls.use_certificate_chain(bufferOf(identity.certificate), error);
    if (error)
        return fail(ErrorCode::Damaged, u"certificate"_s);
    m_tls.use_private_key(bufferOf(identity.key), asio::ssl::context::pem, error);
    if (error)
        return fail(ErrorCode::Damaged, u"key"_s);
    const auto address = asio::ip::make_address(m_settings.address.toStdString(), error);
    if (error)
        return fail(ErrorCode::InvalidValue, u"address"_s);
    const Tcp::endpoint endpoint(address, m_settings.port);
    m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(Tcp::acceptor::max_listen_connections, error);
    if (error)
        return fail(ErrorCode::Unreadable, u"address"_s, QString::fromStdString(error.message()));
    return {};
}

void HttpServer::Shell::run()
{
    m_signals.add(SIGINT);
    m_signals.add(SIGTERM);
    m_signals.async_wait([this](const boost::system::error_code &error, int) {
        if (!error)
            beginStop();
    });
    asio::co_spawn(m_context, accept(), asio::detached);
    m_log.event(u"listening"_s, { { u"port"_s, port() } });
    m_context.run();
    m_log.event(u"stopped"_s);
}

Awaitable<void> HttpServer::Shell::accept()
{
    while (!m_stopping) {
        boost::system::error_code error;
        auto socket
            = co_await m_acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (m_stopping)
            co_return;
        if (error) { // no more handles, for one: those who are there go on
            asio::steady_timer pause(m_context, std::chrono::milliseconds { 100 });
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
            continue;
        }
        const auto from = socket.remote_endpoint(error);
        const QString address = QString::fromStdString(from.address().to_string());
        const bool tooMany = !m_settings.proxies.trusts(address)
            && (m_ofAddress.value(address.toLatin1()) >= m_settings.mostOfOneAddress
                || !takeTurn(address));
        if (error || tooMany || m_connections.size() >= m_settings.mostConnections)
            continue; // closed by going out of scope
        socket.set_option(Tcp::no_delay(true), error);
        asio::co_spawn(m_context, serve(std::make_shared<Connection>(*this, std::move(socket))),
            asio::detached);
    }
}

bool HttpServer::Shell::takeRoom(qint64 bytes, bool bundle)
{
    const qint64 all = m_settings.largestBodies;
    const bool tooMany = bundle && m_bundles > 0 && m_bundles + bytes > all / 2;
    if (tooMany || m_bodies + bytes > all)
        return false;
    m_bodies += bytes;
    m_bundles += bundle ? bytes : 0;
    return true;
}

void HttpServer::Shell::giveRoom(qint64 bytes, bool bundle)
{
    m_bodies -= bytes;
    m_bundles -= bundle ? bytes : 0;
}

void HttpServer::Shell::joined(Connection *connection, const std::string &address)
{
    m_connections.insert(connection);
    ++m_ofAddress[QByteArray::fromStdString(address)];
}

void HttpServer::Shell::left(Connection *connection, const std::string &address)
{
    m_connections.remove(connection);
    const QByteArray key = QByteArray::fromStdString(address);
    if (--m_ofAddress[key] <= 0)
        m_ofAddress.remove(key);
    if (m_stopping && m_connections.isEmpty())
        m_deadline.cancel();
}

void HttpServer::Shell::stop()
{
    asio::post(m_context, [this] { beginStop(); });
}

void HttpServer::Shell::wake(const QVector<OrganizationId> &organizations)
{
    asio::post(m_context, [this, organizations] { m_hub.wake(organizations); });
}

void HttpServer::Shell::beginStop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    m_log.event(u"stopping"_s, { { u"connections"_s, m_connections.size() } });
    boost::system::error_code ignored;
    m_acceptor.close(ignored);
    m_signals.cancel(ignored);
    const auto connections = m_connections;
    for (Connection *connection : connections)
        connection->stop();
    if (connections.isEmpty())
        return;
    m_deadline.expires_after(m_settings.stop);
    m_deadline.async_wait([this](const boost::system::error_code &error) {
        if (error)
            return;
        const auto late = m_connections;
        for (Connection *connection : late)
            connection->cut();
    });
}

HttpServer::HttpServer(std::unique_ptr<Shell> shell)
    : m_shell(std::move(shell))
{
}

HttpServer::~HttpServer() = default;

Expected<std::unique_ptr<HttpServer>> HttpServer::listen(const HttpSettings &settings,
    const TlsIdentity &identity, DatabaseThreads &threads, ServerState &state)
{
    auto shell = std::make_unique<Shell>(settings, threads, state);
    if (auto opened = shell->open(identity); !opened)
        return tl::make_unexpected(opened.error());
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(shell)));
}

quint16 HttpServer::port() const
{
    return m_shell->port();
}

void HttpServer::run()
{
    m_shell->run();
}

void HttpServer::stop()
{
    m_shell->stop();
}

void HttpServer::wake(const QVector<OrganizationId> &organizations)
{
    m_shell->wake(organizations);
}

} // namespace shiyu::server
