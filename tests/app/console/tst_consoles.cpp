// The invariant of sync with real processes: consoles without a window over TLS, on SQLite and on
// PostgreSQL, there with two servers on one database, all of them killed at any moment.
// SHIYU_ROAM_SECONDS says how long, SHIYU_ROAM_SEED with which dice.
#include "app/server/core/orderer.h"
#include "app/server/store/pgdatabase.h"
#include "app/server/store/sqlitedatabase.h"
#include "app/storage/profile.h"
#include "app/storage/projectionsql.h"
#include "app/storage/verify.h"
#include "tests/app/console/roaming.h"
#include "tests/app/server/serverprocess.h"
#include "tests/support/cityprofile.h"
#include "tests/support/testcase.h"
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <thread>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

namespace {

using Heads = QMap<QString, QByteArray>; ///< of cases: the hash of the newest operation

constexpr int kPatience = 90'000; // ms; a loaded machine

template <typename T> T must(Expected<T> result)
{
    if (!result)
        qFatal("%s %s", qPrintable(result.error().context), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

} // namespace

class TestConsoles : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY(m_server->start());
        QVERIFY(!ServerProcess::isShared() || m_server->startSecond());
    }
    void cleanupTestCase()
    {
        m_consoles.clear();
        m_server.reset();
    }

    void nothingIsLost()
    {
        seatConsoles();
        for (auto &console : m_consoles)
            console->start(m_random.generate());
        for (auto &console : m_consoles)
            QTRY_VERIFY_WITH_TIMEOUT(console->link.startsWith(u"online"_s), kPatience);
        const int seconds = qEnvironmentVariableIntValue("SHIYU_ROAM_SECONDS");
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < (seconds > 0 ? seconds : 6) * 1000) {
            QTest::qWait(m_random.bounded(200, 900));
            killSomething();
        }
        for (auto &console : m_consoles)
            console->rest();
        for (auto &console : m_consoles) {
            QTRY_VERIFY2_WITH_TIMEOUT(console->link.startsWith(u"online waiting=0 accepted=0"_s),
                qPrintable(console->seat().account + u' ' + console->link), kPatience);
            QTRY_COMPARE_WITH_TIMEOUT(headsOf(*console), headsFor(console->seat().organization),
                kPatience);
        }
        for (auto &console : m_consoles)
            QCOMPARE(console->end(), 0);
    }

    void everyIntentIsInTheLogOrATray()
    {
        QSet<QString> settled;
        for (const server::SqlRow &row :
            must(database()->rows(u"SELECT intent_id FROM log UNION SELECT intent_id FROM refusal"_s)))
            settled.insert(row.text(0));
        const auto inLog = settled.size();
        qsizetype made = 0;
        int kills = 0;
        for (const auto &console : m_consoles) {
            auto profile = must(ProfileFile::open(console->seat().profile, ProfileAccess::ReadOnly));
            must(sql::forEachRow(
                profile.connection(), u"SELECT intent_id FROM tray"_s, [](sql::Statement &) {},
                [&settled](const sql::Statement &s) { settled.insert(s.text(0)); }));
            made += console->made.size();
            kills += console->kills;
        }
        for (const auto &console : m_consoles)
            QCOMPARE(console->made - settled, QSet<QString>());
        QVERIFY(made > 0);
        qInfo("%lld intents acknowledged, %lld settled at the server, consoles killed %d times,"
              " servers %d times",
            static_cast<long long>(made), static_cast<long long>(inLog), kills, m_serverKills);
    }

    void theChainsVerify()
    {
        for (const auto &console : m_consoles) {
            auto profile = must(ProfileFile::open(console->seat().profile, ProfileAccess::ReadOnly));
            const auto report = must(verifyLog(profile.connection()));
            QVERIFY2(!report.broken,
                qPrintable(console->seat().account + u' '
                    + (report.broken ? nameOf(report.broken->fault) + report.broken->detail
                                     : QString())));
        }
        QCOMPARE(m_server->command({ u"check"_s }), 0);
    }

    /// The seq that is given first is read first, however long its transaction takes: a reader by
    /// cursor meets every one.
    void slowCommitsInterleaved()
    {
        const auto reader = database();
        qint64 cursor = must(reader->rows(u"SELECT max(seq) FROM log"_s)).first().int64(0);
        const qint64 begin = cursor;
        std::atomic<int> running = 6;
        std::vector<std::thread> writers;
        for (int i = 0; i < 6; ++i)
            writers.emplace_back([this, i, &running] {
                const auto own = database();
                for (int n = 0; n < 5; ++n)
                    appendSlowly(*own, i % 3 * 15);
                --running;
            });
        QVector<qint64> seen;
        bool last = false;
        while (!last) {
            last = running == 0;
            for (const server::SqlRow &row : must(reader->rows(
                     u"SELECT seq FROM log WHERE seq > :cursor ORDER BY seq"_s,
                     { { u":cursor", cursor } }))) {
                cursor = row.int64(0);
                seen.append(cursor);
            }
        }
        for (std::thread &writer : writers)
            writer.join();
        QVector<qint64> all;
        for (const server::SqlRow &row : must(reader->rows(
                 u"SELECT seq FROM log WHERE seq > :begin ORDER BY seq"_s, { { u":begin", begin } })))
            all.append(row.int64(0));
        QCOMPARE(all.size(), 30);
        QCOMPARE(seen, all);
    }

