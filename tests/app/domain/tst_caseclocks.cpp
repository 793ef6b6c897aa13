#include "tests/app/domain/signedcase.h"
#include "tests/support/testcase.h"
#include <QDateTime>

using namespace shiyu;
using std::chrono::minutes;
using test::CaseDesk;
using test::start;
using namespace Qt::StringLiterals;

namespace {

/// As the city's clocks show it.
QString inCity(Instant at)
{
    constexpr qint64 kCity = 8 * 3'600'000;
    return QDateTime::fromMSecsSinceEpoch(toMs(at) + kCity, Qt::UTC)
        .toString(QStringLiteral("yyyy-MM-dd hh:mm"));
}

/// When a clock is due.
QString cityTime(const CaseDesk &desk, ClockKind kind, int task)
{
    const SlaClock sla(desk.directory->calendar());
    const auto due = sla.compute(desk.clock(kind, task)->input, desk.now).due;
    return due ? inCity(*due) : QString();
}

/// One unit's, completed at 09:09; %1: is there a reporter to call back.
const QString kOne = QStringLiteral(
    "c.city.intake report category=facility.cover region=340202001 contactable=%1\n"
    "c.city.intake accept\nc.city.dispatcher dispatch lead=d.jinghu.urban basis=function\n"
    "d.jinghu.urban.liaison acknowledge\nd.jinghu.urban.liaison contact\n"
    "d.jinghu.urban.liaison submit\nd.jinghu.urban.reviewer review\n"
    "d.jinghu.urban.liaison reply\nd.jinghu.urban.liaison complete\n");

} // namespace

/// Which clocks of a case run, stand, move and end with its acts.
class TestCaseClocks : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void clocksStandWhileAllIsSuspended();
    void extensionMovesUnitAndTotal();
    void appealExempts();
    void categoryChangesTheLimit();
    void clocksCountFromTheirStage_data();
    void clocksCountFromTheirStage();
    void sourceBindsUntilTheFirstEnd_data();
    void sourceBindsUntilTheFirstEnd();
    void clocksEndWithWhatTheyMeasure_data();
    void clocksEndWithWhatTheyMeasure();
    void aClockOfTheEarlierRulesEndsWithTheNextAct();
};

void TestCaseClocks::clocksStandWhileAllIsSuspended()
{
    CaseDesk desk;
    start(desk, QStringLiteral("u.water.liaison acknowledge task=2\nc.city.shiftLeader suspend\n"));
    const auto stands = [&desk](ClockKind kind, int task) {
        const auto &pauses = desk.clock(kind, task)->input.pauses;
        return !pauses.empty() && !pauses.back().to;
    };
    QVERIFY(stands(ClockKind::Handle, 1) && !stands(ClockKind::Handle, 2)
        && !stands(ClockKind::Total, 0));
    QCOMPARE(desk.play(QStringLiteral("c.city.shiftLeader suspend task=2")), QString());
    QVERIFY(stands(ClockKind::Total, 0));
    QCOMPARE(desk.play(QStringLiteral("c.city.shiftLeader resume task=1")), QString());
    QVERIFY(!stands(ClockKind::Total, 0) && stands(ClockKind::Handle, 2)
        && !stands(ClockKind::Handle, 1));
    QCOMPARE(desk.clock(ClockKind::Total)->input.pauses.size(), size_t(1));
}

void TestCaseClocks::extensionMovesUnitAndTotal()
{
    CaseDesk desk;
    start(desk);
    const SlaClock sla(desk.directory->calendar());
    const auto due = [&](ClockKind kind, int task) {
        return sla.compute(desk.clock(kind, task)->input, desk.now).due.value();
    };
    const Instant handle = due(ClockKind::Handle, 1);
    const Instant total = due(ClockKind::Total, 0);
    const Instant assist = due(ClockKind::Handle, 2);
    QCOMPARE(
        desk.playAll(
            { QStringLiteral(
                  "d.jinghu.urban.liaison request kind=extension amount=24 unitOfTime=urgentHours"),
                QStringLiteral("c.city.shiftLeader approve request=@request") }),
        QString());
    QCOMPARE(due(ClockKind::Handle, 1), handle + std::chrono::hours { 24 });
    QCOMPARE(due(ClockKind::Total, 0), total + std::chrono::hours { 24 });
    QCOMPARE(due(ClockKind::Handle, 2), assist);
}

void TestCaseClocks::appealExempts()
{
    CaseDesk desk;
    start(desk,
        QStringLiteral("d.jinghu.urban.liaison request kind=appeal\n"
                       "c.city.shiftLeader approve request=@request\n"));
    QVERIFY(desk.state.exempt && desk.clock(ClockKind::Handle, 1)->input.appealExempt);
}

void TestCaseClocks::categoryChangesTheLimit()
{
    CaseDesk desk;
    start(desk);
    const Instant began = desk.clock(ClockKind::Handle, 1)->input.start;
    QCOMPARE(desk.play(QStringLiteral(
                 "c.city.intake edit field=category from=facility.cover to=facility.burst")),
        QString());
    const SlaClock sla(desk.directory->calendar());
    QCOMPARE(sla.compute(desk.clock(ClockKind::Handle, 1)->input, desk.now).due.value(),
        began + std::chrono::hours { 2 });
    QVERIFY(desk.clock(ClockKind::Total)->input.changes.empty()); // the major category's, as before
}

