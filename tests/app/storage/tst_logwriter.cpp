#include "app/crypto/seal.h"
#include "app/sql/statementobserver.h"
#include "app/crypto/chainhash.h"
#include "app/storage/logreader.h"
#include "app/storage/logrow.h"
#include "app/storage/profile.h"
#include "app/storage/verify.h"
#include "tests/app/storage/smallcity.h"
#include "tests/support/testcase.h"
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;

namespace {

/// A profile with the small city's directory imported.
struct Desk {
    explicit Desk(const QString &path)
        : profile(*ProfileFile::create(path, { {}, {}, OrganizationId(u"centre-city"_s), {} }))
        , writer(profile.connection(), projector)
    {
        tables = CaseList::makeTable(profile.connection());
        imported = writer.importDirectory(
            city.directoryImport(SmallCity::data()), SmallCity::data(), city.now());
    }
    Expected<Outcome> perform(const Submission &submission)
    {
        city.pass(std::chrono::seconds { 1 });
        return writer.perform(submission, city.directory(), city.now());
    }
    Expected<Outcome> perform(const QVector<Submission> &group)
    {
        city.pass(std::chrono::seconds { 1 });
        return writer.perform(group, city.directory(), city.now());
    }
    qint64 count(const QString &table)
    {
        return *profile.connection().number(u"SELECT count(*) FROM "_s + table);
    }
    LogReport verify() { return *verifyLog(profile.connection()); }

    SmallCity city;
    CaseList projector;
    ProfileFile profile;
    LogWriter writer;
    Expected<void> tables;
    Expected<Outcome> imported;
};

bool accepted(const Expected<Outcome> &outcome)
{
    if (!outcome)
        qInfo() << nameOf(SubjectKind::Incident) << static_cast<int>(outcome.error().code)
                << outcome.error().context << outcome.error().detail;
    else if (!*outcome)
        qInfo() << "refused" << static_cast<int>(outcome->error().code) << outcome->error().what;
    return outcome && outcome->has_value();
}

} // namespace

