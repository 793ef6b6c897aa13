#include "app/server/http/connection.h"

#include "app/protocol/limits.h"
#include "app/protocol/slowline.h"

#include <algorithm>
#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using protocol::ProblemCode;

constexpr const char *kNoRoute = "none";
constexpr qsizetype kUnasked = 64 * 1024; ///< bytes of a body that are read before the token is
constexpr std::size_t kScratch = 16 * 1024; ///< bytes; a record of TLS has no more
constexpr std::chrono::milliseconds kDraining { 5000 };
constexpr std::chrono::milliseconds kSilence { 1000 }; ///< ends it, and all of it in a server's end

QByteArray bytesOf(beast::string_view text)
{
    return { text.data(), static_cast<qsizetype>(text.size()) };
}

QByteArray bearerOf(const http::fields &fields)
{
    const QByteArray value = bytesOf(fields[http::field::authorization]);
    return value.startsWith("Bearer ") ? value.sliced(7) : QByteArray();
}

/// All lines of X-Forwarded-For as one.
QByteArray forwardedFor(const http::fields &fields)
{
    QByteArrayList lines;
    const auto [first, last] = fields.equal_range("X-Forwarded-For");
    for (auto it = first; it != last; ++it)
        lines.append(bytesOf(it->value()));
    return lines.join(',');
}

Response problemOf(const beast::error_code &error)
{
    if (error == http::error::body_limit || error == http::error::header_limit)
        return problemResponse(ProblemCode::TooLarge);
    return problemResponse(ProblemCode::BadRequest, u"http"_s);
}

/// A client that broke off or was too slow gets no answer.
bool isOver(const beast::error_code &error)
{
    return error.category() != http::make_error_code(http::error::bad_method).category()
        || error == http::error::end_of_stream || error == http::error::partial_message;
}

} // namespace

Connection::Connection(HttpServer::Shell &shell, asio::ip::tcp::socket socket)
    : m_shell(shell)
    , m_stream(std::move(socket), shell.tls())
    , m_waiting(m_stream.get_executor())
{
    beast::error_code ignored;
    m_address
        = beast::get_lowest_layer(m_stream).socket().remote_endpoint(ignored).address().to_string();
    m_shell.joined(this, m_address);
}

Connection::~Connection()
{
    giveRoom();
    m_shell.left(this, m_address);
}

/// What the route allows, within the administrator's limit; bundles carry attachments and have
/// their own.
qint64 Connection::mostOf(const Route &route) const
{
    const qint64 most = route.row->largestBody;
    return route.row->endpoint == Endpoint::Bundles
        ? most
        : std::min<qint64>(most, m_shell.settings().largestBody);
}

/// The message that is on its way now may take so long.
void Connection::expect(Clock::time_point since, std::chrono::milliseconds patience)
{
    beast::get_lowest_layer(m_stream).expires_at(since + patience);
}

bool Connection::takeRoom(const Parser &parser, const Request &head)
{
    const auto route = findRoute(head.method, head.path);
    const qint64 most = route ? mostOf(*route) : 0; // of what does not say it
    const qint64 bytes
        = parser.chunked() ? most : static_cast<qint64>(parser.content_length().value_or(0));
    m_isBundle = route && route->row->endpoint == Endpoint::Bundles;
    if (!m_shell.takeRoom(bytes, m_isBundle))
        return false;
    m_room = bytes;
    return true;
}

void Connection::giveRoom()
{
    m_shell.giveRoom(m_room, m_isBundle);
    m_room = 0;
}

void Connection::stop()
{
    m_woken = true;
    m_waiting.cancel();
    if (m_idle)
        cut();
}

void Connection::cut()
{
    beast::get_lowest_layer(m_stream).cancel();
}

Awaitable<void> Connection::run()
{
    auto &tcp = beast::get_lowest_layer(m_stream);
    beast::error_code error;
    tcp.expires_after(m_shell.settings().handshake);
    co_await m_stream.async_handshake(
        asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, error));
    if (error)
        co_return;
    co_await serve();
    tcp.expires_after(std::chrono::seconds { 1 });
    co_await m_stream.async_shutdown(asio::redirect_error(asio::use_awaitable, error));
}

Awaitable<void> Connection::serve()
{
    while (!m_shell.stopping()) {
        const bool more = co_await serveOne();
        if (!more)
            co_return;
    }
}

