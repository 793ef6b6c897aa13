#pragma once
#include "app/domain/instant.h"
#include <QDate>
#include <algorithm>

namespace shiyu {

/// What the city's wall clocks show. Days and months of clocks and statistics are city days: the
/// offset is fixed, stands in the calendar, and the computer's own zone is never asked.
using CityTime = std::chrono::local_time<Millis>;
using CityDay = std::chrono::local_days;
using CityOffset = std::chrono::minutes; ///< east of UTC

inline constexpr CityOffset kBeijingOffset { 480 };

/// Instants are held to the years 1 … 9999, where the calendar's arithmetic is exact.
inline constexpr Instant kFirstInstant { std::chrono::sys_days {
    std::chrono::year { 1 } / std::chrono::January / 2 } };
inline constexpr Instant kLastInstant { std::chrono::sys_days {
    std::chrono::year { 9999 } / std::chrono::December / 30 } };

constexpr CityTime cityTime(Instant t, CityOffset offset)
{
    return CityTime { std::clamp(t, kFirstInstant, kLastInstant).time_since_epoch() + offset };
}
constexpr Instant instantOf(CityTime t, CityOffset offset)
{
    return Instant { t.time_since_epoch() - offset };
}
constexpr CityDay cityDay(CityTime t)
{
    return std::chrono::floor<std::chrono::days>(t);
}
constexpr CityDay cityDate(Instant t, CityOffset offset)
{
    return cityDay(cityTime(t, offset));
}

/// The instants at which a city day and a city month begin; the end is the begin of the next.
constexpr Instant startOfDay(CityDay day, CityOffset offset)
{
    return instantOf(day, offset);
}
constexpr Instant startOfMonth(std::chrono::year_month month, CityOffset offset)
{
    return instantOf(CityDay { month / 1 }, offset);
}
constexpr std::chrono::year_month cityMonth(Instant t, CityOffset offset)
{
    const std::chrono::year_month_day date { cityDate(t, offset) };
    return date.year() / date.month();
}
constexpr int yearOf(CityDay day)
{
    return int(std::chrono::year_month_day { day }.year());
}

/// For the screen and for documents only; a date has no zone.
inline QDate toQDate(CityDay day)
{
    constexpr qint64 kJulianDayOf1970 = 2'440'588;
    return QDate::fromJulianDay(kJulianDayOf1970 + day.time_since_epoch().count());
}

} // namespace shiyu
