// A session that is found again without the password: over a restart of the console, a lost answer,
// a session that ended, and a profile that was copied by a thief.
#include "tests/app/sync/realserver.h"
#include "tests/app/sync/synctest.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using std::chrono::minutes;
using std::chrono::seconds;

class TestKeptSession : public SyncTest<TestCase, RealServer> {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        setUp();
        m_signIns = 0;
        m_drop.clear();
        m_wrap = [this](const WireRequest &request, const WireAnswer &answer) {
            m_signIns += request.path == "/v1/session"_L1 ? 1 : 0;
            return request.path == m_drop ? WireAnswer { LinkFault::Timeout, 0, {} } : answer;
        };
        m_console = console(u"county"_s);
        run(seconds { 10 });
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        QCOMPARE(m_signIns, 1);
    }
    void cleanup() { tearDown(); }

    void aRestartCostsNoPassword()
    {
        for (int i = 0; i < 3; ++i) {
            m_console->kill();
            run(seconds { 10 });
            QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        }
        QCOMPARE(m_signIns, 1);
    }

    /// The server has given the successor, and nobody here ever saw it.
    void aLostAnswerAndThenAKill()
    {
        m_drop = u"/v1/session/refresh"_s;
        m_console->kill();
        run(seconds { 10 });
        QVERIFY(!m_console->engine->hasSession());
        m_drop.clear();
        m_console->kill();
        run(seconds { 40 });
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        QCOMPARE(m_signIns, 1);
    }

    /// What the password is for: it is typed anyway, to open the profile.
    void anEndedSessionFallsBackToThePassword()
    {
        m_server->setPassword(u"county"_s, u"another password"_s); // ends his sessions
        const QString id = report(*m_console);
        m_console->kill();
        QCOMPARE(m_console->desk->sync.position()->waiting, 1);
        run(seconds { 30 });
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        QCOMPARE(m_signIns, 2);
        QCOMPARE(m_console->desk->sync.position()->waiting, 0);
        QVERIFY(m_server->heads(m_console->organization()).contains(id));
    }

    /// Both had the token; the second to use it ends the session for both, and nothing is lost.
    void aStolenTokenEndsTheSession()
    {
        must(m_console->desk->connection().exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        const QString copy = m_folder->filePath(u"copy"_s);
        QDir().mkpath(copy);
        QVERIFY(QFile::copy(m_folder->filePath(u"county"_s), copy + u"/county"_s));
        m_console->kill(); // goes on with the successor
        run(seconds { 10 });
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        SimConsole *const thief = thiefAt(u"copy/county"_s);
        run(seconds { 10 });
        QCOMPARE(thief->engine->status().link, SyncLink::SignedOut);
        const QString id = report(*m_console);
        run(minutes { 2 });
        QCOMPARE(m_console->engine->status().link, SyncLink::SignedOut);
        QCOMPARE(m_console->engine->status().problem.context, u"sessionEnded"_s);
        QCOMPARE(m_console->desk->sync.position()->waiting, 1);
        m_console->signIn();
        run(seconds { 30 });
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        QVERIFY(m_server->heads(m_console->organization()).contains(id));
    }

    void itIsSealedForHimAlone()
    {
        const SmallCity city;
        const auto his = sessionKeyOf(city.keyOf(u"county"_s));
        const auto another = sessionKeyOf(city.keyOf(u"water"_s));
        DirectoryPtr none;
        const auto kept = [&](const QString &account, const crypto::SecretBytes &key) {
            SyncDesk desk { m_console->desk->sync, none, key, m_console->desk->connection(),
                account, key };
            return *keptSession(desk);
        };
        const QString token = kept(u"county"_s, his);
        QVERIFY(!token.isEmpty());
        QCOMPARE(kept(u"county"_s, another), QString());
        QCOMPARE(kept(u"water"_s, his), QString());
        must(m_console->desk->connection().exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        QFile file(m_folder->filePath(u"county"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray all = file.readAll();
        QVERIFY(all.contains("session.county"));
        QVERIFY(!all.contains(token.toLatin1()));
        QVERIFY(!all.contains(token.toLatin1().toHex()));
    }

private:
    /// He has no password: at the door he is turned away.
    SimConsole *thiefAt(const QString &file)
    {
        return console(u"county"_s, file, {}, [this](const WireRequest &request) -> WireAnswer {
            if (request.path != "/v1/session"_L1)
                return answer(request);
            const protocol::Problem said { protocol::ProblemCode::WrongPassword, 401, {}, 0 };
            return { LinkFault::None, 401, protocol::write(said) };
        });
    }

    int m_signIns = 0;
    QString m_drop; ///< the path whose answers are lost
    SimConsole *m_console = nullptr;
};

QTEST_GUILESS_MAIN(TestKeptSession)
#include "tst_keptsession.moc"
