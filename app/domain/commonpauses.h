#pragma once
#include "app/domain/slaclock.h"

namespace shiyu {

/// One task as the incident's clock sees it: open from its dispatch to its end, with its
/// suspensions.
struct TaskSpan {
    Instant from;
    std::optional<Instant> to; ///< empty: still open
    std::vector<ClockPause> pauses {}; ///< any order, may overlap, may reach beyond the task
};

/// The pauses of an incident: when at least one task was open and every open one was suspended
/// (core.md §2). In order, apart from each other; the last is open if that still holds.
std::vector<ClockPause> commonPauses(const std::vector<TaskSpan> &tasks);

} // namespace shiyu
