#pragma once
#include "app/domain/incident.h"

namespace shiyu {

class Directory;

/// Which clocks should run in a state, as one rule a clock: Accept while Reported, Dispatch while
/// Accepted, Acknowledge/Contact/Handle by the task's stage (Handle of an assisting unit until its
/// reviewer signs, where the lead answers for all), Verify while Resolved until it is verified and
/// the reporter called back, Total from the acceptance until the matter is resolved (up to its
/// first end never later than the source's own clock), Facts while facts are owed.
struct ClockKey {
    ClockKind kind;
    int task;

    friend bool operator==(const ClockKey &, const ClockKey &) = default;
};
enum class ClockRules {
    Current,
    Earlier, ///< Handle of an assisting unit and Verify ran on to the end of the stage
};
QVector<ClockKey> clocksWanted(const Incident &state, ClockRules rules = ClockRules::Current);

/// The clocks that an act starts and ends, for its facts: the difference between what runs before
/// and what is wanted after. Limits come from `chosen` (by hand, at dispatch) or the category's
/// row; a clock without any limit does not start. Once a limit is known (the category came later)
/// it starts, and counts from the beginning of its stage.
struct ClockChange {
    QVector<ClockStart> started;
    QVector<ClockEnd> ended;
};
ClockChange clockChange(const Incident &before, const Incident &after, Instant effectiveAt,
    const std::optional<TimeLimit> &chosenHandle, const Directory &directory,
    ClockRules rules = ClockRules::Current);

/// Applies the clock facts of an operation, then pauses and resumes by the state (a suspended
/// task's clocks stand; the case's stand while it is shelved or every open task is suspended).
void applyClocks(Incident &state, const Operation &operation);

/// The clock that an officer looks at first: the running one that is due next, or null.
const CaseClock *mostPressing(const Incident &state, const SlaClock &clock, Instant now);

} // namespace shiyu
