#include "app/domain/slaclock.h"
#include "tests/app/domain/clocktimes.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace std::chrono_literals;
using enum LimitUnit;
using enum ClockState;

Q_DECLARE_METATYPE(shiyu::LimitUnit)
Q_DECLARE_METATYPE(shiyu::ClockState)
Q_DECLARE_METATYPE(shiyu::ClockInput)

class TestSlaClock : public test::TestCase {
    Q_OBJECT
private Q_SLOTS:
    void plainLimits_data();
    void plainLimits();
    void histories_data();
    void histories();
    void left_data();
    void left();
    void states_data();
    void states();
    void dueSoonIsData();
    void appealExemptsTheStatisticAndKeepsTheFact();
    void calendarRevisionIsNamed();
    void manyOpenDeadlines();

private:
    const Calendar m_calendar = national();
};

// clang-format off
void TestSlaClock::plainLimits_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<int>("amount");
    QTest::addColumn<LimitUnit>("unit");
    QTest::addColumn<QString>("due");
    const auto row = [](const char *name, const char *start, int amount, LimitUnit unit, const char *due) {
        QTest::newRow(name) << QString::fromLatin1(start) << amount << unit << QString::fromLatin1(due);
    };
    row("one working day from Saturday 14:05 ends Monday 18:00", "2026-11-21 14:05", 1, WorkingDays, "2026-11-23 18:00");
    row("two urgent hours from Saturday 14:08", "2026-11-21 14:08", 2, UrgentHours, "2026-11-21 16:08");
    // Fri 1.5 h; Sun 28th (make-up) 9.5; Mon 17.5; Tue 30th needs 6.5 = 4 + 2.5 after 14:00
    row("Friday 16:30 before the National Day week, 3 days: the make-up Sunday counts", "2025-09-26 16:30", 3, WorkingDays, "2025-09-30 16:30");
    // … Tue 25.5; 1–8 Oct free; Thu 9th 33.5; Fri 10th needs 6.5
    row("Friday 16:30 before the National Day week, 5 days: over the holiday", "2025-09-26 16:30", 5, WorkingDays, "2025-10-10 16:30");
    row("Friday 16:30 before the National Day week, 6 days: ends on the make-up Saturday", "2025-09-26 16:30", 6, WorkingDays, "2025-10-11 16:30");
    // 25–27 Sep 2026 Mid-Autumn; Mon 28, Tue 29, Wed 30 Sep, Thu 8, Fri 9, Sat 10 Oct (make-up)
    row("a Friday that is Mid-Autumn, 6 days: two holidays and a make-up Saturday", "2026-09-25 16:30", 6, WorkingDays, "2026-10-10 18:00");
    // Fri 13th 0.5; Sat 14th (make-up) 8.5; 15–23 free; Tue 24th needs 7.5 = 4 + 3.5
    row("over the Spring Festival of 2026", "2026-02-13 17:30", 2, WorkingDays, "2026-02-24 17:30");
    row("a lunch break: half an hour before it, an hour and a half after", "2026-11-23 11:30", 2, WorkingHours, "2026-11-23 15:30");
    row("begun in the lunch break", "2026-11-23 12:30", 1, WorkingHours, "2026-11-23 15:00");
    row("ends with the morning and stays there", "2026-11-23 11:00", 1, WorkingHours, "2026-11-23 12:00");
    row("ends with the day and stays there", "2026-11-23 14:00", 4, WorkingHours, "2026-11-23 18:00");
    row("over the night", "2026-11-23 17:00", 2, WorkingHours, "2026-11-24 09:00");
    row("over the weekend", "2026-11-20 17:00", 2, WorkingHours, "2026-11-23 09:00");
    row("begun in the night before work", "2026-11-23 02:10", 1, WorkingDays, "2026-11-23 18:00");
    row("begun in the night after work", "2026-11-23 23:00", 1, WorkingDays, "2026-11-24 18:00");
    row("begun at 8:00 sharp", "2026-11-23 08:00", 1, WorkingDays, "2026-11-23 18:00");
    row("begun at 12:00 sharp", "2026-11-23 12:00", 1, WorkingHours, "2026-11-23 15:00");
    row("begun at 18:00 sharp", "2026-11-23 18:00", 1, WorkingHours, "2026-11-24 09:00");
    row("begun on a holiday", "2026-10-03 10:00", 1, WorkingDays, "2026-10-08 18:00");
    // Sat 2 + 4 h, Mon 2 h
    row("begun on a make-up Saturday", "2026-10-10 10:00", 1, WorkingDays, "2026-10-12 10:00");
    // Wed 31st 1 h; 1–3 Jan free; Sun 4 Jan (make-up) needs 7 = 4 + 3
    row("over the year's end, New Year free and its Sunday worked", "2025-12-31 17:00", 1, WorkingDays, "2026-01-04 17:00");
    // 2027 is not published: Fri 1 Jan counts
    row("into a year without calendar: only weekends are free", "2026-12-31 17:00", 1, WorkingDays, "2027-01-01 17:00");
    row("in a year without calendar, over a weekend", "2027-05-01 09:00", 1, WorkingDays, "2027-05-03 18:00");
    row("three natural days over a holiday", "2026-09-30 16:20", 3, NaturalDays, "2026-10-03 16:20");
    row("sixty natural days over two months", "2026-09-30 23:59", 60, NaturalDays, "2026-11-29 23:59");
    row("urgent hours through the night", "2026-11-23 22:30", 4, UrgentHours, "2026-11-24 02:30");
    row("urgent hours through the National Day week", "2026-09-30 17:30", 100, UrgentHours, "2026-10-04 21:30");
    row("nothing to count is due at once, even in the night", "2026-11-23 23:00", 0, WorkingDays, "2026-11-23 23:00");
    // 2026 has 248 working days (tst_calendar); the 249th after its begin is 1 January 2027
    row("a whole year of working days", "2026-01-01 00:00", 248, WorkingDays, "2026-12-31 18:00");
    row("a whole year and a day", "2026-01-01 00:00", 249, WorkingDays, "2027-01-01 18:00");
}
// clang-format on

