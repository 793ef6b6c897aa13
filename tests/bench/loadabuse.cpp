#include "tests/bench/loadabuse.h"

#include "tests/bench/bench.h"
#include <QHostAddress>
#include <QTimer>

namespace shiyu::bench {

using namespace Qt::StringLiterals;

QList<LoadAbuse::Kind> LoadAbuse::kinds()
{
    const QByteArray post = "POST /v1/operations HTTP/1.1\r\nHost: x\r\n";
    return {
        { "a header that comes byte by byte", 200, true, "GET /v1/health HTTP/1.1\r\nX: ", "x",
            false },
        { "a body that comes byte by byte", 200, true,
            "POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n{", "x", false },
        { "nothing after the handshake", 200, true, {}, {}, false },
        { "nothing at all", 200, false, {}, {}, false },
        { "no TLS", 50, false, "GET /v1/health HTTP/1.1\r\n\r\n", {}, false },
        { "a header of 64 KiB", 50, true,
            "GET /v1/health HTTP/1.1\r\nX: " + QByteArray(65'536, 'x') + "\r\n\r\n", {}, false },
        { "a body of 1 GiB, as it says", 50, true,
            post + "Content-Length: 1073741824\r\n\r\n{", {}, false },
        { "a large body without a session", 50, true, post + "Content-Length: 800000\r\n\r\n{", {},
            false },
        { "a body that ends early", 50, true,
            "POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n{\"acc", {},
            false },
        { "no HTTP", 50, true, QByteArray(200, '\xff') + "\r\n\r\n", {}, false },
        { "a token that is none", 50, true,
            "GET /v1/changes?since=0 HTTP/1.1\r\nAuthorization: Bearer x\r\n\r\n", {}, false },
        { "questions without a pause", 20, true, "GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n", {},
            true },
    };
}

void LoadAbuse::begin()
{
    for (const Kind &kind : kinds()) {
        for (int i = 0; i < kind.clients; ++i)
            add(kind);
    }
}

void LoadAbuse::add(const Kind &kind)
{
    m_sockets.push_back(tlsSocket(m_target));
    QSslSocket *socket = m_sockets.back().get();
    const QString name = QString::fromLatin1(kind.name);
    const auto timer = std::make_shared<QElapsedTimer>();
    timer->start();
    const auto answered = std::make_shared<bool>(false);
    const auto speak = [socket, kind] {
        socket->write(kind.begin);
        if (QByteArray(kind.name).contains("ends early"))
            socket->disconnectFromHost();
    };
    ++m_got[name].open;
    connect(socket, &QSslSocket::readyRead, this, [=, this] {
        const QByteArray answer = socket->readAll();
        if (answer.startsWith("HTTP/1.1 ")) {
            *answered = true;
            ++m_got[name].answers[QString::fromLatin1(answer.mid(9, 3))];
            if (kind.again)
                speak();
        }
    });
    connect(socket, &QSslSocket::disconnected, this, [=, this] {
        --m_got[name].open;
        m_got[name].longest = std::max(m_got[name].longest, timer->elapsed());
        if (!*answered)
            ++m_got[name].answers[u"closed"_s];
    });
    connect(socket, kind.tls ? &QSslSocket::encrypted : &QAbstractSocket::connected, this, speak);
    if (!kind.drip.isEmpty()) {
        auto *drip = new QTimer(socket);
        drip->callOnTimeout(socket, [socket, kind] {
            if (socket->isEncrypted())
                socket->write(kind.drip);
        });
        drip->start(std::chrono::seconds { 1 });
    }
    socket->bind(QHostAddress(u"127.0.0.2"_s));
    if (kind.tls)
        openTls(*socket, m_target);
    else
        socket->connectToHost(u"127.0.0.1"_s, m_target.port);
}

void LoadAbuse::report() const
{
    for (auto it = m_got.begin(); it != m_got.end(); ++it) {
        QJsonObject answers;
        for (auto answer = it->answers.begin(); answer != it->answers.end(); ++answer)
            answers[answer.key()] = answer.value();
        print(u"hostile: "_s + it.key(), static_cast<double>(it->open), u"still open"_s,
            { { u"got"_s, answers }, { u"longest ms"_s, it->longest } });
    }
}

} // namespace shiyu::bench
