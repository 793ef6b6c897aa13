// HTTPS to a real server process, and to one that misbehaves.
#include "app/protocol/answers.h"
#include "app/protocol/limits.h"
#include "app/sync/httptransport.h"
#include "tests/app/server/serverprocess.h"
#include "tests/app/sync/misbehavingserver.h"
#include "tests/support/testcase.h"
#include <QDir>
#include <QElapsedTimer>
#include <QTcpServer>
#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

enum class Peer { Real, Says, SaysAndHangsUp, Nobody, NoName };

const QByteArray kOk = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

} // namespace

class TestHttpTransport : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY(m_server->start());
        m_other = std::make_unique<MisbehavingServer>(m_server->filePath("data"));
    }
    void cleanupTestCase() { m_server.reset(); }

    void whatBecomesOfARequest_data()
    {
        QTest::addColumn<int>("peer");
        QTest::addColumn<bool>("pinned");
        QTest::addColumn<QByteArray>("says");
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("status");

        const auto row = [](const char *name, Peer peer, bool pinned, const QByteArray &says,
                             LinkFault fault, int status) {
            QTest::newRow(name) << int(peer) << pinned << says << int(fault) << status;
        };
        row("the server, by its key", Peer::Real, true, {}, LinkFault::None, 200);
        row("the server, by another key", Peer::Real, false, {}, LinkFault::Certificate, 0);
        row("nobody listens", Peer::Nobody, true, {}, LinkFault::Unreachable, 0);
        row("a name that nobody has", Peer::NoName, true, {}, LinkFault::NameResolution, 0);
        row("an answer", Peer::Says, true, kOk + "Content-Length: 2\r\n\r\n{}", LinkFault::None,
            200);
        row("a problem is an answer", Peer::Says, true,
            "HTTP/1.1 503 Busy\r\nContent-Length: 2\r\n\r\n{}", LinkFault::None, 503);
        row("a redirection is not followed", Peer::Says, true,
            "HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1:1/\r\nContent-Length: 2\r\n\r\n{}",
            LinkFault::None, 302);
        row("cut within the body", Peer::SaysAndHangsUp, true,
            kOk + "Content-Length: 20\r\n\r\n{\"half", LinkFault::Unreachable, 0);
        row("cut within the head", Peer::SaysAndHangsUp, true, "HTTP/1.1 200 O",
            LinkFault::Unreachable, 0);
        row("cut before a word", Peer::SaysAndHangsUp, true, {}, LinkFault::Unreachable, 0);
        row("says nothing", Peer::Says, true, {}, LinkFault::Timeout, 0);
        row("stops within the body", Peer::Says, true, kOk + "Content-Length: 20\r\n\r\n{\"half",
            LinkFault::Timeout, 0);
        row("promises too much", Peer::Says, true, kOk + "Content-Length: 99999999\r\n\r\n{",
            LinkFault::TooLarge, 0);
        row("sends too much without a word", Peer::Says, true,
            kOk + "Transfer-Encoding: chunked\r\n\r\n8000\r\n" + QByteArray(0x8000, 'x') + "\r\n",
            LinkFault::TooLarge, 0);
    }
    void whatBecomesOfARequest()
    {
        QFETCH(int, peer);
        QFETCH(bool, pinned);
        QFETCH(QByteArray, says);
        QFETCH(int, fault);
        QFETCH(int, status);
        m_other->says = says;
        m_other->hangsUp = Peer(peer) == Peer::SaysAndHangsUp;
        const WireAnswer answer = ask(addressOf(Peer(peer), pinned));
        QCOMPARE(int(answer.fault), fault);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.body.isEmpty(), answer.fault != LinkFault::None);
    }

    /// What goes on is waited for longer than an answer usually takes; what trickles is not.
    void slowLines_data()
    {
        QTest::addColumn<int>("drip");
        QTest::addColumn<int>("sip");
        QTest::addColumn<int>("fault");
        QTest::newRow("an answer of 15,000 bytes in 5 s") << 60 << 0 << int(LinkFault::None);
        QTest::newRow("an answer that trickles") << 4 << 0 << int(LinkFault::Timeout);
        QTest::newRow("a request of 12 MB in 5 s") << 0 << 48'000 << int(LinkFault::None);
    }
    void slowLines()
    {
        QFETCH(int, drip);
        QFETCH(int, sip);
        QFETCH(int, fault);
        constexpr qsizetype kLong = 12'000'000;
        MisbehavingServer slow(m_server->filePath("data"));
        slow.drip = drip;
        slow.sip = sip;
        slow.enough = sip > 0 ? kLong : 1;
        slow.says = kOk + "Content-Length: 15000\r\n\r\n" + QByteArray(15'000, 'x');
        ServerAddress address = addressOf(Peer::Says, true);
        address.url = u"https://127.0.0.1:%1"_s.arg(slow.port());
        const QByteArray body = sip > 0 ? QByteArray(kLong, 'b') : QByteArray();
        QElapsedTimer timer;
        timer.start();
        const WireAnswer answer = ask(address, { "POST", u"/v1/bundles"_s, {}, {}, body });
        QCOMPARE(int(answer.fault), fault);
        QVERIFY2(
            timer.elapsed() > limits().least.count(), qPrintable(QString::number(timer.elapsed())));
        if (fault == int(LinkFault::None))
            QCOMPARE(answer.body.size(), 15'000);
    }

    /// Nothing is said to a server that shows another key, not even the password.
    void nothingIsToldToAStranger()
    {
        m_other->heard.clear();
        m_other->says = kOk + "Content-Length: 2\r\n\r\n{}";
        const ServerAddress address { addressOf(Peer::Says, false) };
        const WireAnswer answer
            = ask(address, { "POST", u"/v1/session"_s, {}, {}, "{\"password\":\"secret\"}" });
        QCOMPARE(answer.fault, LinkFault::Certificate);
        QCOMPARE(m_other->heard, QByteArray());
    }

    /// Its key is the one that is pinned: that is another sentence, and another remedy.
    void anExpiredCertificate_data()
    {
        QTest::addColumn<bool>("pinned");
        QTest::addColumn<int>("fault");
        QTest::newRow("of the server") << true << int(LinkFault::Expired);
        QTest::newRow("of a stranger") << false << int(LinkFault::Certificate);
    }
    void anExpiredCertificate()
    {
        QFETCH(bool, pinned);
        QFETCH(int, fault);
        const QString folder = m_server->filePath("expired");
        QVERIFY(writeExpired(m_server->filePath("data"), folder));
        MisbehavingServer expired(folder);
        expired.says = kOk + "Content-Length: 2\r\n\r\n{}";
        ServerAddress address = addressOf(Peer::Says, pinned);
        address.url = u"https://127.0.0.1:%1"_s.arg(expired.port());
        QCOMPARE(int(ask(address).fault), fault);
        QCOMPARE(expired.heard, QByteArray());
    }

    void healthIsRead()
    {
        const WireAnswer answer = ask(addressOf(Peer::Real, true));
        const auto health = protocol::read<protocol::Health>(answer.body, protocol::kLargestAnswer);
        QVERIFY(health);
        QCOMPARE(health->protocol, protocol::kVersion);
    }

    /// The segments of a path and a query arrive as they were meant.
    void pathAndQueryAreEncodedOnce()
    {
        m_other->heard.clear();
        m_other->hangsUp = false;
        m_other->says = kOk + "Content-Length: 2\r\n\r\n{}";
        WireRequest request { "GET", u"/v1/subjects/incident/a%2Fb/operations"_s, {}, "token", {} };
        request.query.addQueryItem(u"after"_s, u"1795140000000.42"_s);
        ask(addressOf(Peer::Says, true), request);
        const QByteArray line = m_other->heard.left(m_other->heard.indexOf('\r'));
        QCOMPARE(line,
            QByteArray("GET /v1/subjects/incident/a%2Fb/operations?after=1795140000000.42"
                       " HTTP/1.1"));
        QVERIFY(m_other->heard.contains("Authorization: Bearer token\r\n"));
    }

    void noAnswerAfterCancelling()
    {
        m_other->says.clear();
        m_other->hangsUp = false;
        HttpTransport transport(addressOf(Peer::Says, true), limits());
        bool came = false;
        transport.send(kHealth, [&came](const WireAnswer &) { came = true; });
        transport.cancelAll();
        QTest::qWait(100);
        QVERIFY(!came);
    }

private:
    /// The identity in one folder, with a certificate that ended yesterday, into another.
    static bool writeExpired(const QString &from, const QString &to)
    {
        QDir().mkpath(to);
        QFile::copy(from + u"/tls.key"_s, to + u"/tls.key"_s);
        QFile keyFile(from + u"/tls.key"_s), certificateFile(from + u"/tls.crt"_s);
        if (!keyFile.open(QIODevice::ReadOnly) || !certificateFile.open(QIODevice::ReadOnly))
            return false;
        const QByteArray keyText = keyFile.readAll(), text = certificateFile.readAll();
        BIO *keyBytes = BIO_new_mem_buf(keyText.constData(), static_cast<int>(keyText.size()));
        BIO *bytes = BIO_new_mem_buf(text.constData(), static_cast<int>(text.size()));
        EVP_PKEY *key = PEM_read_bio_PrivateKey(keyBytes, nullptr, nullptr, nullptr);
        X509 *certificate = PEM_read_bio_X509(bytes, nullptr, nullptr, nullptr);
        BIO *out = BIO_new(BIO_s_mem());
        constexpr long kDay = 24L * 3600;
        X509_gmtime_adj(X509_getm_notBefore(certificate), -2 * kDay);
        X509_gmtime_adj(X509_getm_notAfter(certificate), -kDay);
        const bool good = X509_sign(certificate, key, EVP_sha256()) > 0
            && PEM_write_bio_X509(out, certificate) == 1;
        char *data = nullptr;
        const long size = BIO_get_mem_data(out, &data);
        QFile written(to + u"/tls.crt"_s);
        const bool done
            = good && written.open(QIODevice::WriteOnly) && written.write(data, size) == size;
        X509_free(certificate);
        EVP_PKEY_free(key);
        for (BIO *bio : { keyBytes, bytes, out })
            BIO_free(bio);
        return done;
    }

    static inline const WireRequest kHealth { "GET", u"/v1/health"_s };
    static HttpTransport::Limits limits() { return { Millis { 1500 }, Millis { 3000 }, 20'000 }; }

    ServerAddress addressOf(Peer peer, bool pinned)
    {
        QVector<QByteArray> pins { QByteArray(32, 'p') };
        if (pinned)
            pins.append(m_server->enrolment().pins.first());
        QTcpServer closed; // its port is free again at once
        closed.listen(QHostAddress::LocalHost);
        const quint16 port = peer == Peer::Real ? m_server->port()
            : peer == Peer::Nobody              ? closed.serverPort()
                                                : m_other->port();
        const QString host = peer == Peer::NoName ? u"no-such-host.invalid"_s : u"127.0.0.1"_s;
        return { u"https://%1:%2"_s.arg(host).arg(port), pins };
    }

    WireAnswer ask(const ServerAddress &address, const WireRequest &request = kHealth)
    {
        // The real server may be slow on a loaded machine; the other is told to be.
        const bool patient = address.url.endsWith(QString::number(m_server->port()));
        HttpTransport transport(address, patient ? HttpTransport::Limits {} : limits());
        std::optional<WireAnswer> answer;
        int answers = 0;
        transport.send(request, [&](const WireAnswer &came) {
            answer = came;
            ++answers;
        });
        if (answers != 0)
            qWarning("answered before it had been asked");
        for (int i = 0; i < 600 && !answer; ++i)
            QTest::qWait(50);
        QTest::qWait(20);
        if (answers != 1)
            qWarning("%d answers", answers);
        return answer.value_or(WireAnswer {});
    }

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<MisbehavingServer> m_other;
};

QTEST_GUILESS_MAIN(TestHttpTransport)
#include "tst_httptransport.moc"
