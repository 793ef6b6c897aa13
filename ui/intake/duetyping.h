#pragma once
#include "app/domain/calendar.h"
#include <QString>
#include <optional>

namespace shiyu {

/// A deadline as the desk types it, in city time: 18:00, 11-23, 11-23 18:00, 11月23日 18:00,
/// 2026-11-23 18:00. A time alone is of the day of `now`, even if it has passed; a day alone lasts
/// until 23:59; a day without a year is the nearest one to `now`. Nothing for anything else, for
/// days that do not exist, and for what lies a year or more from `now`.
std::optional<Instant> readDue(const QString &typed, const Calendar &calendar, Instant now);
/// 2026-11-23 18:00, as readDue() reads it on any day.
QString dueTyped(Instant due, const Calendar &calendar);

} // namespace shiyu
