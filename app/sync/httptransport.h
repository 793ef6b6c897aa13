#pragma once
#include "app/domain/instant.h"
#include "app/sync/transport.h"
#include <QSet>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace shiyu {

/// HTTPS to a server that is known by its keys. Nothing waits: answers come by the event loop of
/// the thread it lives on, while Qt's own thread does the reading and the TLS.
class HttpTransport final : public Transport {
public:
    struct Limits {
        Millis silence { 20'000 }; ///< nothing came or went for so long: Timeout
        /// An exchange takes longer than this and what its bytes take on the slowest line
        /// (protocol::patience): Timeout.
        Millis least { 180'000 };
        qint64 most = 64LL * 1024 * 1024; ///< bytes of an answer (protocol::kLargestAnswer)
    };

    explicit HttpTransport(ServerAddress server);
    HttpTransport(ServerAddress server, Limits limits);
    ~HttpTransport() override;

    void send(const WireRequest &request, Take take) override;
    void cancelAll() override;

private:
    struct Running;
    void watch(const std::shared_ptr<Running> &running);
    void waitFor(const std::shared_ptr<Running> &running, Millis time);
    void finish(const std::shared_ptr<Running> &running);

    ServerAddress m_server;
    Limits m_limits;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QSet<QNetworkReply *> m_running;
};

} // namespace shiyu
