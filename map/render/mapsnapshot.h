#pragma once
#include "map/render/linelayer.h"
#include "map/render/pointlayer.h"
#include "map/render/regionlayer.h"

namespace shiyu {

/// Everything a map shows, at one moment: shared, immutable layers that are replaced one by one.
/// Copying it copies pointers. A null layer is not there.
///
///     MapSnapshot next = *canvas->snapshot();
///     next.setPoints(PointLayer::make(PointKind::Incident, features)); // made in a pool
///     canvas->setSnapshot(std::make_shared<const MapSnapshot>(next)); // in the GUI thread
struct MapSnapshot {
    static constexpr size_t kLevels = 5;
    static constexpr size_t kPointKinds = 4;

    std::shared_ptr<const RegionLayer> regions[kLevels]; ///< by RegionLevel
    std::shared_ptr<const AreaLayer> rings; ///< 防控圈
    QList<std::shared_ptr<const LineLayer>> lines; ///< drawn in this order
    std::shared_ptr<const PointLayer> pointLayers[kPointKinds]; ///< by PointKind

    const std::shared_ptr<const RegionLayer> &level(RegionLevel l) const
    {
        return regions[static_cast<size_t>(l)];
    }
    void setLevel(std::shared_ptr<const RegionLayer> layer)
    {
        regions[static_cast<size_t>(layer->level())] = std::move(layer);
    }
    const std::shared_ptr<const PointLayer> &points(PointKind k) const
    {
        return pointLayers[static_cast<size_t>(k)];
    }
    void setPoints(std::shared_ptr<const PointLayer> layer)
    {
        pointLayers[static_cast<size_t>(layer->kind())] = std::move(layer);
    }
    /// The coarsest level that is there: what lies outside of it is muted. Null when there are no
    /// regions.
    const RegionLayer *coarsest() const
    {
        for (const auto &layer : regions) {
            if (layer && layer->size() > 0)
                return layer.get();
        }
        return nullptr;
    }
    /// Of the coarsest regions, else of the points.
    LonLatBox bounds() const;
    /// Whether the tiles of the two would be the same (points are not in tiles).
    bool sameTilesAs(const MapSnapshot &other) const;
};

/// What of it is drawn. Everything, unless switched off.
struct MapLayers {
    bool regions[MapSnapshot::kLevels] = { true, true, true, true, true };
    bool points[MapSnapshot::kPointKinds] = { true, true, true, true };
    bool rings = true;
    bool lines = true;
    bool labels = true;
    friend bool operator==(const MapLayers &, const MapLayers &) = default;
};

} // namespace shiyu
