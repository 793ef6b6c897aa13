#pragma once
#include "app/domain/error.h"
#include <QByteArray>
#include <QVector>

namespace shiyu::protocol {

/// One server-sent event of GET /v1/stream. Names: "changes" (data: ChangesPage, id: its next
/// cursor), "live" (LiveEntries), "end" (Problem: why the stream ends). A comment is a heartbeat.
struct StreamEvent {
    QByteArray name;
    QByteArray data; ///< one line of JSON
    QByteArray id;

    friend bool operator==(const StreamEvent &, const StreamEvent &) = default;
};

inline constexpr char kHeartbeat[] = ":\n\n"; ///< every 15 seconds at least
QByteArray encodeEvent(const StreamEvent &event);

/// Takes the bytes of a stream in any pieces and gives the events that are complete (HTML standard,
/// §9.2.6; of its fields `retry` is passed over). A console knows by heartbeats() that the server
/// lives.
class StreamReader {
public:
    static constexpr qsizetype kLargestEvent = 32 * 1024 * 1024;

    /// InvalidValue "size": an event larger than that; the stream is to be given up.
    Expected<QVector<StreamEvent>> take(QByteArrayView bytes);
    qint64 heartbeats() const { return m_heartbeats; }

private:
    void takeLine(QByteArrayView line, QVector<StreamEvent> &events);

    QByteArray m_rest; ///< of a line without its end
    StreamEvent m_event;
    bool m_hasData = false;
    bool m_skipLineFeed = false; ///< the last piece ended with a carriage return
    qint64 m_heartbeats = 0;
};

} // namespace shiyu::protocol
