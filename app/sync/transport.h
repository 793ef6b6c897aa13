#pragma once
#include <QByteArray>
#include <QString>
#include <QUrlQuery>
#include <QVector>
#include <functional>

namespace shiyu {

struct WireRequest {
    QByteArray method; ///< "GET"
    QString path; ///< "/v1/changes", its segments percent-encoded
    QUrlQuery query = {};
    QByteArray bearer = {}; ///< the access token; empty: none
    QByteArray body = {};
    QByteArray contentType = "application/json"; ///< of a body
};

/// Why there is no answer of the server's.
enum class LinkFault {
    None,
    Unreachable, ///< refused, cut, no route
    NameResolution,
    Timeout,
    Certificate, ///< its key is not one of those pinned
    TooLarge, ///< more than any answer may have; given up
    Expired, ///< its key is pinned, and its certificate has expired
};

struct WireAnswer {
    LinkFault fault = LinkFault::None;
    int status = 0;
    QByteArray body;
};

/// Where a server is, and by which keys it is known.
struct ServerAddress {
    QString url; ///< "https://host:port"
    QVector<QByteArray> pins; ///< SHA-256 of the public keys (SPKI) that it may show
};

/// The way to one server. An answer comes exactly once, on the thread that asked, never before
/// send() has returned; none comes after cancelAll().
class Transport {
public:
    using Take = std::function<void(const WireAnswer &)>;

    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    virtual ~Transport() = default;

    virtual void send(const WireRequest &request, Take take) = 0;
    virtual void cancelAll() = 0;
};

} // namespace shiyu
