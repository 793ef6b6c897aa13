#pragma once
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>

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
                heard += socket->readAll();
                socket->write(says);
                if (hangsUp)
                    socket->disconnectFromHost();
            });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }

    quint16 port() const { return m_server.serverPort(); }

    QByteArray says;
    bool hangsUp = false;
    QByteArray heard;

private:
    QSslServer m_server;
};

} // namespace shiyu::test