// Each act takes half an hour, the first is at 09:30 on Monday 2026-03-02; worked out by hand with
// 8–12 and 14–18 and the limits of citydirectory.h.
void TestCaseClocks::clocksCountFromTheirStage_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<ClockKind>("kind");
    QTest::addColumn<int>("task");
    QTest::addColumn<QString>("due");
    const QString unknown = QStringLiteral("c.city.intake report region=340202001\n");
    const QString named
        = QStringLiteral("c.city.intake edit field=category from= to=facility.cover\n");
    const QString emergency
        = QStringLiteral("c.city.dispatcher emergencyDispatch region=340202001 contactable=true "
                         "lead=d.jinghu.urban basis=function\n");
    const QString signedFor = QStringLiteral("d.jinghu.urban.liaison acknowledge\n");
    const auto row
        = [](const char *name, const QString &script, ClockKind kind, int task, const char *due) {
              QTest::newRow(name) << script << kind << task << QString::fromLatin1(due);
          };
    row("category at 10:00: one hour to accept counts from the report", unknown + named,
        ClockKind::Accept, 0, "2026-03-02 10:30");
    row("declined at 10:00, reopened at 10:30, category at 11:00: from the reopening",
        unknown + QStringLiteral("c.city.intake decline\nc.city.intake reopen\n") + named,
        ClockKind::Accept, 0, "2026-03-02 11:30");
    row("emergency at 9:30, category at 10:00: two working hours to sign", emergency + named,
        ClockKind::Acknowledge, 1, "2026-03-02 11:30");
    row("… three working days to handle", emergency + named, ClockKind::Handle, 1,
        "2026-03-05 09:30");
    row("… five working days in all", emergency + named, ClockKind::Total, 0, "2026-03-09 09:30");
    row("signed at 10:00, category at 10:30: four working hours to call, over noon",
        emergency + signedFor + named, ClockKind::Contact, 1, "2026-03-02 16:00");
    row("… and to handle from the dispatch", emergency + signedFor + named, ClockKind::Handle, 1,
        "2026-03-05 09:30");
}

void TestCaseClocks::clocksCountFromTheirStage()
{
    QFETCH(QString, script);
    QFETCH(ClockKind, kind);
    QFETCH(int, task);
    QFETCH(QString, due);
    CaseDesk desk;
    desk.step = minutes { 30 };
    QCOMPARE(desk.playAll(script.split(QLatin1Char('\n'))), QString());
    QVERIFY(desk.running(kind, task));
    QCOMPARE(cityTime(desk, kind, task), due);
}

// Each act takes a minute, the first is at 09:01. The source's time had passed before.
void TestCaseClocks::sourceBindsUntilTheFirstEnd_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("due");
    const auto row = [](const char *name, const char16_t *script, const char *due) {
        QTest::newRow(name) << QString::fromUtf16(script) << QString::fromLatin1(due);
    };
    row("open: overdue by the source", u"", "1970-01-01 08:00");
    row("reworked: the source has no answer yet", u"c.city.dispatcher rework", "1970-01-01 08:00");
    // Accepted at 09:02, five working days; between 09:08 (resolved) and 09:11 the clock stood.
    row("closed and reopened: our own limit alone",
        u"c.city.verifier verify\nc.city.dispatcher close\nc.city.intake reopen",
        "2026-03-09 09:05");
}

void TestCaseClocks::sourceBindsUntilTheFirstEnd()
{
    QFETCH(QString, script);
    QFETCH(QString, due);
    CaseDesk desk;
    QString before = QStringLiteral(
        "c.city.intake report category=facility.cover region=340202001 sourceDue=1\n"
        "c.city.intake accept\nc.city.dispatcher dispatch lead=d.jinghu.urban basis=function\n"
        "d.jinghu.urban.liaison acknowledge\n");
    if (!script.isEmpty())
        before += QStringLiteral("d.jinghu.urban.liaison submit\nd.jinghu.urban.reviewer review\n"
                                 "d.jinghu.urban.liaison reply\nd.jinghu.urban.liaison complete\n");
    before += script;
    QCOMPARE(desk.playAll(before.split(QLatin1Char('\n'))), QString());
    QVERIFY(desk.running(ClockKind::Total));
    QCOMPARE(cityTime(desk, ClockKind::Total, 0), due);
}