void TestSlaClock::plainLimits()
{
    QFETCH(QString, start);
    QFETCH(int, amount);
    QFETCH(LimitUnit, unit);
    const Instant begin = at(start.toLatin1().constData());
    const auto d = SlaClock(m_calendar).compute({ begin, limit(amount, unit) }, begin);
    QTEST(text(d.due), "due");
    QCOMPARE(d.countedLeft, SlaClock(m_calendar).length(limit(amount, unit)));
    QCOMPARE(d.explanation.back().to, d.due);
}

// clang-format off
void TestSlaClock::histories_data()
{
    QTest::addColumn<ClockInput>("input");
    QTest::addColumn<QString>("due");
    const auto row = [](const char *name, ClockInput input, const char *due) {
        QTest::newRow(name) << input << QString::fromLatin1(due);
    };
    const Instant mon = at("2026-11-23 08:00");
    const ClockInput ten { mon, limit(10, UrgentHours) }; // to 18:00
    const ClockInput five { mon, limit(5, WorkingDays) }; // to Friday 27th 18:00
    const auto with = [](ClockInput input, auto change) {
        change(input);
        return input;
    };
    const auto pauses = [&](const ClockInput &input, std::vector<ClockPause> list) {
        return with(input, [&](ClockInput &i) { i.pauses = std::move(list); });
    };
    row("a pause of three hours shifts by three hours", pauses(ten, { { at("2026-11-23 09:00"), at("2026-11-23 12:00") } }), "2026-11-23 21:00");
    row("overlapping pauses count once: 9 to 12 is three hours", pauses(ten, { { at("2026-11-23 10:00"), at("2026-11-23 12:00") }, { at("2026-11-23 09:00"), at("2026-11-23 11:00") } }), "2026-11-23 21:00");
    row("several pauses add up: 1 h and 2 h", pauses(ten, { { at("2026-11-23 09:00"), at("2026-11-23 10:00") }, { at("2026-11-23 15:00"), at("2026-11-23 17:00") } }), "2026-11-23 21:00");
    row("a second pause begins in the time that the first has given", pauses(ten, { { at("2026-11-23 09:00"), at("2026-11-23 11:00") }, { at("2026-11-23 19:00"), at("2026-11-23 20:00") } }), "2026-11-23 21:00");
    row("a pause at the due time moves nothing", pauses(ten, { { at("2026-11-23 18:00"), at("2026-11-23 20:00") } }), "2026-11-23 18:00");
    row("a pause after the due time moves nothing", pauses(ten, { { at("2026-11-23 19:00"), at("2026-11-23 20:00") } }), "2026-11-23 18:00");
    row("a pause that began before the start counts from the start", pauses(ten, { { at("2026-11-23 06:00"), at("2026-11-23 09:00") } }), "2026-11-23 19:00");
    row("a pause that ends before it begins is none", pauses(ten, { { at("2026-11-23 12:00"), at("2026-11-23 09:00") } }), "2026-11-23 18:00");
    row("an open pause: no due time", pauses(ten, { { at("2026-11-23 09:00"), {} } }), "-");
    row("an open pause among closed ones: no due time", pauses(ten, { { at("2026-11-23 09:00"), {} }, { at("2026-11-23 10:00"), at("2026-11-23 11:00") } }), "-");
    row("an open pause from the due time on holds nothing", pauses(ten, { { at("2026-11-23 18:00"), {} } }), "2026-11-23 18:00");
    row("an open pause after the due time hides no breach", pauses(ten, { { at("2026-11-23 18:01"), {} } }), "2026-11-23 18:00");
    // 16:00–18:00 on Friday, then Monday needs 6 h = 4 + 2
    row("a pause over a weekend costs no working time", { at("2026-11-20 16:00"), limit(1, WorkingDays), { { at("2026-11-20 18:00"), at("2026-11-23 08:00") } } }, "2026-11-23 16:00");
    row("a pause over lunch costs no working time", { mon, limit(6, WorkingHours), { { at("2026-11-23 12:00"), at("2026-11-23 14:00") } } }, "2026-11-23 16:00");
    row("natural days paused for 90 minutes end 90 minutes later", { mon, limit(2, NaturalDays), { { at("2026-11-24 10:00"), at("2026-11-24 11:30") } } }, "2026-11-25 09:30");
    // 3 days would end Wednesday; Mon 8, Tue and Wed paused, Thu 16, Fri 24, Mon 32, Tue 40 h
    const ClockInput suspended { mon, limit(3, WorkingDays), { { at("2026-11-24 08:00"), at("2026-11-25 18:00") } }, {}, { { limit(5, WorkingDays), at("2026-11-24 10:00") } } };
    row("suspended two days, limit changed from 3 to 5 days meanwhile: the pause is kept", suspended, "2026-12-01 18:00");
    row("the latest change is in force, whatever their order", with(suspended, [](ClockInput &i) { i.changes.insert(i.changes.begin(), { limit(9, WorkingDays), at("2026-11-26 10:00") }); }), "2026-12-07 18:00");
    // Mon 8, Thu 16: 2 days from Monday with Tuesday and Wednesday paused
    row("changed to less: counted from the start, pause kept", with(suspended, [](ClockInput &i) { i.changes[0].limit.amount = 2; }), "2026-11-26 18:00");
    row("changed to another unit: 4 urgent hours from Monday 8:00", with(five, [](ClockInput &i) { i.changes = { { limit(4, UrgentHours), at("2026-11-23 09:00") } }; }), "2026-11-23 12:00");
    // The pause began after the first due time (Mon 18:00) but before that of the changed limit.
    row("a longer limit brings a later pause into its time", with(ten, [](ClockInput &i) { i.pauses = { { at("2026-11-23 20:00"), at("2026-11-23 21:00") } }; i.changes = { { limit(14, UrgentHours), at("2026-11-23 19:00") } }; }), "2026-11-23 23:00");

    const auto extended = [&](std::vector<TimedLimit> list) {
        return with(five, [&](ClockInput &i) { i.extensions = std::move(list); });
    };
    row("an extension of two days: Monday, Tuesday", extended({ { limit(2, WorkingDays), at("2026-11-26 09:00") } }), "2026-12-01 18:00");
    row("two extensions, 2 + 1 days", extended({ { limit(2, WorkingDays), at("2026-11-26 09:00") }, { limit(1, WorkingDays), at("2026-11-30 09:00") } }), "2026-12-02 18:00");
    row("a third extension does not count, the latest is the third", extended({ { limit(9, WorkingDays), at("2026-12-02 09:00") }, { limit(2, WorkingDays), at("2026-11-26 09:00") }, { limit(1, WorkingDays), at("2026-11-30 09:00") } }), "2026-12-02 18:00");
    row("an extension in natural days begins where the limit ends", extended({ { limit(3, NaturalDays), at("2026-11-26 09:00") } }), "2026-11-30 18:00");
    row("granted after the breach: it counts from the due time", extended({ { limit(1, WorkingDays), at("2026-11-30 09:00") } }), "2026-11-30 18:00");
    row("extension and pause: Thursday lost, Monday given, both on Tuesday", with(extended({ { limit(1, WorkingDays), at("2026-11-25 09:00") } }), [](ClockInput &i) { i.pauses = { { at("2026-11-26 08:00"), at("2026-11-26 18:00") } }; }), "2026-12-01 18:00");
    // Fri 6:40 h, nine full days to Thu 17th: 78:40; 1:20 on Friday
    row("a second round has a clock of its own: 10 days from Friday 9:20", { at("2026-12-04 09:20"), limit(10, WorkingDays) }, "2026-12-18 09:20");
    row("rework counts on", with(five, [](ClockInput &i) { i.reworks = { at("2026-11-25 09:00") }; }), "2026-11-27 18:00");

    const auto reopened = [&](const char *closed, const char *again) {
        return ClockInput { mon, limit(4, UrgentHours), {}, {}, {}, { { at(closed), at(again) } } };
    };
    row("closed with 3 h left, reopened at 15:00: the 3 h are left", reopened("2026-11-23 09:00", "2026-11-23 15:00"), "2026-11-23 18:00");
    row("closed with 30 min left: half the limit, 2 h, is given", reopened("2026-11-23 11:30", "2026-11-23 15:00"), "2026-11-23 17:00");
    row("closed late and reopened: never breached at once", reopened("2026-11-23 13:00", "2026-11-24 15:00"), "2026-11-24 17:00");
    row("reopened, then extended by 1 h on top of the grace", with(reopened("2026-11-23 13:00", "2026-11-23 15:00"), [](ClockInput &i) { i.extensions = { { limit(1, UrgentHours), at("2026-11-23 16:00") } }; }), "2026-11-23 18:00");
    row("reopened twice: 2 h each time", with(reopened("2026-11-23 13:00", "2026-11-23 15:00"), [](ClockInput &i) { i.reopenings.push_back({ at("2026-11-23 16:30"), at("2026-11-24 20:00") }); }), "2026-11-24 22:00");
    row("closing ends an open pause: 1 h used, 3 h left at 15:00", with(reopened("2026-11-23 11:30", "2026-11-23 15:00"), [](ClockInput &i) { i.pauses = { { at("2026-11-23 09:00"), {} } }; }), "2026-11-23 18:00");
    // half of 5 days = 20 h from Friday 4 Dec 16:00: 2, Mon 10, Tue 18, Wed 2 h
    row("working days reopened late on a Friday", with(five, [](ClockInput &i) { i.reopenings = { { at("2026-11-27 17:00"), at("2026-12-04 16:00") } }; }), "2026-12-09 10:00");
    row("the source's clock is tighter", with(five, [](ClockInput &i) { i.sourceDue = at("2026-11-25 00:00"); }), "2026-11-25 00:00");
    row("the source's clock is looser: ours stands", with(five, [](ClockInput &i) { i.sourceDue = at("2026-12-25 00:00"); }), "2026-11-27 18:00");
    row("the source knows no pause of ours", with(pauses(five, { { at("2026-11-24 08:00"), {} } }), [](ClockInput &i) { i.sourceDue = at("2026-12-25 00:00"); }), "2026-12-25 00:00");
    row("ended while paused: Monday's 8 h used, the other 32 h from the end on", with(pauses(five, { { at("2026-11-24 08:00"), {} } }), [](ClockInput &i) { i.endedAt = at("2026-11-25 18:00"); }), "2026-12-01 18:00");
}
// clang-format on

