// GET /v1/stream: an answer without end.
#include "app/protocol/eventstream.h"
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

/// When a stream asks what is new: at first, when it is woken, and now and then all the same. A
/// thousand streams that look through every act which is none of theirs are more work than the
/// acts.
class Asking {
public:
    explicit Asking(std::chrono::seconds unwoken)
        : m_unwoken(unwoken)
    {
    }
    bool isDue(bool woken) const { return woken || Clock::now() >= m_next; }
    void asked(bool more) { m_next = more ? Clock::time_point() : Clock::now() + m_unwoken; }

private:
    using Clock = std::chrono::steady_clock;
    std::chrono::seconds m_unwoken;
    Clock::time_point m_next;
};

QByteArray endEvent(const QByteArray &problem)
{
    return protocol::encodeEvent({ "end", problem, {} });
}

} // namespace

/// What is new on the board since `seen`, which it moves on.
Awaitable<bool> Connection::streamLive(const Caller &caller, quint64 &seen)
{
    while (true) {
        const LiveBoard::News news
            = m_shell.state().live.since(seen, caller.organization, m_shell.state().now());
        seen = news.version;
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
    if (written)
        co_await follow(request.bearer, caller, *since);
}

/// What is new after `since`, until the session ends, the client goes or the server stops.
Awaitable<void> Connection::follow(const QByteArray &bearer, const Caller &caller, qint64 since)
{
    quint64 seen = 0; // of the live board
    NewsCursor cursor(since);
    Asking asking(m_shell.settings().unwoken);
    auto lastWrite = std::chrono::steady_clock::now();
    while (!m_shell.stopping()) {
        const bool asks = asking.isDue(std::exchange(m_woken, false));
        const std::optional<qint64> from = asks ? std::optional(cursor.since()) : std::nullopt;
        std::function<Look(Api &)> job = [&](Api &api) { return look(api, caller, bearer, from); };
        const auto found = co_await m_shell.onLane(Lane::Read, std::move(job));
        if (found && !found->has_value()) {
            co_await writeBytes(endEvent(found->error().body));
            co_return;
        }
        const bool answered = found && (*found)->has_value();
        if (asks) // what could not be asked now is asked next time
            asking.asked(!answered || (**found)->more);
        const bool news = answered && cursor.take(***found);
        if (news) {
            const ChangesPage &page = ***found;
            const QByteArray event = protocol::encodeEvent(
                { "changes", protocol::write(page), QByteArray::number(cursor.since()) });
            const bool written = co_await writeBytes(event);
            if (!written)
                co_return;
            lastWrite = std::chrono::steady_clock::now();
            if (page.more)
                continue;
        } else if (std::chrono::steady_clock::now() - lastWrite >= m_shell.settings().heartbeat) {
            const bool written = co_await writeBytes(protocol::kHeartbeat);
            if (!written)
                co_return;
            lastWrite = std::chrono::steady_clock::now();
        }
        const bool alive = co_await streamLive(caller, seen);
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

} // namespace shiyu::server
