#include "app/protocol/eventstream.h"

namespace shiyu::protocol {

QByteArray encodeEvent(const StreamEvent &event)
{
    Q_ASSERT(!event.data.contains('\n') && !event.name.contains('\n'));
    QByteArray bytes;
    if (!event.id.isEmpty())
        bytes += "id: " + event.id + '\n';
    return bytes + "event: " + event.name + "\ndata: " + event.data + "\n\n";
}

Expected<QVector<StreamEvent>> StreamReader::take(QByteArrayView bytes)
{
    QVector<StreamEvent> events;
    for (const char c : bytes) {
        if (std::exchange(m_skipLineFeed, false) && c == '\n')
            continue;
        if (c != '\n' && c != '\r') {
            m_rest += c;
            continue;
        }
        m_skipLineFeed = c == '\r';
        takeLine(m_rest, events);
        m_rest.clear();
    }
    if (m_rest.size() + m_event.data.size() > kLargestEvent)
        return fail(ErrorCode::InvalidValue, QStringLiteral("size"));
    return events;
}

void StreamReader::takeLine(QByteArrayView line, QVector<StreamEvent> &events)
{
    if (line.isEmpty()) {
        if (m_hasData)
            events.append(m_event);
        m_event = {};
        m_hasData = false;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0) {
        ++m_heartbeats;
        return;
    }
    const QByteArrayView field = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (field == "event") {
        m_event.name = value.toByteArray();
    } else if (field == "id") {
        m_event.id = value.toByteArray();
    } else if (field == "data") {
        m_event.data += m_hasData ? '\n' + value.toByteArray() : value.toByteArray();
        m_hasData = true;
    }
}

} // namespace shiyu::protocol