void TestSlaClock::histories()
{
    QFETCH(ClockInput, input);
    const SlaClock clock(m_calendar);
    const Instant now = at("2026-12-01 12:00");
    const Deadline d = clock.compute(input, now);
    QTEST(text(d.due), "due");
    QCOMPARE(text(clock.compute(input, now, Explain::No).due), text(d.due));
}

// clang-format off
void TestSlaClock::left_data()
{
    QTest::addColumn<ClockInput>("input");
    QTest::addColumn<QString>("now");
    QTest::addColumn<int>("plainMinutes");
    QTest::addColumn<int>("countedMinutes");
    const auto row = [](const char *name, ClockInput input, const char *now, int plain, int counted) {
        QTest::newRow(name) << input << QString::fromLatin1(now) << plain << counted;
    };
    const ClockInput urgent { at("2026-11-21 14:08"), limit(2, UrgentHours) };
    row("two urgent hours from 14:08: 1 h 36 min are left at 14:32", urgent, "2026-11-21 14:32", 96, 96);
    row("nine minutes late", urgent, "2026-11-21 16:17", -9, -9);
    // due Monday 18:00; from Saturday 18:00 it is 48 h, of which 8 are worked
    const ClockInput day { at("2026-11-21 14:05"), limit(1, WorkingDays) };
    row("a weekend is plain time, not working time", day, "2026-11-21 18:00", 48 * 60, 8 * 60);
    row("Monday 13:00: five hours, four of them worked", day, "2026-11-23 13:00", 300, 240);
    row("late by a night and half an hour of work", day, "2026-11-24 08:30", -870, -30);
    // 10 h from 8:00; 9 used until 17:00; due' 18:00
    ClockInput paused { at("2026-11-23 08:00"), limit(10, UrgentHours), { { at("2026-11-23 17:00"), {} } } };
    row("frozen at the beginning of an open pause", paused, "2026-11-23 17:00", 60, 60);
    row("and still so days later", paused, "2026-11-29 03:00", 60, 60);
    // 3 -> 5 days in an open pause since Tuesday 8:00: 40 - 8 h; without pause due Friday 18:00
    ClockInput changed { at("2026-11-23 08:00"), limit(3, WorkingDays), { { at("2026-11-24 08:00"), {} } }, {}, { { limit(5, WorkingDays), at("2026-11-24 10:00") } } };
    row("suspended, then the limit changes: frozen at what it leaves", changed, "2026-11-24 12:00", 82 * 60, 32 * 60);
    // due 21:00; at 10:00 9 h were left of 10, to 21:00 it is 11 h
    ClockInput inside { at("2026-11-23 08:00"), limit(10, UrgentHours), { { at("2026-11-23 09:00"), at("2026-11-23 12:00") } } };
    row("in a pause whose end is known: the pause does not count", inside, "2026-11-23 10:00", 660, 540);
    ClockInput ended = urgent;
    ended.endedAt = at("2026-11-21 15:00");
    row("ended: stands still at what was left", ended, "2026-11-30 00:00", 68, 68);
}
// clang-format on

