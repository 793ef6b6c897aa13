#pragma once
#include "app/demo/matterplan.h"
#include "app/demo/roster.h"

namespace shiyu::demo {

/// Makes about one plan in eighty a duplicate of an earlier one that was still worked on when it
/// came in. Plans that end before they are closed or answered (those of the desk) stay as they are:
/// it wants whole plans, their future too.
void mergeDuplicates(
    QVector<MatterPlan> &plans, const Directory &directory, Roster &roster, quint64 seed);

} // namespace shiyu::demo
