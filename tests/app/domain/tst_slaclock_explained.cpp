#include "tests/app/domain/clocktimes.h"
#include "tests/support/testcase.h"

using namespace shiyu;
using namespace shiyu::test;
using namespace std::chrono_literals;
using enum LimitUnit;

Q_DECLARE_METATYPE(shiyu::ClockInput)

namespace {

QString describe(const TimeLimit &l)
{
    static const char *const units[] = { "UH", "WH", "WD", "ND" };
    return QStringLiteral(" %1%2").arg(l.amount).arg(QLatin1String(units[int(l.unit)]));
}

/// "Kind from > to name limit xcount", what is not set left out; dates without the year.
QString describe(const ClockStep &s)
{
    static const char *const kinds[] = { "Start", "Limit", "LimitChanged", "Sessions", "Weekend",
        "Holiday", "MakeUp", "Lunch", "Pause", "Extension", "ExtensionIgnored", "Closed", "Grace",
        "Rework", "NoCalendar", "Source", "Exempt", "Due" };
    QString out = QLatin1String(kinds[int(s.kind)]);
    if (s.from)
        out += QLatin1Char(' ') + text(s.from).mid(5);
    if (s.to)
        out += QLatin1String(" > ") + text(s.to).mid(5);
    if (!s.name.isEmpty())
        out += QLatin1Char(' ') + s.name;
    if (s.limit.amount)
        out += describe(s.limit);
    if (s.count)
        out += QStringLiteral(" x%1").arg(s.count);
    if (s.length > 0ms)
        out += QStringLiteral(" %1min").arg(minutesOf(s.length));
    for (const Session &session : s.sessions)
        out += QStringLiteral(" %1-%2").arg(session.from.count() / 60).arg(session.to.count() / 60);
    return out;
}

} // namespace

/// Why a deadline lies where it lies, as data.
class TestSlaClockExplained : public TestCase {
    Q_OBJECT
private Q_SLOTS:
    void explanations_data();
    void explanations();
};

