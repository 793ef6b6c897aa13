#pragma once
#include "app/demo/partition.h"

namespace shiyu::partition {

/// A cutting line from ring[from] to ring[to]; `inner` are its vertices between the two.
struct Chord {
    qsizetype from = 0;
    qsizetype to = 0;
    Outline inner;
};

/// A plane for shapes: east shrunk to the scale of north at Wuhu's latitude (31.2°). Only choices
/// are made in it; what is cut is decided in whole units.
inline constexpr double kEastScale = 0.8554;
double planeDistance(LonLat a, LonLat b);

/// A wavy line between two vertices of the ring, with a vertex every `step` units; amplitude is a
/// share of its length. Nothing if it touches the ring elsewhere or leaves it.
std::optional<Chord> chordBetween(const Outline &ring, qsizetype from, qsizetype to, double step,
    double amplitude, SeededRandom &random);

/// First the part along ring[from] … ring[to], then the rest; both counter-clockwise.
std::pair<Outline, Outline> cut(const Outline &ring, const Chord &chord);

} // namespace shiyu::partition
