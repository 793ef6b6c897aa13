// GET /v1/stream: an answer without end.
#include "app/protocol/eventstream.h"
#include "app/server/core/asking.h"
#include "app/server/core/newscursor.h"
#include "app/server/http/connection.h"

#include <boost/asio/redirect_error.hpp>
#include <utility>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;
namespace http = boost::beast::http;
using protocol::ChangesPage;
using protocol::ProblemCode;

using Clock = Asking::Clock;

constexpr qint64 kMost = qint64 { 1 } << 53;
constexpr char kHead[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                         "Cache-Control: no-store\r\nX-Accel-Buffering: no\r\n"
                         "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";

/// One look at the database: the session still holds, and what is new if that is asked.
using Look = Answer<std::optional<ChangesPage>>;

Look look(Api &api, const Caller &caller, const QByteArray &bearer, std::optional<qint64> since)
{
    const auto still = api.authenticate(bearer);
    if (!still)
        return tl::make_unexpected(still.error());
    if (!since)
        return std::optional<ChangesPage>();
    auto page = api.changes(caller.organization, *since);
    if (!page)
        return tl::make_unexpected(problemResponse(page.error()));
    return std::optional(*std::move(page));
}

QByteArray endEvent(const QByteArray &problem)
{
    return protocol::encodeEvent({ "end", problem, {} });
}

} // namespace

/// What a stream follows, and how far it has come.
struct Connection::Following {
    QByteArray bearer;
    Caller caller;
    NewsCursor cursor;
    Asking asking;
    Clock::time_point lastWrite;
    quint64 seen = 0; ///< of the live board
};

/// What is new on the board.
Awaitable<bool> Connection::tellLive(Following &at)
{
    while (true) {
        const LiveBoard::News news
            = m_shell.state().live.since(at.seen, at.caller.organization, m_shell.state().now());
        at.seen = news.version;
        if (news.entries.isEmpty())
            co_return true;
        const QByteArray event = protocol::encodeEvent(
            { "live", protocol::write(protocol::LiveEntries { news.entries }), {} });
        const bool written = co_await writeBytes(event);
        if (!written)
            co_return false;
    }
}

Awaitable<void> Connection::stream(const Request &request)
{
    const auto since = queryNumber(request, "since", 0, kMost, -1);
    std::function<Answer<Caller>(Api &)> whose
        = [&request](Api &api) { return api.authenticate(request.bearer); };
    const auto known = co_await m_shell.onLane(Lane::Read, std::move(whose));
    const bool bad = !since || *since < 0;
    if (!known || !known->has_value() || bad) {
        const Response refused = !known ? problemResponse(ProblemCode::Unavailable, {}, 2)
            : !known->has_value()       ? known->error()
                                        : problemResponse(ProblemCode::BadRequest, u"since"_s);
        co_await write(refused, false, 11);
        co_return;
    }
    const Caller caller = **known;
    const StreamHub::Place place(m_shell.hub(), caller.organization, [this] {
        m_woken = true;
        m_waiting.cancel();
    });
    noteAnswer(static_cast<int>(http::status::ok), 0);
    const bool written = co_await writeBytes(kHead);
    if (!written)
        co_return;
    Following at { request.bearer, caller, NewsCursor(*since), Asking(m_shell.settings().unwoken),
        Clock::now() };
    co_await follow(at);
}

/// What is new, until the session ends, the client goes or the server stops.
Awaitable<void> Connection::follow(Following &at)
{
    while (!m_shell.stopping()) {
        const Told told = co_await tellNews(at);
        if (told == Told::Over)
            co_return;
        if (told == Told::Part)
            continue;
        const bool alive = co_await tellLive(at);
        if (!alive)
            co_return;
        if (m_woken)
            continue;
        boost::system::error_code ignored;
        m_waiting.expires_after(m_shell.settings().poll);
        co_await m_waiting.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    co_await writeBytes(endEvent(problemResponse(ProblemCode::Unavailable, u"stopping"_s).body));
}

/// One look: that the session holds, and what is new if that is due.
Awaitable<Connection::Told> Connection::tellNews(Following &at)
{
    const bool asks = at.asking.isDue(std::exchange(m_woken, false), Clock::now());
    const std::optional<qint64> from = asks ? std::optional(at.cursor.since()) : std::nullopt;
    std::function<Look(Api &)> job
        = [&at, from](Api &api) { return look(api, at.caller, at.bearer, from); };
    const auto found = co_await m_shell.onLane(Lane::Read, std::move(job));
    if (found && !found->has_value()) {
        co_await writeBytes(endEvent(found->error().body));
        co_return Told::Over;
    }
    const bool answered = found && (*found)->has_value();
    if (asks) // what could not be asked now is asked next time
        at.asking.asked(!answered || (**found)->more, Clock::now());
    if (!answered || !at.cursor.take(***found)) {
        const bool alive = co_await beat(at);
        co_return alive ? Told::All : Told::Over;
    }
    const ChangesPage &page = ***found;
    const QByteArray event = protocol::encodeEvent(
        { "changes", protocol::write(page), QByteArray::number(at.cursor.since()) });
    const bool written = co_await writeBytes(event);
    at.lastWrite = Clock::now();
    co_return !written ? Told::Over : page.more ? Told::Part : Told::All;
}

/// A sign of life, if nothing was written for as long.
Awaitable<bool> Connection::beat(Following &at)
{
    if (Clock::now() - at.lastWrite < m_shell.settings().heartbeat)
        co_return true;
    const bool written = co_await writeBytes(protocol::kHeartbeat);
    at.lastWrite = Clock::now();
    co_return written;
}

} // namespace shiyu::server
