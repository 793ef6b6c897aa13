#pragma once
#include "app/demo/matterplan.h"

namespace shiyu::demo {

/// The acts on one supervision or on one shift of a centre, as MatterPlan has those of a matter.
struct DutyPlan {
    SubjectKind subject = SubjectKind::Supervision;
    /// Number of the matter that a supervision concerns: its case is args["incident"] of the first
    /// act. 0: none.
    int matter = 0;
    /// Numbers of the matters that a hand-over tells, by its list ("open" …): each becomes a line
    /// with the case's number and title, before the lines that args has already.
    QMap<QString, QVector<int>> told;
    QVector<PlannedAct> acts; ///< in the order of their times
};

/// Who is on duty at `until`: every centre that has a dispatcher has an open shift since eight in
/// the morning or in the evening; city and counties took it over from the shift before. The acts
/// pass `decide`. Pure computing; any thread.
QVector<DutyPlan> planShifts(
    const DemoCity &city, const QVector<MatterPlan> &matters, Instant until);

/// Supervisions of those matters that were worked on longest, one for each step: proposed, issued,
/// signed for, answered, concluded, rejected, and a listed one that a leading cadre issued himself.
/// A step for which there is no matter is left out. The same matters give the same supervisions.
QVector<DutyPlan> planSupervisions(
    const DemoCity &city, const QVector<MatterPlan> &matters, Instant until);

} // namespace shiyu::demo
