#pragma once

namespace shiyu {

class TourHand;

/// The parts of the tour, in the order in which they are played. Password and names are those of
/// `shiyu-tool demo-city`.

/// A matter is taken in by the city, dispatched to a company, signed for, answered, reviewed,
/// completed, verified, followed up and closed, by the officers whose work each step is.
void playCompany(TourHand &hand);
/// A matter goes down from city to county, town and village, is refused once with its clause and
/// ruled on, returned once by a reviewer, and climbs back; every level and the department look at
/// it.
void playLevels(TourHand &hand);
/// The shift leader hands the city's shift over, and the dispatcher takes it over.
void playShift(TourHand &hand);
/// The command line, the keys, the other screens, the other theme.
void playScreens(TourHand &hand);

} // namespace shiyu
