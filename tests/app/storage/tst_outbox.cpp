#include "app/domain/subjectact.h"
#include "app/sql/statementobserver.h"
#include "app/storage/verify.h"
#include "tests/app/storage/serverdesk.h"
#include "tests/support/randomarguments.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;

/// A profile that a server orders: acts in the outbox, answers, changes, the tray.
class TstOutbox : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_cases.clear();
        m_made = 0;
        m_server = std::make_unique<OrderingServer>(m_folder->filePath(u"server"_s));
        m_county = desk(u"county"_s);
        m_water = desk(u"water"_s);
    }
    void cleanup()
    {
        m_county.reset();
        m_water.reset();
        m_server.reset();
    }

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
        m_county->push(*m_server);
        m_county->pull(*m_server);
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

    void conflicts_data()
    {
        QTest::addColumn<int>("theirs");
        QTest::addColumn<QJsonObject>("theirArgs");
        QTest::addColumn<int>("ours");
        QTest::addColumn<QJsonObject>("ourArgs");
        QTest::addColumn<QString>("code"); // empty: into the log
        const QJsonObject edit { { u"field"_s, u"title"_s }, { u"from"_s, u"路灯不亮"_s },
            { u"to"_s, u"路灯坏了"_s } };
        const auto row = [](const char *name, K theirs, const QJsonObject &theirArgs, K ours,
                             const QJsonObject &ourArgs, const QString &code) {
            QTest::newRow(name) << static_cast<int>(theirs) << theirArgs << static_cast<int>(ours)
                                << ourArgs << code;
        };
        const QJsonObject reason { { u"reason"_s, u"不属实"_s } };
        const QJsonObject note { { u"text"_s, u"已电话核实"_s } };
        row("offline edit, same field edited meanwhile → tray", K::Edit, edit, K::Edit,
            { { u"field"_s, u"title"_s }, { u"from"_s, u"路灯不亮"_s }, { u"to"_s, u"灯"_s } },
            u"fieldChanged"_s);
        row("offline accept, case declined meanwhile → tray", K::Decline, reason, K::Accept, {},
            u"wrongStage"_s);
        row("offline accept, case edited meanwhile → tray, that text was not accepted", K::Edit,
            edit, K::Accept, {}, u"changed"_s);
        row("offline note, case declined meanwhile → log", K::Decline, reason, K::Note, note, {});
    }
    void conflicts()
    {
        QFETCH(int, theirs);
        QFETCH(QJsonObject, theirArgs);
        QFETCH(int, ours);
        QFETCH(QJsonObject, ourArgs);
        QFETCH(QString, code);
        const QString id = report();
        m_county->push(*m_server);
        m_county->pull(*m_server);
        // Another computer of the same centre.
        auto other = desk(u"county"_s, u"K8-other"_s);
        other->pull(*m_server);
        QVERIFY(m_county->act(static_cast<K>(ours), id, ourArgs)->has_value());
        QVERIFY(other->act(static_cast<K>(theirs), id, theirArgs)->has_value());
        other->push(*m_server);
        m_county->pull(*m_server);
        compareRebuilt(*m_county);
        m_county->push(*m_server);
        m_county->pull(*m_server);
        QCOMPARE(text(*m_county, u"SELECT coalesce(max(code), '') FROM tray"_s), code);
        QCOMPARE(m_county->sync.position()->waiting, 0);
        QCOMPARE(m_county->sync.position()->inTray, code.isEmpty() ? 0 : 1);
        compareWithServer(*m_county, id);
        QCOMPARE(m_county->shown(id), m_server->state(id));
    }

    void whatBuildsOnARefusedActIsNotShownAndIsRefusedToo()
    {
        const QString id = report();
        m_county->push(*m_server);
        m_county->pull(*m_server);
        auto other = desk(u"county"_s, u"K8-other"_s);
        other->pull(*m_server);
        QVERIFY(m_county->act(K::Accept, id, {})->has_value());
        QVERIFY(m_county->act(K::Dispatch, id, dispatchArgs())->has_value());
        QCOMPARE(m_county->shown(id).stage, Stage::Dispatched);
        QVERIFY(other->act(K::Decline, id, { { u"reason"_s, u"不属实"_s } })->has_value());
        other->push(*m_server);
        m_county->pull(*m_server);
        QCOMPARE(m_county->shown(id).stage, Stage::Declined); // both wait, neither stands
        QCOMPARE(m_county->sync.position()->waiting, 2);
        m_county->push(*m_server);
        QCOMPARE(m_county->sync.position()->inTray, 2);
        QVERIFY(m_county->list().first().endsWith(u" 3"_s)); // 未通过
        compareRebuilt(*m_county);
    }

    void aRefusedActIsTakenOutOfTheLists()
    {
        const QString id = report();
        m_county->push(*m_server);
        m_county->pull(*m_server);
        auto other = desk(u"county"_s, u"K8-other"_s);
        other->pull(*m_server);
        for (const auto &[each, title] : { std::pair(other.get(), u"路灯修好了"_s),
                 std::pair(m_county.get(), u"路灯坏了"_s) }) {
            QVERIFY(each->act(K::Edit, id,
                { { u"field"_s, u"title"_s }, { u"from"_s, u"路灯不亮"_s }, { u"to"_s, title } })
                        ->has_value());
        }
        other->push(*m_server);
        m_county->push(*m_server); // refused, before theirs is here
        QCOMPARE(m_county->sync.position()->inTray, 1);
        QCOMPARE(m_county->shown(id).title, u"路灯不亮"_s);
        compareRebuilt(*m_county);
    }

    void aGroupIsSentWhole()
    {
        const QString first = report();
        const QString second = report();
        auto merge = m_county->city.merge(first, second);
        for (Submission &submission : merge) {
            submission.intent.actor = OfficerId(u"county"_s);
            submission.intent.organization = OrganizationId(u"centre-county"_s);
            submission.intent.seen = 0;
            m_county->city.sign(submission, u"county"_s);
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
        QStringList ids;
        for (int i = 0; i < 3; ++i)
            ids.append(report());
        for (int i = 1; i < 3; ++i) {
            auto merge = m_county->city.merge(ids.at(i), ids.at(0));
            for (Submission &submission : merge)
                asCounty(submission);
            QVERIFY(m_county->act(merge)->has_value());
        }
        m_county->push(*m_server);
        m_county->pull(*m_server);
        QVERIFY(m_county->act(K::Accept, ids.at(0), {})->has_value());
        const auto replies = repliesTo(ids);
        QVERIFY(m_county->act(replies)->has_value());
        QCOMPARE(m_county->shown(ids.at(2)).replies.size(), 1);
        QCOMPARE(m_county->outgoing(3).size(), 1); // the acceptance; three more do not fit
        QCOMPARE(m_county->outgoing(4).size(), 4);
        m_county->push(*m_server);
        m_county->pull(*m_server, 3); // cut within the group
        for (const QString &id : std::as_const(ids)) {
            QCOMPARE(m_server->state(id).replies.size(), 1);
            compareWithServer(*m_county, id);
        }
        compareRebuilt(*m_county);
    }

    /// One of the matters was taken out meanwhile: nobody is answered, all stand in the tray.
    void repliesToAllAreRefusedWhole()
    {
        QStringList ids;
        for (int i = 0; i < 3; ++i)
            ids.append(report());
        for (int i = 1; i < 3; ++i) {
            auto merge = m_county->city.merge(ids.at(i), ids.at(0));
            for (Submission &submission : merge)
                asCounty(submission);
            QVERIFY(m_county->act(merge)->has_value());
        }
        QVERIFY(m_county->act(K::Accept, ids.at(0), {})->has_value());
        m_county->push(*m_server);
        m_county->pull(*m_server);
        auto other = desk(u"county"_s, u"K8-other"_s);
        other->pull(*m_server);
        auto unmerge = other->city.unmerge(ids.at(2), ids.at(0));
        for (Submission &submission : unmerge)
            asCounty(submission, other->city, other->shown(ids.at(0)).lastSeq);
        QVERIFY(other->act(unmerge)->has_value());
        other->push(*m_server);
        QVERIFY(m_county->act(repliesTo(ids))->has_value());
        m_county->push(*m_server);
        QCOMPARE(m_county->sync.position()->inTray, 3);
        m_county->pull(*m_server);
        for (const QString &id : std::as_const(ids)) {
            QCOMPARE(m_server->state(id).replies.size(), 0);
            compareWithServer(*m_county, id);
        }
        compareRebuilt(*m_county);
    }

    void closedValuesGoWithTheirIntent()
    {
        const QString id = m_county->city.newId();
        Submission submission = m_county->city.reportWithPhone(id, u"13900000000"_s);
        submission.intent.actor = OfficerId(u"county"_s);
        submission.intent.organization = OrganizationId(u"centre-county"_s);
        submission.intent.seen = 0;
        m_county->city.sign(submission, u"county"_s);
        QVERIFY(m_county->act({ submission })->has_value());
        const auto outgoing = m_county->outgoing();
        QCOMPARE(outgoing.first().closed.value(u"reporterPhone"_s).value, "13900000000"_ba);
        m_county->push(*m_server);
        QCOMPARE(m_server->state(id).stage, Stage::Reported);
    }

    void whatMovedOutStaysReadableWithoutItsClosedValues()
    {
        const QString id = m_county->city.newId();
        Submission submission = m_county->city.reportWithPhone(id, u"13900000000"_s);
        submission.intent.actor = OfficerId(u"county"_s);
        submission.intent.organization = OrganizationId(u"centre-county"_s);
        submission.intent.seen = 0;
        m_county->city.sign(submission, u"county"_s);
        QVERIFY(m_county->act({ submission })->has_value());
        const Subject subject { SubjectKind::Incident, id };
        const auto close = [&](qint64 cursor) {
            return m_county->sync.apply({ SubjectClosed { 2, subject, u"relocated"_s } }, cursor,
                m_county->city.directory(), m_county->city.now());
        };
        // What has not been handed in yet is not lost by it.
        QVERIFY(close(0));
        QCOMPARE(m_county->outgoing().first().closed.size(), 1);
        m_county->push(*m_server);
        m_county->pull(*m_server);
        QVERIFY(close(2));
        QCOMPARE(m_county->shown(id), m_server->state(id));
        QCOMPARE(text(*m_county, u"SELECT hex(sealed) FROM closed_value"_s), QString());
        QCOMPARE(text(*m_county, u"SELECT CAST(moved_out AS TEXT) FROM incident"_s), u"1"_s);
        const auto late = m_county->act(K::Note, id, { { u"text"_s, u"迟了"_s } });
        QCOMPARE(late->error().code, RefusalCode::OutOfTerritory);
        compareRebuilt(*m_county);
        // … and it may come back, with all that happened meanwhile.
        const auto history = m_server->history(subject);
        QVERIFY(m_county->sync.stage(subject, history.operations));
        QVERIFY(
            m_county->sync.apply({ SubjectOpened { 3, subject, history.upto, history.headHash } },
                3, m_county->city.directory(), m_county->city.now()));
        QVERIFY(m_county->act(K::Note, id, { { u"text"_s, u"回来了"_s } })->has_value());
    }

    void aHistoryIsStagedAndCheckedBeforeItIsShown()
    {
        const QString id = report();
        m_county->push(*m_server);
        m_county->pull(*m_server);
        QVERIFY(m_county->act(K::Accept, id, {})->has_value());
        m_county->push(*m_server);
        const Subject subject { SubjectKind::Incident, id };
        const auto changes = m_server->changes(1, 10); // the first was not for this console
        QCOMPARE(m_water->sync.missing(changes).value(), QVector<Subject> { subject });
        const auto apply = [&] {
            return m_water->sync.apply(changes, 2, m_water->city.directory(), m_water->city.now());
        };
        QCOMPARE(apply().error().context, u"chain"_s);
        QCOMPARE(m_water->sync.position()->cursor, 0);
        QVERIFY(m_water->sync.stage(subject, m_server->history(subject).operations.first(1)));
        QVERIFY(m_water->list().isEmpty());
        QVERIFY(apply());
        compareWithServer(*m_water, id);
        QCOMPARE(text(*m_water, u"SELECT CAST(count(*) AS TEXT) FROM staged"_s), u"0"_s);
    }

    void whatWasTamperedWithIsNotTaken_data()
    {
        QTest::addColumn<int>("part");
        QTest::addColumn<QString>("context");
        QTest::newRow("another intent under the same hash") << 0 << u"chain"_s;
        QTest::newRow("other facts under the same hash") << 1 << u"chain"_s;
        QTest::newRow("another hash") << 2 << u"chain"_s;
    }
    void whatWasTamperedWithIsNotTaken()
    {
        QFETCH(int, part);
        QFETCH(QString, context);
        report();
        m_county->push(*m_server);
        auto changes = m_server->changes(0, 1);
        auto &operation = std::get<OperationArrived>(changes.first()).operation;
        QByteArray &bytes = part == 0 ? operation.intent
            : part == 1               ? operation.facts
                                      : operation.hash;
        bytes.replace(
            part == 2 ? bytes.first(1) : "reported"_ba, part == 2 ? "x"_ba : "Reported"_ba);
        if (part == 0)
            bytes.replace("normal", "urgent");
        if (part == 1)
            bytes.replace("\"seq\":1", "\"seq\":7");
        const auto applied
            = m_county->sync.apply(changes, 1, m_county->city.directory(), m_county->city.now());
        QCOMPARE(applied.error().code, ErrorCode::Damaged);
        QCOMPARE(applied.error().context, context);
        QCOMPARE(text(*m_county, u"SELECT CAST(count(*) AS TEXT) FROM log"_s), u"0"_s);
    }

    void ofWhatIsAcceptedAndNotVisibleNothingWaits()
    {
        report();
        m_county->push(*m_server);
        QCOMPARE(m_county->sync.position()->accepted, 1);
        QVERIFY(m_county->sync.apply({}, 5, m_county->city.directory(), m_county->city.now()));
        QCOMPARE(m_county->sync.position()->accepted, 0);
        QVERIFY(m_county->list().isEmpty());
    }

    void aFaultAtAnyStatementLeavesTheProfileAsItWas()
    {
        const QString id = report();
        m_county->push(*m_server);
        m_county->pull(*m_server);
        QVERIFY(m_county->act(K::Accept, id, {})->has_value());
        auto other = desk(u"county"_s, u"K8-other"_s);
        other->pull(*m_server);
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
            for (ServerDesk *each : desks) {
                each->push(*m_server);
                each->pull(*m_server);
            }
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
    std::unique_ptr<ServerDesk> desk(const QString &officer, const QString &device = {})
    {
        auto made
            = std::make_unique<ServerDesk>(m_folder->filePath(u"desk%1"_s.arg(++m_desks)), officer);
        made->takeDirectory();
        if (!device.isEmpty())
            made->city.setDevice(device);
        return made;
    }

    QString report()
    {
        const QString id = m_county->city.newId();
        Submission submission = m_county->city.report(id);
        submission.intent.actor = OfficerId(u"county"_s);
        submission.intent.organization = OrganizationId(u"centre-county"_s);
        submission.intent.seen = 0;
        m_county->city.sign(submission, u"county"_s);
        const auto outcome = m_county->act({ submission });
        return outcome && *outcome ? id : QString();
    }

    static QJsonObject dispatchArgs()
    {
        return { { u"lead"_s, u"unit-water"_s }, { u"basis"_s, u"function"_s },
            { u"completion"_s, u"leadSummarises"_s }, { u"text"_s, u"请处理"_s } };
    }

    void asCounty(Submission &submission) { asCounty(submission, m_county->city, 0); }
    static void asCounty(Submission &submission, SmallCity &city, qint64 seen)
    {
        submission.intent.actor = OfficerId(u"county"_s);
        submission.intent.organization = OrganizationId(u"centre-county"_s);
        submission.intent.seen = seen;
        city.sign(submission, u"county"_s);
    }

    QVector<Submission> repliesTo(const QStringList &ids)
    {
        QVector<Submission> replies;
        for (const QString &id : ids) {
            replies.append(m_county->made(
                K::Reply, id, { { u"text"_s, u"已修复"_s }, { u"by"_s, u"phone"_s } }));
            replies.last().intent.group = u"replies"_s;
            m_county->city.sign(replies.last(), u"county"_s);
        }
        return replies;
    }

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

    void compareWithServer(ServerDesk &desk, const QString &id)
    {
        const auto confirmed = LogReader(desk.connection()).incident(IncidentId(id));
        QVERIFY(confirmed);
        QCOMPARE(*confirmed, m_server->state(id));
    }

    /// What the acts and the sync wrote is what a rebuild makes of log and outbox.
    static void compareRebuilt(ServerDesk &desk)
    {
        const QStringList before = dumpProjection(desk.connection());
        QVERIFY(!before.isEmpty());
        QVERIFY(rebuildProjections(desk.connection(), desk.projector(), {}));
        QCOMPARE(dumpProjection(desk.connection()), before);
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

    static QString text(ServerDesk &desk, const QString &sql)
    {
        auto row = desk.connection().prepare(sql);
        return row && row->step().value_or(false) ? row->text(0) : u"nothing"_s;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<OrderingServer> m_server;
    std::unique_ptr<ServerDesk> m_county, m_water;
    QStringList m_cases;
    int m_desks = 0;
    int m_made = 0;
};

QTEST_GUILESS_MAIN(TstOutbox)
#include "tst_outbox.moc"
