#include "app/storage/shiftstore.h"
#include "app/storage/supervisionstore.h"
#include "app/storage/tray.h"
#include "tests/app/storage/serverdesk.h"
#include "tests/support/testcase.h"
#include <QJsonArray>
#include <QTemporaryDir>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using K = OperationKind;
using S = SubjectKind;
using Step = SupervisionStage;

/// Supervisions and shifts in a profile that a server orders: what waits is shown at once, decided
/// anew on what comes, and what is refused lies in the tray and is told at its case.
class TstOutboxDuty : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_desks = 0;
        m_server = std::make_unique<OrderingServer>(m_folder->filePath(u"server"_s));
        m_city = desk(u"city"_s);
        m_county = desk(u"county"_s);
        m_case = m_city->city.newId();
        QVERIFY(
            m_city->act(K::Report, m_case, m_city->city.report(m_case).intent.args)->has_value());
        exchange();
    }
    void cleanup()
    {
        m_city.reset();
        m_county.reset();
        m_server.reset();
    }

    void itGoesToTheOtherAndItsAnswerComesBack()
    {
        issue();
        // Shown at once, in its lists and at its case.
        QCOMPARE(openSupervisions(m_city->connection())->size(), 1);
        QCOMPARE(stage(*m_city), Step::Issued);
        QCOMPARE(number(*m_city), QString());
        QCOMPARE(caseRow(*m_city), u"supervised=1 sync=1"_s); // 待上传
        compareRebuilt(*m_city);
        m_city->push(*m_server);
        QCOMPARE(caseRow(*m_city), u"supervised=1 sync=2"_s); // 已上传
        m_city->pull(*m_server);
        QCOMPARE(caseRow(*m_city), u"supervised=1 sync=0"_s);
        QVERIFY(!number(*m_city).isEmpty());
        compareRebuilt(*m_city);
        m_county->pull(*m_server);
        QCOMPARE(stage(*m_county), Step::Issued);
        QCOMPARE(caseRow(*m_county), u"supervised=1 sync=0"_s);
        // Two acts in a row before the server hears of one.
        QVERIFY(*act(*m_county, K::Sign));
        QVERIFY(*act(*m_county, K::Rectify, { { u"text"_s, u"已整改"_s } }));
        compareRebuilt(*m_county);
        m_county->push(*m_server);
        QCOMPARE(m_county->sync.position()->inTray, 0);
        m_county->pull(*m_server);
        m_city->pull(*m_server);
        QCOMPARE(stage(*m_city), Step::Answered);
        QVERIFY(*act(*m_city, K::Retract, { { u"target"_s, u"x"_s } }) == false);
        compareWithServer();
    }

    /// Of a proposal that is rejected and issued at the same time one stands; the other is told.
    void whatIsRefusedLiesInTheTrayAndIsToldAtItsCase()
    {
        propose(*m_county);
        exchange();
        QVERIFY(
            *act(*m_county, K::Issue, { { u"form"_s, u"order"_s }, { u"demand"_s, u"请整改"_s } }));
        QCOMPARE(stage(*m_county), Step::Issued);
        QVERIFY(*act(*m_city, K::Reject, { { u"reason"_s, u"不必"_s } }));
        m_city->push(*m_server);
        m_county->pull(*m_server);
        // Its place is kept; it does not stand on what is confirmed now.
        QCOMPARE(stage(*m_county), Step::Rejected);
        QCOMPARE(m_county->sync.position()->waiting, 1);
        compareRebuilt(*m_county);
        m_county->push(*m_server);
        const auto tray = openTray(m_county->connection());
        QCOMPARE(tray->size(), 1);
        QCOMPARE(tray->first().code, u"changed"_s);
        QCOMPARE(tray->first().incident.toString(), m_case);
        QCOMPARE(caseRow(*m_county), u"supervised=0 sync=3"_s); // 未通过
        compareRebuilt(*m_county);
        QVERIFY(m_county->sync.settle(tray->first().intent.id, OfficerId(u"county"_s),
            m_county->city.directory(), m_county->city.now()));
        QCOMPARE(caseRow(*m_county), u"supervised=0 sync=0"_s);
        exchange();
        compareWithServer();
    }

    /// What began it was refused: nothing of it is shown any more, and its case counts it no more.
    void aRefusedBeginningIsTakenOutOfTheLists()
    {
        propose(*m_city);
        QCOMPARE(caseRow(*m_city), u"supervised=1 sync=1"_s);
        const auto outgoing = m_city->outgoing();
        QVERIFY(m_city->sync.answered({ { outgoing.first().id, false, {}, u"scope"_s, {}, 0 } },
            m_city->city.directory(), m_city->city.now()));
        QCOMPARE(text(*m_city, u"SELECT CAST(count(*) AS TEXT) FROM supervision"_s), u"0"_s);
        QCOMPARE(caseRow(*m_city), u"supervised=0 sync=3"_s);
        QCOMPARE(openTray(m_city->connection())->first().incident.toString(), m_case);
        compareRebuilt(*m_city);
    }

    void ofACaseThatIsNotHereNothingIsBegun()
    {
        const auto outcome = act(*m_city, K::Propose,
            { { u"incident"_s, u"nothing"_s }, { u"unit"_s, u"centre-county"_s },
                { u"reason"_s, u"超期"_s } });
        QVERIFY(!*outcome);
        QCOMPARE(m_city->sync.position()->waiting, 0);
    }

    /// A console that gets both histories in one go counts the supervision at its case, in whatever
    /// order they come.
    void aFirstSyncCountsThem_data()
    {
        QTest::addColumn<bool>("caseFirst");
        QTest::newRow("the case first") << true;
        QTest::newRow("the supervision first") << false;
    }
    void aFirstSyncCountsThem()
    {
        QFETCH(bool, caseFirst);
        issue();
        exchange();
        auto fresh = desk(u"county"_s);
        QVector<ServerHistory> histories { m_server->history({ S::Incident, m_case }),
            m_server->history({ S::Supervision, kId }) };
        if (!caseFirst)
            histories.swapItemsAt(0, 1);
        for (const ServerHistory &history : std::as_const(histories))
            QVERIFY(fresh->sync.takeHistories({ history }, fresh->city.directory()));
        QCOMPARE(caseRow(*fresh), u"supervised=1 sync=0"_s);
        QCOMPARE(openSupervisions(fresh->connection())->first().caseTitle, u"路灯不亮"_s);
        compareRebuilt(*fresh);
    }

    void aShiftIsTakenOverWithTheNextOne()
    {
        QVERIFY(*m_county->act({ shift(*m_county, K::OpenShift, u"h1"_s, roster()) }));
        QVERIFY(*m_county->act({ shift(*m_county, K::HandOver, u"h1"_s, lists()) }));
        QCOMPARE(onDuty(*m_county), u"h1 handedOver"_s);
        exchange();
        QCOMPARE(onDuty(*m_city), u"h1 handedOver"_s);
        auto other = desk(u"county"_s);
        other->pull(*m_server);
        // Two computers of one centre, without the network: one of them goes first.
        const auto takeOver = [this](ServerDesk &desk, const QString &next) {
            QVector<Submission> both { shift(desk, K::TakeOver, u"h1"_s, {}),
                shift(desk, K::OpenShift, next, roster()) };
            for (Submission &submission : both) {
                submission.intent.group = u"to-"_s + next;
                submission.intent.actor = OfficerId(u"colleague"_s);
                desk.city.sign(submission, u"county"_s);
            }
            return desk.acts.perform(both, m_directory, desk.city.now());
        };
        QVERIFY(*takeOver(*m_county, u"h2"_s));
        QCOMPARE(onDuty(*m_county), u"h2 open"_s);
        compareRebuilt(*m_county);
        QVERIFY(*takeOver(*other, u"h3"_s));
        QCOMPARE(m_county->outgoing(1).size(), 0); // both or none
        push(*m_county);
        push(*other);
        QCOMPARE(other->sync.position()->inTray, 2);
        for (ServerDesk *each : { m_county.get(), other.get(), m_city.get() }) {
            each->pull(*m_server);
            QCOMPARE(onDuty(*each), u"h2 open"_s);
            compareRebuilt(*each);
        }
    }