void TestSlaClock::left()
{
    QFETCH(ClockInput, input);
    QFETCH(QString, now);
    const auto d = SlaClock(m_calendar).compute(input, at(now.toLatin1().constData()));
    QTEST(minutesOf(d.left), "plainMinutes");
    QTEST(minutesOf(d.countedLeft), "countedMinutes");
}

// clang-format off
void TestSlaClock::states_data()
{
    QTest::addColumn<ClockInput>("input");
    QTest::addColumn<QString>("now");
    QTest::addColumn<ClockState>("state");
    const auto row = [](const char *name, ClockInput input, const char *now, ClockState state) {
        QTest::newRow(name) << input << QString::fromLatin1(now) << state;
    };
    const Instant mon = at("2026-11-23 08:00");
    const ClockInput two { mon, limit(2, UrgentHours) }; // 20 % = 24 min < 30 min
    row("2 h: 31 min left, running", two, "2026-11-23 09:29", Running);
    row("2 h: 30 min left, due soon", two, "2026-11-23 09:30", DueSoon);
    row("at the due time it is in time", two, "2026-11-23 10:00", DueSoon);
    row("a minute later it is late", two, "2026-11-23 10:01", Overdue);
    const ClockInput five { mon, limit(5, WorkingDays) }; // 20 % = 8 h, so from Thursday's end on
    row("5 days: Thursday 17:59", five, "2026-11-26 17:59", Running);
    row("5 days: Thursday 18:00", five, "2026-11-26 18:00", DueSoon);
    ClockInput paused = five;
    paused.pauses = { { at("2026-11-24 08:00"), {} } };
    row("an open pause", paused, "2026-12-31 09:00", Paused);
    row("open in the past, limit shortened: it had passed before the pause", { mon, limit(5, WorkingDays), { { at("2026-11-25 08:00"), {} } }, {}, { { limit(1, WorkingDays), at("2026-11-25 09:00") } } }, "2026-11-25 10:00", Overdue);
    paused.sourceDue = at("2026-11-30 12:00");
    row("ours is paused, the source's passes", paused, "2026-11-30 12:01", Overdue);
    ClockInput closedPause = five;
    closedPause.pauses = { { at("2026-11-24 08:00"), at("2026-11-25 08:00") } };
    row("in a pause whose end is known", closedPause, "2026-11-24 09:00", Paused);
    row("after it", closedPause, "2026-11-25 08:00", Running);
    ClockInput ended = two;
    ended.endedAt = at("2026-11-23 10:00");
    row("ended at the due time", ended, "2026-12-31 09:00", Met);
    ended.endedAt = at("2026-11-23 10:01");
    row("ended a minute late", ended, "2026-12-31 09:00", MetLate);
    ended.endedAt.reset();
    ended.reworks = { at("2026-11-23 09:40") };
    row("rework: the end is taken back, the clock counts on", ended, "2026-11-23 10:30", Overdue);
    row("reopened late: not breached at once", { mon, limit(2, UrgentHours), {}, {}, {}, { { at("2026-11-23 12:00"), at("2026-11-25 09:00") } } }, "2026-11-25 09:01", Running);
}
// clang-format on

