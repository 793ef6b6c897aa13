#pragma once
#include "app/domain/calendar.h"
#include <QString>

/// Times, durations and distances on the screen. City time by the calendar's offset, never the
/// computer's zone.
namespace shiyu {

QString timeText(Instant t, const Calendar &calendar); ///< 14:31
QString clockFaceText(Instant t, const Calendar &calendar); ///< 14:31:05
QString dateText(Instant t, const Calendar &calendar); ///< 11月21日
QString dateText(CityDay day);
QString weekdayText(CityDay day); ///< 周六
/// 11月21日 周六; with its year when that is not the year of `now`.
QString dayText(Instant t, const Calendar &calendar, Instant now);
/// As short as is clear at `now`: 14:31 today, 昨天 09:12, 11月19日 09:12, 2025年11月19日 09:12.
QString momentText(Instant t, const Calendar &calendar, Instant now);
/// A moment ahead: 16:08 today, 明天 10:00, 周一 18:00 within six days, then as momentText.
QString aheadText(Instant t, const Calendar &calendar, Instant now);
QString fullMomentText(Instant t, const Calendar &calendar); ///< 2026年11月21日 14:31:05

/// 1小时36分, 2天3小时, 45分; whole minutes, rounded down; below one: 不足1分. The sign is dropped.
QString durationText(Millis length);
QString distanceText(int metres); ///< 42 m, 1.3 km, 12 km

} // namespace shiyu
