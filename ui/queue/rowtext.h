#pragma once
#include "app/services/queueservice.h"
#include "widgets/theme.h"
#include "widgets/urgencyglyph.h"

/// A case of a list in words: the queue, the board and the table of Handling.
namespace shiyu {

UrgencyMark urgencyMark(Urgency urgency);

/// What happens with the case now, as the officer would say: 待签收, 办理中, 退单, 待回访.
QString stateText(const IncidentRow &row);

struct RowPill {
    QString text; ///< empty: nothing runs
    Tone tone = Tone::Neutral;
};

/// The most pressing clock at `now`. Red and solid: overdue, or so near that only this case counts
/// (kLastMinutes).
inline constexpr std::chrono::minutes kLastMinutes { 10 };
RowPill rowPill(const IncidentRow &row, const Calendar &calendar, Instant now);

/// What stands over the case from above: under supervision, instructed by a leader.
struct RowMark {
    QString text; ///< 督办, 批示
    Tone tone = Tone::Warn;
};
QVector<RowMark> rowMarks(const IncidentRow &row);

/// The whole row for a screen reader and as tooltip.
QString spokenRow(const IncidentRow &row, const Directory &directory, Instant now);

} // namespace shiyu
