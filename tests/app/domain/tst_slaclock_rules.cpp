#include "tests/app/domain/clocktimes.h"
#include "tests/support/testcase.h"
#include <QRandomGenerator>
#include <QSet>

using namespace shiyu;
using namespace shiyu::test;
using namespace std::chrono_literals;
using enum LimitUnit;

namespace {

/// The slow twin: goes minute by minute, from its own list of days.
class MinuteOracle {
public:
    MinuteOracle()
    {
        addDays("2025-10-01", 8, m_free);
        addDays("2026-01-01", 3, m_free);
        addDays("2026-02-15", 9, m_free);
        for (const char *d :
            { "2025-09-28", "2025-10-11", "2026-01-04", "2026-02-14", "2026-02-28" })
            addDays(d, 1, m_worked);
    }

    bool counts(LimitUnit unit, qint64 minute) const
    {
        if (!countsWorkingTime(unit))
            return true;
        const qint64 city = minute + 480;
        const QDate date = QDate(1970, 1, 1).addDays(city / 1440);
        const qint64 hour = city % 1440 / 60;
        const bool open = (hour >= 8 && hour < 12) || (hour >= 14 && hour < 18);
        return open
            && (m_worked.contains(date) || (date.dayOfWeek() < 6 && !m_free.contains(date)));
    }

    Instant due(const ClockInput &input, qint64 minutes) const
    {
        qint64 t = toMs(input.start) / 60'000;
        for (; minutes > 0; ++t) {
            const Instant now = instantFromMs(t * 60'000);
            const bool paused = std::ranges::any_of(
                input.pauses, [&](const ClockPause &p) { return p.from <= now && now < *p.to; });
            if (!paused && counts(input.limit.unit, t))
                --minutes;
        }
        return instantFromMs(t * 60'000);
    }

private:
    static void addDays(const char *first, int number, QSet<QDate> &set)
    {
        const QDate date = QDate::fromString(QString::fromLatin1(first), Qt::ISODate);
        for (int i = 0; i < number; ++i)
            set.insert(date.addDays(i));
    }
    QSet<QDate> m_free;
    QSet<QDate> m_worked;
};

ClockInput randomInput(QRandomGenerator &random)
{
    // Starts between 15 September 2025 and 15 January 2026; ends before the holidays of April.
    ClockInput input { at("2025-09-15 00:00") + std::chrono::minutes { random.bounded(122 * 1440) },
        limit(random.bounded(1, 60), LimitUnit(random.bounded(4))) };
    if (input.limit.unit == WorkingDays || input.limit.unit == NaturalDays)
        input.limit.amount = 1 + input.limit.amount / 6;
    for (int i = random.bounded(5); i > 0; --i) {
        const Instant from = input.start + std::chrono::minutes { random.bounded(-600, 9 * 1440) };
        input.pauses.push_back({ from, from + std::chrono::minutes { random.bounded(2 * 1440) } });
    }
    return input;
}

} // namespace

/// What holds for every clock, on random and on hostile input.
class TestSlaClockRules : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void everyMinuteOracle();
    void pauseAndResumeOnlyShift();
    void hostileInput();

private:
    const Calendar m_calendar = national();
};

void TestSlaClockRules::everyMinuteOracle()
{
    const MinuteOracle oracle;
    const SlaClock clock(m_calendar);
    QRandomGenerator random(20260923);
    for (int i = 0; i < 400; ++i) {
        const ClockInput input = randomInput(random);
        const Instant expected = oracle.due(input, minutesOf(clock.length(input.limit)));
        const Deadline d = clock.compute(input, input.start);
        QVERIFY2(d.due == expected,
            qPrintable(QStringLiteral("script %1: %2 is %3, not %4")
                           .arg(i)
                           .arg(text(input.start), text(d.due), text(expected))));
    }
}

// A pause that is resumed moves the deadline by just its counted time, and only if it began before.
void TestSlaClockRules::pauseAndResumeOnlyShift()
{
    const SlaClock clock(m_calendar);
    QRandomGenerator random(4711);
    int shifted = 0;
    for (int i = 0; i < 5'000; ++i) {
        ClockInput input = randomInput(random);
        const auto pauses = std::exchange(input.pauses, {});
        const LimitUnit unit = input.limit.unit;
        const Instant before = *clock.compute(input, input.start).due;
        if (pauses.empty())
            continue;
        input.pauses = { pauses.front() };
        const auto [from, to] = pauses.front();
        const Deadline d = clock.compute(input, input.start);
        const Instant begin = std::max(from, input.start);
        if (from >= before || *to <= input.start) {
            QCOMPARE(d.due, before);
            continue;
        }
        QVERIFY(*d.due >= before);
        QCOMPARE(clock.between(unit, before, *d.due), clock.between(unit, begin, *to));
        // While it was open there was no due time; what was left is what the end then gave.
        input.pauses = { { begin, {} } };
        const Deadline open = clock.compute(input, *to);
        QVERIFY(!open.due && open.paused);
        QCOMPARE(open.countedLeft, clock.between(unit, *to, *d.due));
        ++shifted;
    }
    QVERIFY(shifted > 1'000);
}

void TestSlaClockRules::hostileInput()
{
    const SlaClock clock(m_calendar);
    const qint64 extremes[] = { -(qint64(1) << 53), -1, 0, qint64(1) << 53 };
    for (const LimitUnit unit : { UrgentHours, WorkingHours, WorkingDays, NaturalDays }) {
        for (const qint64 ms : extremes) {
            ClockInput input { instantFromMs(ms), limit(std::numeric_limits<int>::max(), unit) };
            QVERIFY(clock.compute(input, instantFromMs(0), Explain::No).due.has_value());
            input.limit.amount = std::numeric_limits<int>::min();
            for (const qint64 other : extremes) {
                input.pauses
                    = { { instantFromMs(other), instantFromMs(ms) }, { instantFromMs(ms), {} } };
                input.reopenings = { { instantFromMs(other), instantFromMs(ms) },
                    { instantFromMs(ms), instantFromMs(other) } };
                input.extensions.assign(5, { limit(3, WorkingDays), instantFromMs(other) });
                (void)clock.compute(input, instantFromMs(other));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestSlaClockRules)
#include "tst_slaclock_rules.moc"
