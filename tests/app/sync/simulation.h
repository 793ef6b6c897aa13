#pragma once
#include "app/storage/verify.h"
#include "tests/app/sync/fakeserver.h"
#include "tests/app/sync/randomduty.h"
#include "tests/app/sync/realserver.h"
#include "tests/app/sync/simconsole.h"
#include "tests/support/randomarguments.h"
#include <QTemporaryDir>
#include <QTest>

namespace shiyu::test {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

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
                console->seat(CityChanges::colleagueOf(console->officer()));
        }
        m_events.runFor(std::chrono::minutes { 3 });
        for (auto &console : m_consoles) // a kill that never came to its statement
            console->failAtStatement(0);
    }

    void check()
    {
        QVERIFY(m_server->isWhole());
        QCOMPARE(m_server->misplaced().join(u' '), QString());
        QSet<QString> settled = m_server->intentIds();
        for (auto &console : m_consoles) {
            settled += ids(console->desk->connection(), u"tray"_s);
            if (isShutOut(*console)) { // what waits is kept
                QCOMPARE(console->engine->status().link, SyncLink::SignedOut);
                settled += ids(console->desk->connection(), u"outbox"_s);
            } else {
                const SyncPosition at = *console->desk->sync.position();
                QCOMPARE(console->engine->status().link, SyncLink::Online);
                QCOMPARE(at.waiting + at.accepted, 0);
                compare(*console);
            }
            const auto report = verifyLog(console->desk->connection());
            QVERIFY(report);
            QVERIFY2(!report->broken,
                qPrintable(report->broken ? nameOf(report->broken->fault) + u' '
                            + report->broken->detail + u' ' + report->broken->subjectKind
                                          : QString()));
            if (m_changes > 0) // closed cases keep the names of their time; made anew they do not
                continue;
            const QStringList projected = dumpProjection(console->desk->connection());
            QVERIFY(
                rebuildProjections(console->desk->connection(), console->desk->projector(), {}));
            QCOMPARE(dumpProjection(console->desk->connection()), projected);
        }
        for (const QString &id : std::as_const(m_made))
            QVERIFY2(settled.contains(id), qPrintable(id));
    }
    qsizetype made() const { return m_made.size(); }
    int changes() const { return m_changes; }
    int dutyActs() const { return m_dutyActs; }
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
        else if (what == 18 && m_server->isReal())
            changeTheCity(console);
        else if (!console.engine->hasSession())
            enter(console);
    }

    /// What administrators do.
    void changeTheCity(SimConsole &console)
    {
        const int what = m_random.bounded(20);
        if (what == 0) {
            console.revoked = true;
            m_server->revoke(console.device());
        } else if (what < 4) {
            m_server->setPassword(console.officer(), u"password %1"_s.arg(m_random.generate()));
        } else {
            m_city.next(m_random);
            m_server->publish(m_city.data());
            ++m_changes;
        }
    }
    /// Himself, with a password that he may not know any more, or a colleague.
    void enter(SimConsole &console)
    {
        if (m_server->isReal() && m_random.bounded(2) == 0)
            console.seat(CityChanges::colleagueOf(console.officer()));
        else
            console.signIn(m_random.bounded(4) != 0);
    }
    bool isShutOut(const SimConsole &console) const
    {
        return console.revoked || m_city.isGone(console.organization());
    }

    void act(SimConsole &console)
    {
        ServerDesk &desk = *console.desk;
        if (console.directory->revision() == 0)
            return;
        desk.city.setNow(console.now());
        if (m_random.bounded(3) == 0)
            return actOnDuty(console);
        RandomArguments arguments(*console.directory, m_random);
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
                = made(console, row.kind, id, arguments.draw(row, before, console.now()));
            if (console.isHit())
                return console.kill();
            const auto outcome
                = desk.acts.perform({ submission }, console.directory, console.now());
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

    /// On a supervision or a shift.
    void actOnDuty(SimConsole &console)
    {
        for (int tries = 0; tries < 10; ++tries) {
            auto group = m_duty.draw(*console.desk, console.officer(), m_cases);
            for (Submission &each : group) {
                each.intent.rulesRev = console.directory->revision();
                console.desk->city.sign(each, console.officer());
            }
            if (console.isHit())
                return console.kill();
            if (group.isEmpty())
                continue;
            const auto outcome
                = console.desk->acts.perform(group, console.directory, console.now());
            const bool hit = console.isHit();
            if (outcome && *outcome) {
                for (const Submission &each : std::as_const(group)) {
                    m_made.append(each.intent.id.toString());
                    m_duty.made(each);
                    ++m_dutyActs;
                }
            }
            if (hit)
                return console.kill();
            if (!outcome || !*outcome)
                continue;
            if (m_random.bounded(2) == 0)
                console.engine->wake();
            return;
        }
    }

    static Submission made(
        SimConsole &console, OperationKind kind, const QString &id, const QJsonObject &args)
    {
        Submission submission = console.desk->made(kind, id, args);
        submission.intent.rulesRev = console.directory->revision();
        console.desk->city.sign(submission, console.officer());
        return submission;
    }

    /// The same subjects with the same history, no others, and nothing of its own on top.
    void compare(SimConsole &console)
    {
        compareCases(console);
        for (const SubjectKind kind : { SubjectKind::Supervision, SubjectKind::Shift }) {
            const auto heads = m_server->heads(console.organization(), kind);
            const auto held = console.desk->sync.visibleHeads(kind);
            QCOMPARE(QSet<QString>(held->keyBegin(), held->keyEnd()),
                QSet<QString>(heads.keyBegin(), heads.keyEnd()));
            for (auto it = heads.begin(); it != heads.end(); ++it) {
                const auto confirmed
                    = LogReader(console.desk->connection()).load({ kind, it.key() });
                QCOMPARE(confirmed->operations.last().hash, it.value());
            }
        }
    }
    void compareCases(SimConsole &console)
    {
        const auto heads = m_server->heads(console.organization(), SubjectKind::Incident);
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
    CityChanges m_city;
    int m_changes = 0, m_dutyActs = 0;
    RandomDuty m_duty { m_random };
    QStringList m_cases, m_made;
};

} // namespace shiyu::test
