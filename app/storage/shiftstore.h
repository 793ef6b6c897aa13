#pragma once
#include "app/domain/shift.h"
#include "app/sql/connection.h"

namespace shiyu {

/// Writes the shift's row as it is shown now; it goes if nothing of it is.
Expected<void> projectShift(sql::Connection &connection, const QString &id);

/// The shift that a centre opened last, as it is shown; none if it never opened one. It is the
/// one on duty unless it was taken over.
Expected<std::optional<Shift>> newestShift(
    sql::Connection &connection, const OrganizationId &centre);

Expected<Shift> shiftById(sql::Connection &connection, const QString &id);

} // namespace shiyu
