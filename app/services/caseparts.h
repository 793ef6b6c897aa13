#pragma once
#include "app/services/caseview.h"
#include "app/services/seat.h"

namespace shiyu {

/// The parts of a CaseView that follow from the state and the directory alone. Pure; any thread.

/// Running clocks by due time, then ended ones; each with its explanation.
QVector<ClockView> clockViews(const Incident &state, const Calendar &calendar, Instant now);

/// Every act of the workflow table for this seat: of the case, and of each task that is not gone.
/// report and emergencyDispatch make new cases and are left out.
QVector<ActChoice> actChoices(const Incident &state, const Seat &seat, const Context &context);

/// The units that the seat may give the matter to: its subordinates when it holds a task, and for
/// the owner every centre and unit of the city that serves the case's territory, official order.
QVector<OrganizationId> unitsFor(
    const Incident &state, const Seat &seat, const Directory &directory);
QVector<OrganizationId> unitsFor(const OrganizationId &owner, const RegionCode &region,
    const Seat &seat, const Directory &directory);

/// Whether the case is open to the seat: by the rule that puts it into a list, see unitRows().
bool isOpenTo(const Incident &state, const Seat &seat, const Directory &directory);

} // namespace shiyu