// Each act takes a minute, the first is at 09:01 on Monday 2026-03-02. Three working days to handle
// from the dispatch at 09:03, one to verify and call back from the completion.
void TestCaseClocks::clocksEndWithWhatTheyMeasure_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<ClockKind>("kind");
    QTest::addColumn<int>("task");
    QTest::addColumn<QString>("ended"); ///< city time; empty: it runs
    QTest::addColumn<QString>("due");
    using C = ClockKind;
    const QString one = kOne;
    const QString assisted = test::kSigned
        + QStringLiteral("u.water.liaison acknowledge task=2\nu.water.liaison submit task=2\n"
                         "u.water.reviewer review task=2\n");
    const QString each = QString(assisted).replace(
        QStringLiteral("assists=u.water"), QStringLiteral("assists=u.water completion=each"));
    const QString first = QString(assisted).replace(QStringLiteral("assists=u.water"),
        QStringLiteral("assists=u.water completion=whicheverFirst"));
    const QString replied = QStringLiteral("d.jinghu.urban.liaison reply\n");
    const QString verified = QStringLiteral("c.city.verifier verify\n");
    const QString called = QStringLiteral("c.city.verifier followUp\n");
    const QString again = QStringLiteral("c.city.dispatcher rework\nd.jinghu.urban.liaison submit\n"
                                         "d.jinghu.urban.reviewer review\n"
                                         "d.jinghu.urban.liaison reply\n"
                                         "d.jinghu.urban.liaison complete\n");
    const auto row = [](const char *name, const QString &script, C kind, int task,
                         const char *ended, const char *due) {
        QTest::newRow(name) << script << kind << task << QString::fromLatin1(ended)
                            << QString::fromLatin1(due);
    };
    row("the assisting unit's reviewer signed at 09:07", assisted, C::Handle, 2, "2026-03-02 09:07",
        "2026-03-05 09:03");
    row("the lead unit's reviewer signed at 09:07: it has to answer yet",
        test::kSigned
            + QStringLiteral("d.jinghu.urban.liaison submit\nd.jinghu.urban.reviewer review\n"),
        C::Handle, 1, "", "2026-03-05 09:03");
    row("each unit answers: the assisting one has to complete its task", each, C::Handle, 2, "",
        "2026-03-05 09:03");
    row("… and did so at 09:09",
        each + replied + QStringLiteral("u.water.liaison complete task=2\n"), C::Handle, 2,
        "2026-03-02 09:09", "2026-03-05 09:03");
    row("whichever is first answers: the assisting one may", first, C::Handle, 2, "",
        "2026-03-05 09:03");
    row("completed at 09:09", one.arg("true"_L1), C::Verify, 0, "", "2026-03-03 09:09");
    row("verified, the reporter was not called back", one.arg("true"_L1) + verified, C::Verify, 0,
        "", "2026-03-03 09:09");
    row("… called back at 09:11: only to be closed", one.arg("true"_L1) + verified + called,
        C::Verify, 0, "2026-03-02 09:11", "2026-03-03 09:09");
    row("called back before it was verified at 09:11", one.arg("true"_L1) + called + verified,
        C::Verify, 0, "2026-03-02 09:11", "2026-03-03 09:09");
    row("nobody to call back: verified at 09:10", one.arg("false"_L1) + verified, C::Verify, 0,
        "2026-03-02 09:10", "2026-03-03 09:09");
    row("it did not pass",
        one.arg("false"_L1) + QStringLiteral("c.city.verifier verify passed=false\n"), C::Verify, 0,
        "", "2026-03-03 09:09");
    row("it did not pass the second time at 09:12: it stood for two minutes",
        one.arg("false"_L1) + verified + QStringLiteral("c.city.verifier note\n")
            + QStringLiteral("c.city.verifier verify passed=false\n"),
        C::Verify, 0, "", "2026-03-03 09:11");
    row("called back before the rework of 09:11 to 09:15: another answer",
        one.arg("true"_L1) + called + again + verified, C::Verify, 0, "", "2026-03-03 09:13");
}

void TestCaseClocks::clocksEndWithWhatTheyMeasure()
{
    QFETCH(QString, script);
    QFETCH(ClockKind, kind);
    QFETCH(int, task);
    QFETCH(QString, ended);
    QFETCH(QString, due);
    CaseDesk desk;
    QCOMPARE(desk.playAll(script.split(QLatin1Char('\n'))), QString());
    const CaseClock *clock = desk.clock(kind, task);
    QCOMPARE(clock->running() ? QString() : inCity(*clock->input.endedAt), ended);
    QCOMPARE(cityTime(desk, kind, task), due);
    if (!ended.isEmpty())
        QVERIFY(clock->outcome && clock->outcome->onTime && inCity(clock->outcome->dueAt) == due);
}

// As in a log that an earlier program wrote.
void TestCaseClocks::aClockOfTheEarlierRulesEndsWithTheNextAct()
{
    CaseDesk desk;
    desk.settings.earlierClocks = true;
    start(desk,
        QStringLiteral("u.water.liaison acknowledge task=2\nu.water.liaison submit task=2\n"
                       "u.water.reviewer review task=2\n"));
    QVERIFY(desk.running(ClockKind::Handle, 2));
    desk.settings.earlierClocks = false;
    QCOMPARE(desk.play(QStringLiteral("d.jinghu.urban.liaison progress")), QString());
    QVERIFY(!desk.running(ClockKind::Handle, 2));
    QVERIFY(desk.running(ClockKind::Handle, 1));
}

QTEST_GUILESS_MAIN(TestCaseClocks)
#include "tst_caseclocks.moc"