// clang-format off
void TestSlaClockExplained::explanations_data()
{
    QTest::addColumn<ClockInput>("input");
    QTest::addColumn<QString>("steps");
    const auto row = [](const char *name, ClockInput input, const char *steps) {
        QTest::newRow(name) << input << QString::fromUtf8(steps);
    };
    row("two urgent hours need no calendar", { at("2026-11-21 14:08"), limit(2, UrgentHours) },
        "Start 11-21 14:08|Limit 2UH|Due > 11-21 16:08");
    row("one working day from Saturday", { at("2026-11-21 14:05"), limit(1, WorkingDays) },
        "Start 11-21 14:05|Limit 1WD|Sessions x1 8-12 14-18|Weekend 11-21 00:00 > 11-22 00:00"
        "|Lunch 11-23 12:00 > 11-23 14:00 x1|Due > 11-23 18:00");
    // lunch on Sun, Mon, Tue, Thu, Fri
    row("over the National Day week of 2025", { at("2025-09-26 16:30"), limit(5, WorkingDays) },
        "Start 09-26 16:30|Limit 5WD|Sessions x1 8-12 14-18|Weekend 09-27 00:00 > 09-27 00:00"
        "|MakeUp 09-28 00:00 国庆节、中秋节|Lunch 09-28 12:00 > 09-28 14:00 x5"
        "|Holiday 10-01 00:00 > 10-08 00:00 国庆节、中秋节|Due > 10-10 16:30");
    row("a year without calendar says so", { at("2026-12-31 17:00"), limit(1, WorkingDays) },
        "Start 12-31 17:00|Limit 1WD|Sessions x1 8-12 14-18|Lunch 01-01 12:00 > 01-01 14:00 x1"
        "|NoCalendar x2027|Due > 01-01 17:00");
    row("a make-up day on which nothing counted is not named", { at("2026-10-10 18:00"), limit(1, WorkingHours) },
        "Start 10-10 18:00|Limit 1WH|Sessions x1 8-12 14-18|Weekend 10-11 00:00 > 10-11 00:00|Due > 10-12 09:00");
    row("a weekend inside a pause is not the weekend's doing",
        { at("2026-11-20 17:00"), limit(2, WorkingHours), { { at("2026-11-20 17:30"), at("2026-11-23 08:00") } } },
        "Start 11-20 17:00|Limit 2WH|Sessions x1 8-12 14-18|Pause 11-20 17:30 > 11-23 08:00|Due > 11-23 09:30");
    row("a pause after the due time is no reason", { at("2026-11-21 14:08"), limit(2, UrgentHours), { { at("2026-11-22 08:00"), at("2026-11-22 09:00") } } },
        "Start 11-21 14:08|Limit 2UH|Due > 11-21 16:08");
    row("a weekend that a pause cuts is named once", { at("2026-11-20 17:00"), limit(2, WorkingHours), { { at("2026-11-21 10:00"), at("2026-11-21 15:00") } } },
        "Start 11-20 17:00|Limit 2WH|Sessions x1 8-12 14-18|Weekend 11-21 00:00 > 11-22 00:00"
        "|Pause 11-21 10:00 > 11-21 15:00|Due > 11-23 09:00");
    // Saturday 1 + 2 + 4 h, one on Monday
    row("a make-up day that a pause cuts is named once", { at("2026-10-10 08:00"), limit(1, WorkingDays), { { at("2026-10-10 09:00"), at("2026-10-10 10:00") } } },
        "Start 10-10 08:00|Limit 1WD|Sessions x1 8-12 14-18|MakeUp 10-10 00:00 国庆节"
        "|Pause 10-10 09:00 > 10-10 10:00|Lunch 10-10 12:00 > 10-10 14:00 x1"
        "|Weekend 10-11 00:00 > 10-11 00:00|Due > 10-12 09:00");
    row("an open pause: what lies behind it has not happened",
        { at("2026-11-19 08:00"), limit(5, WorkingDays), { { at("2026-11-20 08:00"), {} } }, {}, { { limit(6, WorkingDays), at("2026-11-20 09:00") } } },
        "Start 11-19 08:00|Limit 5WD|Sessions x1 8-12 14-18|Lunch 11-19 12:00 > 11-19 14:00 x1"
        "|Pause 11-20 08:00|LimitChanged 11-20 09:00 6WD");
    row("extensions, the third ignored, in order of time",
        { at("2026-11-23 08:00"), limit(4, UrgentHours), {}, { { limit(3, UrgentHours), at("2026-11-23 17:00") }, { limit(1, UrgentHours), at("2026-11-23 10:00") }, { limit(2, UrgentHours), at("2026-11-23 12:30") } } },
        "Start 11-23 08:00|Limit 4UH|Extension 11-23 10:00 1UH|Extension 11-23 12:30 2UH"
        "|ExtensionIgnored 11-23 17:00 3UH|Due > 11-23 15:00");
    ClockInput all { at("2026-11-23 08:00"), limit(4, UrgentHours), {}, {}, {}, { { at("2026-11-23 11:30"), at("2026-11-23 15:00") } }, { at("2026-11-23 15:30") } };
    all.sourceDue = at("2026-11-23 16:00");
    all.appealExempt = true;
    row("closed, reopened with grace, reworked, the source tighter, exempt", all,
        "Start 11-23 08:00|Limit 4UH|Closed 11-23 11:30 > 11-23 15:00|Grace 11-23 15:00 120min"
        "|Rework 11-23 15:30|Source > 11-23 16:00|Exempt|Due > 11-23 16:00");
}
// clang-format on

void TestSlaClockExplained::explanations()
{
    QFETCH(ClockInput, input);
    QFETCH(QString, steps);
    const Calendar calendar = national();
    const auto d = SlaClock(calendar).compute(input, at("2026-11-23 12:00"));
    QStringList actual;
    for (const ClockStep &s : d.explanation)
        actual << describe(s);
    QCOMPARE(actual.join(QLatin1Char('|')), steps);
}

QTEST_GUILESS_MAIN(TestSlaClockExplained)
#include "tst_slaclock_explained.moc"
