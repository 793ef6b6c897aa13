#pragma once
#include "app/domain/directory.h"
#include "app/domain/incident.h"
#include "app/domain/shift.h"
#include "app/domain/supervision.h"
#include <QSet>

/// Who sees a subject (sync.md §2). Pure; the server writes down what it comes to at each
/// operation.
namespace shiyu {

using Organizations = QSet<OrganizationId>;

/// A centre sees its region's subtree; so of a case: the centres of its region and of the involved
/// ones, upwards. What reaches a unit it sees: the owner, whoever holds or held a task, sent one or
/// is liable for one, with all above them in their lines. Who acted on it keeps seeing it. Units
/// asked to confer or called into a task force see it too.
Organizations viewersOf(const Incident &incident, const Directory &directory);

/// Who proposed and who issued, with all above them; once it was issued, taken back or not, the
/// supervised unit too: a mere proposal opens the case to nobody.
Organizations viewersOf(const Supervision &supervision, const Directory &directory);

/// The centre and those above it.
Organizations viewersOf(const Shift &shift, const Directory &directory);

} // namespace shiyu
