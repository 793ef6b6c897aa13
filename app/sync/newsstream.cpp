#include "app/sync/newsstream.h"

#include "app/sync/pinnedtls.h"
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace shiyu {

using namespace Qt::StringLiterals;

NewsStream::NewsStream(ServerAddress server)
    : m_server(std::move(server))
    , m_network(std::make_unique<QNetworkAccessManager>())
{
}

NewsStream::~NewsStream()
{
    close();
}

void NewsStream::open(const QByteArray &bearer, qint64 since)
{
    close();
    QUrlQuery query;
    query.addQueryItem(u"since"_s, QString::number(since));
    QNetworkRequest request = pinnedRequest(m_server, u"/v1/stream"_s, query);
    request.setTransferTimeout(static_cast<int>(kSilence.count()));
    request.setRawHeader("Authorization", "Bearer " + bearer);
    request.setRawHeader("Accept-Encoding", "identity");
    m_reader = {};
    m_reply = m_network->get(request);
    requirePin(m_reply, m_server.pins);
    QObject::connect(m_reply, &QNetworkReply::readyRead, m_reply, [this] { take(); });
    QObject::connect(
        m_reply, &QNetworkReply::finished, m_reply, [this] { end(); }, Qt::QueuedConnection);
}

void NewsStream::take()
{
    constexpr int kOk = 200;
    if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != kOk)
        return;
    const auto events = m_reader.take(m_reply->readAll());
    if (!events)
        return m_reply->abort();
    m_live = true;
    for (const protocol::StreamEvent &event : *events) {
        if (event.name == "end")
            return m_reply->abort();
        if (event.name == "changes" && news)
            news();
        if (!m_reply) // closed from within
            return;
    }
}

void NewsStream::end()
{
    const bool worked = m_live;
    close();
    if (ended)
        ended(worked);
}

void NewsStream::close()
{
    m_live = false;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (!reply)
        return;
    reply->disconnect();
    reply->abort();
    reply->deleteLater();
}

} // namespace shiyu
