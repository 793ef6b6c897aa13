#pragma once
#include "app/domain/citytime.h"
#include "app/domain/incident.h"
#include "app/domain/region.h"
#include "app/storage/featurestore.h"
#include <QStringView>
#include <optional>

namespace shiyu {

/// Times as files have them: ISO 8601 with or without zone, 2019/2/28 11:25:05, 2026年3月1日
/// 8时5分, US 05/01/2022 12:00:03 AM, 20260301, Excel's day numbers (20000–80000, days since
/// 1899-12-30), Unix seconds and milliseconds. Without a zone it is the city's time. Nothing for
/// anything else, and for days that do not exist.
std::optional<Instant> readTime(const QString &text, CityOffset offset);

/// A decimal number in C notation, finite.
std::optional<double> readNumber(const QString &text);
/// 特急 紧急 较急 一般, or the domain's names.
std::optional<Urgency> readUrgency(const QString &text);
/// Whether a device works; unknown for any other word.
DeviceStatus readDeviceStatus(const QString &text);
/// The domain's names, or the words of the screen (12345热线, 信访, 领导留言板 …).
std::optional<Source> readSource(const QString &text);
/// The domain's names or Chinese words; a province has none.
std::optional<RegionLevel> readLevel(const QString &text);

} // namespace shiyu
