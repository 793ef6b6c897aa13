#include "app/sync/httptransport.h"

#include "app/sync/pinnedtls.h"
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

namespace shiyu {

struct HttpTransport::Running {
    QNetworkReply *reply;
    Take take;
    QByteArray body = {};
    LinkFault fault = LinkFault::None; ///< why this side gave up
};

HttpTransport::HttpTransport(ServerAddress server)
    : HttpTransport(std::move(server), Limits {})
{
}

HttpTransport::HttpTransport(ServerAddress server, Limits limits)
    : m_server(std::move(server))
    , m_limits(limits)
    , m_network(std::make_unique<QNetworkAccessManager>())
{
}

HttpTransport::~HttpTransport()
{
    cancelAll();
}

void HttpTransport::send(const WireRequest &request, Take take)
{
    QNetworkRequest wire = pinnedRequest(m_server, request.path, request.query);
    wire.setTransferTimeout(static_cast<int>(m_limits.silence.count()));
    if (!request.bearer.isEmpty())
        wire.setRawHeader("Authorization", "Bearer " + request.bearer);
    if (!request.body.isEmpty())
        wire.setRawHeader("Content-Type", request.contentType);
    QNetworkReply *reply = m_network->sendCustomRequest(wire, request.method, request.body);
    m_running.insert(reply);
    requirePin(reply, m_server.pins);
    watch(std::make_shared<Running>(Running { reply, std::move(take) }));
}

void HttpTransport::watch(const std::shared_ptr<Running> &running)
{
    QNetworkReply *reply = running->reply;
    const auto giveUp = [running](LinkFault fault) {
        if (running->fault != LinkFault::None)
            return;
        running->fault = fault;
        running->reply->abort();
    };
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [this, running, reply, giveUp] {
        running->body += reply->readAll();
        if (running->body.size() > m_limits.most)
            giveUp(LinkFault::TooLarge);
    });
    QObject::connect(reply, &QNetworkReply::metaDataChanged, reply, [this, reply, giveUp] {
        const auto length = reply->header(QNetworkRequest::ContentLengthHeader);
        if (length.isValid() && length.toLongLong() > m_limits.most)
            giveUp(LinkFault::TooLarge);
    });
    QTimer::singleShot(
        m_limits.whole, reply, [giveUp] { giveUp(LinkFault::Timeout); }); // gone with the reply
    QObject::connect(
        reply, &QNetworkReply::finished, reply, [this, running] { finish(running); },
        Qt::QueuedConnection); // an answer never comes before send() has returned
}

void HttpTransport::finish(const std::shared_ptr<Running> &running)
{
    QNetworkReply *reply = running->reply;
    if (!m_running.remove(reply))
        return;
    WireAnswer answer;
    answer.fault = running->fault != LinkFault::None ? running->fault : faultOf(reply);
    if (answer.fault == LinkFault::None) {
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = running->body + reply->readAll();
    }
    reply->deleteLater();
    running->take(answer);
}

void HttpTransport::cancelAll()
{
    const QSet<QNetworkReply *> running = std::exchange(m_running, {});
    for (QNetworkReply *reply : running) {
        reply->abort();
        reply->deleteLater();
    }
}

} // namespace shiyu
