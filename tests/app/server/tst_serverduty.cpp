// Supervisions and shifts at the server: whose it takes in, and to whom they and their cases open.
#include "tests/app/server/serverdesk.h"
#include "tests/support/testcase.h"
#include <QJsonArray>

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

using K = OperationKind;
using S = SubjectKind;

const OfficerId kIntake = officerOf(org::kCity, "intake");
const OfficerId kSupervisor = officerOf(org::kCity, "supervisor");

OfficerId readerOf(const OrganizationId &unit)
{
    return officerOf(
        unit, unit == org::kVillage || unit == org::kOtherVillage ? "gridWorker" : "handler");
}

QJsonObject issueArgs(const QString &about, const OrganizationId &unit)
{
    return { { u"incident"_s, about }, { u"unit"_s, unit.toString() }, { u"form"_s, u"order"_s },
        { u"demand"_s, u"三日内整改"_s } };
}
QJsonObject proposeArgs(const QString &about, const OrganizationId &unit)
{
    return { { u"incident"_s, about }, { u"unit"_s, unit.toString() },
        { u"reason"_s, u"多次催办未果"_s } };
}
QJsonObject rosterOf(const OrganizationId &centre)
{
    return { { u"leader"_s, officerOf(centre, "shiftLeader").toString() },
        { u"cadre"_s, officerOf(centre, "leadingCadre").toString() },
        { u"officers"_s, QJsonArray { officerOf(centre, "dispatcher").toString() } } };
}
const QJsonObject kLists { { u"open"_s, QJsonArray {} }, { u"promised"_s, QJsonArray {} },
    { u"awaiting"_s, QJsonArray {} }, { u"broken"_s, QJsonArray {} } };

/// What an organisation is told, "op i1", "opened i1".
QStringList toldTo(ServerDesk &desk, const OrganizationId &unit)
{
    QStringList lines;
    const auto page = desk.get<ChangesPage>(u"/v1/changes?since=0"_s, desk.tokenOf(readerOf(unit)));
    for (const ChangeEntry &entry : page.entries) {
        if (const auto *op = std::get_if<OperationEntry>(&entry)) {
            const auto intent = parseIntent(op->operation.intent);
            if (intent && intent->subject.kind != S::Directory)
                lines.append(nameOf(intent->kind) + u' ' + intent->subject.id);
        } else if (const auto *opened = std::get_if<OpenedEntry>(&entry)) {
            lines.append(u"opened "_s + opened->subject.id);
        }
    }
    return lines;
}

/// Ids of a part of the first sync.
QStringList partOf(ServerDesk &desk, const OrganizationId &unit, const QString &part)
{
    QStringList ids;
    const auto page
        = desk.get<SnapshotPage>(u"/v1/snapshot?part="_s + part, desk.tokenOf(readerOf(unit)));
    for (const auto &item : page.items) {
        if (item.head.subject.kind != S::Directory)
            ids.append(item.head.subject.id);
    }
    return ids;
}

} // namespace

