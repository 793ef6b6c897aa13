#pragma once
#include "map/render/tilepainter.h"

namespace shiyu {

/// The zoom from which the tiles, or the names, of two scenes differ; below it they are the same,
/// as villages and grids are not seen from far. 0: they differ everywhere.
double tilesDifferFrom(const TileScene &before, const TileScene &after);
double namesDifferFrom(const TileScene &before, const TileScene &after);

} // namespace shiyu
