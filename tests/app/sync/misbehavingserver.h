#pragma once
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTimer>

namespace shiyu::test {

/// Shows the key of a real server and says whatever it is told to, once for each connection.
class MisbehavingServer {
public:
    explicit MisbehavingServer(const QString &folder)
    {
        QFile key(folder + QStringLiteral("/tls.key"));
        QFile certificate(folder + QStringLiteral("/tls.crt"));
        if (!key.open(QIODevice::ReadOnly) || !certificate.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(folder));
        auto tls = QSslConfiguration::defaultConfiguration();
        tls.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
        tls.setLocalCertificate(QSslCertificate(certificate.readAll()));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_server.setSslConfiguration(tls);
        QObject::connect(&m_server, &QSslServer::pendingConnectionAvailable, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QIODevice::readyRead, socket, [this, socket] {
                if (sip == 0)
                    heard += socket->readAll();
                if (drip == 0)
                    socket->write(says);
                if (hangsUp)
                    socket->disconnectFromHost();
            });
            if (drip > 0 || sip > 0)
                goSlowly(socket);
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }

    quint16 port() const { return m_server.serverPort(); }

    QByteArray says;
    bool hangsUp = false;
    QByteArray heard;
    int drip = 0; ///< says so many bytes every 20 ms; 0: all at once
    int sip = 0; ///< takes no more bytes every 20 ms, and says nothing before it has `enough`
    qsizetype enough = 0;

private:
    void goSlowly(QTcpSocket *socket)
    {
        if (sip > 0)
            socket->setReadBufferSize(sip);
        auto *timer = new QTimer(socket);
        QObject::connect(timer, &QTimer::timeout, socket, [this, socket, rest = says]() mutable {
            if (sip > 0)
                heard += socket->read(sip);
            if (heard.size() < enough)
                return;
            const qsizetype part = drip > 0 ? std::min<qsizetype>(drip, rest.size()) : rest.size();
            socket->write(rest.first(part));
            rest.remove(0, part);
        });
        timer->start(20);
    }

    QSslServer m_server;
};

} // namespace shiyu::test
