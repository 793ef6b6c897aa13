#pragma once
#include "app/services/namespellings.h"
#include "app/services/seat.h"

namespace shiyu {

struct IncidentRow;

/// The units that were meant by a typed name, among those that the seat may give the case to: as
/// it is written in full before a part of the name, and that before what only sounds so (城管 is no
/// 成果); of these the nearest territory first, the county's own before the city's. Pure.
/// @param names may be null: then nothing is found by pinyin
QVector<OrganizationId> unitsMeant(const IncidentRow &row, const QString &typed, const Seat &seat,
    const Directory &directory, const NamesPtr &names);

} // namespace shiyu
