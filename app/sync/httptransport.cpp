#include "app/sync/httptransport.h"

#include "app/protocol/slowline.h"
#include "app/sync/pinnedtls.h"
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

namespace shiyu {

struct HttpTransport::Running {
    QNetworkReply *reply;
    Take take;
    QByteArray body = {};
    LinkFault fault = LinkFault::None; ///< why this side gave up
    qint64 sent = 0; ///< bytes of the request's body
    QElapsedTimer since = {};

    void giveUp(LinkFault why)
    {
        if (fault != LinkFault::None)
            return;
        fault = why;
        reply->abort();
    }
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
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [this, running, reply] {
        running->body += reply->readAll();
        if (running->body.size() > m_limits.most)
            running->giveUp(LinkFault::TooLarge);
    });
    QObject::connect(reply, &QNetworkReply::metaDataChanged, reply, [this, running, reply] {
        const auto length = reply->header(QNetworkRequest::ContentLengthHeader);
        if (length.isValid() && length.toLongLong() > m_limits.most)
            running->giveUp(LinkFault::TooLarge);
    });
    QObject::connect(reply, &QNetworkReply::uploadProgress, reply,
        [running](qint64 sent, qint64) { running->sent = sent; });
    running->since.start();
    waitFor(running, m_limits.least);
    QObject::connect(
        reply, &QNetworkReply::finished, reply, [this, running] { finish(running); },
        Qt::QueuedConnection); // an answer never comes before send() has returned
}

/// Longer by what has passed meanwhile; the timer goes with the reply.
void HttpTransport::waitFor(const std::shared_ptr<Running> &running, Millis time)
{
    QTimer::singleShot(time, running->reply, [this, running] {
        const qint64 passed = running->sent + running->body.size();
        const Millis all = protocol::patience(m_limits.least, passed);
        const Millis left = all - Millis { running->since.elapsed() };
        if (left > Millis::zero())
            waitFor(running, left);
        else
            running->giveUp(LinkFault::Timeout);
    });
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
