#pragma once
#include "app/domain/directory.h"

namespace shiyu {

/// Who sits at the console now: the signed-in officer with what the screens ask about him.
struct Seat {
    OfficerId officer;
    QString officerName;
    OrganizationId organization;
    QString organizationName; ///< short name
    OrgKind kind = OrgKind::Centre;
    RegionCode region; ///< the organisation's territory
    RegionLevel level = RegionLevel::City;
    Rights rights;

    bool isCentre() const { return kind == OrgKind::Centre; }
    friend bool operator==(const Seat &, const Seat &) = default;
};

/// The seat of an officer; empty if the directory does not know him or his organisation.
std::optional<Seat> seatOf(const Directory &directory, const OfficerId &officer);

} // namespace shiyu
