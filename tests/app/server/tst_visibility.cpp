#include "app/server/core/newscursor.h"
#include "tests/app/server/serverdesk.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

using K = OperationKind;

const OfficerId kIntake = officerOf(org::kCity, "intake");
const OfficerId kDispatcher = officerOf(org::kCity, "dispatcher");

OfficerId readerOf(const OrganizationId &unit)
{
    return officerOf(
        unit, unit == org::kVillage || unit == org::kOtherVillage ? "gridWorker" : "handler");
}

/// "op i1", "opened i1", "closed i1" in the order of a page.
QStringList linesOf(const ChangesPage &page)
{
    QStringList lines;
    for (const ChangeEntry &entry : page.entries) {
        if (const auto *op = std::get_if<OperationEntry>(&entry)) {
            const auto intent = parseIntent(op->operation.intent);
            if (intent && intent->subject.kind != SubjectKind::Directory)
                lines.append(nameOf(intent->kind) + u' ' + intent->subject.id);
        } else if (const auto *opened = std::get_if<OpenedEntry>(&entry)) {
            lines.append(u"opened "_s + opened->subject.id);
        } else {
            lines.append(u"closed "_s + std::get<ClosedEntry>(entry).subject.id);
        }
    }
    return lines;
}

/// All that an organisation is told, page by page of `limit`.
QStringList toldTo(ServerDesk &desk, const OrganizationId &unit, qint64 since = 0, int limit = 100)
{
    QStringList lines;
    for (bool more = true; more;) {
        const auto page = desk.get<ChangesPage>(
            u"/v1/changes?since=%1&limit=%2"_s.arg(since).arg(limit), desk.tokenOf(readerOf(unit)));
        lines += linesOf(page);
        more = page.more && page.next > since;
        since = page.next;
    }
    return lines;
}

} // namespace