private:
    const QString kId = u"s1"_s;

    std::unique_ptr<ServerDesk> desk(const QString &officer)
    {
        auto made = std::make_unique<ServerDesk>(
            m_folder->filePath(u"%1-%2"_s.arg(officer).arg(++m_desks)), officer);
        made->takeDirectory();
        made->city.setDevice(u"K%1-test"_s.arg(m_desks));
        return made;
    }
    /// "county" and a colleague of his, who signs with the same key.
    static DirectoryPtr withColleague()
    {
        DirectoryData data = SmallCity::data();
        Officer colleague = *Directory(data).officer(OfficerId(u"county"_s));
        colleague.id = OfficerId(u"colleague"_s);
        colleague.account = u"colleague"_s;
        data.officers.append(colleague);
        return std::make_shared<const Directory>(data);
    }
    void push(ServerDesk &desk)
    {
        const auto verdicts = m_server->handIn(desk.outgoing(), m_directory, desk.city.now());
        must(desk.sync.answered(verdicts, m_directory, desk.city.now()));
    }
    void exchange()
    {
        m_city->push(*m_server);
        m_county->push(*m_server);
        m_city->pull(*m_server);
        m_county->pull(*m_server);
    }

    Submission on(ServerDesk &desk, S kind, K act, const QString &id, const QJsonObject &args,
        qint64 seen) const
    {
        Submission made = desk.city.make(act, id, args, desk.officer, confirmedSeq(seen));
        made.intent.subject.kind = kind;
        desk.city.sign(made, desk.officer);
        return made;
    }
    Expected<bool> act(ServerDesk &desk, K kind, const QJsonObject &args = {})
    {
        const qint64 seen = supervisionById(desk.connection(), kId)->head.lastSeq;
        return desk.act({ on(desk, S::Supervision, kind, kId, args, seen) })
            .map([](const Outcome &outcome) { return outcome.has_value(); });
    }
    void propose(ServerDesk &desk)
    {
        QVERIFY(*act(desk, K::Propose,
            { { u"incident"_s, m_case }, { u"unit"_s, u"unit-water"_s },
                { u"reason"_s, u"超期"_s } }));
    }
    void issue()
    {
        QVERIFY(*act(*m_city, K::Issue,
            { { u"incident"_s, m_case }, { u"unit"_s, u"centre-county"_s },
                { u"form"_s, u"order"_s }, { u"demand"_s, u"三日内整改"_s } }));
    }

    Submission shift(ServerDesk &desk, K kind, const QString &id, const QJsonObject &args) const
    {
        return on(desk, S::Shift, kind, id, args, shiftById(desk.connection(), id)->head.lastSeq);
    }
    static QJsonObject roster()
    {
        return { { u"leader"_s, u"county"_s }, { u"cadre"_s, u"city"_s },
            { u"officers"_s, QJsonArray { u"county"_s } } };
    }
    static QJsonObject lists()
    {
        return { { u"open"_s, QJsonArray { u"路灯不亮"_s } }, { u"promised"_s, QJsonArray {} },
            { u"awaiting"_s, QJsonArray {} }, { u"broken"_s, QJsonArray {} } };
    }

    Step stage(ServerDesk &desk) { return supervisionById(desk.connection(), kId)->stage; }
    QString number(ServerDesk &desk) { return supervisionById(desk.connection(), kId)->number; }
    static QString onDuty(ServerDesk &desk)
    {
        const auto shift = newestShift(desk.connection(), OrganizationId(u"centre-county"_s));
        return shift && *shift ? (*shift)->id + u' ' + nameOf((*shift)->stage) : QString();
    }
    static QString text(ServerDesk &desk, const QString &sql)
    {
        auto row = desk.connection().prepare(sql);
        return row && row->step().value_or(false) ? row->text(0) : u"nothing"_s;
    }
    static QString caseRow(ServerDesk &desk)
    {
        return text(
            desk, u"SELECT 'supervised=' || supervised || ' sync=' || sync_state FROM incident"_s);
    }
    static void compareRebuilt(ServerDesk &desk)
    {
        const QStringList before = dumpProjection(desk.connection());
        QVERIFY(rebuildProjections(desk.connection(), desk.projector(), {}));
        QCOMPARE(dumpProjection(desk.connection()), before);
    }
    void compareWithServer()
    {
        const Subject subject { S::Supervision, kId };
        const auto theirs = LogReader(m_server->connection()).load(subject);
        for (ServerDesk *each : { m_city.get(), m_county.get() }) {
            const auto ours = LogReader(each->connection()).load(subject);
            QCOMPARE(foldSupervision(ours->operations), foldSupervision(theirs->operations));
            QCOMPARE(*supervisionById(each->connection(), kId), foldSupervision(ours->operations));
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<OrderingServer> m_server;
    std::unique_ptr<ServerDesk> m_city, m_county;
    const DirectoryPtr m_directory = withColleague();
    QString m_case;
    int m_desks = 0;
};

QTEST_GUILESS_MAIN(TstOutboxDuty)
#include "tst_outboxduty.moc"
