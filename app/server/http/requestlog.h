#pragma once
#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <chrono>

namespace shiyu::server {

/// What of the requests is written down.
enum class LogLevel {
    None,
    Problems, ///< 5xx, and what begins and ends
    Requests, ///< each of them
};

/// One JSON object a line on standard error, for a journal or a log collector: {"at", "event", …}.
/// It knows neither addresses nor accounts nor what a request carried. Belongs to the network
/// thread.
class RequestLog {
public:
    explicit RequestLog(LogLevel level)
        : m_level(level)
    {
    }

    struct Request {
        QByteArray id; ///< the same as in the answer's X-Request-Id
        QByteArray method;
        const char *route; ///< a pattern, never the path itself
        int status;
        std::chrono::microseconds took;
        qsizetype received, sent; ///< bytes of the bodies
    };
    void request(const Request &request);
    void event(const QString &name, const QJsonObject &fields = {});

    /// A new one, for a request; 16 hex digits.
    QByteArray nextId();

private:
    LogLevel m_level;
};

} // namespace shiyu::server
