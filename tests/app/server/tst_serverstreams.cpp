// Streams of real server processes; on PostgreSQL of two of them.
#include "app/protocol/changes.h"
#include "app/protocol/limits.h"
#include "tests/app/server/serverreport.h"
#include "tests/app/server/streamwatch.h"
#include "tests/support/testcase.h"
#include <QElapsedTimer>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

const OfficerId kOfficer = officerOf(org::kCity, "intake");

} // namespace

class TestServerStreams : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY(m_server->start());
        m_token = m_server->signIn(kOfficer).accessToken.toLatin1();
        QVERIFY(!m_token.isEmpty());
        if (ServerProcess::isShared())
            QVERIFY(m_server->startSecond());
    }
    void cleanupTestCase() { m_server.reset(); }

    /// Whatever process a device listens to: within 5 s of its revocation it hears the end.
    void revokedDeviceEndsItsStreams()
    {
        const QByteArray token = m_server->signIn(officerOf(org::kCity, "verifier"), "lost-laptop")
                                     .accessToken.toLatin1();
        StreamWatch here(*m_server, token);
        StreamWatch there(*m_server, token, otherPort());
        StreamWatch another(*m_server, m_token, otherPort());
        for (const StreamWatch *stream : { &here, &there, &another })
            QTRY_VERIFY_WITH_TIMEOUT(!stream->events().isEmpty(), 30'000);
        QByteArray listed;
        QCOMPARE(m_server->command({ u"device"_s, u"list"_s }, &listed), 0);
        QVERIFY2(listed.contains(
                     "{\"bundles\":false,\"device\":\"lost-laptop\",\"organization\":\"c.city\","
                     "\"revoked\":false}\n"),
            listed.constData());
        QCOMPARE(m_server->command({ u"device"_s, u"revoke"_s, u"lost-laptop"_s }), 0);
        QTRY_VERIFY_WITH_TIMEOUT(here.isOver() && there.isOver(), 5'000);
        for (const StreamWatch *stream : { &here, &there }) {
            QCOMPARE(stream->events().last().name, QByteArray("end"));
            QCOMPARE(read<Problem>(stream->events().last().data, 1 << 16)->code,
                ProblemCode::DeviceRevoked);
        }
        QVERIFY(!another.isOver());
        QCOMPARE(m_server->send("GET", u"/v1/changes?since=0"_s, {}, token).status, 403);
        QVERIFY(m_server->command({ u"device"_s, u"revoke"_s, u"no-such"_s }) != 0);
    }

    /// What one process accepts the other's streams have long before they would look by themselves.
    void actIsHeardAtTheOtherProcess()
    {
        StreamWatch stream(*m_server, m_token, otherPort());
        QTRY_VERIFY_WITH_TIMEOUT(!stream.events().isEmpty(), 30'000);
        QVector<qint64> waited;
        for (int i = 0; i < 10; ++i) {
            const auto before = stream.events().size();
            const auto id = QString::number(1000 + i);
            QElapsedTimer timer;
            QCOMPARE(
                m_server->send("POST", u"/v1/operations"_s, bodyOf(reportOf(id)), m_token).status,
                200);
            timer.start();
            QVERIFY(QTest::qWaitFor([&] { return stream.events().size() > before; }, 10'000));
            waited.append(timer.elapsed());
        }
        std::ranges::sort(waited);
        qInfo("ms from the answer to the stream: median %lld, worst %lld", waited.at(5),
            waited.last());
        QVERIFY(waited.at(5) < 1'000); // by itself a stream looks every 3 s
    }

    /// The position of a unit goes to the streams of all processes and is kept nowhere.
    void liveEntriesGoToTheStreams()
    {
        StreamWatch here(*m_server, m_token);
        StreamWatch there(*m_server, m_token, otherPort());
        for (const StreamWatch *stream : { &here, &there })
            QTRY_VERIFY_WITH_TIMEOUT(!stream->events().isEmpty(), 30'000);
        const auto put = [this](const QString &value) {
            const LiveEntries entries {
                { { u"unit/3"_s, value, instantFromMs(QDateTime::currentMSecsSinceEpoch()), 60 } }
            };
            const auto answer
                = m_server->send("PUT", u"/v1/live"_s, protocol::write(entries), m_token);
            QCOMPARE(answer.status, 204);
            QCOMPARE(answer.body, QByteArray());
        };
        for (const QString &value :
            { u"{\"lon\":1183670000}"_s, u"第二 \x01\"\n"_s, QString(kLargestLiveValue, u'\a') }) {
            const auto before = there.named("live").size();
            put(value);
            QTRY_COMPARE_WITH_TIMEOUT(there.named("live").size(), before + 1, 10'000);
            QTRY_COMPARE_WITH_TIMEOUT(here.named("live").size(), before + 1, 10'000);
            for (const StreamWatch *stream : { &here, &there }) {
                const auto live = read<LiveEntries>(stream->named("live").last().data, 1 << 20);
                QVERIFY(live);
                QCOMPARE(live->entries.size(), 1);
                QCOMPARE(live->entries.first().key, u"c.city/unit/3"_s);
                QCOMPARE(live->entries.first().value, value);
            }
        }
        // Who comes later has the last value.
        StreamWatch late(*m_server, m_token, otherPort());
        QTRY_COMPARE_WITH_TIMEOUT(late.named("live").size(), 1, 10'000);
        QCOMPARE(m_server->send("PUT", u"/v1/live"_s, "{\"entries\":[{}]}", m_token).status, 400);
        QCOMPARE(m_server->send("PUT", u"/v1/live"_s, "{\"entries\":[]}").status, 401);
    }

    void othersHearNothing()
    {
        const QByteArray token = m_server->signIn(officerOf(org::kOtherCounty, "intake"), "yijiang")
                                     .accessToken.toLatin1();
        StreamWatch other(*m_server, token, otherPort());
        StreamWatch own(*m_server, m_token, otherPort());
        for (const StreamWatch *stream : { &other, &own })
            QTRY_VERIFY_WITH_TIMEOUT(!stream->events().isEmpty(), 30'000);
        const LiveEntries entries {
            { { u"unit/4"_s, u"x"_s, instantFromMs(QDateTime::currentMSecsSinceEpoch()), 60 } }
        };
        m_server->send("PUT", u"/v1/live"_s, protocol::write(entries), m_token);
        m_server->send("POST", u"/v1/operations"_s, bodyOf(reportOf(u"2000"_s)), m_token);
        const auto has = [](const StreamWatch &stream, const char *what) {
            return std::ranges::any_of(stream.events(),
                [what](const StreamEvent &event) { return event.data.contains(what); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(has(own, "2000") && has(own, "c.city/unit/4"), 10'000);
        QTest::qWait(200); // what went astray would be there by now
        for (const char *what : { "incident", "c.city/unit" })
            QVERIFY(!has(other, what));
    }

private:
    quint16 otherPort() const { return ServerProcess::isShared() ? m_server->secondPort() : 0; }

    std::unique_ptr<ServerProcess> m_server;
    QByteArray m_token;
};

QTEST_GUILESS_MAIN(TestServerStreams)
#include "tst_serverstreams.moc"
