#pragma once
#include "app/demo/deskgoals.h"
#include "app/demo/matterplan.h"
#include "app/demo/matterwriter.h"
#include "app/demo/roster.h"

namespace shiyu::demo {

/// Plans the matters that wait on the desks: draws until a matter comes to the goal's act, and lets
/// it begin as late as that act still lies so long before the present.
class DeskPlanner {
public:
    DeskPlanner(const MatterWriter &writer, const Directory &directory, Roster &roster,
        Instant until, int month, quint64 seed);

    /// Ends with the goal's act. `number` is for the source's number.
    std::optional<MatterPlan> plan(const DeskGoal &goal, int number);

private:
    MatterPlan draw(const DeskGoal &goal, int number, quint64 attempt, Instant reportedAt);

    const MatterWriter &m_writer;
    const Directory &m_directory;
    Roster &m_roster;
    Instant m_until;
    int m_month;
    quint64 m_seed;
};

} // namespace shiyu::demo
