#include "app/domain/subjectact.h"
#include "app/sql/statementobserver.h"
#include "tests/app/storage/serverprofiles.h"
#include "tests/support/randomarguments.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;

/// A profile that a server orders: what waits in its outbox, and what is shown meanwhile.
class TstOutbox : public ServerProfiles {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        setUp();
        m_cases.clear();
        m_made = 0;
    }
    void cleanup() { tearDown(); }

    void aNewCaseShowsAtOnceAndGetsItsNumber()
    {
        const QString id = report();
        QCOMPARE(m_county->list(), QStringList { id + u"  C7-1 reported 1"_s });
        QCOMPARE(m_county->shown(id).number, QString());
        m_county->push(*m_server);
        QCOMPARE(m_county->list(), QStringList { id + u" 3402-20261121-0001 C7-1 reported 2"_s });
        m_county->pull(*m_server);
        QCOMPARE(m_county->list(), QStringList { id + u" 3402-20261121-0001 C7-1 reported 0"_s });
        QCOMPARE(m_county->sync.position()->accepted, 0);
        compareWithServer(*m_county, id);
    }

    void anIntentTellsWhatWasConfirmedWhenItWasMade()
    {
        const QString id = report();
        exchange(*m_county);
        QVERIFY(m_county->act(K::Note, id, { { u"text"_s, u"一"_s } })->has_value());
        const Submission second = m_county->made(K::Note, id, { { u"text"_s, u"二"_s } });
        QCOMPARE(second.intent.seen, m_server->state(id).lastSeq);
    }

    void aProvisionalSeqIsNeverSeen()
    {
        const QString id = report();
        Submission wrong = m_county->made(K::Note, id, { { u"text"_s, u"一"_s } });
        wrong.intent.seen = m_county->shown(id).lastSeq;
        m_county->city.sign(wrong, u"county"_s);
        const auto outcome = m_county->act({ wrong });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().context, u"seen"_s);
    }

    void aGroupIsSentWhole()
    {
        const QString first = report();
        const QString second = report();
        auto merge = m_county->city.merge(first, second);
        for (Submission &submission : merge) {
            asCounty(submission);
        }
        QVERIFY(m_county->act(merge)->has_value());
        QCOMPARE(m_county->shown(first).stage, Stage::Merged);
        QCOMPARE(m_county->outgoing(3).size(), 2); // the group does not fit
        QCOMPARE(m_county->outgoing(4).size(), 4);
        m_county->push(*m_server);
        m_county->pull(*m_server, 3); // cut between the two
        compareWithServer(*m_county, first);
        compareWithServer(*m_county, second);
        compareRebuilt(*m_county);
    }

    /// A reply on the main matter and one to each reporter whose matter was merged into it.
    void repliesToAllAreSentWhole()
    {
        const QStringList ids = threeMerged();
        QCOMPARE(ids.size(), 3);
        exchange(*m_county);
        QVERIFY(m_county->act(K::Accept, ids.at(0), {})->has_value());
        const auto replies = repliesTo(ids);
        QVERIFY(m_county->act(replies)->has_value());
        QCOMPARE(m_county->shown(ids.at(2)).replies.size(), 1);
        QCOMPARE(m_county->outgoing(3).size(), 1); // the acceptance; three more do not fit
        QCOMPARE(m_county->outgoing(4).size(), 4);
        m_county->push(*m_server);
        m_county->pull(*m_server, 3); // cut within the group
        for (const QString &id : ids) {
            QCOMPARE(m_server->state(id).replies.size(), 1);
            compareWithServer(*m_county, id);
        }
        compareRebuilt(*m_county);
    }

    void closedValuesGoWithTheirIntent()
    {
        const QString id = reportWithPhone(u"13900000000"_s);
        QVERIFY(!id.isEmpty());
        const auto outgoing = m_county->outgoing();
        QCOMPARE(outgoing.first().closed.value(u"reporterPhone"_s).value, "13900000000"_ba);
        m_county->push(*m_server);
        QCOMPARE(m_server->state(id).stage, Stage::Reported);
    }

    void aFaultAtAnyStatementLeavesTheProfileAsItWas()
    {
        const QString id = report();
        exchange(*m_county);
        QVERIFY(m_county->act(K::Accept, id, {})->has_value());
        auto other = otherComputer();
        QVERIFY(other->act(K::Decline, id, { { u"reason"_s, u"不属实"_s } })->has_value());
        other->push(*m_server);
        const auto changes = m_server->changes(1, 10);
        const auto intents = m_county->outgoing();
        const DirectoryPtr directory = m_county->city.directory();
        const Instant now = m_county->city.now();
        const auto verdicts = m_server->handIn(intents, directory, now);
        const QVector<std::function<Expected<void>()>> steps {
            [&]() -> Expected<void> {
                const auto done = m_county->act(K::Note, id, { { u"text"_s, u"一"_s } });
                return done ? Expected<void>() : tl::make_unexpected(done.error());
            },
            [&] { return m_county->sync.apply(changes, 2, directory, now); },
            [&] { return m_county->sync.answered(verdicts, directory, now); },
        };
        int faults = 0;
        for (const auto &step : steps) {
            for (int n = 1;; ++n) {
                const QStringList before = everything(*m_county);
                sql::FailNthStatement fault(n);
                m_county->connection().setObserver(&fault);
                const auto done = step();
                m_county->connection().setObserver(nullptr);
                if (done)
                    break;
                ++faults;
                QCOMPARE(everything(*m_county), before);
                compareRebuilt(*m_county);
            }
        }
        QVERIFY2(faults > 40, qPrintable(QString::number(faults)));
        QCOMPARE(m_county->sync.position()->inTray, 1);
    }

    void anyScriptKeepsShownAndConfirmedApart_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyScriptKeepsShownAndConfirmedApart()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        auto city = desk(u"city"_s);
        const QVector<ServerDesk *> desks { m_county.get(), m_water.get(), city.get() };
        for (int step = 0; step < 80; ++step) {
            ServerDesk &one = *desks.at(random.bounded(static_cast<int>(desks.size())));
            for (ServerDesk *each : desks)
                each->city.pass(std::chrono::seconds { 7 });
            const int what = random.bounded(10);
            if (what < 7)
                actAtRandom(one, random);
            else if (what == 7)
                one.push(*m_server);
            else
                one.pull(*m_server, random.bounded(1, 5));
        }
        for (int round = 0; round < 2; ++round) {
            for (ServerDesk *each : desks)
                exchange(*each);
        }
        for (ServerDesk *each : desks) {
            each->pull(*m_server);
            QCOMPARE(each->sync.position()->waiting, 0);
            QCOMPARE(each->sync.position()->accepted, 0);
            for (const QString &id : std::as_const(m_cases)) {
                compareWithServer(*each, id);
                QCOMPARE(each->shown(id), m_server->state(id));
            }
            const auto report = verifyLog(each->connection());
            QVERIFY(report && !report->broken);
            // Every intent ever made is in the log or in a tray.
            QCOMPARE(text(*each,
                         u"SELECT CAST(count(*) AS TEXT) FROM tray WHERE intent_id IN"
                         " (SELECT intent_id FROM log)"_s),
                u"0"_s);
        }
        const int made = m_made;
        const qint64 known = *m_server->connection().number(
            u"SELECT (SELECT count(*) FROM log) + (SELECT count(*) FROM refusal)"_s);
        QCOMPARE(known, made);
    }

