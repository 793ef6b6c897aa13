#pragma once
#include "map/geo/mappoint.h"
#include <functional>

namespace shiyu {

/// A job of the map's pool that gives way to the GUI thread: on two cores two of them would halve
/// it for the length of a frame.
std::function<void()> politely(std::function<void()> job);

/// What is worked out beside a view, so that panning need not wait: half of it on each side.
MapRect surroundingsOf(const MapRect &view);
/// The view with the rim within which the next part is begun.
MapRect edgeOf(const MapRect &view);

} // namespace shiyu
