// What is wrong, or goes wrong, leaves nothing in the log; what got into it all the same is found.
#include "app/crypto/chainhash.h"
#include "app/crypto/seal.h"
#include "app/sql/statementobserver.h"
#include "app/storage/logrow.h"
#include "tests/app/storage/logdesk.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;

class TstLogWriterFaults : public LogTest {
    Q_OBJECT
private Q_SLOTS:
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
        LogDesk desk(path());
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
        LogDesk desk(path());
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
        LogDesk desk(path());
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
        LogDesk desk(path());
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
        LogDesk desk(path());
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
        LogDesk desk(path());
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

    void aSupervisionThatTheRulesRefuseIsFound()
    {
        LogDesk desk(path());
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
        operation.hash
            = chainHash(u"intl"_s, {}, intentBytes(operation.intent), factBytes(operation.facts));
        QVERIFY(insertLogRow(desk.profile.connection(), logRowOf(operation)));
        const LogReport report = desk.verify();
        QVERIFY(report.broken);
        QCOMPARE(report.broken->seq, 3);
        QCOMPARE(report.broken->fault, LogFault::Rules);
    }
};

QTEST_GUILESS_MAIN(TstLogWriterFaults)
#include "tst_logwriterfaults.moc"
