#pragma once
#include "app/crypto/signing.h"
#include "app/protocol/answers.h"
#include "app/protocol/session.h"
#include "tests/support/citydirectory.h"
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSslSocket>
#include <QTemporaryDir>

namespace shiyu::test {

/// What came back over the network.
struct HttpAnswer {
    int status = 0; ///< 0: the connection broke
    QByteArray body;
    QByteArray contentType;
};

/// A real shiyu-server on 127.0.0.1, made of a profile of the city known by heart.
class ServerProcess {
public:
    ServerProcess();
    ~ServerProcess();

    /// Runs another command of the binary in its folder; its exit code.
    int command(const QStringList &arguments, QByteArray *output = nullptr);
    bool start(); ///< waits for the line that names the port; again on the same one
    int stop(); ///< SIGTERM; its exit code
    void kill(); ///< SIGKILL
    /// server.ini for the next start, whose log is a new one.
    void configure(const QByteArray &text);
    /// What the first process and the commands said on standard error.
    QByteArray log() const;
    /// Another server, or the same at another time: devices are enrolled anew.
    void useFolder(const char *name)
    {
        m_data = QString::fromLatin1(name);
        m_codes.clear();
    }
    bool startSecond(); ///< another process on the same database
    void killSecond(); ///< SIGKILL
    static bool isShared() { return !cluster().isEmpty(); } ///< the database is PostgreSQL
    quint16 port() const { return m_port; }
    const protocol::Enrolment &enrolment() const { return m_enrolment; }
    QString filePath(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }

    QNetworkRequest request(
        const QString &target, const QByteArray &bearer = {}, quint16 port = 0) const;
    QNetworkReply *open(const QString &target, const QByteArray &bearer, quint16 port = 0);
    quint16 secondPort() const { return m_secondPort; }
    HttpAnswer send(const QByteArray &method, const QString &target, const QByteArray &body = {},
        const QByteArray &bearer = {});
    std::unique_ptr<QSslSocket> connected() const; ///< to the first process, in TLS
    /// These bytes on a connection of their own, and all that comes back with the answer.
    QByteArray exchange(const QByteArray &bytes) const;
    /// On a device of his organisation; a new one is enrolled first.
    protocol::SessionAnswer signIn(const OfficerId &officer, const char *device = "console-1");
    /// Of the certificate that the server showed last.
    const QByteArray &seenPin() const { return m_seenPin; }

    static crypto::SigningKey keyOf(const OfficerId &officer);

private:
    static QString cluster() { return qEnvironmentVariable("SHIYU_TEST_DATABASE"); }
    QStringList inFolder(const QStringList &arguments) const;
    quint16 startProcess(QProcess &process, quint16 port);

    QTemporaryDir m_folder;
    QString m_data = QStringLiteral("data");
    QProcess m_process;
    QProcess m_second;
    QNetworkAccessManager m_network;
    protocol::Enrolment enrol(const OrganizationId &organization);

    protocol::Enrolment m_enrolment;
    QHash<QByteArray, QString> m_codes; ///< used, by device
    QByteArray m_seenPin;
    quint16 m_port = 0;
    quint16 m_secondPort = 0;
};

} // namespace shiyu::test