class TstLogWriter : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void anActIsInTheLogTheNumberAndTheList()
    {
        Desk desk(path());
        QVERIFY(accepted(desk.imported));
        QVERIFY(accepted(desk.perform(desk.city.report(u"c1"_s))));
        QVERIFY(accepted(desk.perform(desk.city.report(u"c2"_s))));
        QVERIFY(accepted(desk.perform(desk.city.make(K::Accept, u"c1"_s, {}))));
        QCOMPARE(CaseList::lines(desk.profile.connection()),
            (QStringList { u"c1 4 accepted 路灯不亮 3402-20261121-0001"_s,
                u"c2 3 reported 路灯不亮 3402-20261121-0002"_s }));
        const auto history
            = LogReader(desk.profile.connection()).load({ SubjectKind::Incident, u"c1"_s });
        QCOMPARE(history->operations.size(), 2);
        QCOMPARE(fold(history->operations), **desk.writer.state(IncidentId(u"c1"_s)));
        const LogReport report = desk.verify();
        QVERIFY(!report.broken);
        QCOMPARE(report.operations, 4);
        QCOMPARE(report.subjects, 3);
        QCOMPARE(report.notJudged, 0);
        QCOMPARE(desk.count(u"outbox"_s), 0);
    }

    void theRunningNumberBeginsAnewOnEachCityDay()
    {
        Desk desk(path());
        desk.city.pass(std::chrono::hours { 10 } - std::chrono::seconds { 2 });
        QVERIFY(accepted(desk.perform(desk.city.report(u"c1"_s)))); // 23:59:59
        QVERIFY(accepted(desk.perform(desk.city.report(u"c2"_s)))); // 0:00 in the city
        QCOMPARE((*desk.writer.state(IncidentId(u"c1"_s)))->number, u"3402-20261121-0001"_s);
        QCOMPARE((*desk.writer.state(IncidentId(u"c2"_s)))->number, u"3402-20261122-0001"_s);
    }

    void theSameIntentTwiceIsOneAct()
    {
        Desk desk(path());
        const Submission report = desk.city.report(u"c1"_s);
        const auto first = desk.perform(report);
        const auto second = desk.perform(report);
        QVERIFY(accepted(first));
        QVERIFY(accepted(second));
        QCOMPARE(first->value(), second->value());
        QCOMPARE(desk.count(u"log"_s), 2);

        Submission other = desk.city.report(u"c2"_s);
        other.intent.id = report.intent.id;
        desk.city.sign(other, u"city"_s);
        const auto third = desk.perform(other);
        QVERIFY(!third);
        QCOMPARE(third.error().context, u"intent"_s);
    }

    void aRefusalIsStoredAndFinal()
    {
        Desk desk(path());
        const Submission early = desk.city.make(K::Accept, u"c1"_s, {});
        const auto refused = desk.perform(early);
        QVERIFY(refused && !*refused);
        QCOMPARE(refused->error().code, RefusalCode::NoSuchCase);
        QVERIFY(accepted(desk.perform(desk.city.report(u"c1"_s))));
        const auto again = desk.perform(early); // now it would be possible
        QVERIFY(again && !*again);
        QCOMPARE(again->error().code, RefusalCode::NoSuchCase);
        QCOMPARE(desk.count(u"refusal"_s), 1);
        QVERIFY(accepted(desk.perform(desk.city.make(K::Accept, u"c1"_s, {}))));
    }

    void whatOthersDidMeanwhileIsSeen()
    {
        Desk desk(path());
        QVERIFY(accepted(desk.perform(desk.city.report(u"c1"_s))));
        QVERIFY(accepted(desk.perform(desk.city.make(K::Accept, u"c1"_s, {}))));
        auto terminate = desk.city.make(K::Terminate, u"c1"_s,
            { { u"reason"_s, u"x"_s }, { u"legalBasis"_s, u"y"_s } }, u"city"_s, 2);
        terminate.intent.device = DeviceId(u"M3-other"_s);
        desk.city.sign(terminate, u"city"_s);
        const auto late = desk.perform(terminate);
        QVERIFY(late && !*late);
        QCOMPARE(late->error().code, RefusalCode::Changed);
    }

    void aGroupIsAcceptedOrRefusedAsAWhole()
    {
        Desk desk(path());
        for (const QString &id : { u"c1"_s, u"c2"_s, u"c3"_s })
            QVERIFY(accepted(desk.perform(desk.city.report(id))));
        QVERIFY(accepted(desk.perform(desk.city.merge(u"c1"_s, u"c2"_s))));
        QCOMPARE((*desk.writer.state(IncidentId(u"c1"_s)))->stage, Stage::Merged);
        QCOMPARE((*desk.writer.state(IncidentId(u"c2"_s)))->absorbed,
            QVector<IncidentId> { IncidentId(u"c1"_s) });
        const qint64 before = desk.count(u"log"_s);
        // c3 could be merged, but its target c1 is merged itself: neither half may happen.
        const auto refused = desk.perform(desk.city.merge(u"c3"_s, u"c1"_s));
        QVERIFY(refused && !*refused);
        QCOMPARE(desk.count(u"log"_s), before);
        QCOMPARE(desk.count(u"refusal"_s), 2);
        QCOMPARE((*desk.writer.state(IncidentId(u"c3"_s)))->stage, Stage::Reported);
        QVERIFY(accepted(desk.perform(desk.city.unmerge(u"c1"_s, u"c2"_s))));
        QCOMPARE((*desk.writer.state(IncidentId(u"c1"_s)))->stage, Stage::Reported);
        QVERIFY((*desk.writer.state(IncidentId(u"c2"_s)))->absorbed.isEmpty());
        QVERIFY(!desk.verify().broken);
    }

    void halfAGroupIsNoGroup_data()
    {
        QTest::addColumn<int>("case_");
        QTest::newRow("merge without absorb") << 0;
        QTest::newRow("absorb of another case") << 1;
        QTest::newRow("two groups") << 2;
        QTest::newRow("nothing") << 3;
    }
    void halfAGroupIsNoGroup()
    {
        QFETCH(int, case_);
        Desk desk(path());
        for (const QString &id : { u"c1"_s, u"c2"_s })
            QVERIFY(accepted(desk.perform(desk.city.report(id))));
        auto group = desk.city.merge(u"c1"_s, u"c2"_s);
        if (case_ == 0)
            group.removeLast();
        if (case_ == 1)
            group.last().intent.args = { { u"sourceCase"_s, u"c9"_s } };
        if (case_ == 2)
            group.last().intent.group = u"another"_s;
        if (case_ == 3)
            group.clear();
        for (Submission &submission : group)
            desk.city.sign(submission, u"city"_s);
        const auto outcome = desk.perform(group);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().context, u"group"_s);
        QCOMPARE(desk.count(u"log"_s), 3);
    }

    void onlyTheOfficerSignsForHimself()
    {
        Desk desk(path());
        Submission forged = desk.city.report(u"c1"_s);
        desk.city.sign(forged, u"water"_s);
        const auto outcome = desk.perform(forged);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().context, u"signature"_s);
        QCOMPARE(desk.count(u"log"_s), 1);
        QCOMPARE(desk.count(u"refusal"_s), 0);
    }

    void closedValuesAreSealedReadLoggedAndErased()
    {
        Desk desk(path());
        const auto submission = desk.city.reportWithPhone(u"c1"_s, u"13955330000"_s);
        const auto early = desk.perform(submission);
        QVERIFY(!early); // nobody has unlocked
        QCOMPARE(early.error().context, u"dataKey"_s);
        QCOMPARE(desk.count(u"log"_s), 1);
        const auto key = crypto::makeSealKey(crypto::Suite::Intl);
        desk.writer.setDataKey(key);
        QVERIFY(accepted(desk.perform(submission)));
        const QByteArray digest = submission.intent.closed.first().digest;
        ClosedStore store(desk.profile.connection());
        QCOMPARE(store.read(digest, key, OfficerId(u"city"_s), desk.city.now()).value(),
            QByteArray("13955330000"));
        const auto other = crypto::makeSealKey(crypto::Suite::Intl);
        QCOMPARE(store.read(digest, other, OfficerId(u"x"_s), desk.city.now()).error().code,
            ErrorCode::Damaged);
        const auto readings = store.readings({ SubjectKind::Incident, u"c1"_s });
        QCOMPARE(readings->size(), 1);
        QCOMPARE(readings->first().officer, OfficerId(u"city"_s));
        QVERIFY(store.erase(digest, desk.city.now()));
        QCOMPARE(store.read(digest, key, OfficerId(u"city"_s), desk.city.now()).error().code,
            ErrorCode::NotFound);
        QVERIFY(!desk.verify().broken);
    }

    void aClosedValueMustBeTheOneCommittedTo_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("another value") << u"value"_s;
        QTest::newRow("another salt") << u"salt"_s;
        QTest::newRow("missing") << u"missing"_s;
        QTest::newRow("not committed to") << u"extra"_s;
    }
    void aClosedValueMustBeTheOneCommittedTo()
    {
        QFETCH(QString, change);
        Desk desk(path());
        desk.writer.setDataKey(crypto::makeSealKey(crypto::Suite::Intl));
        auto submission = desk.city.reportWithPhone(u"c1"_s, u"13955330000"_s);
        if (change == "value"_L1)
            submission.closed.first().value = "13955330001";
        else if (change == "salt"_L1)
            submission.closed.first().salt = QByteArray(32, 'x');
        else if (change == "missing"_L1)
            submission.closed.clear();
        else
            submission.closed.insert(u"name"_s, { "x", QByteArray(32, 'x') });
        QVERIFY(!desk.perform(submission));
        QCOMPARE(desk.count(u"log"_s), 1);
    }

    void aFaultAtAnyStatementLeavesNothing()
    {
        Desk desk(path());
        desk.writer.setDataKey(crypto::makeSealKey(crypto::Suite::Intl));
        for (const QString &id : { u"a"_s, u"b"_s })
            QVERIFY(accepted(desk.perform(desk.city.report(id))));
        const auto before = CaseList::lines(desk.profile.connection());
        const QVector<QVector<Submission>> acts {
            { desk.city.reportWithPhone(u"c1"_s, u"0553-12345"_s) },
            desk.city.merge(u"a"_s, u"b"_s), { desk.city.make(K::Close, u"a"_s, {}) }, // refused
        };
        for (qsizetype i = 0; i < acts.size(); ++i) {
            const qint64 rows = desk.count(u"log"_s);
            int n = 1;
            for (;; ++n) {
                sql::FailNthStatement fault(n);
                desk.profile.connection().setObserver(&fault);
                const auto outcome = desk.perform(acts.at(i));
                desk.profile.connection().setObserver(nullptr);
                if (outcome)
                    break;
                QCOMPARE(outcome.error().code, ErrorCode::DiskFull);
                QCOMPARE(desk.count(u"log"_s), rows);
                QCOMPARE(desk.count(u"refusal"_s), 0);
                QCOMPARE(desk.count(u"closed_value"_s), i > 0 ? 1 : 0);
            }
            QVERIFY2(n > 4, "the faults were never reached");
        }
        QVERIFY(CaseList::lines(desk.profile.connection()) != before);
        QCOMPARE((*desk.writer.state(IncidentId(u"a"_s)))->stage, Stage::Merged);
        QVERIFY(!desk.verify().broken);
    }

    void aBatchIsAllOrNothing()
    {
        Desk desk(path());
        QVERIFY(desk.writer.beginBatch());
        QVERIFY(accepted(desk.perform(desk.city.report(u"c1"_s))));
        QVERIFY(accepted(desk.perform(desk.city.make(K::Accept, u"c1"_s, {}))));
        QVERIFY(*desk.perform(desk.city.make(K::Close, u"c1"_s, {}))
            == tl::make_unexpected(Refusal { RefusalCode::WrongStage, u"accepted"_s }));
        desk.writer.abandonBatch();
        QCOMPARE(desk.count(u"log"_s), 1);
        QVERIFY(!*desk.writer.state(IncidentId(u"c1"_s)));

        QVERIFY(desk.writer.beginBatch());
        QVERIFY(accepted(desk.perform(desk.city.report(u"c1"_s))));
        QVERIFY(accepted(desk.perform(desk.city.make(K::Accept, u"c1"_s, {}))));
        QVERIFY(desk.writer.commitBatch());
        QCOMPARE(desk.count(u"log"_s), 3);
        QCOMPARE((*desk.writer.state(IncidentId(u"c1"_s)))->number, u"3402-20261121-0001"_s);

        QVERIFY(desk.writer.beginBatch());
        QVERIFY(accepted(desk.perform(desk.city.report(u"c2"_s))));
        sql::FailNthStatement fault(4);
        desk.profile.connection().setObserver(&fault);
        QVERIFY(!desk.perform(desk.city.report(u"c3"_s)));
        desk.profile.connection().setObserver(nullptr);
        QVERIFY(!desk.perform(desk.city.report(u"c4"_s)));
        QVERIFY(!desk.writer.commitBatch());
        QCOMPARE(desk.count(u"log"_s), 3);
        QVERIFY(accepted(desk.perform(desk.city.report(u"c2"_s))));
        QVERIFY(!desk.verify().broken);
    }

    void aRestartGoesOnWhereItWas()
    {
        const QString file = path();
        SmallCity city;
        {
            Desk desk(file);
            QVERIFY(accepted(desk.perform(desk.city.report(u"c1"_s))));
            city = desk.city;
        }
        auto profile = ProfileFile::open(file, ProfileAccess::ReadWrite);
        QVERIFY(profile);
        CaseList projector;
        LogWriter writer(profile->connection(), projector);
        QVERIFY(accepted(
            writer.perform(city.make(K::Accept, u"c1"_s, {}), city.directory(), city.now())));
        QVERIFY(accepted(writer.perform(city.report(u"c2"_s), city.directory(), city.now())));
        QCOMPARE((*writer.state(IncidentId(u"c2"_s)))->number, u"3402-20261121-0002"_s);
        QVERIFY(!verifyLog(profile->connection())->broken);
    }

    void rebuiltProjectionsAreTheSame()
    {
        Desk desk(path());
        for (const QString &id : { u"c1"_s, u"c2"_s, u"c3"_s })
            QVERIFY(accepted(desk.perform(desk.city.report(id))));
        QVERIFY(accepted(desk.perform(desk.city.make(K::Accept, u"c2"_s, {}))));
        QVERIFY(accepted(desk.perform(desk.city.merge(u"c1"_s, u"c2"_s))));
        auto &connection = desk.profile.connection();
        const QStringList kept = CaseList::lines(connection);
        QVERIFY(connection.exec(u"UPDATE case_list SET title = 'x'; DELETE FROM case_list"
                                " WHERE id = 'c3'"_s));
        const auto cancelled
            = rebuildProjections(connection, desk.projector, [](qint64, qint64) { return false; });
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QCOMPARE(CaseList::lines(connection).size(), 2);
        QVERIFY(rebuildProjections(connection, desk.projector));
        QCOMPARE(CaseList::lines(connection), kept);
    }

    void twoOfficersWorkInOneProfile()
    {
        Desk desk(path());
        QVERIFY(accepted(desk.perform(desk.city.report(u"c1"_s))));
        QVERIFY(accepted(desk.perform(desk.city.make(K::Accept, u"c1"_s, {}))));
        QVERIFY(accepted(desk.perform(desk.city.make(K::Dispatch, u"c1"_s,
            { { u"lead"_s, u"unit-water"_s }, { u"basis"_s, u"function"_s },
                { u"clause"_s, u"第 3 条"_s } }))));
        QVERIFY(accepted(desk.perform(
            desk.city.make(K::Acknowledge, u"c1"_s, { { u"task"_s, 1 } }, u"water"_s))));
        const auto refused = desk.perform(
            desk.city.make(K::Acknowledge, u"c1"_s, { { u"task"_s, 1 } }, u"county"_s));
        QVERIFY(refused && !*refused);
        QVERIFY(!desk.verify().broken);
    }

    void supervisionAndShiftsAreOrderedToo()
    {
        Desk desk(path());
        QVERIFY(accepted(desk.perform(desk.city.report(u"c1"_s))));
        auto propose = desk.city.make(K::Propose, u"s1"_s,
            { { u"incident"_s, u"c1"_s }, { u"unit"_s, u"unit-water"_s },
                { u"reason"_s, u"超期"_s } });
        propose.intent.subject.kind = SubjectKind::Supervision;
        desk.city.sign(propose, u"city"_s);
        QVERIFY(accepted(desk.perform(propose)));
        auto issue = desk.city.make(
            K::Issue, u"s1"_s, { { u"form"_s, u"order"_s }, { u"demand"_s, u"三日内办结"_s } });
        issue.intent.subject.kind = SubjectKind::Supervision;
        desk.city.sign(issue, u"city"_s);
        const auto issued = desk.perform(issue);
        QVERIFY(accepted(issued));
        QCOMPARE(issued->value().first().facts.number, u"D3402-2026-0001"_s);
        QVERIFY(accepted(desk.perform(desk.city.report(u"c2"_s))));
        QCOMPARE((*desk.writer.state(IncidentId(u"c2"_s)))->number, u"3402-20261121-0002"_s);
        QVERIFY(!desk.verify().broken);
    }

    void aSupervisionThatTheRulesRefuseIsFound()
    {
        Desk desk(path());
        QVERIFY(accepted(desk.perform(desk.city.report(u"c1"_s))));
        // Of the right form and signed, but nothing was proposed that could be concluded.
        auto conclude = desk.city.make(
            K::Conclude, u"s1"_s, { { u"accepted"_s, true }, { u"text"_s, u"已整改"_s } });
        conclude.intent.subject.kind = SubjectKind::Supervision;
        desk.city.sign(conclude, u"city"_s);
        Operation operation { conclude.intent, {}, {} };
        operation.facts.seq = 3;
        operation.facts.receivedAt = desk.city.now();
        operation.facts.effectiveAt = desk.city.now();
        operation.facts.rulesRev = 1;
        operation.hash = chainHash(u"intl"_s, {}, intentBytes(operation.intent),
            factBytes(operation.facts));
        QVERIFY(insertLogRow(desk.profile.connection(), logRowOf(operation)));
        const LogReport report = desk.verify();
        QVERIFY(report.broken);
        QCOMPARE(report.broken->seq, 3);
        QCOMPARE(report.broken->fault, LogFault::Rules);
    }

private:
    QString path() { return m_folder.filePath(QString::number(++m_count) + u".shiyu"_s); }
    QTemporaryDir m_folder;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TstLogWriter)
#include "tst_logwriter.moc"