class TestVisibility : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void reportIsSeenUpwards_data()
    {
        QTest::addColumn<OrganizationId>("unit");
        QTest::addColumn<bool>("sees");
        QTest::newRow("the city") << org::kCity << true;
        QTest::newRow("its county") << org::kCounty << true;
        QTest::newRow("its town") << org::kTown << true;
        QTest::newRow("its village") << org::kVillage << true;
        QTest::newRow("another county") << org::kOtherCounty << false;
        QTest::newRow("another village") << org::kOtherVillage << false;
        QTest::newRow("a department that it did not reach") << org::kDepartment << false;
    }
    void reportIsSeenUpwards()
    {
        QFETCH(OrganizationId, unit);
        QFETCH(bool, sees);
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s));
        QCOMPARE(toldTo(desk, unit), sees ? QStringList { u"report i1"_s } : QStringList());
        const auto response = desk.send(
            "GET", u"/v1/subjects/incident/i1/operations"_s, {}, desk.tokenOf(readerOf(unit)));
        QCOMPARE(response.status, sees ? 200 : 404);
    }

    void taskOpensTheCaseWithItsHistory()
    {
        ServerDesk desk;
        desk.handIn({ desk.report(u"i1"_s) });
        desk.handIn(desk.make(K::Accept, u"i1"_s, {}, kIntake));
        const qint64 before = desk.headOf(u"i1"_s);
        desk.handIn(desk.make(K::Dispatch, u"i1"_s,
            { { u"lead"_s, org::kDepartment.toString() }, { u"basis"_s, u"territory"_s },
                { u"clause"_s, u"第三条"_s } },
            kDispatcher));
        desk.handIn(desk.make(
            K::Acknowledge, u"i1"_s, { { u"task"_s, 1 } }, officerOf(org::kDepartment, "liaison")));
        QCOMPARE(
            toldTo(desk, org::kDepartment), (QStringList { u"opened i1"_s, u"acknowledge i1"_s }));
        const auto page = desk.get<ChangesPage>(
            u"/v1/changes?since=0"_s, desk.tokenOf(readerOf(org::kDepartment)));
        const auto opened = std::get<OpenedEntry>(page.entries.at(1)); // after the directory
        QVERIFY(opened.upto > before);
        const auto history = desk.get<SubjectPage>(u"/v1/subjects/incident/i1/operations?limit=2"_s,
            desk.tokenOf(readerOf(org::kDepartment)));
        QCOMPARE(history.operations.size(), 2);
        QVERIFY(history.more);
        const auto rest
            = desk.get<SubjectPage>(u"/v1/subjects/incident/i1/operations?after=%1"_s.arg(before),
                desk.tokenOf(readerOf(org::kDepartment)));
        QCOMPARE(rest.operations.first().hash, opened.headHash);
        QVERIFY(!rest.more);
        // The centre saw it all along.
        QCOMPARE(toldTo(desk, org::kCounty),
            (QStringList {
                u"report i1"_s, u"accept i1"_s, u"dispatch i1"_s, u"acknowledge i1"_s }));
    }

    void pagesOfAnySizeTellTheSame()
    {
        ServerDesk desk;
        for (int i = 0; i < 7; ++i)
            desk.handIn(desk.report(
                u"i%1"_s.arg(i), kIntake, i % 2 ? region::kVillage : region::kOtherVillage));
        const QStringList whole = toldTo(desk, org::kCounty);
        QCOMPARE(whole.size(), 3);
        for (int limit = 1; limit < 9; ++limit)
            QCOMPARE(toldTo(desk, org::kCounty, 0, limit), whole);
    }

    /// A stream looks every few seconds: what others did is looked through once.
    void aStreamPassesWhatOthersDid()
    {
        ServerDesk desk;
        const auto look = [&desk](qint64 since) {
            return desk.get<ChangesPage>(
                u"/v1/changes?since=%1"_s.arg(since), desk.tokenOf(readerOf(org::kOtherTown)));
        };
        server::NewsCursor cursor(0);
        QVERIFY(cursor.take(look(0))); // the directory, and which one
        for (int i = 0; i < 9; ++i)
            desk.handIn(desk.report(u"i%1"_s.arg(i)));
        const qint64 before = cursor.since();
        QVERIFY(!cursor.take(look(before)));
        QCOMPARE(cursor.since(), desk.headOf(u"i8"_s));
        QVERIFY(!cursor.take(look(cursor.since())));
        desk.handIn(desk.report(u"x"_s, kIntake, region::kOtherVillage));
        QVERIFY(cursor.take(look(cursor.since())));
        QCOMPARE(cursor.since(), desk.headOf(u"x"_s));
    }

    void relocationClosesItToWhoNeverActed()
    {
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s));
        Intent moved = desk.make(K::Relocate, u"i1"_s, {}, kIntake);
        moved.args = desk.report(u"x"_s, kIntake, region::kOtherVillage).args;
        moved.args = { { u"place"_s, moved.args[u"place"_s] },
            { u"region"_s, region::kOtherVillage.toString() } };
        desk.sign(moved);
        QCOMPARE(desk.handIn(moved).verdict, Verdict::Accepted);
        desk.handIn(desk.make(K::Note, u"i1"_s, { { u"text"_s, u"已移交"_s } }, kIntake));
        QCOMPARE(toldTo(desk, org::kTown),
            (QStringList { u"report i1"_s, u"relocate i1"_s, u"closed i1"_s }));
        QCOMPARE(toldTo(desk, org::kOtherTown), (QStringList { u"opened i1"_s, u"note i1"_s }));
        // What it no longer sees it may not act on.
        QCOMPARE(desk.handIn(desk.make(K::Note, u"i1"_s, { { u"text"_s, u"?"_s } },
                                 officerOf(org::kTown, "dispatcher")))
                     .rejectCode(),
            RejectCode::Scope);
    }

    void mergeOpensBothToBoth()
    {
        ServerDesk desk;
        desk.handIn({ desk.report(u"a"_s), desk.report(u"b"_s, kIntake, region::kOtherVillage) });
        Intent merge = desk.make(K::Merge, u"a"_s, { { u"into"_s, u"b"_s } }, kIntake);
        Intent absorb = desk.make(K::Absorb, u"b"_s, { { u"sourceCase"_s, u"a"_s } }, kIntake);
        for (Intent *intent : { &merge, &absorb }) {
            intent->group = u"g1"_s;
            desk.sign(*intent);
        }
        QCOMPARE(desk.handIn({ merge, absorb }).first().verdict, Verdict::Accepted);
        QCOMPARE(
            toldTo(desk, org::kTown), (QStringList { u"report a"_s, u"merge a"_s, u"opened b"_s }));
        QCOMPARE(toldTo(desk, org::kOtherTown),
            (QStringList { u"report b"_s, u"opened a"_s, u"absorb b"_s }));
    }

    void supervisionOpensItsCase()
    {
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s, kIntake, region::kCounty));
        const auto issued = desk.handIn(desk.make(K::Issue, u"s1"_s,
            { { u"incident"_s, u"i1"_s }, { u"unit"_s, org::kDepartment.toString() },
                { u"form"_s, u"order"_s }, { u"demand"_s, u"三日内整改"_s } },
            officerOf(org::kCity, "supervisor"), SubjectKind::Supervision));
        QCOMPARE(issued.code, QString());
        QCOMPARE(issued.verdict, Verdict::Accepted);
        QCOMPARE(toldTo(desk, org::kDepartment), (QStringList { u"opened i1"_s, u"issue s1"_s }));
        QCOMPARE(toldTo(desk, org::kOtherCounty), QStringList());
    }

    void newDivisionsRaiseTheEpoch()
    {
        ServerDesk desk;
        desk.handIn(desk.report(u"i1"_s));
        const auto epochOf = [&desk](const OrganizationId &unit) {
            return desk.get<ChangesPage>(u"/v1/changes?since=0"_s, desk.tokenOf(readerOf(unit)))
                .scopeEpoch;
        };
        const qint64 before = epochOf(org::kTown);
        const auto heads = [&desk](const OrganizationId &unit) {
            QStringList ids;
            const auto page = desk.get<SnapshotPage>(
                u"/v1/snapshot?part=heads"_s, desk.tokenOf(readerOf(unit)));
            for (const auto &item : page.items) {
                if (item.head.subject.kind == SubjectKind::Incident)
                    ids.append(item.head.subject.id);
            }
            return ids;
        };
        QCOMPARE(heads(org::kTown), QStringList { u"i1"_s });
        QCOMPARE(heads(org::kOtherTown), QStringList());
        // The village goes from one town to the other.
        DirectoryData data = ServerDesk::directoryData(2);
        for (Region &region : data.regions) {
            if (region.code == region::kVillage)
                region.parent = region::kOtherTown;
        }
        for (Organization &unit : data.organizations) {
            if (unit.id == org::kVillage)
                unit.superior = org::kOtherTown;
        }
        QVERIFY(desk.importDirectory(data));
        QVERIFY(epochOf(org::kTown) > before);
        QVERIFY(epochOf(org::kOtherTown) > before);
        QCOMPARE(epochOf(org::kOtherVillage), before);
        QCOMPARE(heads(org::kTown), QStringList());
        QCOMPARE(heads(org::kOtherTown), QStringList { u"i1"_s });
        QCOMPARE(toldTo(desk, org::kOtherTown), QStringList()); // by comparing, not by entries
    }

    void snapshotIsWhole()
    {
        ServerDesk desk;
        for (int i = 0; i < 5; ++i)
            desk.handIn(desk.report(u"i%1"_s.arg(i)));
        desk.handIn(desk.make(K::Answer, u"i0"_s,
            { { u"text"_s, u"已答复"_s }, { u"knowledge"_s, u"k1"_s } }, kIntake));
        QStringList open;
        QString after;
        do {
            const auto page
                = desk.get<SnapshotPage>(u"/v1/snapshot?part=open&limit=2&after="_s + after,
                    desk.tokenOf(readerOf(org::kTown)));
            for (const auto &item : page.items) {
                QCOMPARE(item.operations.last().hash, item.head.headHash);
                open.append(item.head.subject.id);
            }
            after = page.next;
        } while (!after.isEmpty());
        open.removeOne(u"directory"_s);
        QCOMPARE(open, (QStringList { u"i4"_s, u"i3"_s, u"i2"_s, u"i1"_s }));
        const auto recent = desk.get<SnapshotPage>(
            u"/v1/snapshot?part=recent"_s, desk.tokenOf(readerOf(org::kTown)));
        QCOMPARE(recent.items.size(), 1);
        QCOMPARE(recent.items.first().operations.size(), 2);
        QCOMPARE(recent.total, 1);
    }
};

QTEST_GUILESS_MAIN(TestVisibility)
#include "tst_visibility.moc"
