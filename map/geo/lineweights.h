#pragma once
#include "app/domain/lonlat.h"
#include <vector>

namespace shiyu {

/// For each position of a line the distance (Web Mercator metres) by which it would be wrong
/// without it, never more than that of the positions it depends on (Douglas-Peucker, made
/// monotone). Ends have infinity; of a ring (first == last) two more positions, without which it
/// would vanish.
std::vector<float> lineWeights(const std::vector<LonLat> &positions);

} // namespace shiyu
