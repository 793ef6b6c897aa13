#pragma once
#include "app/domain/instant.h"
#include "app/protocol/eventstream.h"
#include "app/sync/transport.h"
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace shiyu {

/// GET /v1/stream, held open. It only says that there is news, which the engine then fetches by its
/// cursor: a stream that lies, is cut or comes twice can do no harm. One thread with an event loop.
class NewsStream {
public:
    static constexpr Millis kSilence { 45'000 }; ///< three heartbeats: then it counts as cut

    explicit NewsStream(ServerAddress server);
    ~NewsStream();

    std::function<void()> news; ///< something happened after `since`
    std::function<void(bool worked)> ended; ///< not after close(); worked: it had said something

    void open(const QByteArray &bearer, qint64 since);
    void close();
    bool isOpen() const { return m_reply != nullptr; }

private:
    void take();
    void end();

    ServerAddress m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QNetworkReply *m_reply = nullptr; ///< of m_network
    protocol::StreamReader m_reader;
    bool m_live = false; ///< the server has begun to speak
};

} // namespace shiyu