class TestServerDuty : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void whoMaySupervise_data()
    {
        QTest::addColumn<OfficerId>("officer");
        QTest::addColumn<K>("kind");
        QTest::addColumn<QJsonObject>("args");
        QTest::addColumn<QString>("code"); // empty: accepted
        const auto issue = issueArgs(u"i1"_s, org::kDepartment);
        const auto propose = proposeArgs(u"i1"_s, org::kDepartment);
        const auto row = [](const char *name, const OfficerId &officer, K kind,
                             const QJsonObject &args, const char *code) {
            QTest::newRow(name) << officer << kind << args << QString::fromLatin1(code);
        };
        row("the city's supervisor issues", kSupervisor, K::Issue, issue, "");
        row("the county's shift leader issues", officerOf(org::kCounty, "shiftLeader"), K::Issue,
            issue, "");
        row("any officer who sees the case proposes", officerOf(org::kTown, "handler"), K::Propose,
            propose, "");
        row("proposed by a department that the case did not reach",
            officerOf(org::kDepartment, "handler"), K::Propose, propose, "scope");
        row("issued by another county", officerOf(org::kOtherCounty, "shiftLeader"), K::Issue,
            issueArgs(u"i1"_s, org::kOtherDepartment), "scope");
        row("of a case that is not there", kSupervisor, K::Issue,
            issueArgs(u"nothing"_s, org::kDepartment), "scope");
        row("issued without the right", officerOf(org::kCity, "dispatcher"), K::Issue, issue,
            "missingRight");
        row("to a unit of another county", officerOf(org::kCounty, "shiftLeader"), K::Issue,
            issueArgs(u"i1"_s, org::kOtherDepartment), "outOfTerritory");
        QJsonObject more = issue;
        more[u"note"_s] = u"?"_s;
        row("with an argument that nobody looks at", kSupervisor, K::Issue, more,
            "invalidArgument");
        row("signed before it was issued", officerOf(org::kDepartment, "handler"), K::Sign, {},
            "noSuchCase");
    }
    void whoMaySupervise()
    {
        QFETCH(OfficerId, officer);
        QFETCH(K, kind);
        QFETCH(QJsonObject, args);
        QFETCH(QString, code);
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s, kIntake, region::kTown));
        const auto answer = desk.handIn(desk.make(kind, u"s1"_s, args, officer, S::Supervision));
        QCOMPARE(answer.code, code);
        QCOMPARE(answer.verdict == Verdict::Accepted, code.isEmpty());
    }

    void signedByAnotherItIsNotTaken()
    {
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s, kIntake, region::kTown));
        Intent intent = desk.make(
            K::Issue, u"s1"_s, issueArgs(u"i1"_s, org::kDepartment), kSupervisor, S::Supervision);
        intent.args[u"demand"_s] = u"另一要求"_s;
        QCOMPARE(desk.handIn(intent).rejectCode(), RejectCode::Signature);
    }

    /// These acts have no closed values: one that commits to any is not signed off as harmless.
    void aClosedValueIsNotTaken()
    {
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s, kIntake, region::kTown));
        Intent intent = desk.make(
            K::Issue, u"s1"_s, issueArgs(u"i1"_s, org::kDepartment), kSupervisor, S::Supervision);
        intent.closed.insert(u"words"_s, { QByteArray(32, 'c'), Audience::Handlers });
        desk.sign(intent);
        QCOMPARE(desk.handIn(intent).rejectCode(), RejectCode::Closed); // it was not handed in
    }

    void whoSees_data()
    {
        QTest::addColumn<OrganizationId>("unit");
        QTest::addColumn<QStringList>("told");
        const QStringList all { u"report i1"_s, u"propose s1"_s, u"issue s1"_s, u"sign s1"_s };
        QTest::newRow("the city") << org::kCity << all;
        QTest::newRow("the county that issued it") << org::kCounty << all;
        QTest::newRow("the town that proposed it") << org::kTown << all;
        // The proposal was nothing to it; the order brings it with the case.
        QTest::newRow("the supervised department")
            << org::kDepartment << QStringList { u"opened i1"_s, u"opened s1"_s, u"sign s1"_s };
        QTest::newRow("a village of the town") << org::kVillage << QStringList();
        QTest::newRow("another department") << org::kFallback << QStringList();
        QTest::newRow("another county") << org::kOtherCounty << QStringList();
    }
    void whoSees()
    {
        QFETCH(OrganizationId, unit);
        QFETCH(QStringList, told);
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s, kIntake, region::kTown));
        desk.handIn(desk.make(K::Propose, u"s1"_s, proposeArgs(u"i1"_s, org::kDepartment),
            officerOf(org::kTown, "handler"), S::Supervision));
        QCOMPARE(toldTo(desk, org::kDepartment), QStringList());
        desk.handIn(desk.make(K::Issue, u"s1"_s,
            { { u"form"_s, u"order"_s }, { u"demand"_s, u"三日内整改"_s } },
            officerOf(org::kCounty, "shiftLeader"), S::Supervision));
        QCOMPARE(desk.handIn(desk.make(K::Sign, u"s1"_s, {}, officerOf(org::kDepartment, "handler"),
                                 S::Supervision))
                     .verdict,
            Verdict::Accepted);
        QStringList got = toldTo(desk, unit);
        got.sort();
        told.sort();
        QCOMPARE(got, told);
        const auto page = desk.send(
            "GET", u"/v1/subjects/supervision/s1/operations"_s, {}, desk.tokenOf(readerOf(unit)));
        QCOMPARE(page.status, told.isEmpty() ? 404 : 200);
    }

    /// What a console did in a row while it was offline says one `seen`.
    void actsInARowStandTogetherOrFall()
    {
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s, kIntake, region::kTown));
        desk.handIn(desk.make(
            K::Issue, u"s1"_s, issueArgs(u"i1"_s, org::kDepartment), kSupervisor, S::Supervision));
        const auto inARow = [&desk](const QString &text) {
            const OfficerId handler = officerOf(org::kDepartment, "handler");
            return QVector<Intent> { desk.make(K::Sign, u"s1"_s, {}, handler, S::Supervision),
                desk.make(K::Rectify, u"s1"_s, { { u"text"_s, text } }, handler, S::Supervision) };
        };
        const auto first = inARow(u"已整改"_s);
        for (const IntentAnswer &answer : desk.handIn(first))
            QCOMPARE(answer.code, QString());
        for (const IntentAnswer &answer : desk.handIn(first)) // a lost answer
            QCOMPARE(answer.verdict, Verdict::Known);
        // The second does not stand without the first.
        const auto again = desk.handIn(inARow(u"再次整改"_s));
        QCOMPARE(again.first().refusalCode(), RefusalCode::WrongStage);
        QCOMPARE(again.last().refusalCode(), RefusalCode::DependsOn);
    }

    /// Two decide about one proposal without knowing of each other.
    void theSecondDecisionIsRefused()
    {
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s, kIntake, region::kTown));
        desk.handIn(desk.make(K::Propose, u"s1"_s, proposeArgs(u"i1"_s, org::kDepartment),
            officerOf(org::kTown, "handler"), S::Supervision));
        const Intent reject = desk.make(K::Reject, u"s1"_s, { { u"reason"_s, u"不必"_s } },
            officerOf(org::kCity, "supervisor"), S::Supervision);
        const Intent issue = desk.make(K::Issue, u"s1"_s,
            { { u"form"_s, u"notice"_s }, { u"demand"_s, u"请整改"_s } },
            officerOf(org::kCounty, "shiftLeader"), S::Supervision);
        QCOMPARE(desk.handIn(reject).verdict, Verdict::Accepted);
        const auto answer = desk.handIn(issue);
        QCOMPARE(answer.refusalCode(), RefusalCode::Changed);
        QCOMPARE(answer.upto, desk.headOf(u"s1"_s, S::Supervision));
    }

    void ordersAreNumberedForThemselves()
    {
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s, kIntake, region::kTown));
        QStringList numbers;
        for (const QString &id : { u"s1"_s, u"s2"_s }) {
            const auto answer = desk.handIn(desk.make(
                K::Issue, id, issueArgs(u"i1"_s, org::kDepartment), kSupervisor, S::Supervision));
            numbers.append(parseFacts(answer.facts)->number);
        }
        QCOMPARE(numbers.first().chopped(1), numbers.last().chopped(1));
        QCOMPARE(numbers.first().last(4), u"0001"_s);
        QCOMPARE(numbers.last().last(4), u"0002"_s);
    }

    void aShiftIsSeenUpwardsAndEnds()
    {
        ServerDesk desk;
        const OfficerId leader = officerOf(org::kTown, "shiftLeader");
        desk.handIn(desk.make(K::OpenShift, u"h1"_s, rosterOf(org::kTown), leader, S::Shift));
        for (const auto &unit : { org::kTown, org::kCounty, org::kCity })
            QCOMPARE(toldTo(desk, unit), QStringList { u"openShift h1"_s });
        for (const auto &unit : { org::kVillage, org::kOtherTown, org::kDepartment })
            QCOMPARE(toldTo(desk, unit), QStringList());
        desk.handIn(desk.make(K::HandOver, u"h1"_s, kLists, leader, S::Shift));
        QCOMPARE(partOf(desk, org::kCounty, u"open"_s), QStringList { u"h1"_s });
        // Taken over together with the next one: both or none.
        const OfficerId next = officerOf(org::kTown, "dispatcher");
        const auto handOn = [&desk, &next](const QString &opened) {
            QVector<Intent> both { desk.make(K::TakeOver, u"h1"_s, {}, next, S::Shift),
                desk.make(K::OpenShift, opened, rosterOf(org::kTown), next, S::Shift) };
            for (Intent &intent : both) {
                intent.group = u"to-"_s + opened;
                desk.sign(intent);
            }
            return both;
        };
        const auto first = handOn(u"h2"_s);
        const auto second = handOn(u"h3"_s);
        for (const IntentAnswer &answer : desk.handIn(first))
            QCOMPARE(answer.verdict, Verdict::Accepted);
        for (const IntentAnswer &answer : desk.handIn(second))
            QCOMPARE(answer.refusalCode(), RefusalCode::WrongStage);
        QCOMPARE(partOf(desk, org::kCounty, u"open"_s), QStringList { u"h2"_s });
        QCOMPARE(partOf(desk, org::kCounty, u"recent"_s), QStringList { u"h1"_s });
    }

    /// The village goes to another town: what supervises it, its case and nothing else go along.
    void newDivisionsMoveThemToo()
    {
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s, kIntake, region::kTown));
        desk.handIn(desk.make(
            K::Issue, u"s1"_s, issueArgs(u"i1"_s, org::kVillage), kSupervisor, S::Supervision));
        desk.handIn(desk.make(K::OpenShift, u"h1"_s, rosterOf(org::kTown),
            officerOf(org::kTown, "shiftLeader"), S::Shift));
        DirectoryData data = ServerDesk::directoryData(2);
        for (Region &region : data.regions) {
            if (region.code == region::kVillage)
                region.parent = region::kOtherTown;
        }
        for (Organization &unit : data.organizations) {
            if (unit.id == org::kVillage)
                unit.superior = org::kOtherTown;
        }
        QCOMPARE(partOf(desk, org::kOtherTown, u"heads"_s), QStringList());
        QVERIFY(desk.importDirectory(data));
        QStringList now = partOf(desk, org::kOtherTown, u"heads"_s);
        now.sort();
        QCOMPARE(now, (QStringList { u"i1"_s, u"s1"_s }));
        QStringList before = partOf(desk, org::kTown, u"heads"_s);
        before.sort();
        QCOMPARE(before, (QStringList { u"h1"_s, u"i1"_s }));
    }
};

QTEST_GUILESS_MAIN(TestServerDuty)
#include "tst_serverduty.moc"
