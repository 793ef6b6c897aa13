#pragma once
#include "app/domain/directory.h"
#include "app/storage/incidentrow.h"

namespace shiyu {

namespace sql {
class Connection;
}

/// What the Handling board shows an organisation: the open tasks of its own and of those directly
/// below it, and the matters of its that ended in the last kHandledDays. One row a case; holder,
/// stage and due time are those of the organisation's own task, else of the one below that is due
/// first. All of them, however many. On a reading thread.
Expected<QVector<IncidentRow>> handledTasks(sql::Connection &connection,
    const OrganizationId &own, const Directory &directory, Instant now);

inline constexpr std::chrono::days kHandledDays { 7 };

} // namespace shiyu
