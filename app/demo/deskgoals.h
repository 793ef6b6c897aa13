#pragma once
#include "app/demo/matterplan.h"

namespace shiyu::demo {

/// What a desk has before it at the city's present: a matter that waits in a given state.
struct DeskGoal {
    const char *name; ///< for a test that says what is missing
    /// Whether the matter waits for what follows this act. The index is that of the act.
    bool (*isLast)(const MatterPlan &plan, qsizetype index);
    int waited; ///< minutes since that act, at least; more where nobody worked since
    const char *region; ///< of the matter; empty: anywhere
};

/// In the order in which their plans are drawn. Every chip of the queue is among them but 督办,
/// which is a subject of its own, for the city centre and for the units whom the README names.
const QList<DeskGoal> &deskGoals();

} // namespace shiyu::demo
