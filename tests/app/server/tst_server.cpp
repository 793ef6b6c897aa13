// A real server process, asked over TLS.
#include "app/protocol/changes.h"
#include "app/protocol/eventstream.h"
#include "app/protocol/limits.h"
#include "tests/app/server/serverreport.h"
#include "tests/support/testcase.h"
#include <QElapsedTimer>
#include <QSslSocket>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

const OfficerId kOfficer = officerOf(org::kCity, "intake");

} // namespace

class TestServer : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY(m_server->start());
        m_session = m_server->signIn(kOfficer);
        m_token = m_session.accessToken.toLatin1();
        QVERIFY(!m_token.isEmpty());
    }
    void cleanupTestCase() { m_server.reset(); }

    void keyIsTheEnrolledOne()
    {
        QCOMPARE(m_server->enrolment().pins.size(), 2);
        QCOMPARE(m_server->seenPin(), m_server->enrolment().pins.first());
    }

    /// One console acts; another that listens has it at once.
    void actComesByTheStream()
    {
        const std::unique_ptr<QNetworkReply> stream(
            m_server->open(u"/v1/stream?since=0"_s, m_token));
        StreamReader reader;
        QVector<StreamEvent> events;
        connect(stream.get(), &QNetworkReply::readyRead, this,
            [&] { events += reader.take(stream->readAll()).value_or(QVector<StreamEvent> {}); });
        QTRY_COMPARE_WITH_TIMEOUT(events.size(), 1, 30'000); // the directory's operation
        const Intent report = reportOf(u"0001"_s);
        const auto posted = m_server->send("POST", u"/v1/operations"_s, bodyOf(report), m_token);
        const auto answer = read<OperationsAnswer>(posted.body, 1 << 20);
        QVERIFY2(answer, posted.body.constData());
        QCOMPARE(answer->answers.first().verdict, Verdict::Accepted);
        QTRY_COMPARE_WITH_TIMEOUT(events.size(), 2, 3'000);
        QCOMPARE(events.last().name, QByteArray("changes"));
        const auto page = read<ChangesPage>(events.last().data, 1 << 20);
        QVERIFY(page);
        QCOMPARE(page->entries.size(), 1);
        const auto operation = std::get<OperationEntry>(page->entries.first()).operation;
        QCOMPARE(operation.intent, intentBytes(report));
        QCOMPARE(operation.facts, answer->answers.first().facts);
        const auto changes
            = m_server->send("GET", u"/v1/changes?since=%1"_s.arg(page->next - 1), {}, m_token);
        QCOMPARE(read<ChangesPage>(changes.body, 1 << 20)->entries, page->entries);
    }

    /// An act on one process comes by the stream of the other; that one is killed, and what was
    /// accepted is there.
    void twoProcessesShareOneLog()
    {
        if (!ServerProcess::isShared())
            QSKIP("SQLite is for one process");
        QVERIFY(m_server->startSecond());
        const std::unique_ptr<QNetworkReply> stream(
            m_server->open(u"/v1/stream?since=0"_s, m_token, m_server->secondPort()));
        StreamReader reader;
        QVector<StreamEvent> events;
        connect(stream.get(), &QNetworkReply::readyRead, this,
            [&] { events += reader.take(stream->readAll()).value_or(QVector<StreamEvent> {}); });
        QTRY_COMPARE_WITH_TIMEOUT(events.size(), 1, 30'000);
        const Intent report = reportOf(u"0003"_s);
        m_server->send("POST", u"/v1/operations"_s, bodyOf(report), m_token);
        QTRY_COMPARE_WITH_TIMEOUT(events.size(), 2, 10'000);
        const auto page = read<ChangesPage>(events.last().data, 1 << 20);
        QVERIFY(page);
        QCOMPARE(
            std::get<OperationEntry>(page->entries.first()).operation.intent, intentBytes(report));
        m_server->killSecond();
        const auto again = m_server->send("POST", u"/v1/operations"_s, bodyOf(report), m_token);
        QCOMPARE(
            read<OperationsAnswer>(again.body, 1 << 20)->answers.first().verdict, Verdict::Known);
    }

    void everyEndpointWantsASession_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("target");
        QTest::newRow("operations") << QByteArray("POST") << u"/v1/operations"_s;
        QTest::newRow("changes") << QByteArray("GET") << u"/v1/changes?since=0"_s;
        QTest::newRow("stream") << QByteArray("GET") << u"/v1/stream?since=0"_s;
        QTest::newRow("snapshot") << QByteArray("GET") << u"/v1/snapshot?part=heads"_s;
        QTest::newRow("subject") << QByteArray("GET") << u"/v1/subjects/incident/0001/operations"_s;
        QTest::newRow("directory") << QByteArray("GET") << u"/v1/directory"_s;
        QTest::newRow("closed") << QByteArray("GET") << u"/v1/closed/"_s + QString(64, u'0');
    }
    void everyEndpointWantsASession()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, target);
        for (const QByteArray &token : { QByteArray(), QByteArray("stolen") }) {
            const auto answer = m_server->send(method, target, {}, token);
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.contentType, QByteArray("application/problem+json"));
        }
    }

    void abuse_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected"); ///< how the answer begins; empty: none, closed
        QTest::newRow("not HTTP") << QByteArray("\x16\x03\x01 hello\r\n\r\n")
                                  << QByteArray("HTTP/1.1 400");
        QTest::newRow("no such path") << QByteArray("GET /etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n")
                                      << QByteArray("HTTP/1.1 404");
        QTest::newRow("path tricks")
            << QByteArray("GET /v1/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n")
            << QByteArray("HTTP/1.1 404");
        QTest::newRow("a header of 20,000 bytes")
            << QByteArray("GET /v1/health HTTP/1.1\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n")
            << QByteArray("HTTP/1.1 413");
        QTest::newRow("a body said to be of 100 GB")
            << QByteArray("POST /v1/session HTTP/1.1\r\nContent-Length: 100000000000\r\n\r\n")
            << QByteArray("HTTP/1.1 413");
        QTest::newRow("a large body without a session")
            << QByteArray("POST /v1/operations HTTP/1.1\r\nContent-Length: 8000000\r\n\r\n")
            << QByteArray("HTTP/1.1 401");
        QTest::newRow("two lengths")
            << QByteArray("POST /v1/session HTTP/1.1\r\nContent-Length: 2\r\n"
                          "Content-Length: 3\r\n\r\n{}")
            << QByteArray("HTTP/1.1 400");
        QTest::newRow("length and chunks")
            << QByteArray("POST /v1/session HTTP/1.1\r\nContent-Length: 2\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
            << QByteArray("HTTP/1.1 400");
        QTest::newRow("a sign-in that is no JSON")
            << QByteArray("POST /v1/session HTTP/1.1\r\nContent-Length: 2\r\n\r\n{]")
            << QByteArray("HTTP/1.1 400");
    }
    void abuse()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        const auto socket = m_server->connected();
        socket->write(bytes);
        QTRY_VERIFY_WITH_TIMEOUT(
            socket->bytesAvailable() > 0 || socket->state() == QAbstractSocket::UnconnectedState,
            20'000);
        QCOMPARE(socket->readAll().first(expected.size()), expected);
        isWell();
    }

    /// Half a request and then nothing, a hundred times: the others are served meanwhile.
    void slowAndCutClientsHoldNobodyUp()
    {
        std::vector<std::unique_ptr<QSslSocket>> slow;
        for (int i = 0; i < 100; ++i) {
            slow.push_back(m_server->connected());
            slow.back()->write("POST /v1/session HTTP/1.1\r\nContent-Length: 500\r\n\r\n{\"acc");
            slow.back()->flush();
            if (i % 2)
                slow.back()->abort();
        }
        QElapsedTimer timer;
        timer.start();
        isWell();
        QVERIFY(timer.elapsed() < 10'000);
    }

    void oldTlsIsRefused()
    {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        socket.setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
        socket.connectToHostEncrypted(u"127.0.0.1"_s, m_server->port());
        QVERIFY(!socket.waitForEncrypted(20'000));
    }

    void plainHttpGetsNothing()
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_server->port());
        QVERIFY(socket.waitForConnected(20'000));
        socket.write("GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, 20'000);
        QVERIFY(!socket.readAll().startsWith("HTTP"));
    }

    /// The stream ends within 5 s of a locked account, whoever locked it: here another process.
    void lockedAccountEndsItsStream()
    {
        const auto other = m_server->signIn(officerOf(org::kCity, "verifier"));
        const std::unique_ptr<QNetworkReply> stream(
            m_server->open(u"/v1/stream?since=0"_s, other.accessToken.toLatin1()));
        StreamReader reader;
        QVector<StreamEvent> events;
        connect(stream.get(), &QNetworkReply::readyRead, this,
            [&] { events += reader.take(stream->readAll()).value_or(QVector<StreamEvent> {}); });
        QTRY_VERIFY_WITH_TIMEOUT(!events.isEmpty(), 30'000);
        QCOMPARE(m_server->command({ u"user"_s, u"lock"_s, u"c.city.verifier"_s }), 0);
        QTRY_VERIFY_WITH_TIMEOUT(stream->isFinished(), 6'000);
        QCOMPARE(events.last().name, QByteArray("end"));
    }

    /// Taken beside the running server, made a server again: the chains are whole, and what was
    /// done after the backup cannot be mistaken for what is done after the restore.
    void backupIsRestored()
    {
        if (ServerProcess::isShared())
            QSKIP("PostgreSQL has its own backup");
        const QString copy = m_server->filePath("backup");
        QCOMPARE(m_server->command({ u"backup"_s, copy }), 0);
        QVERIFY(m_server->command({ u"backup"_s, copy }) != 0); // never over another
        const auto newest = [this] {
            return read<ChangesPage>(
                m_server->send("GET", u"/v1/changes?since=0"_s, {}, m_token).body, 1 << 20)
                .value();
        };
        const ChangesPage before = newest();
        m_server->send("POST", u"/v1/operations"_s, bodyOf(reportOf(u"0009"_s)), m_token);
        const ChangesPage after = newest();
        QVERIFY(after.next > before.next);
        QCOMPARE(m_server->stop(), 0);
        m_server->useFolder("restored");
        QCOMPARE(m_server->command({ u"restore"_s, copy }), 0);
        QByteArray checked;
        QCOMPARE(m_server->command({ u"check"_s }, &checked), 0);
        QVERIFY(checked.contains("\"ok\":true"));
        QVERIFY(m_server->start());
        const ChangesPage now = newest(); // the session is in the backup too
        QCOMPARE(now.entries, before.entries);
        QVERIFY(now.next > after.next);
        QVERIFY(now.scopeEpoch > after.scopeEpoch);
        QCOMPARE(m_server->stop(), 0);
        m_server->useFolder("data");
        QVERIFY(m_server->start());
    }

    /// A command beside the running server leaves its files alone; what is acknowledged afterwards is
    /// there after a kill.
    void actAfterACommandOutlivesAKill()
    {
        QCOMPARE(m_server->command({ u"enrol"_s, u"c.city"_s, m_server->filePath("another") }), 0);
        const Intent report = reportOf(u"0020"_s);
        const auto posted = m_server->send("POST", u"/v1/operations"_s, bodyOf(report), m_token);
        QCOMPARE(read<OperationsAnswer>(posted.body, 1 << 20)->answers.first().verdict,
            Verdict::Accepted);
        m_server->kill();
        QVERIFY(m_server->start());
        const auto again = m_server->send("POST", u"/v1/operations"_s, bodyOf(report), m_token);
        QCOMPARE(
            read<OperationsAnswer>(again.body, 1 << 20)->answers.first().verdict, Verdict::Known);
    }

    void stopsGracefullyAndKeepsEverything()
    {
        const auto posted
            = m_server->send("POST", u"/v1/operations"_s, bodyOf(reportOf(u"0002"_s)), m_token);
        QCOMPARE(read<OperationsAnswer>(posted.body, 1 << 20)->answers.first().verdict,
            Verdict::Accepted);
        const std::unique_ptr<QNetworkReply> stream(
            m_server->open(u"/v1/stream?since=0"_s, m_token));
        QTRY_VERIFY_WITH_TIMEOUT(stream->bytesAvailable() > 0, 30'000);
        QCOMPARE(m_server->stop(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(stream->isFinished(), 5'000);
        QVERIFY(stream->readAll().contains("event: end"));
        QByteArray checked;
        QCOMPARE(m_server->command({ u"check"_s }, &checked), 0);
        QVERIFY(checked.contains("\"ok\":true"));
        QVERIFY(m_server->start());
        const auto known
            = m_server->send("POST", u"/v1/operations"_s, bodyOf(reportOf(u"0002"_s)), m_token);
        QCOMPARE(known.status, 200); // the session outlives the process
    }

private:
    void isWell()
    {
        const auto health = m_server->send("GET", u"/v1/health"_s);
        QCOMPARE(read<Health>(health.body, 1 << 16)->status, u"ok"_s);
    }

    std::unique_ptr<ServerProcess> m_server;
    SessionAnswer m_session;
    QByteArray m_token;
};

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