/// False: the connection ends.
Awaitable<bool> Connection::serveOne()
{
    Parser parser;
    parser.header_limit(m_shell.settings().largestHeader);
    parser.body_limit(static_cast<std::uint64_t>(protocol::kLargestBundle)); // then the route's
    beast::error_code error;
    giveRoom(); // of the request before
    m_idle = true;
    beast::get_lowest_layer(m_stream).expires_after(m_shell.settings().idle);
    co_await http::async_read_header(
        m_stream, m_buffer, parser, asio::redirect_error(asio::use_awaitable, error));
    m_idle = false;
    if (error && isOver(error))
        co_return false;
    m_begun = Clock::now();
    m_admitted.reset();
    m_logged = { m_shell.log().nextId(), {}, kNoRoute, 0, {}, 0, 0 };
    if (error) {
        co_await refuse(parser, problemOf(error));
        co_return false;
    }
    const unsigned version = parser.get().version();
    const Request head = requestOf(parser);
    begin(head);
    Reason reason = co_await checkFirst(parser, head);
    if (!reason && !takeRoom(parser, head))
        reason = problemResponse(ProblemCode::Unavailable, u"busy"_s, 2);
    if (!reason)
        reason = co_await readBody(parser, head);
    if (reason) {
        co_await refuse(parser, *reason);
        co_return false;
    }
    const Request request = requestOf(parser);
    m_logged.received = request.body.size();
    const auto route = findRoute(request.method, request.path);
    if (route && route->row->endpoint == Endpoint::Stream) {
        co_await stream(request);
        co_return false;
    }
    const bool keepAlive = parser.get().keep_alive() && !m_shell.stopping();
    if (route && route->row->endpoint == Endpoint::Metrics) {
        const Response measured = metrics(parser);
        const bool told = co_await write(measured, keepAlive, version);
        co_return told &&keepAlive;
    }
    const Response response = co_await answer(request);
    const bool written = co_await write(response, keepAlive, version);
    co_return written &&keepAlive;
}

Request Connection::requestOf(const Parser &parser) const
{
    const auto &message = parser.get();
    const QByteArray target = bytesOf(message.target());
    const qsizetype mark = target.indexOf('?');
    const auto &body = message.body();
    const QString client = m_shell.settings().proxies.clientOf(
        QString::fromStdString(m_address), forwardedFor(message));
    return { bytesOf(message.method_string()),
        QString::fromLatin1(mark < 0 ? target : target.first(mark)),
        QUrlQuery(mark < 0 ? QString() : QString::fromLatin1(target.sliced(mark + 1))),
        bearerOf(message), QByteArray(body.data(), static_cast<qsizetype>(body.size())), client };
}

void Connection::begin(const Request &head)
{
    const auto route = findRoute(head.method, head.path);
    m_logged.method = route ? head.method : QByteArray();
    m_logged.route = route ? route->row->pattern : kNoRoute;
}

/// Once for each request, when its answer is ready; a stream's when it begins.
void Connection::noteAnswer(int status, qsizetype sent)
{
    m_logged.status = status;
    m_logged.sent = sent;
    m_logged.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - m_begun);
    m_shell.log().request(m_logged);
    m_shell.state().metrics.answered(m_logged.route, status, m_logged.took);
}

/// For this machine alone: what comes by a proxy comes from elsewhere.
Response Connection::metrics(const Parser &parser) const
{
    const auto &message = parser.get();
    const bool proxied = message.count("X-Forwarded-For") + message.count("Forwarded") > 0;
    if (proxied || !isLoopback(QString::fromStdString(m_address)))
        return problemResponse(ProblemCode::NotFound);
    return { 200, "text/plain; version=0.0.4; charset=utf-8",
        m_shell.state().metrics.text(m_shell.measured()), 0, {} };
}

/// What can be said before the body is read: too often, no such path, too large, not signed in.
Awaitable<Connection::Reason> Connection::checkFirst(Parser &parser, const Request &request)
{
    if (!m_shell.takeTurn(request.address))
        co_return problemResponse(ProblemCode::TooMany, u"requests"_s, 1);
    const auto route = findRoute(request.method, request.path);
    if (!route)
        co_return route.error();
    const qint64 length = static_cast<qint64>(parser.content_length().value_or(0));
    if (length > mostOf(*route))
        co_return problemResponse(ProblemCode::TooLarge);
    parser.body_limit(static_cast<std::uint64_t>(mostOf(*route))); // of what comes in chunks
    const bool large = length > kUnasked || parser.chunked();
    if (!large || !route->row->session)
        co_return std::nullopt;
    Reason refusal = co_await admit(request);
    co_return refusal;
}

/// Once more while a body comes: its token may run out meanwhile, and be revoked it may not.
Awaitable<Connection::Reason> Connection::admit(const Request &head)
{
    const bool again = m_admitted.has_value();
    const Instant at = again ? *m_admitted : m_shell.state().now();
    std::function<Answer<Caller>(Api &)> job = [head, at](Api &api) { return api.admit(head, at); };
    const auto caller = co_await m_shell.onLane(Lane::Read, std::move(job));
    if (again && (!caller || (!*caller && caller->error().status >= 500)))
        co_return std::nullopt; // the database is busy; nobody said no
    if (!caller)
        co_return problemResponse(ProblemCode::Unavailable, {}, 2);
    if (!*caller)
        co_return caller->error();
    m_admitted = at;
    co_return std::nullopt;
}

