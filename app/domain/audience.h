#pragma once
#include "app/domain/directory.h"
#include "app/domain/incident.h"

namespace shiyu {

/// May this officer fetch a closed field of a case (core.md §1)? `author` is the unit whose
/// operation carried it.
/// - IntakeSeat: who may take in or call back at the centre that owns the case, or that took it in.
/// - Handlers: the units with a task that is not gone, the owner, and the intake seat.
/// - ChainOfCommand: a unit above the owner, the owner, and the units above a handler that are not
///   above the owner (the county centre of a department that the city tasked directly).
/// - HandlersAndCommand: who is admitted by one of the two: a leader's instruction.
/// - AuthorUnit: the unit that wrote it alone.
/// The author's unit reads what it wrote, but a confidential reporter's identity (the field
/// "reporter") is for the intake seat alone.
bool canRead(const OfficerId &officer, Audience audience, const Incident &incident,
    const Directory &directory, const OrganizationId &author = {}, bool reporter = false);

/// The unit whose operation carried this commitment; empty if none did.
OrganizationId authorOf(const Incident &incident, const ClosedField &closed);

} // namespace shiyu
