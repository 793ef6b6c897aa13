#pragma once
#include "app/domain/directory.h"
#include "app/storage/counts.h"
#include "map/render/mapsnapshot.h"

namespace shiyu {

class ReadDesk;

/// The map's layers made of what the profile holds. Called on the reading thread.

struct GroundLayers {
    QVector<std::shared_ptr<const RegionLayer>> regions; ///< of the levels that have outlines
    QVector<std::shared_ptr<const PointLayer>> points; ///< cameras, units, places
    std::shared_ptr<const AreaLayer> rings;
};
Expected<GroundLayers> groundLayers(ReadDesk &desk, const Directory &directory);

struct IncidentLayer {
    std::shared_ptr<const PointLayer> points; ///< the viewer's open matters that have a place
    int withoutPlace = 0;
};
Expected<IncidentLayer> incidentLayer(ReadDesk &desk, const Viewer &viewer, Instant now);

} // namespace shiyu
