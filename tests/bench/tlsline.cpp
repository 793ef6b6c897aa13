#include "tests/bench/tlsline.h"

#include "app/crypto/hash.h"
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTimer>

namespace shiyu::bench {

using namespace Qt::StringLiterals;

namespace {

int statusOf(const QByteArray &head)
{
    return head.startsWith("HTTP/1.1 ") ? head.mid(9, 3).toInt() : 0;
}

/// -1: it does not say.
qsizetype lengthOf(const QByteArray &head)
{
    const qsizetype at = head.indexOf("Content-Length: ");
    return at < 0 ? -1 : head.mid(at + 16, 12).split('\r').first().toLongLong();
}

/// Not within a signal of its own.
void dropLater(std::unique_ptr<QSslSocket> &socket)
{
    if (!socket)
        return;
    socket->disconnect();
    socket->abort();
    socket.release()->deleteLater();
}

} // namespace

std::unique_ptr<QSslSocket> tlsSocket(const LoadTarget &target)
{
    auto socket = std::make_unique<QSslSocket>();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates({});
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // its key says who it is
    tls.setSslOption(QSsl::SslOptionDisableSessionTickets, true); // as in a console
    socket->setSslConfiguration(tls);
    QObject::connect(socket.get(), &QSslSocket::encrypted, socket.get(), [s = socket.get(), &target] {
        const QByteArray key = s->peerCertificate().publicKey().toDer();
        if (!target.pins.contains(crypto::hash(crypto::Suite::Intl, key)))
            s->abort();
    });
    return socket;
}

void openTls(QSslSocket &socket, const LoadTarget &target)
{
    socket.connectToHostEncrypted(u"127.0.0.1"_s, target.port);
}

QByteArray LoadRequest::bytes() const
{
    QByteArray head = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!bearer.isEmpty())
        head += "Authorization: Bearer " + bearer + "\r\n";
    if (!body.isEmpty())
        head += "Content-Type: application/json\r\n";
    return head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void TlsLine::send(const LoadRequest &request, Take take)
{
    m_waiting.enqueue({ request.bytes(), std::move(take) });
    if (!m_asking)
        next();
}

void TlsLine::next()
{
    m_asking = true;
    m_answer.clear();
    if (m_socket && m_socket->isEncrypted()) {
        m_socket->write(m_waiting.head().bytes);
        return;
    }
    m_socket = tlsSocket(m_target);
    connect(m_socket.get(), &QSslSocket::encrypted, this,
        [this] { m_socket->write(m_waiting.head().bytes); });
    connect(m_socket.get(), &QSslSocket::readyRead, this, [this] { read(); });
    connect(m_socket.get(), &QSslSocket::disconnected, this, [this] { broke(); });
    connect(m_socket.get(), &QSslSocket::errorOccurred, this, [this] { broke(); });
    openTls(*m_socket, m_target);
}

void TlsLine::read()
{
    m_answer += m_socket->readAll();
    const qsizetype end = m_answer.indexOf("\r\n\r\n");
    const QByteArray head = m_answer.first(std::max<qsizetype>(end, 0));
    if (end < 0 || m_answer.size() < end + 4 + std::max<qsizetype>(lengthOf(head), 0))
        return;
    answered(statusOf(head), m_answer.sliced(end + 4));
}

void TlsLine::broke()
{
    dropLater(m_socket);
    if (m_asking)
        answered(0, {});
}

void TlsLine::answered(int status, const QByteArray &body)
{
    const Take take = m_waiting.dequeue().take;
    m_asking = false;
    take(status, body);
    if (!m_asking && !m_waiting.isEmpty())
        next();
}

void TlsStream::open(const QByteArray &bearer, qint64 since)
{
    dropLater(m_socket);
    m_head.clear();
    m_speaks = false;
    m_reader = {};
    m_socket = tlsSocket(m_target);
    const LoadRequest request { "GET", "/v1/stream?since=" + QByteArray::number(since), bearer,
        {} };
    connect(m_socket.get(), &QSslSocket::encrypted, this,
        [this, bytes = request.bytes()] { m_socket->write(bytes); });
    connect(m_socket.get(), &QSslSocket::readyRead, this, [this] { read(); });
    connect(m_socket.get(), &QSslSocket::disconnected, this, [this] { end(); });
    connect(m_socket.get(), &QSslSocket::errorOccurred, this, [this] { end(); });
    openTls(*m_socket, m_target);
}

void TlsStream::read()
{
    QByteArray bytes = m_socket->readAll();
    if (!m_speaks) {
        m_head += bytes;
        const qsizetype endOfHead = m_head.indexOf("\r\n\r\n");
        if (endOfHead < 0)
            return;
        if (statusOf(m_head) != 200)
            return end();
        m_speaks = true;
        bytes = m_head.sliced(endOfHead + 4);
    }
    const auto events = m_reader.take(bytes);
    if (!events)
        return end();
    for (const protocol::StreamEvent &each : *events)
        event(each);
}

void TlsStream::end()
{
    if (!m_socket)
        return;
    dropLater(m_socket);
    ended();
}

} // namespace shiyu::bench
