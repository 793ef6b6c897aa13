// A real server with a server.ini: limits, trusted proxies, metrics and the log.
#include "app/protocol/limits.h"
#include "tests/app/server/serverreport.h"
#include "tests/support/testcase.h"
#include <QElapsedTimer>
#include <QJsonDocument>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

const OfficerId kOfficer = officerOf(org::kCity, "intake");

QByteArray signInAs(const char *account)
{
    const SessionRequest request { QString::fromLatin1(account), u"wrong password"_s,
        DeviceId(u"never-enrolled"_s), QByteArray(32, 'x'), {}, {} };
    return protocol::write(request);
}

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &headers = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray get(const QByteArray &path, const QByteArray &headers = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
}

int statusOf(const QByteArray &answer)
{
    return answer.mid(9, 3).toInt();
}

} // namespace

class TestServerLimits : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<ServerProcess>(); }
    void cleanup() { m_server->stop(); }
    void cleanupTestCase() { m_server.reset(); }

    void badConfig_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char *name, const char *text, const char *named) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(named);
        };
        row("a key that is none", "[limits]\nheaderByte=9000\n", "limits/headerByte");
        row("no number", "[limits]\nidleSeconds=long\n", "limits/idleSeconds");
        row("out of its range", "[limits]\nheaderBytes=12\n", "limits/headerBytes");
        row("a proxy that is no network", "[proxies]\ntrusted=localhost\n", "proxies");
        row("one of several proxies", "[proxies]\ntrusted=127.0.0.1, 10.0.0.0/40\n", "proxies");
        row("a level that is none", "[log]\nlevel=all\n", "log/level");
    }
    void badConfig()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, named);
        m_server->configure(text);
        QCOMPARE(m_server->command({ u"serve"_s, u"--port"_s, u"0"_s }), 1);
        QVERIFY2(m_server->log().contains(named), m_server->log().constData());
    }

    /// The file that administrators copy has every key, and the values that hold without it.
    void exampleIsWhatHoldsAnyway()
    {
        QFile file(QStringLiteral(SHIYU_SOURCE_DIR "/packaging/server/server.ini"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_server->configure(file.readAll());
        QVERIFY2(m_server->start(), m_server->log().constData());
        QCOMPARE(statusOf(m_server->exchange(get("/v1/health"))), 200);
    }

    /// Wrong passwords are delayed by the client's address: the proxy's word for it counts only if
    /// it is a proxy that was named.
    void forwardedAddressIsBelievedFromAProxyAlone_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<int>("expected");
        QTest::newRow("no proxy named") << QByteArray() << 429;
        QTest::newRow("another proxy") << QByteArray("[proxies]\ntrusted=10.0.0.0/8\n") << 429;
        QTest::newRow("this one") << QByteArray("[proxies]\ntrusted=10.0.0.0/8, 127.0.0.1\n")
                                  << 401;
    }
    void forwardedAddressIsBelievedFromAProxyAlone()
    {
        QFETCH(QByteArray, config);
        QFETCH(int, expected);
        m_server->configure(config);
        QVERIFY(m_server->start());
        const QByteArray body = signInAs("c.city.intake");
        const auto from = [&](const QByteArray &address) {
            return statusOf(m_server->exchange(
                post("/v1/session", body, "X-Forwarded-For: " + address + "\r\n")));
        };
        for (int i = 0; i < 3; ++i)
            QCOMPARE(from("203.0.113.5"), 401);
        int status = 401; // the delay doubles until it is longer than a guess takes here
        for (int i = 0; i < 6 && status == 401; ++i)
            status = from("203.0.113.5");
        QCOMPARE(status, 429);
        QCOMPARE(from("203.0.113.6"), expected);
    }

    void limitsHold()
    {
        m_server->configure("[limits]\nheaderBytes=2048\nbodyBytes=100000\nidleSeconds=1\n"
                            "bodySeconds=1\nconnections=40\nconnectionsOfOneAddress=20\n");
        QVERIFY(m_server->start());
        QCOMPARE(statusOf(m_server->exchange(get("/v1/health"))), 200);
        QCOMPARE(
            statusOf(m_server->exchange(get("/v1/health", "X: " + QByteArray(3000, 'x') + "\r\n"))),
            413);
        const QByteArray token = m_server->signIn(kOfficer).accessToken.toLatin1();
        QCOMPARE(statusOf(m_server->exchange(post("/v1/operations", QByteArray(100'001, ' '),
                     "Authorization: Bearer " + token + "\r\n"))),
            413);
    }

    /// 429 with a time to wait, and after it an answer; a console goes on by itself.
    void requestsOfOneAddressAreCounted()
    {
        m_server->configure("[limits]\nrequestsPerSecondOfOneAddress=1\n"
                            "requestsAtOnceOfOneAddress=6\n");
        QVERIFY(m_server->start());
        HttpAnswer answer;
        const auto ask = [&] { return (answer = m_server->send("GET", u"/v1/health"_s)).status; };
        QCOMPARE(ask(), 200);
        bool held = false; // asked once more, it may be the connection that is refused
        QTRY_VERIFY_WITH_TIMEOUT(held = held || ask() == 429, 20'000);
        const auto problem = read<Problem>(answer.body, 1 << 16);
        QVERIFY(problem && problem->code == ProblemCode::TooMany);
        QCOMPARE(problem->retryAfter, 1);
        QTest::qWait(3'000);
        QCOMPARE(ask(), 200);
    }

    /// Many large bodies at once do not fill the memory, and their places are given back.
    void bodiesOfAllHaveALimit()
    {
        m_server->configure("[limits]\nallBodiesBytes=1048576\nbodySeconds=3\n");
        QVERIFY(m_server->start());
        const QByteArray token = m_server->signIn(kOfficer).accessToken.toLatin1();
        const QByteArray head = "POST /v1/operations HTTP/1.1\r\nAuthorization: Bearer " + token
            + "\r\nContent-Length: 500000\r\n\r\n";
        std::vector<std::unique_ptr<QSslSocket>> slow;
        for (int i = 0; i < 2; ++i) {
            slow.push_back(m_server->connected());
            slow.back()->write(head + QByteArray(100'000, ' '));
            QTRY_COMPARE_WITH_TIMEOUT(slow.back()->encryptedBytesToWrite(), 0, 10'000);
        }
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(m_server->exchange(head)), 503, 2'000);
        QCOMPARE(statusOf(m_server->exchange(get("/v1/health"))), 200);
        slow.clear();
        QTRY_COMPARE_WITH_TIMEOUT(
            statusOf(m_server->exchange(head + QByteArray(500'000, ' '))), 400, 10'000);
    }

    /// A client that sends a byte now and then does not keep its place.
    void slowClientIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("a header that does not end") << QByteArray("GET /v1/health HTTP/1.1\r\nX: ");
        QTest::newRow("a body that does not end")
            << QByteArray("POST /v1/session HTTP/1.1\r\nContent-Length: 5000\r\n\r\n");
        QTest::newRow("nothing at all") << QByteArray();
    }
    void slowClientIsCutOff()
    {
        QFETCH(QByteArray, begin);
        m_server->configure("[limits]\nidleSeconds=2\nbodySeconds=2\n");
        QVERIFY(m_server->start());
        const auto socket = m_server->connected();
        socket->write(begin);
        QElapsedTimer timer;
        timer.start();
        while (socket->state() == QAbstractSocket::ConnectedState && timer.elapsed() < 15'000) {
            if (!begin.isEmpty())
                socket->write("x");
            QTest::qWait(200);
        }
        QVERIFY(timer.elapsed() < 10'000);
        QVERIFY(!socket->readAll().startsWith("HTTP/1.1 200"));
    }

    /// What goes on is waited for, in either direction: the lines of the field are slow.
    void slowLineIsWaitedFor_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("expected");
        QTest::newRow("acts") << QByteArray("/v1/operations") << 400;
        QTest::newRow("a bundle of a desk that may not") << QByteArray("/v1/bundles") << 403;
    }
    void slowLineIsWaitedFor()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, expected);
        m_server->configure("[limits]\nbodySeconds=1\n");
        QVERIFY(m_server->start());
        const QByteArray token = m_server->signIn(kOfficer).accessToken.toLatin1();
        const auto socket = m_server->connected();
        const QByteArray request
            = post(path, QByteArray(90'000, ' '), "Authorization: Bearer " + token + "\r\n");
        QByteArray answer; // may come before the body has gone
        for (qsizetype at = 0; at < request.size() && answer.isEmpty(); at += 6000) {
            socket->write(request.sliced(at, std::min<qsizetype>(6000, request.size() - at)));
            QTest::qWait(200); // 3 s in all
            answer += socket->readAll();
        }
        QTRY_VERIFY_WITH_TIMEOUT((answer += socket->readAll()).contains("\r\n\r\n"), 10'000);
        QCOMPARE(statusOf(answer), expected);
    }
    void slowReaderIsWaitedFor()
    {
        m_server->configure("[limits]\nwriteSeconds=1\n");
        QVERIFY(m_server->start());
        const QByteArray token = m_server->signIn(kOfficer).accessToken.toLatin1();
        OperationsRequest reports;
        for (int i = 0; i < 500; ++i)
            reports.intents.append({ intentBytes(reportOf(QString::number(1000 + i))), {} });
        QCOMPARE(
            m_server->send("POST", u"/v1/operations"_s, protocol::write(reports), token).status,
            200);
        const auto socket = m_server->connected();
        socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 8192);
        socket->setReadBufferSize(8192);
        socket->write(
            get("/v1/changes?since=0&limit=500", "Authorization: Bearer " + token + "\r\n"));
        QByteArray answer;
        const auto isWhole = [&answer] {
            const qsizetype head = answer.indexOf("\r\n\r\n");
            const qsizetype at = answer.indexOf("Content-Length: ") + 16;
            return head > 0
                && answer.size() - head - 4
                == answer.sliced(at, answer.indexOf('\r', at) - at).toLongLong();
        };
        QElapsedTimer timer;
        timer.start();
        while (!isWhole() && timer.elapsed() < 60'000) {
            answer += socket->read(4096);
            QTest::qWait(30); // 130 kB/s
        }
        QVERIFY(isWhole());
        QVERIFY2(timer.elapsed() > 3000, qPrintable(QString::number(timer.elapsed())));
    }

    /// A bundle may be hours on its way: others come through meanwhile.
    void bundlesLeaveRoom()
    {
        m_server->configure("[limits]\nallBodiesBytes=1048576\n");
        QVERIFY(m_server->start());
        m_server->signIn(kOfficer, "console-8"); // enrols it
        QCOMPARE(m_server->command({ u"device"_s, u"allow-bundles"_s, u"console-8"_s }), 0);
        const QByteArray token = m_server->signIn(kOfficer, "console-8").accessToken.toLatin1();
        const auto headOf = [&token](const char *path) -> QByteArray {
            return QByteArray("POST ") + path + " HTTP/1.1\r\nAuthorization: Bearer " + token
                + "\r\nContent-Length: 400000\r\n\r\n";
        };
        const auto slow = m_server->connected();
        slow->write(headOf("/v1/bundles") + QByteArray(100'000, ' '));
        QTRY_COMPARE_WITH_TIMEOUT(slow->encryptedBytesToWrite(), 0, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(m_server->exchange(headOf("/v1/bundles"))), 503, 2'000);
        QCOMPARE(
            statusOf(m_server->exchange(headOf("/v1/operations") + QByteArray(400'000, ' '))), 400);
    }

    /// Neither does a desk that may not hand one in, nor who sends for ever.
    void aBodyHasItsEnd_data()
    {
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<bool>("revoked");
        QTest::addColumn<int>("expected"); // 0: cut off
        QTest::newRow("a bundle of a desk that may not") << false << false << 403;
        QTest::newRow("a bundle that goes on and on") << true << false << 0;
        QTest::newRow("a desk that is revoked meanwhile") << true << true << 403;
    }
    void aBodyHasItsEnd()
    {
        QFETCH(bool, allowed);
        QFETCH(bool, revoked);
        QFETCH(int, expected);
        m_server->configure(revoked ? "[log]\nlevel=requests\n" : "[limits]\nbodyInAllSeconds=3\n");
        QVERIFY(m_server->start());
        const QByteArray token = m_server->signIn(kOfficer, "console-9").accessToken.toLatin1();
        const QString device = u"console-9"_s;
        if (allowed)
            QCOMPARE(m_server->command({ u"device"_s, u"allow-bundles"_s, device }), 0);
        const auto socket = m_server->connected();
        socket->write("POST /v1/bundles HTTP/1.1\r\nAuthorization: Bearer " + token
            + "\r\nContent-Length: 60000000\r\n\r\n");
        if (revoked)
            QCOMPARE(m_server->command({ u"device"_s, u"revoke"_s, device }), 0);
        QByteArray answer;
        QElapsedTimer timer;
        timer.start();
        while (answer.isEmpty() && socket->state() == QAbstractSocket::ConnectedState
            && timer.elapsed() < 15'000) {
            socket->write(QByteArray(2000, ' '));
            QTest::qWait(100);
            answer += socket->readAll();
        }
        QVERIFY(timer.elapsed() < 12'000);
        QCOMPARE(answer.isEmpty() ? 0 : statusOf(answer), expected);
    }

    /// However much of its body still comes, the answer does too: a client, a proxy for one, that
    /// writes all before it reads must not find the connection reset.
    void refusalOutlivesItsBody_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("signedIn");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("expected");
        const auto row
            = [](const char *name, const char *path, bool signedIn, int size, int expected) {
                  QTest::newRow(name) << QByteArray(path) << signedIn << size << expected;
              };
        row("a bundle of a desk that may not", "/v1/bundles", true, 30'000'000, 403);
        row("acts with a token that is none", "/v1/operations", false, 4'000'000, 401);
        row("too many acts", "/v1/operations", true, 30'000'000, 413);
        row("no such path", "/v1/secrets", false, 30'000'000, 404);
    }
    void refusalOutlivesItsBody()
    {
        QFETCH(QByteArray, path);
        QFETCH(bool, signedIn);
        QFETCH(int, size);
        QFETCH(int, expected);
        m_server->configure({});
        QVERIFY(m_server->start());
        const QByteArray token
            = signedIn ? m_server->signIn(kOfficer).accessToken.toLatin1() : QByteArray("none");
        const auto socket = m_server->connected();
        qint64 taken = 0;
        connect(socket.get(), &QSslSocket::encryptedBytesWritten, this,
            [&taken](qint64 bytes) { taken += bytes; });
        socket->write(post(path, QByteArray(size, ' '), "Authorization: Bearer " + token + "\r\n"));
        QTRY_VERIFY_WITH_TIMEOUT(
            taken > size || socket->state() != QAbstractSocket::ConnectedState, 20'000);
        QVERIFY2(taken > size, qPrintable(socket->errorString()));
        QByteArray answer;
        QTRY_VERIFY_WITH_TIMEOUT((answer += socket->readAll()).contains("\r\n\r\n"), 10'000);
        QCOMPARE(statusOf(answer), expected);
    }

    /// 400 would be final: the desk would give the file up.
    void bodyThatTheStopCutsMayComeAgain()
    {
        m_server->configure("[limits]\nallBodiesBytes=1048576\nstopSeconds=1\n");
        QVERIFY(m_server->start());
        const QByteArray token = m_server->signIn(kOfficer).accessToken.toLatin1();
        const QByteArray head = "POST /v1/operations HTTP/1.1\r\nAuthorization: Bearer " + token
            + "\r\nContent-Length: 600000\r\n\r\n";
        const auto slow = m_server->connected();
        slow->write(head + QByteArray(100'000, ' '));
        QTRY_COMPARE_WITH_TIMEOUT(slow->encryptedBytesToWrite(), 0, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(m_server->exchange(head)), 503, 5'000); // it has begun
        QCOMPARE(m_server->stop(), 0);
        QByteArray answer;
        QTRY_VERIFY_WITH_TIMEOUT((answer += slow->readAll()).contains("\r\n\r\n"), 5'000);
        QCOMPARE(statusOf(answer), 503);
        QVERIFY(answer.contains("stopping"));
    }

    void placesOfOneAddressAreCounted()
    {
        m_server->configure("[limits]\nconnectionsOfOneAddress=3\n");
        QVERIFY(m_server->start());
        std::vector<std::unique_ptr<QSslSocket>> held;
        for (int i = 0; i < 3; ++i)
            held.push_back(m_server->connected());
        QSslSocket fourth;
        fourth.setPeerVerifyMode(QSslSocket::VerifyNone);
        fourth.connectToHostEncrypted(u"127.0.0.1"_s, m_server->port());
        QVERIFY(!fourth.waitForEncrypted(20'000));
        held.clear();
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(m_server->exchange(get("/v1/health"))), 200, 10'000);
    }

    void metricsAreForThisMachine()
    {
        m_server->configure({});
        QVERIFY(m_server->start());
        const QByteArray token = m_server->signIn(kOfficer).accessToken.toLatin1();
        QCOMPARE(
            m_server->send("POST", u"/v1/operations"_s, bodyOf(reportOf(u"0001"_s)), token).status,
            200);
        QCOMPARE(m_server->send("GET", u"/v1/secrets?phone=13800000000"_s).status, 404);
        const QByteArray text = m_server->exchange(get("/metrics"));
        QCOMPARE(statusOf(text), 200);
        for (const char *line : { "shiyu_requests_total{route=\"/v1/operations\",status=\"200\"} 1",
                 "shiyu_requests_total{route=\"none\",status=\"404\"} 1",
                 "shiyu_request_seconds_bucket{route=\"/v1/session\",le=\"+Inf\"} 1",
                 "shiyu_request_seconds_count{route=\"/v1/session\"} 1",
                 "shiyu_operations_total{verdict=\"accepted\"} 1", "shiyu_streams 0",
                 "shiyu_waiting_jobs{lane=\"write\"} 0", "process_resident_memory_bytes " })
            QVERIFY2(text.contains(line), line);
        // Each too long to stand in a figure by chance.
        for (const QByteArray &secret :
            { QByteArray("c.city"), QByteArray("intake"), QByteArray("0193a7b2-1c00"),
                QByteArray("13800000000"), QByteArray("127.0.0.1"), token })
            QVERIFY2(!text.contains(secret), secret.constData());
        QCOMPARE(
            statusOf(m_server->exchange(get("/metrics", "X-Forwarded-For: 203.0.113.5\r\n"))), 404);
    }

    void logTellsRequestsAndNobody()
    {
        m_server->configure({});
        QVERIFY(m_server->start());
        const QByteArray token = m_server->signIn(kOfficer).accessToken.toLatin1();
        m_server->send("POST", u"/v1/operations"_s, bodyOf(reportOf(u"7777"_s)), token);
        m_server->send("GET", u"/v1/subjects/incident/7777/operations?after=0"_s, {}, token);
        const QByteArray answer = m_server->exchange(
            get("/v1/secrets", "X-Forwarded-For: 203.0.113.5\r\nUser-Agent: Sunyue\r\n"));
        QCOMPARE(m_server->stop(), 0);
        const QByteArray id = answer.mid(answer.indexOf("X-Request-Id: ") + 14, 16);
        QStringList told;
        for (const QByteArray &line : m_server->log().trimmed().split('\n')) {
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            QVERIFY2(entry.contains("at"_L1), line.constData());
            const QString event = entry["event"_L1].toString();
            if (event != "request"_L1) {
                told.append(event);
                continue;
            }
            told.append(entry["method"_L1].toString() + u' ' + entry["route"_L1].toString() + u' '
                + QString::number(entry["status"_L1].toInt()));
            QVERIFY(entry["ms"_L1].toDouble(-1) >= 0);
            if (entry["route"_L1] == "none"_L1)
                QCOMPARE(entry["id"_L1].toString(), QString::fromLatin1(id));
        }
        QCOMPARE(told,
            (QStringList { u"listening"_s, u"POST /v1/session 200"_s, u"POST /v1/operations 200"_s,
                u"GET /v1/subjects/{kind}/{id}/operations 200"_s, u" none 404"_s, u"stopping"_s,
                u"stopped"_s }));
        for (const QByteArray &secret : { QByteArray("c.city"), QByteArray("7777"),
                 QByteArray("secrets"), QByteArray("203.0.113"), QByteArray("Sunyue"), token })
            QVERIFY2(!m_server->log().contains(secret), secret.constData());
    }

private:
    std::unique_ptr<ServerProcess> m_server;
};

QTEST_GUILESS_MAIN(TestServerLimits)
#include "tst_serverlimits.moc"
