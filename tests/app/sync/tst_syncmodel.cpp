// The invariant of sync: when the network returns, every console's confirmed state equals the
// server's, and every intent ever made is in the log or in a tray. Random scripts over bad links:
//   tst_syncmodel --seeds N [--first M]
#include "app/storage/verify.h"
#include "tests/app/sync/fakeserver.h"
#include "tests/app/sync/realserver.h"
#include "tests/app/sync/simconsole.h"
#include "tests/support/randomarguments.h"
#include "tests/support/testcase.h"
#include <QHashSeed>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

quint32 g_seeds = 3;
quint32 g_first = 1;

/// One city that is let run on one seed.
class Simulation {
public:
    Simulation(bool real, quint32 seed)
        : m_random(seed)
        , m_events(SmallCity().now())
    {
        const QString path = m_folder.filePath(u"server"_s);
        const auto now = [this] { return m_events.now(); };
        if (real)
            m_server = std::make_unique<RealServer>(path, now);
        else
            m_server = std::make_unique<FakeServer>(path, now);
        const int count = m_random.bounded(2, 6);
        const QStringList officers { u"city"_s, u"county"_s, u"water"_s };
        for (int i = 0; i < count; ++i) {
            const bool wrong = m_random.bounded(3) == 0;
            const Millis error { wrong ? m_random.bounded(-86'400'000, 86'400'000) : 0 };
            m_consoles.push_back(std::make_unique<SimConsole>(
                m_folder.filePath(u"console%1"_s.arg(i)), officers.at(i % 3), m_events, m_random,
                *m_server, [this](const WireRequest &request) { return m_server->handle(request); },
                error));
        }
    }

    void run()
    {
        m_events.runFor(seconds { 15 });
        for (auto &console : m_consoles)
            console->link.badIn100 = m_random.bounded(0, 60);
        for (int step = 0; step < 70; ++step) {
            happen(*m_consoles.at(
                static_cast<size_t>(m_random.bounded(static_cast<int>(m_consoles.size())))));
            m_events.runFor(Millis { m_random.bounded(10, 4000) });
        }
        for (auto &console : m_consoles) {
            console->link.badIn100 = 0;
            console->link.down = false;
        }
        m_events.runFor(std::chrono::minutes { 2 });
        for (auto &console : m_consoles) { // a session that the server ended wants the password
            if (!console->engine->hasSession())
                console->signIn();
        }
        m_events.runFor(std::chrono::minutes { 3 });
    }

    void check()
    {
        QVERIFY(m_server->isWhole());
        QSet<QString> settled = m_server->intentIds();
        for (auto &console : m_consoles) {
            settled += ids(console->desk->connection(), u"tray"_s);
            const SyncPosition at = *console->desk->sync.position();
            QCOMPARE(console->engine->status().link, SyncLink::Online);
            QCOMPARE(at.waiting + at.accepted, 0);
            compare(*console);
            const auto report = verifyLog(console->desk->connection());
            QVERIFY(report && !report->broken);
            const QStringList projected = dumpProjection(console->desk->connection());
            QVERIFY(
                rebuildProjections(console->desk->connection(), console->desk->projector(), {}));
            QCOMPARE(dumpProjection(console->desk->connection()), projected);
        }
        for (const QString &id : std::as_const(m_made))
            QVERIFY2(settled.contains(id), qPrintable(id));
    }
    qsizetype made() const { return m_made.size(); }
    int kills() const
    {
        int all = 0;
        for (const auto &console : m_consoles)
            all += console->kills;
        return all;
    }

private:
    void happen(SimConsole &console)
    {
        const int what = m_random.bounded(20);
        if (what < 13)
            return act(console);
        if (what == 13)
            return console.kill();
        if (what == 14)
            return console.killAtStatement(m_random.bounded(1, 60));
        if (what == 15)
            console.link.down = !console.link.down;
        else if (what == 16)
            m_server->endTokens();
        else if (what == 17 && m_random.bounded(4) == 0)
            m_server->restart();
        else if (!console.engine->hasSession())
            console.signIn();
    }

