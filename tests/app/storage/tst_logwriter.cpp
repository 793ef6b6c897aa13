// What is performed is appended, once, with its number and its place in the lists.
#include "app/storage/logreader.h"
#include "tests/app/storage/logdesk.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;

class TstLogWriter : public LogTest {
    Q_OBJECT
private Q_SLOTS:
    void anActIsInTheLogTheNumberAndTheList()
    {
        LogDesk desk(path());
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
        LogDesk desk(path());
        desk.city.pass(std::chrono::hours { 10 } - std::chrono::seconds { 2 });
        QVERIFY(accepted(desk.perform(desk.city.report(u"c1"_s)))); // 23:59:59
        QVERIFY(accepted(desk.perform(desk.city.report(u"c2"_s)))); // 0:00 in the city
        QCOMPARE((*desk.writer.state(IncidentId(u"c1"_s)))->number, u"3402-20261121-0001"_s);
        QCOMPARE((*desk.writer.state(IncidentId(u"c2"_s)))->number, u"3402-20261122-0001"_s);
    }

    void theSameIntentTwiceIsOneAct()
    {
        LogDesk desk(path());
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
        LogDesk desk(path());
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
        LogDesk desk(path());
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
        LogDesk desk(path());
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

    void aRestartGoesOnWhereItWas()
    {
        const QString file = path();
        SmallCity city;
        {
            LogDesk desk(file);
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
        LogDesk desk(path());
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
        LogDesk desk(path());
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
        LogDesk desk(path());
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
};

QTEST_GUILESS_MAIN(TstLogWriter)
#include "tst_logwriter.moc"