/// As long as it comes and its session holds, and not longer in all than bodyInAll.
Awaitable<Connection::Reason> Connection::readBody(Parser &parser, const Request &head)
{
    const HttpSettings &settings = m_shell.settings();
    beast::error_code error;
    const auto since = Clock::now();
    auto looked = since;
    while (!parser.is_done() && !error) {
        const auto came = static_cast<qint64>(parser.get().body().size());
        expect(since,
            std::min<std::chrono::milliseconds>(
                protocol::patience(settings.body, came), settings.bodyInAll));
        co_await http::async_read_some(
            m_stream, m_buffer, parser, asio::redirect_error(asio::use_awaitable, error));
        if (!m_admitted || Clock::now() - looked < settings.poll)
            continue;
        const Reason refusal = co_await admit(head);
        if (refusal)
            co_return refusal;
        looked = Clock::now();
    }
    if (!error)
        co_return std::nullopt;
    if (m_shell.stopping()) // cut, and no fault of the client's: it comes again
        co_return problemResponse(ProblemCode::Unavailable, u"stopping"_s, 2);
    co_return problemOf(error);
}

/// The body is not read, or not all of it: nothing can follow. TCP resets a connection that is
/// closed over bytes that nobody took, and a client that still writes then loses the answer.
Awaitable<void> Connection::refuse(Parser &parser, const Response &reason)
{
    const bool known = parser.is_header_done();
    const qint64 most = protocol::kLargestBundle;
    qint64 rest = most;
    if (known && !parser.chunked())
        rest = static_cast<qint64>(parser.content_length_remaining().value_or(0));
    rest = std::min(rest, most) - static_cast<qint64>(m_buffer.size());
    const unsigned version = known ? parser.get().version() : 11;
    giveRoom();
    std::string().swap(parser.get().body());
    const bool written = co_await write(reason, false, version);
    if (written)
        co_await drain(rest);
}

/// Takes and throws away what still comes of a refused body. It holds no room, and the connection's
/// place for no longer than kDraining: any sender, signed in or not, may hold one for `idle` and
/// `body`, which are longer. Who asks too often gains nothing: each time is a connection of its
/// own, which takes a turn.
Awaitable<void> Connection::drain(qint64 rest)
{
    std::array<char, kScratch> scratch;
    beast::error_code error;
    const auto since = Clock::now();
    m_idle = true; // stop() cuts it
    while (rest > 0 && !error) {
        const auto end = since + (m_shell.stopping() ? kSilence : kDraining);
        const auto now = Clock::now();
        if (now >= end)
            co_return;
        beast::get_lowest_layer(m_stream).expires_at(std::min(end, now + kSilence));
        const std::size_t more = co_await m_stream.async_read_some(
            asio::buffer(scratch), asio::redirect_error(asio::use_awaitable, error));
        rest -= static_cast<qint64>(more);
    }
}

Awaitable<Response> Connection::answer(const Request &request)
{
    const auto route = findRoute(request.method, request.path);
    const Lane lane = route ? route->row->lane : Lane::Read;
    beast::get_lowest_layer(m_stream).expires_never();
    std::function<Response(Api &)> job
        = [this, &request](Api &api) { return api.handle(request, m_admitted); };
    auto response = co_await m_shell.onLane(lane, std::move(job));
    if (!response)
        co_return problemResponse(ProblemCode::Unavailable, u"busy"_s, 2);
    m_shell.hub().wake(response->woken);
    co_return *std::move(response);
}

Awaitable<bool> Connection::write(const Response &response, bool keepAlive, unsigned version)
{
    http::response<http::string_body> message(static_cast<http::status>(response.status), version);
    if (!response.contentType.isEmpty())
        message.set(http::field::content_type, response.contentType.toStdString());
    message.set(http::field::cache_control, "no-store");
    message.set("X-Content-Type-Options", "nosniff");
    message.set("X-Request-Id", m_logged.id.toStdString());
    noteAnswer(response.status, response.body.size());
    if (!response.contentRange.isEmpty())
        message.set(http::field::content_range, response.contentRange.toStdString());
    if (response.retryAfter > 0)
        message.set(http::field::retry_after, std::to_string(response.retryAfter));
    message.keep_alive(keepAlive);
    message.body() = response.body.toStdString();
    message.prepare_payload();
    http::response_serializer<http::string_body> rest(message);
    beast::error_code error;
    const auto since = Clock::now();
    qint64 sent = 0;
    while (!rest.is_done() && !error) {
        expect(since, protocol::patience(m_shell.settings().write, sent));
        const std::size_t more = co_await http::async_write_some(
            m_stream, rest, asio::redirect_error(asio::use_awaitable, error));
        sent += static_cast<qint64>(more);
    }
    co_return !error;
}

Awaitable<bool> Connection::writeBytes(QByteArray bytes)
{
    beast::error_code error;
    const auto since = Clock::now();
    qint64 sent = 0;
    while (sent < bytes.size() && !error) {
        expect(since, protocol::patience(m_shell.settings().write, sent));
        const std::size_t more = co_await m_stream.async_write_some(
            asio::buffer(bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent)),
            asio::redirect_error(asio::use_awaitable, error));
        sent += static_cast<qint64>(more);
    }
    co_return !error;
}

} // namespace shiyu::server
