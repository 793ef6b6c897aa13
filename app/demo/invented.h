#pragma once
#include "app/demo/partition.h"
#include "app/demo/seededrandom.h"
#include <QString>

namespace shiyu::demo {

/// Invented people, telephones and places for the demo city. Any likeness is chance.

/// 陈静, 王建国: a frequent surname and a given name of one or two characters.
QString personName(SeededRandom &random);
/// 0553-388xxxx and 0553-389xxxx: blocks that the demo keeps for itself; number 0 … 19999, wraps
/// around. Organisations have 1 …, units 1500 …, grid workers 1800 …, key places 10000 ….
QString officePhone(int number);
/// 140xxxxxxxx: eleven digits in a range that is only given to machines' 13-digit numbers.
QString mobilePhone(SeededRandom &random);
/// A road of a county (6 digits): the city's main roads for the core, the seat's for the others.
QString roadName(const QString &county, SeededRandom &random);
/// 春晖花园
QString estateName(SeededRandom &random);
/// A shop fitting a category code: food, training, sports or any.
QString shopName(const QString &category, SeededRandom &random);

/// A position strictly inside a ring, about evenly distributed.
LonLat pointInside(const partition::Outline &ring, SeededRandom &random);
/// A position about `spread` units from a point, inside the ring; the point itself if none is
/// found.
LonLat pointNear(
    const partition::Outline &ring, LonLat centre, double spread, SeededRandom &random);

} // namespace shiyu::demo
