#include "tests/app/server/serverprocess.h"

#include "app/crypto/hash.h"
#include "app/crypto/initialise.h"
#include "tests/support/cityprofile.h"
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace shiyu::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000; // ms; a loaded machine is slow to start a process

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(path));
}

} // namespace

ServerProcess::ServerProcess()
{
    (void)crypto::initialise();
    writeFile(filePath("password"), kCityPassword.toUtf8());
    const Instant now = instantFromMs(QDateTime::currentMSecsSinceEpoch());
    const auto made
        = makeCityProfile(filePath("profile"), { officerOf(org::kCity, "dispatcher") }, now);
    if (!made)
        qFatal("%s", qPrintable(made.error().context));
    const int initialised = command({ u"init"_s, u"--from"_s, filePath("profile"), u"--account"_s,
        u"c.city.dispatcher"_s, u"--password-file"_s, filePath("password"), u"--all-accounts"_s });
    if (initialised != 0)
        qFatal("init");
    m_enrolment = enrol(org::kCity);
    m_codes.insert("console-1", m_enrolment.code);
}

protocol::Enrolment ServerProcess::enrol(const OrganizationId &organization)
{
    if (command({ u"enrol"_s, organization.toString(), filePath("enrolment") }) != 0)
        qFatal("enrol");
    QFile file(filePath("enrolment"));
    const bool opened = file.open(QIODevice::ReadOnly);
    const auto enrolment = protocol::read<protocol::Enrolment>(file.readAll(), 1 << 16);
    if (!opened || !enrolment)
        qFatal("enrol");
    return *enrolment;
}

ServerProcess::~ServerProcess()
{
    m_process.kill();
    m_process.waitForFinished(kPatience);
    killSecond();
}

QStringList ServerProcess::inFolder(const QStringList &arguments) const
{
    QStringList all = arguments + QStringList { u"--data"_s, m_folder.filePath(m_data) };
    if (isShared())
        all += { u"--database"_s, cluster() + u"postgres" };
    return all;
}

int ServerProcess::command(const QStringList &arguments, QByteArray *output)
{
    QProcess process;
    process.setStandardErrorFile(filePath("log"), QIODevice::Append);
    process.start(qEnvironmentVariable("SHIYU_SERVER"), inFolder(arguments));
    if (!process.waitForFinished(kPatience))
        return -1;
    if (output)
        *output = process.readAllStandardOutput();
    return process.exitCode();
}

/// The port, or 0.
quint16 ServerProcess::startProcess(QProcess &process, quint16 port)
{
    process.setStandardErrorFile(
        filePath(&process == &m_process ? "log" : "second-log"), QIODevice::Append);
    process.start(qEnvironmentVariable("SHIYU_SERVER"),
        inFolder({ u"serve"_s, u"--port"_s, QString::number(port) }));
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(kPatience))
            return 0;
    }
    static const QRegularExpression kLine(u"^listening https://127\\.0\\.0\\.1:(\\d+)$"_s);
    return kLine.match(QString::fromUtf8(process.readLine()).trimmed()).captured(1).toUShort();
}

bool ServerProcess::start()
{
    m_port = startProcess(m_process, m_port);
    return m_port != 0;
}

bool ServerProcess::startSecond()
{
    m_secondPort = startProcess(m_second, m_secondPort);
    return m_secondPort != 0;
}

void ServerProcess::killSecond()
{
    m_second.kill();
    m_second.waitForFinished(kPatience);
}

void ServerProcess::configure(const QByteArray &text)
{
    writeFile(m_folder.filePath(m_data + u"/server.ini"), text);
    QFile::remove(filePath("log"));
}

QByteArray ServerProcess::log() const
{
    QFile file(filePath("log"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<QSslSocket> ServerProcess::connected() const
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->connectToHostEncrypted(u"127.0.0.1"_s, m_port);
    if (!socket->waitForEncrypted(kPatience))
        qFatal("%s", qPrintable(socket->errorString()));
    return socket;
}

QByteArray ServerProcess::exchange(const QByteArray &bytes) const
{
    const auto socket = connected();
    socket->write(bytes);
    QByteArray answer;
    const auto whole = [&answer] {
        const qsizetype head = answer.indexOf("\r\n\r\n");
        const qsizetype length = answer.indexOf("Content-Length: ");
        return head > 0
            && answer.size() >= head + 4
                + (length < 0 ? 0 : answer.mid(length + 16, 10).split('\r').first().toInt());
    };
    while (!whole() && socket->waitForReadyRead(kPatience))
        answer += socket->readAll();
    return answer;
}

void ServerProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(kPatience);
}

int ServerProcess::stop()
{
    m_process.terminate();
    return m_process.waitForFinished(kPatience) && m_process.exitStatus() == QProcess::NormalExit
        ? m_process.exitCode()
        : -1;
}

QNetworkRequest ServerProcess::request(
    const QString &target, const QByteArray &bearer, quint16 port) const
{
    QNetworkRequest request(
        QUrl(u"https://127.0.0.1:%1%2"_s.arg(port ? port : m_port).arg(target)));
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::QueryPeer); // the pin is what counts
    request.setSslConfiguration(tls);
    if (!bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + bearer);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    return request;
}

QNetworkReply *ServerProcess::open(const QString &target, const QByteArray &bearer, quint16 port)
{
    QNetworkReply *reply = m_network.get(request(target, bearer, port));
    QObject::connect(
        reply, &QNetworkReply::sslErrors, reply, [reply] { reply->ignoreSslErrors(); });
    return reply;
}

HttpAnswer ServerProcess::send(const QByteArray &method, const QString &target,
    const QByteArray &body, const QByteArray &bearer)
{
    const std::unique_ptr<QNetworkReply> reply(
        m_network.sendCustomRequest(request(target, bearer), method, body));
    QObject::connect(reply.get(), &QNetworkReply::sslErrors, reply.get(),
        [reply = reply.get()] { reply->ignoreSslErrors(); });
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(kPatience))
        return {};
    const auto certificate = reply->sslConfiguration().peerCertificate();
    if (!certificate.isNull())
        m_seenPin = crypto::hash(crypto::Suite::Intl, certificate.publicKey().toDer());
    return { reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
        reply->header(QNetworkRequest::ContentTypeHeader).toByteArray() };
}

crypto::SigningKey ServerProcess::keyOf(const OfficerId &officer)
{
    const QByteArray seed = crypto::hash(crypto::Suite::Intl, officer.toString().toUtf8());
    return *crypto::SigningKey::fromSeed(crypto::Suite::Intl, crypto::SecretBytes::fromBytes(seed));
}

protocol::SessionAnswer ServerProcess::signIn(const OfficerId &officer, const char *device)
{
    if (!m_codes.contains(device))
        m_codes.insert(device, enrol(OrganizationId(officer.toString().section(u'.', 0, -2))).code);
    const protocol::SessionRequest message { officer.toString(), kCityPassword,
        DeviceId(QString::fromLatin1(device)), QByteArray(32, 's'), keyOf(officer).publicKey(),
        m_codes.value(device) };
    const auto answer = send("POST", u"/v1/session"_s, protocol::write(message));
    const auto session = protocol::read<protocol::SessionAnswer>(answer.body, 1 << 16);
    if (!session)
        qWarning("%d %s", answer.status, answer.body.constData());
    return session.value_or(protocol::SessionAnswer {});
}

} // namespace shiyu::test
