#pragma once
#include "app/domain/enumset.h"
#include "app/domain/ids.h"

namespace shiyu {

/// How a limit counts (core.md §3). No limit of the city's is in code: amount and unit come from
/// its table.
enum class LimitUnit {
    UrgentHours, ///< 紧急工作时: runs through nights, weekends and holidays
    WorkingHours, ///< 工作时: only within the calendar's sessions
    WorkingDays, ///< 工作日: one is the sum of a day's sessions (8 working hours)
    NaturalDays, ///< 自然日: the same time of day so many days later
    Minutes, ///< 分钟: run like urgent hours; only of rules of the workflow itself
};

/// Whether a city's table and an officer may give a limit in it.
constexpr bool isGiven(LimitUnit unit)
{
    return unit != LimitUnit::Minutes;
}

constexpr bool countsWorkingTime(LimitUnit unit)
{
    return unit == LimitUnit::WorkingHours || unit == LimitUnit::WorkingDays;
}

/// One limit of the city's table, in the version that was in force when it was given.
struct TimeLimit {
    LimitId id;
    int version = 0;
    int amount = 0; ///< of `unit`; the clock takes 0 … kMaxLimitAmount
    LimitUnit unit = LimitUnit::UrgentHours;

    friend bool operator==(const TimeLimit &, const TimeLimit &) = default;
};

/// Beyond this an amount is a typing error; the clock counts it as this much.
inline constexpr int kMaxLimitAmount = 100'000;

} // namespace shiyu

SHIYU_ENUM_NAMES(
    shiyu::LimitUnit, "urgentHours", "workingHours", "workingDays", "naturalDays", "minutes");
