#include "app/server/core/metrics.h"

#include <QFile>
#include <unistd.h>

namespace shiyu::server {
namespace {

void head(QByteArray &out, const char *name, const char *type, const char *help)
{
    out += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

void line(QByteArray &out, const char *name, const QByteArray &labels, const QByteArray &value)
{
    out += name + (labels.isEmpty() ? QByteArray() : '{' + labels + '}') + ' ' + value + '\n';
}

QByteArray label(const char *name, const QByteArray &value)
{
    return name + QByteArray("=\"") + value + '"';
}

/// Resident bytes; 0 where /proc does not tell.
qint64 residentMemory()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

QByteArray nameOfFailure(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Busy:
        return "busy";
    case ErrorCode::DiskFull:
        return "diskFull";
    case ErrorCode::ReadOnly:
        return "readOnly";
    case ErrorCode::Unreadable:
        return "unreachable";
    default:
        return "internal";
    }
}

} // namespace

void Metrics::answered(const char *route, int status, std::chrono::microseconds took)
{
    const double seconds = std::chrono::duration<double>(took).count();
    const std::lock_guard lock(m_mutex);
    ++m_requests[{ route, status }];
    Durations &durations = m_durations[route];
    ++durations.count;
    durations.seconds += seconds;
    for (size_t i = 0; i < kBuckets.size(); ++i)
        durations.upTo[i] += seconds <= kBuckets[i] ? 1 : 0;
}

void Metrics::decided(protocol::Verdict verdict)
{
    const std::lock_guard lock(m_mutex);
    ++m_verdicts[nameOf(verdict).toLatin1()];
}

void Metrics::failed(ErrorCode code)
{
    const std::lock_guard lock(m_mutex);
    ++m_failures[nameOfFailure(code)];
}

void Metrics::writeRequests(QByteArray &out) const
{
    head(out, "shiyu_requests_total", "counter", "Requests answered.");
    for (auto it = m_requests.begin(); it != m_requests.end(); ++it) {
        const auto &[route, status] = it.key();
        line(out, "shiyu_requests_total",
            label("route", route) + ',' + label("status", QByteArray::number(status)),
            QByteArray::number(*it));
    }
}

void Metrics::writeDurations(QByteArray &out) const
{
    head(out, "shiyu_request_seconds", "histogram", "From the whole request to its answer.");
    for (auto it = m_durations.begin(); it != m_durations.end(); ++it) {
        const QByteArray route = label("route", it.key());
        for (size_t i = 0; i < kBuckets.size(); ++i)
            line(out, "shiyu_request_seconds_bucket",
                route + ',' + label("le", QByteArray::number(kBuckets[i])),
                QByteArray::number(it->upTo[i]));
        line(out, "shiyu_request_seconds_bucket", route + ",le=\"+Inf\"",
            QByteArray::number(it->count));
        line(out, "shiyu_request_seconds_sum", route, QByteArray::number(it->seconds));
        line(out, "shiyu_request_seconds_count", route, QByteArray::number(it->count));
    }
}

QByteArray Metrics::text(const Now &now) const
{
    QByteArray out;
    const std::lock_guard lock(m_mutex);
    writeRequests(out);
    writeDurations(out);
    head(out, "shiyu_operations_total", "counter", "Intents by their verdict.");
    for (auto it = m_verdicts.begin(); it != m_verdicts.end(); ++it)
        line(out, "shiyu_operations_total", label("verdict", it.key()), QByteArray::number(*it));
    head(out, "shiyu_database_errors_total", "counter", "Requests that the database failed.");
    for (auto it = m_failures.begin(); it != m_failures.end(); ++it)
        line(out, "shiyu_database_errors_total", label("kind", it.key()), QByteArray::number(*it));
    head(out, "shiyu_streams", "gauge", "Consoles that listen.");
    line(out, "shiyu_streams", {}, QByteArray::number(now.streams));
    head(out, "shiyu_connections", "gauge", "Connections, streams among them.");
    line(out, "shiyu_connections", {}, QByteArray::number(now.connections));
    head(out, "shiyu_waiting_jobs", "gauge", "Requests that wait for a database thread.");
    for (const auto &[lane, count] : now.waiting)
        line(out, "shiyu_waiting_jobs", label("lane", lane), QByteArray::number(count));
    head(out, "process_resident_memory_bytes", "gauge", "Memory in use.");
    line(out, "process_resident_memory_bytes", {}, QByteArray::number(residentMemory()));
    return out;
}

} // namespace shiyu::server
