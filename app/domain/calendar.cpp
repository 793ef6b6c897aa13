#include "app/domain/calendar.h"
#include <algorithm>

namespace shiyu {
using namespace std::chrono;

namespace {

constexpr CityDay kFirstMonday { days { 4 } }; // 5 January 1970
constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2199;
constexpr size_t kMaxSessions = 8;
constexpr minutes kMaxOffset { 14 * 60 };

constexpr qint64 floorDiv(qint64 a, qint64 b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/// Mondays to Fridays from kFirstMonday up to, not with, `day`; negative before it.
qint64 weekdaysBefore(CityDay day)
{
    const qint64 n = (day - kFirstMonday).count();
    const qint64 weeks = floorDiv(n, 7);
    return weeks * 5 + std::min<qint64>(n - weeks * 7, 5);
}

/// The inverse: the weekday that so many weekdays lie before.
CityDay weekdayNumber(qint64 number)
{
    const qint64 weeks = floorDiv(number, 5);
    return kFirstMonday + days { weeks * 7 + number - weeks * 5 };
}

bool isWeekend(CityDay day)
{
    const weekday w { day };
    return w == Saturday || w == Sunday;
}

bool sessionsInOrder(const std::vector<Session> &sessions)
{
    minutes last { 0 };
    for (const Session &s : sessions) {
        if (s.from < last || s.to <= s.from || s.to > hours { 24 })
            return false;
        last = s.to;
    }
    return !sessions.empty() && sessions.size() <= kMaxSessions;
}

bool datesNear(const YearTable &table)
{
    const auto near = [&](const NamedDay &d) { return std::abs(yearOf(d.date) - table.year) <= 1; };
    return std::ranges::all_of(table.holidays, near) && std::ranges::all_of(table.makeUpDays, near);
}

} // namespace

Calendar::Calendar()
    : Calendar(CalendarData {})
{
}

Calendar::Calendar(CalendarData data)
    : m_data(std::move(data))
{
    index();
}

Expected<Calendar> Calendar::make(CalendarData data)
{
    if (data.revision < 0)
        return fail(ErrorCode::InvalidValue, QStringLiteral("revision"));
    if (abs(data.offset) > kMaxOffset)
        return fail(ErrorCode::InvalidValue, QStringLiteral("offsetMinutes"));
    if (!sessionsInOrder(data.sessions))
        return fail(ErrorCode::InvalidValue, QStringLiteral("sessions"));
    std::ranges::sort(data.years, {}, &YearTable::year);
    for (const YearTable &table : data.years) {
        if (table.year < kFirstYear || table.year > kLastYear || !datesNear(table))
            return fail(
                ErrorCode::InvalidValue, QStringLiteral("years"), QString::number(table.year));
    }
    if (std::ranges::adjacent_find(data.years, {}, &YearTable::year) != data.years.end())
        return fail(ErrorCode::InvalidValue, QStringLiteral("years"), QStringLiteral("twice"));

    Calendar calendar(std::move(data));
    const auto twice = std::ranges::adjacent_find(calendar.m_marks, {}, &Mark::day);
    if (twice != calendar.m_marks.end())
        return fail(ErrorCode::InvalidValue, QStringLiteral("years"),
            toQDate(twice->day).toString(Qt::ISODate) + QStringLiteral(" stands there twice"));
    return calendar;
}

void Calendar::index()
{
    for (const Session &s : m_data.sessions)
        m_workingDay += s.to - s.from;
    for (const YearTable &table : m_data.years) {
        for (const NamedDay &d : table.holidays)
            m_marks.push_back({ d.date, DayKind::Holiday, d.name, 0, 0 });
        for (const NamedDay &d : table.makeUpDays)
            m_marks.push_back({ d.date, DayKind::MakeUp, d.name, 0, 0 });
    }
    std::ranges::sort(m_marks, {}, &Mark::day);
    qint64 shift = 0;
    for (Mark &mark : m_marks) {
        mark.workingBefore = weekdaysBefore(mark.day) + shift;
        if (mark.kind == DayKind::Holiday && !isWeekend(mark.day))
            --shift;
        else if (mark.kind == DayKind::MakeUp && isWeekend(mark.day))
            ++shift;
        mark.shift = shift;
    }
}

bool Calendar::published(int year) const
{
    return std::ranges::binary_search(m_data.years, year, {}, &YearTable::year);
}

const Calendar::Mark *Calendar::markOf(CityDay day) const
{
    const auto it = std::ranges::lower_bound(m_marks, day, {}, &Mark::day);
    return it != m_marks.end() && it->day == day ? &*it : nullptr;
}

DayKind Calendar::kindOf(CityDay day) const
{
    if (const Mark *mark = markOf(day))
        return mark->kind;
    return isWeekend(day) ? DayKind::Weekend : DayKind::Working;
}

bool Calendar::isWorkingDay(CityDay day) const
{
    const DayKind kind = kindOf(day);
    return kind == DayKind::Working || kind == DayKind::MakeUp;
}

QString Calendar::nameOf(CityDay day) const
{
    const Mark *mark = markOf(day);
    return mark ? mark->name : QString();
}

qint64 Calendar::workingDaysBefore(CityDay day) const
{
    const auto next = std::ranges::lower_bound(m_marks, day, {}, &Mark::day);
    const qint64 shift = next == m_marks.begin() ? 0 : std::prev(next)->shift;
    return weekdaysBefore(day) + shift;
}

// Between two marks only weekdays work, so the last mark that has no more than `number` working
// days before it decides: either it is the day itself, or the day lies in the plain stretch after
// it.
CityDay Calendar::workingDayNumber(qint64 number) const
{
    const auto after = std::ranges::upper_bound(m_marks, number, {}, &Mark::workingBefore);
    if (after == m_marks.begin())
        return weekdayNumber(number);
    const Mark &mark = *std::prev(after);
    if (mark.kind == DayKind::MakeUp && mark.workingBefore == number)
        return mark.day;
    return weekdayNumber(number - mark.shift);
}

/// Working time since kFirstMonday; grows with t.
Millis Calendar::worked(CityTime t) const
{
    const CityDay day = cityDay(t);
    Millis sum = workingDaysBefore(day) * m_workingDay;
    if (isWorkingDay(day)) {
        const Millis timeOfDay = t - day;
        for (const Session &s : m_data.sessions)
            sum += std::clamp<Millis>(timeOfDay, s.from, s.to) - s.from;
    }
    return sum;
}

Millis Calendar::workingTime(CityTime from, CityTime to) const
{
    return worked(to) - worked(from);
}

CityTime Calendar::addWorkingTime(CityTime from, Millis amount) const
{
    if (amount <= Millis { 0 })
        return from;
    const Millis target = worked(from) + amount;
    const qint64 number = floorDiv(target.count() - 1, m_workingDay.count());
    Millis rest = target - number * m_workingDay; // 1 ms … a full day
    const CityDay day = workingDayNumber(number);
    for (const Session &s : m_data.sessions) {
        if (rest <= s.to - s.from)
            return CityTime { day } + s.from + rest;
        rest -= s.to - s.from;
    }
    Q_UNREACHABLE();
    return from;
}

} // namespace shiyu
