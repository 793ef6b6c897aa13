#pragma once
#include "app/domain/shift.h"
#include "app/sql/connection.h"

namespace shiyu {

/// Writes the shift's row after an operation on it, from the log up to that operation.
Expected<void> projectShift(sql::Connection &connection, const Operation &operation);

/// The shift that a centre opened last, folded from the log; none if it never opened one. It is the
/// one on duty unless it was taken over.
Expected<std::optional<Shift>> newestShift(
    sql::Connection &connection, const OrganizationId &centre);

} // namespace shiyu