private:
    void actAtRandom(ServerDesk &desk, QRandomGenerator &random)
    {
        RandomArguments arguments(*desk.city.directory(), random);
        const auto rows = incidentWorkflow();
        for (int tries = 0; tries < 60; ++tries) {
            const WorkflowRow &row
                = rows[static_cast<size_t>(random.bounded(static_cast<int>(rows.size())))];
            const bool makes = row.from.isEmpty();
            if (makes ? m_cases.size() >= 6 : m_cases.isEmpty())
                continue;
            const QString id = makes ? desk.city.newId()
                                     : m_cases.at(random.bounded(static_cast<int>(m_cases.size())));
            const Incident before = makes ? Incident() : desk.shown(id);
            if (!makes && !before.exists())
                continue;
            const auto outcome
                = desk.act(row.kind, id, arguments.draw(row, before, desk.city.now()));
            if (!outcome || !*outcome)
                continue;
            ++m_made;
            if (makes)
                m_cases.append(id);
            return;
        }
    }

    static QStringList everything(ServerDesk &desk)
    {
        QStringList rows = dumpProjection(desk.connection());
        for (const QString &sql :
            { u"SELECT position || state || hex(facts) FROM outbox WHERE position > :none"_s,
                u"SELECT seq || hex(hash) FROM log WHERE seq > :none"_s,
                u"SELECT intent_id FROM tray WHERE refused_at > :none"_s,
                u"SELECT CAST(cursor AS TEXT) FROM sync_state WHERE id > :none"_s }) {
            must(sql::forEachRow(
                desk.connection(), sql, [](sql::Statement &s) { s.bind(u":none", 0); },
                [&rows](const sql::Statement &s) { rows.append(s.text(0)); }));
        }
        return rows;
    }

    QStringList m_cases;
    int m_made = 0;
};

QTEST_GUILESS_MAIN(TstOutbox)
#include "tst_outbox.moc"