void TestSlaClock::states()
{
    QFETCH(ClockInput, input);
    QFETCH(QString, now);
    QTEST(SlaClock(m_calendar).compute(input, at(now.toLatin1().constData())).state, "state");
}

void TestSlaClock::dueSoonIsData()
{
    const ClockInput input { at("2026-11-23 08:00"), limit(10, UrgentHours) };
    const SlaClock half(m_calendar, { .dueSoonPercent = 50, .dueSoonFloor = 0min });
    QCOMPARE(half.compute(input, at("2026-11-23 12:59")).state, Running);
    QCOMPARE(half.compute(input, at("2026-11-23 13:00")).state, DueSoon);
    const SlaClock never(m_calendar, { .dueSoonPercent = 0, .dueSoonFloor = 0min });
    QCOMPARE(never.compute(input, at("2026-11-23 17:59")).state, Running);
}

void TestSlaClock::appealExemptsTheStatisticAndKeepsTheFact()
{
    ClockInput input { at("2026-11-23 08:00"), limit(2, UrgentHours) };
    input.endedAt = at("2026-11-23 11:00");
    const SlaClock clock(m_calendar);
    QVERIFY(!clock.compute(input, at("2026-11-24 08:00")).exempt);
    input.appealExempt = true;
    const Deadline d = clock.compute(input, at("2026-11-24 08:00"));
    QVERIFY(d.exempt);
    QCOMPARE(d.state, MetLate);
    QCOMPARE(minutesOf(d.left), -60);
}

