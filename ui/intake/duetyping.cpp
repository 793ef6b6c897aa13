#include "ui/intake/duetyping.h"

#include <QRegularExpression>
#include <QTime>
#include <cstdlib>

namespace shiyu {
namespace {

constexpr qint64 kDaysOfAYear = 366;

Instant instantOf(QDate day, QTime time, const Calendar &calendar)
{
    const std::chrono::sys_days date { std::chrono::year { day.year() }
        / static_cast<unsigned>(day.month()) / static_cast<unsigned>(day.day()) };
    return calendar.toInstant(
        CityTime { date.time_since_epoch() + Millis { time.msecsSinceStartOfDay() } });
}

/// Of last year, this one and the next: the 2nd of January typed in December lies ahead.
QDate nearest(int month, int day, QDate today)
{
    QDate best;
    for (int year = today.year() - 1; year <= today.year() + 1; ++year) {
        const QDate date(year, month, day);
        if (date.isValid()
            && (!best.isValid() || std::abs(today.daysTo(date)) < std::abs(today.daysTo(best))))
            best = date;
    }
    return best;
}

} // namespace

std::optional<Instant> readDue(const QString &typed, const Calendar &calendar, Instant now)
{
    static const QRegularExpression kForm(QStringLiteral(
        R"(^(?:(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?)?(?:(?:^|\s*[ T]\s*|(?<=日))(\d{1,2})[:：](\d{2}))?$)"));
    const auto match = kForm.match(typed.simplified());
    const bool hasDay = match.hasCaptured(2);
    const bool hasTime = match.hasCaptured(4);
    if (!match.hasMatch() || (!hasDay && !hasTime))
        return std::nullopt;
    const auto number = [&match](int group) { return match.captured(group).toInt(); };
    const QDate today = toQDate(cityDate(now, calendar.offset()));
    QDate day = today;
    if (hasDay)
        day = match.hasCaptured(1) ? QDate(number(1), number(2), number(3))
                                   : nearest(number(2), number(3), today);
    const QTime time = hasTime ? QTime(number(4), number(5)) : QTime(23, 59);
    if (!day.isValid() || !time.isValid() || std::abs(today.daysTo(day)) >= kDaysOfAYear)
        return std::nullopt;
    return instantOf(day, time, calendar);
}

QString dueTyped(Instant due, const Calendar &calendar)
{
    const CityTime at = calendar.toCity(due);
    const Millis ofDay = at - cityDay(at);
    return toQDate(cityDay(at)).toString(Qt::ISODate)
        + QTime::fromMSecsSinceStartOfDay(static_cast<int>(ofDay.count()))
              .toString(QStringLiteral(" HH:mm"));
}

} // namespace shiyu