    void act(SimConsole &console)
    {
        ServerDesk &desk = *console.desk;
        if (console.directory->revision() == 0)
            return;
        desk.city.setNow(console.now());
        RandomArguments arguments(*desk.city.directory(), m_random);
        const auto rows = incidentWorkflow();
        for (int tries = 0; tries < 40; ++tries) {
            const WorkflowRow &row
                = rows[static_cast<size_t>(m_random.bounded(static_cast<int>(rows.size())))];
            const bool makes = row.from.isEmpty();
            if (makes ? m_cases.size() >= 5 : m_cases.isEmpty())
                continue;
            const QString id = makes
                ? desk.city.newId()
                : m_cases.at(m_random.bounded(static_cast<int>(m_cases.size())));
            const Incident before = makes ? Incident() : desk.shown(id);
            if (!makes && !before.exists())
                continue;
            const Submission submission
                = desk.made(row.kind, id, arguments.draw(row, before, console.now()));
            if (console.isHit())
                return console.kill();
            const auto outcome = desk.act({ submission });
            if (console.isHit()) {
                // Whether it was written is not known to whoever made it; the outbox knows.
                if (outcome && *outcome)
                    m_made.append(submission.intent.id.toString());
                return console.kill();
            }
            if (!outcome || !*outcome)
                continue;
            m_made.append(submission.intent.id.toString());
            if (makes)
                m_cases.append(id);
            if (m_random.bounded(2) == 0)
                console.engine->wake();
            return;
        }
    }

    /// The same cases with the same history, no others, and nothing of its own on top.
    void compare(SimConsole &console)
    {
        const auto heads = m_server->heads(console.officer());
        const auto held = console.desk->sync.visibleHeads(SubjectKind::Incident);
        QCOMPARE(QSet<QString>(held->keyBegin(), held->keyEnd()),
            QSet<QString>(heads.keyBegin(), heads.keyEnd()));
        for (auto it = heads.begin(); it != heads.end(); ++it) {
            const auto confirmed
                = LogReader(console.desk->connection()).incident(IncidentId(it.key()));
            QCOMPARE(confirmed->headHash, it.value());
            QCOMPARE(console.desk->shown(it.key()), *confirmed);
        }
    }

    static QSet<QString> ids(sql::Connection &connection, const QString &table)
    {
        QSet<QString> found;
        must(sql::forEachRow(
            connection, u"SELECT intent_id FROM %1"_s.arg(table), [](sql::Statement &) {},
            [&found](const sql::Statement &s) { found.insert(s.text(0)); }));
        return found;
    }

    QTemporaryDir m_folder;
    QRandomGenerator m_random;
    EventQueue m_events;
    std::unique_ptr<SimServer> m_server;
    std::vector<std::unique_ptr<SimConsole>> m_consoles;
    QStringList m_cases, m_made;
};

} // namespace

class TstSyncModel : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void theNetworkReturns_data()
    {
        QTest::addColumn<bool>("real");
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = g_first; seed < g_first + g_seeds; ++seed) {
            QTest::addRow("the contract alone, seed %u", seed) << false << seed;
            QTest::addRow("the real server, seed %u", seed) << true << seed;
        }
    }
    void theNetworkReturns()
    {
        QFETCH(bool, real);
        QFETCH(quint32, seed);
        Simulation simulation(real, seed);
        simulation.run();
        simulation.check();
        m_made += simulation.made();
        m_kills += simulation.kills();
    }
    void cleanupTestCase()
    {
        QVERIFY(m_made > 0);
        qInfo("%u seeds: %lld intents, %d kills", g_seeds, static_cast<long long>(m_made), m_kills);
    }

private:
    qsizetype m_made = 0;
    int m_kills = 0;
};

int main(int argc, char *argv[])
{
    QHashSeed::setDeterministicGlobalSeed(); // a seed replays exactly
    const QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    const auto take = [&arguments](const QString &name, quint32 &value) {
        const auto at = arguments.indexOf(name);
        if (at < 0 || at + 1 >= arguments.size())
            return;
        value = arguments.at(at + 1).toUInt();
        arguments.remove(at, 2);
    };
    take(u"--seeds"_s, g_seeds);
    take(u"--first"_s, g_first);
    TstSyncModel test;
    return QTest::qExec(&test, arguments);
}
#include "tst_syncmodel.moc"
