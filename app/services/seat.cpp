#include "app/services/seat.h"

namespace shiyu {

std::optional<Seat> seatOf(const Directory &directory, const OfficerId &id)
{
    const Officer *officer = directory.officer(id);
    const Organization *unit = officer ? directory.organization(officer->organization) : nullptr;
    const Region *region = unit ? directory.region(unit->region) : nullptr;
    if (!region)
        return std::nullopt;
    return Seat { id, officer->name, unit->id,
        unit->shortName.isEmpty() ? unit->name : unit->shortName, unit->kind, region->code,
        region->level, directory.rights(id) };
}

} // namespace shiyu
