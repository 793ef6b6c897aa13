// A session that is found again without the password: over a restart of the console, a lost answer,
// a session that ended, and a profile that was copied by a thief.
#include "tests/app/sync/fakeserver.h"
#include "tests/app/sync/realserver.h"
#include "tests/app/sync/simconsole.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using std::chrono::minutes;
using std::chrono::seconds;

class TestKeptSession : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_events = std::make_unique<EventQueue>(SmallCity().now());
        m_random.seed(7);
        m_server = std::make_unique<RealServer>(
            m_folder->filePath(u"server"_s), [this] { return m_events->now(); });
        m_signIns = 0;
        m_drop.clear();
        m_console = console(u"county"_s);
        run(seconds { 10 });
        QCOMPARE(m_console->engine->status().link, SyncLink::Online);
        QCOMPARE(m_signIns, 1);
    }
    void cleanup()
    {
        m_events = std::make_unique<EventQueue>(Instant {}); // what still waits belongs to the dead
        m_thief.reset();
        m_console.reset();
        m_server.reset();
    }

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
        const QString id = report();
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
        m_thief = console(u"copy/county"_s, false);
        run(seconds { 10 });
        QCOMPARE(m_thief->engine->status().link, SyncLink::SignedOut);
        const QString id = report();
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
    /// A thief has no password: at the door he is turned away.
    std::unique_ptr<SimConsole> console(const QString &file, bool honest = true)
    {
        return std::make_unique<SimConsole>(
            m_folder->filePath(file), u"county"_s, *m_events, m_random, *m_server,
            [this, honest](const WireRequest &request) -> WireAnswer {
                const bool door = request.path == "/v1/session"_L1;
                if (door && !honest) {
                    const protocol::Problem said { protocol::ProblemCode::WrongPassword, 401, {}, 0 };
                    return { LinkFault::None, 401, protocol::write(said) };
                }
                m_signIns += door ? 1 : 0;
                const WireAnswer answer = m_server->handle(request);
                return request.path == m_drop ? WireAnswer { LinkFault::Timeout, 0, {} } : answer;
            },
            Millis {});
    }
    void run(Millis time) { m_events->runFor(time); }
    QString report()
    {
        ServerDesk &desk = *m_console->desk;
        desk.city.setNow(m_console->now());
        const QString id = desk.city.newId();
        Submission submission = desk.city.report(id);
        submission.intent.actor = OfficerId(desk.officer);
        submission.intent.organization = m_console->organization();
        submission.intent.seen = 0;
        desk.city.sign(submission, desk.officer);
        const auto outcome
            = desk.acts.perform({ submission }, m_console->directory, m_console->now());
        m_console->engine->wake();
        return outcome && *outcome ? id : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EventQueue> m_events;
    QRandomGenerator m_random;
    std::unique_ptr<RealServer> m_server;
    int m_signIns = 0;
    QString m_drop; ///< the path whose answers are lost
    std::unique_ptr<SimConsole> m_console, m_thief;
};

QTEST_GUILESS_MAIN(TestKeptSession)
#include "tst_keptsession.moc"
