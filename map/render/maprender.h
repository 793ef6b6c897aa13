#pragma once
#include "map/render/livepainter.h"
#include "map/render/tilepainter.h"

namespace shiyu {

/// The whole map as one picture, for documents, tests and the benchmark; what the canvas composes
/// from tiles. Works in the calling thread: a pool's work. Null when cancelled.
QImage renderMap(const TileScene &scene, const MapView &view, const CancelToken &cancel = {});

} // namespace shiyu
