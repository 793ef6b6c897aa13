#pragma once
#include "map/canvas/mapselection.h"

namespace shiyu {

/// The state of what the map shows, in words: 待派单 of a matter, 空闲 of a unit, 离线 of a camera.
/// Empty for what has none.
QString stateText(const PickedFeature &feature);

} // namespace shiyu
