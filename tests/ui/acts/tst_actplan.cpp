#include "tests/support/testcase.h"
#include "tests/ui/acts/fakeoffice.h"
#include "ui/acts/actkeys.h"
#include "ui/acts/actplan.h"

using namespace shiyu;
using namespace shiyu::test;

class TestActPlan : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void barByStage_data();
    void barByStage();
    void refusedHaveTheNearestReason_data();
    void refusedHaveTheNearestReason();
    void everyOfferedActIsSomewhere();
    void keysAreUnique();
    void everyOfferedActHasAKey();
};

namespace {

const QString kReport = QStringLiteral(
    "c.city.intake report category=facility.cover region=340202 contactable=true\n");
const QString kAccept = kReport + QStringLiteral("c.city.intake accept\n");
const QString kDispatch = kAccept
    + QStringLiteral(
        "c.city.dispatcher dispatch lead=d.jinghu.urban assists=u.water basis=function\n");
const QString kReminded = kDispatch + QStringLiteral("c.city.dispatcher remind task=1 text=n\n");
const QString kSigned = kDispatch + QStringLiteral("d.jinghu.urban.liaison acknowledge\n");
const QString kContacted = kSigned + QStringLiteral("d.jinghu.urban.liaison contact\n");
const QString kSubmitted = kContacted + QStringLiteral("d.jinghu.urban.handler submit\n");
const QString kReviewed = kSubmitted + QStringLiteral("d.jinghu.urban.reviewer review\n");
const QString kAnswered = kReviewed
    + QStringLiteral("d.jinghu.urban.handler reply\n"
                     "c.city.dispatcher waive task=2\n");
const QString kResolved = kAnswered + QStringLiteral("d.jinghu.urban.handler complete\n");
const QString kVerified = kResolved + QStringLiteral("c.city.verifier verify\n");
const QString kFollowed = kVerified + QStringLiteral("c.city.intake followUp\n");
const QString kClosed = kFollowed + QStringLiteral("c.city.shiftLeader close\n");

QStringList namesOf(const QVector<PlannedAct> &acts)
{
    QStringList names;
    for (const PlannedAct &act : acts)
        names.append(nameOf(act.kind));
    return names;
}

} // namespace

void TestActPlan::barByStage_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("officer");
    QTest::addColumn<QString>("bar"); // filled where a ! stands: the step that is due
    QTest::addColumn<int>("later"); // hours
    const auto row = [](const char *name, const QString &script, const char *officer,
                         const char *bar, int later = 0) {
        QTest::newRow(name) << script << QString::fromLatin1(officer) << QString::fromLatin1(bar)
                            << later;
    };
    row("reported, intake: accept or answer", kReport, "c.city.intake",
        "!accept answer edit merge");
    row("reported, another county's: nothing but nothing", kReport, "c.yijiang.intake", "");
    row("accepted: dispatch", kAccept, "c.city.dispatcher", "!dispatch note");
    row("dispatched, the unit: sign or send back", kDispatch, "d.jinghu.urban.liaison",
        "!acknowledge sendBack note");
    row("dispatched, the desk: nothing is due", kDispatch, "c.city.dispatcher",
        "remind dispatch note");
    row("nobody signed for days: the desk presses", kDispatch, "c.city.dispatcher",
        "!remind dispatch note", 72);
    row("reminded: the unit answers for it first", kReminded, "d.jinghu.urban.liaison",
        "!acknowledge receipt note", 72); // too late to send it back
    row("reminded: the desk waits for the receipt", kReminded, "c.city.dispatcher",
        "remind dispatch note", 72);
    row("signed: the citizen first", kSigned, "d.jinghu.urban.liaison",
        "!contact progress sendBack reply");
    row("contacted: submit", kContacted, "d.jinghu.urban.handler", "!submit progress reply note");
    row("submitted: the reviewer signs", kSubmitted, "d.jinghu.urban.reviewer", "!review note");
    row("submitted: the handler waits", kSubmitted, "d.jinghu.urban.handler", "note");
    row("returned by the reviewer: submit again, the citizen was called",
        kSubmitted + QStringLiteral("d.jinghu.urban.reviewer review approve=false text=photo\n"),
        "d.jinghu.urban.handler", "!submit progress reply note");
    row("reviewed: the answer", kReviewed, "d.jinghu.urban.handler", "!reply note");
    row("answered: complete", kAnswered, "d.jinghu.urban.handler", "!complete note");
    row("resolved: verify", kResolved, "c.city.verifier", "!verify followUp rework secondRound");
    row("verified: call back", kVerified, "c.city.intake", "!followUp rework secondRound note");
    row("called back: close", kFollowed, "c.city.shiftLeader", "!close rework secondRound note");
    row("done again and verified: the call before the rework is not the call after it",
        kFollowed
            + QStringLiteral("c.city.dispatcher rework\nd.jinghu.urban.handler submit\n"
                             "d.jinghu.urban.reviewer review\nd.jinghu.urban.handler reply\n"
                             "d.jinghu.urban.handler complete\nc.city.verifier verify\n"),
        "c.city.intake", "!followUp rework secondRound note");
    row("closed: another round may be ordered, none is due", kClosed, "c.city.shiftLeader",
        "secondRound reopen note");
}