private:
    std::unique_ptr<server::Database> database() const
    {
        if (ServerProcess::isShared())
            return must(server::PgDatabase::open(
                qEnvironmentVariable("SHIYU_TEST_DATABASE") + u"postgres"));
        return must(server::SqliteDatabase::open(m_server->filePath("data/server.db")));
    }

    void seatConsoles()
    {
        for (const char *account :
            { "c.city.intake", "c.city.dispatcher", "c.jinghu.dispatcher", "d.jinghu.urban.handler" }) {
            const QString name = QString::fromLatin1(account);
            const QString organization = name.section(u'.', 0, -2);
            // On PostgreSQL every other console is at the second process.
            const bool second = ServerProcess::isShared() && m_consoles.size() % 2 == 1;
            const QString enrolment = m_server->filePath(qPrintable(u"enrolment-"_s + name));
            const int port = second ? m_server->secondPort() : m_server->port();
            QCOMPARE(m_server->command({ u"enrol"_s, organization, enrolment, u"--url"_s,
                         u"https://127.0.0.1:%1"_s.arg(port) }),
                0);
            m_consoles.push_back(std::make_unique<Roaming>(
                Roaming::Seat { m_server->filePath(qPrintable(u"console-"_s + name)), enrolment,
                    name, kCityPassword, organization }));
        }
    }

    void killSomething()
    {
        const int what = m_random.bounded(static_cast<int>(m_consoles.size()) + 2);
        if (what < static_cast<int>(m_consoles.size())) {
            Roaming &console = *m_consoles.at(static_cast<size_t>(what));
            QVERIFY(console.isRunning());
            console.kill();
            return console.start(m_random.generate());
        }
        ++m_serverKills;
        if (ServerProcess::isShared() && m_random.bounded(2) == 0) {
            m_server->killSecond();
            QTest::qWait(m_random.bounded(400));
            QVERIFY(m_server->startSecond());
        } else {
            m_server->kill();
            QTest::qWait(m_random.bounded(400));
            QVERIFY(m_server->start());
        }
    }

    Heads headsFor(const QString &organization) const
    {
        Heads heads;
        for (const server::SqlRow &row : must(database()->rows(
                 u"SELECT s.id, s.head_hash FROM subject s WHERE s.kind = 'incident' AND EXISTS"
                 " (SELECT 1 FROM visible v WHERE v.organization = :organization AND"
                 " v.subject_kind = s.kind AND v.subject_id = s.id AND v.to_seq IS NULL)"_s,
                 { { u":organization", organization } })))
            heads.insert(row.text(0), row.blob(1));
        return heads;
    }
    static Heads headsOf(const Roaming &console)
    {
        auto profile = must(ProfileFile::open(console.seat().profile, ProfileAccess::ReadOnly));
        Heads heads;
        must(sql::forEachRow(
            profile.connection(),
            u"SELECT subject_id, hash FROM log l WHERE subject_kind = 'incident' AND seq ="
            " (SELECT max(seq) FROM log n WHERE n.subject_kind = l.subject_kind AND n.subject_id ="
            " l.subject_id) AND NOT EXISTS (SELECT 1 FROM moved_out m WHERE m.subject_kind ="
            " l.subject_kind AND m.subject_id = l.subject_id)"_s,
            [](sql::Statement &) {},
            [&heads](const sql::Statement &s) { heads.insert(s.text(0), s.blob(1)); }));
        return heads;
    }

    /// As the orderer does: the seq first, then the row, and the commit a while later.
    static void appendSlowly(server::Database &database, int wait)
    {
        auto transaction = must(
            server::DatabaseTransaction::begin(database, server::TransactionMode::Write));
        const qint64 seq = must(server::LogTable(database).reserve(1));
        must(database.run(
            u"INSERT INTO log (seq, subject_kind, subject_id, intent_id, kind, intent, facts, hash,"
            " effective_at, received_at, actor, organization) VALUES (:seq, 'audit', 'slow', :id,"
            " 'note', :bytes, :bytes, :bytes, 1, 1, 'nobody', 'none')"_s,
            { { u":seq", seq }, { u":id", u"slow-%1"_s.arg(seq) }, { u":bytes", QByteArray("-") } }));
        std::this_thread::sleep_for(std::chrono::milliseconds { wait });
        if (!transaction.commit())
            qFatal("commit");
    }

    std::unique_ptr<ServerProcess> m_server;
    std::vector<std::unique_ptr<Roaming>> m_consoles;
    QRandomGenerator m_random { static_cast<quint32>(
        qEnvironmentVariableIntValue("SHIYU_ROAM_SEED")) };
    int m_serverKills = 0;
};

QTEST_GUILESS_MAIN(TestConsoles)
#include "tst_consoles.moc"
