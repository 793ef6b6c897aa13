#pragma once
#include "app/protocol/eventstream.h"
#include "tests/app/server/serverprocess.h"

namespace shiyu::test {

/// A console that only listens: GET /v1/stream of one of the server's processes.
class StreamWatch {
public:
    StreamWatch(ServerProcess &server, const QByteArray &token, quint16 port = 0)
        : m_reply(server.open(QStringLiteral("/v1/stream?since=0"), token, port))
    {
        QObject::connect(m_reply.get(), &QNetworkReply::readyRead, m_reply.get(), [this] {
            m_events
                += m_reader.take(m_reply->readAll()).value_or(QVector<protocol::StreamEvent> {});
        });
    }

    const QVector<protocol::StreamEvent> &events() const { return m_events; }
    QVector<protocol::StreamEvent> named(const char *name) const
    {
        QVector<protocol::StreamEvent> found;
        std::ranges::copy_if(m_events, std::back_inserter(found),
            [name](const protocol::StreamEvent &event) { return event.name == name; });
        return found;
    }
    bool isOver() const { return m_reply->isFinished(); }

private:
    std::unique_ptr<QNetworkReply> m_reply;
    protocol::StreamReader m_reader;
    QVector<protocol::StreamEvent> m_events;
};

} // namespace shiyu::test