void TestActPlan::barByStage()
{
    QFETCH(QString, script);
    QFETCH(QString, officer);
    QFETCH(int, later);
    CaseDesk desk;
    QCOMPARE(desk.playAll(script.split(QLatin1Char('\n'))), QString());
    desk.now += std::chrono::hours { later };
    const OfficerId id(officer);
    const ActPlan plan = planActs(viewOf(desk, id), seatIn(desk, id));
    const QString bar = namesOf(plan.bar).join(QLatin1Char(' '));
    QTEST((plan.isDue ? QLatin1Char('!') + bar : bar), "bar");
}

void TestActPlan::refusedHaveTheNearestReason_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("officer");
    QTest::addColumn<OperationKind>("kind");
    QTest::addColumn<RefusalCode>("code");
    using K = OperationKind;
    using R = RefusalCode;
    const auto row
        = [](const char *name, const QString &script, const char *officer, K kind, R code) {
              QTest::newRow(name) << script << QString::fromLatin1(officer) << kind << code;
          };
    row("close what is not verified", kResolved, "c.city.shiftLeader", K::Close, R::NotVerified);
    row("close without a call back", kVerified, "c.city.shiftLeader", K::Close, R::NotFollowedUp);
    row("submit before the citizen was called", kSigned, "d.jinghu.urban.handler", K::Submit,
        R::NotContacted);
    row("review one's own submission", kSubmitted, "d.jinghu.urban.handler", K::Review,
        R::MissingRight);
    row("review what another unit submitted", kSubmitted, "c.city.dispatcher", K::Review,
        R::NotYours);
    row("tell the progress of another unit", kContacted, "c.city.intake", K::Progress, R::NotYours);
    row("submit for another unit", kContacted, "c.city.intake", K::Submit, R::NotYours);
    row("sign for another unit", kDispatch, "c.yijiang.liaison", K::Acknowledge, R::NotYours);
    row("complete without an answer", kReviewed, "d.jinghu.urban.handler", K::Complete, R::NoReply);
    row("accept twice", kAccept, "c.city.intake", K::Accept, R::WrongStage);
}

void TestActPlan::refusedHaveTheNearestReason()
{
    QFETCH(QString, script);
    QFETCH(QString, officer);
    QFETCH(OperationKind, kind);
    CaseDesk desk;
    QCOMPARE(desk.playAll(script.split(QLatin1Char('\n'))), QString());
    const OfficerId id(officer);
    const ActPlan plan = planActs(viewOf(desk, id), seatIn(desk, id));
    QVERIFY(!plan.find(kind));
    const auto why = plan.whyNot(kind);
    QVERIFY(why);
    QTEST(why->code, "code");
}

void TestActPlan::everyOfferedActIsSomewhere()
{
    CaseDesk desk;
    QCOMPARE(desk.playAll(kSigned.split(QLatin1Char('\n'))), QString());
    const OfficerId id(QStringLiteral("c.city.shiftLeader"));
    const CaseView view = viewOf(desk, id);
    const ActPlan plan = planActs(view, seatIn(desk, id));
    for (const ActChoice &choice : view.acts) {
        if (isOffered(choice.kind))
            QVERIFY2(plan.find(choice.kind) || plan.whyNot(choice.kind),
                qPrintable(nameOf(choice.kind)));
    }
}

void TestActPlan::keysAreUnique()
{
    QSet<QString> seen;
    for (const ActKey &key : actKeys()) {
        const QString keys = QString::fromLatin1(key.keys);
        QVERIFY2(!QKeySequence(keys).isEmpty(), key.keys);
        QVERIFY2(!seen.contains(keys), key.keys);
        QVERIFY2(!QStringList({ QStringLiteral("N"), QStringLiteral("J"), QStringLiteral("K"),
                                  QStringLiteral("L"), QStringLiteral("/"), QStringLiteral("?") })
                      .contains(keys),
            key.keys);
        seen.insert(keys);
        QCOMPARE(actOfKey(QKeySequence(keys)), key.kind);
    }
    QVERIFY(!actOfKey(moreActsKey()));
    QVERIFY(!actOfKey(undoActKey()));
}

void TestActPlan::everyOfferedActHasAKey()
{
    for (const WorkflowRow &row : incidentWorkflow()) {
        QVERIFY2(actKey(row.kind).isEmpty() != isOffered(row.kind), qPrintable(nameOf(row.kind)));
    }
}

QTEST_MAIN(TestActPlan)
#include "tst_actplan.moc"