void TestSlaClock::calendarRevisionIsNamed()
{
    const ClockInput input { at("2026-09-30 17:00"), limit(1, WorkingDays) };
    const Calendar plain;
    const Deadline without = SlaClock(plain).compute(input, input.start);
    const Deadline with = SlaClock(m_calendar).compute(input, input.start);
    QCOMPARE(without.calendarRev, 0);
    QCOMPARE(text(without.due), QStringLiteral("2026-10-01 17:00"));
    QCOMPARE(with.calendarRev, 1);
    QCOMPARE(text(with.due), QStringLiteral("2026-10-08 17:00"));
}

// 100,000 open deadlines in one go; its time is seen in the test's log, a benchmark watches it.
void TestSlaClock::manyOpenDeadlines()
{
    const SlaClock clock(m_calendar);
    const Instant first = at("2025-06-01 00:00");
    const Instant now = at("2026-06-01 00:00");
    qint64 late = 0;
    for (int i = 0; i < 100'000; ++i) {
        const ClockInput input { first + i * 5min, limit(1 + i % 60, LimitUnit(i % 4)) };
        late += clock.compute(input, now, Explain::No).state == Overdue ? 1 : 0;
    }
    // Starts go to 13 May 2026. Those of 2025 (61,632) are all late: 60 working days from New
    // Year's Eve end in April; those of the last days with 60 days are not.
    QVERIFY(late >= 61'632 && late < 100'000);
}

QTEST_GUILESS_MAIN(TestSlaClock)
#include "tst_slaclock.moc"
