#pragma once
#include "app/services/caseview.h"
#include "app/services/seat.h"

namespace shiyu {

namespace sql {
class Connection;
}

/// The supervisions of a case, newest first, each with what the seat may do about it or why not.
Expected<QVector<SupervisionView>> supervisionViews(sql::Connection &connection,
    const IncidentId &incident, const Seat &seat, const Context &context);

/// The acts of supervision as acts of the case: possible if they are on one of its supervisions, or
/// by beginning a new one, which an open case only may get. Pure.
QVector<ActChoice> supervisionChoices(const QVector<SupervisionView> &views, const Incident &state,
    const Seat &seat, const Context &context);

/// Why a new supervision of this kind (propose, issue) may not be begun on the case; pure.
std::optional<Refusal> whyNoNewSupervision(
    OperationKind kind, const Incident &state, const Seat &seat, const Context &context);

/// The units that a new supervision of the case may concern: those that work on it, the lead first,
/// then the owner, but never the seat's own.
QVector<OrganizationId> supervisedUnits(const Incident &state, const Seat &seat);

} // namespace shiyu
