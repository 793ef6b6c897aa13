#pragma once
#include "app/demo/partition.h"
#include "app/domain/ids.h"
#include <QHash>
#include <QString>

namespace shiyu::demo {

enum class DivisionKind {
    City,
    District,
    County,
    CountyCity,
    Zone,
    Street,
    Town,
    Park,
    Community,
    Village,
    Virtual
};

/// A row of resources/demo/wuhu_divisions.csv.
struct Division {
    RegionCode code; ///< 4, 6, 9 or 12 digits
    RegionCode parent; ///< empty for the city
    QString name;
    DivisionKind kind = DivisionKind::Village;
};

/// In official order: the city, 9 counties and zones, 79 town-level units, 950 villages.
QList<Division> wuhuDivisions();
/// About where a town-level unit lies, and how much larger it is than its villages would make it.
struct Seat {
    LonLat at;
    double area = 1;
};
QHash<RegionCode, Seat> wuhuSeats();

struct CountyOutline {
    QList<partition::Outline> rings; ///< outer rings, counter-clockwise; there are no holes
    QString shortName;
    bool schematic = false;
};
QHash<RegionCode, CountyOutline> wuhuCounties();

} // namespace shiyu::demo
