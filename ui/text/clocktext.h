#pragma once
#include "app/domain/slaclock.h"
#include <QStringList>

/// A clock in words. The deadline is computed by the caller (SlaClock) for the same `now`.
namespace shiyu {

enum class Tone; // widgets/theme.h

/// Calm while it runs, Warn 即将超期, Danger 已超期, Muted paused, Ok or Warn once it ended.
Tone clockTone(ClockState state);

/// For a pill in a list: 剩余1小时36分, 剩余6分, 已超期2小时5分, 周一 10:00 when it is more than a
/// day away, 暂缓, 按期完成, 超期完成.
QString clockPillText(const Deadline &deadline, const Calendar &calendar, Instant now);

/// For the case: 剩余1小时36分 · 16:08 到期; 周一 18:00 到期 when it is more than a day away;
/// 暂缓，剩余1小时36分; 按期完成，提前12分; 按期完成 · 周一 18:00 到期; 超期2小时5分完成.
QString clockText(const Deadline &deadline, const Calendar &calendar, Instant now);

/// 剩余1小时36分 or 已超期2小时5分. What is left is rounded up to the minute, what is late down.
QString remainingText(Millis left);

/// 16:08 到期, 明天 10:00 到期, 周一 18:00 到期; with the date from the seventh day on, with the
/// year when it is another one.
QString dueText(Instant due, const Calendar &calendar, Instant now);

/// 时限依据: one sentence for each reason of the deadline, in their order. Needs Explain::Yes.
QStringList explain(const Deadline &deadline, const Calendar &calendar);

} // namespace shiyu
