#pragma once
// Inside of app/server/http only.
#include "app/server/http/shell.h"

#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

namespace shiyu::server {

/// One client: requests one after the other, or a stream at the end.
class Connection {
public:
    using Tls = boost::beast::ssl_stream<boost::beast::tcp_stream>;

    Connection(HttpServer::Shell &shell, asio::ip::tcp::socket socket);
    ~Connection();

    Awaitable<void> run();
    void stop(); ///< as soon as its request is answered
    void cut();

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    using Reason = std::optional<Response>; ///< why not
    using Clock = std::chrono::steady_clock;
    struct Following;
    enum class Told {
        All,
        Part, ///< there is more to come at once
        Over, ///< the stream has ended
    };

    Awaitable<void> serve();
    Awaitable<bool> serveOne();
    Awaitable<Reason> readBody(Parser &parser, const Request &head);
    Awaitable<void> refuse(Parser &parser, const Response &reason);
    Awaitable<void> drain(qint64 rest);
    Awaitable<Reason> admit(const Request &head);
    Awaitable<Reason> checkFirst(Parser &parser, const Request &request);
    Awaitable<Response> answer(const Request &request);
    void begin(const Request &head);
    void noteAnswer(int status, qsizetype sent);
    Response metrics(const Parser &parser) const;
    qint64 mostOf(const Route &route) const;
    void expect(Clock::time_point since, std::chrono::milliseconds patience);
    bool takeRoom(const Parser &parser, const Request &head);
    void giveRoom();
    Awaitable<bool> write(const Response &response, bool keepAlive, unsigned version);
    Awaitable<void> stream(const Request &request);
    // False of what tells: the client is gone.
    Awaitable<void> follow(Following &at);
    Awaitable<Told> tellNews(Following &at);
    Awaitable<bool> tellLive(Following &at);
    Awaitable<bool> beat(Following &at);
    Awaitable<bool> writeBytes(QByteArray bytes);
    Request requestOf(const Parser &parser) const;

    HttpServer::Shell &m_shell;
    Tls m_stream;
    boost::beast::flat_buffer m_buffer;
    std::string m_address; ///< the peer's, a proxy's maybe
    RequestLog::Request m_logged {};
    Clock::time_point m_begun; ///< the request was there
    std::optional<Instant> m_admitted; ///< its session held, before its body came
    asio::steady_timer m_waiting;
    qint64 m_room = 0; ///< for the body of its request
    bool m_isBundle = false; ///< that body
    bool m_woken = false;
    bool m_idle = true; ///< between two requests, or after the last
};

} // namespace shiyu::server
