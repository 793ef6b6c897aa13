#pragma once
#include "app/services/queueservice.h"
#include "widgets/theme.h"
#include "widgets/urgencyglyph.h"

/// A case of a list in words: the queue, the board and the table of Handling.
namespace shiyu {

UrgencyMark urgencyMark(Urgency urgency);

/// What happens with the case now, whoever has to act: 待签收, 办理中, 退单, 待回访. For lists that
/// name that unit beside it.
QString stateWord(const IncidentRow &row);
/// The same for whoever asked for the row: in the words of the chips that count it (待签收) what
/// waits for his own organisation, and with the unit's name (赭山街道中心待签收) what waits for
/// another one.
QString stateText(const IncidentRow &row, const Directory &directory);

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
