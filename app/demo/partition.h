#pragma once
#include "app/demo/seededrandom.h"
#include "app/domain/lonlat.h"
#include <QList>
#include <optional>

namespace shiyu {

/// Divides areas without gaps or overlaps, exactly, in whole 1e-7°. A ring (closed, first position
/// not repeated, counter-clockwise, no holes) is cut by a slightly wavy line from one of its own
/// vertices to another, all of whose inner vertices lie strictly inside; both halves get the line's
/// vertices, so every edge is shared to the unit and no vertex is ever put on an existing line.
/// Such borders are schematic (示意边界). All functions are pure.
namespace partition {

using Outline = QList<LonLat>;

/// What a part is to become.
struct Cell {
    double area = 1; ///< its share of the area, relative
    int grids = 1; ///< how many smallest parts will be cut of it: decides how fine the lines are
    std::optional<LonLat> seat; ///< about where it lies; parts without one keep their order
};

/// Twice the signed area in square units; positive when counter-clockwise.
qint64 doubledArea(const Outline &ring);
/// Strictly inside; a position on the border is not.
bool isStrictlyInside(const Outline &ring, LonLat position);
/// Puts vertices on edges longer than `step` units. Two rings that share an edge get the same ones.
Outline densified(const Outline &ring, double step);

/// Cuts one ring into as many as there are cells (at least one), in their order.
QList<Outline> divide(const Outline &ring, const QList<Cell> &cells, SeededRandom &random);

/// The same for an area of several rings (islands, exclaves): each cell gets at least one ring.
QList<QList<Outline>> divide(
    const QList<Outline> &rings, const QList<Cell> &cells, SeededRandom &random);

} // namespace partition
} // namespace shiyu
