#pragma once
#include "app/domain/urgency.h"
#include "map/geo/mappoint.h"
#include "map/geo/spatialindex.h"
#include <QString>
#include <memory>
#include <vector>

namespace shiyu {

enum class PointKind { Incident, Camera, Unit, Place };

/// A matter that is a line or an area is drawn so where it stands alone.
struct FeatureShape {
    MultiPolygon areas;
    QList<LineString> lines;
};

/// Something with a place that the map shows above the tiles.
struct PointFeature {
    QString id; ///< unique in its layer
    LonLat position; ///< of a line or an area: where its symbol stands
    QString label; ///< an incident's title, a unit's or place's name, a camera's name
    Urgency urgency = Urgency::Normal; ///< of an incident
    bool dimmed = false; ///< out of work, closed: drawn pale
    std::shared_ptr<const FeatureShape> shape; ///< null for a point
    quint8 status = 0; ///< a code of who fills the layer; told by who shows it, see MapCanvas
};

/// All things of one kind, with their index. Immutable; shared by threads. Making one is work for a
/// pool (100,000 points: some 50 ms); handing it to the canvas is cheap.
class PointLayer {
public:
    static std::shared_ptr<const PointLayer> make(
        PointKind kind, std::vector<PointFeature> features);

    PointKind kind() const { return m_kind; }
    const std::vector<PointFeature> &features() const { return m_features; }
    const PointFeature &feature(quint32 index) const { return m_features[index]; }
    /// Indices of features.
    const SpatialIndex<quint32> &index() const { return m_index; }
    /// Projected once: Web Mercator of each feature.
    const std::vector<MapPoint> &places() const { return m_places; }
    /// The feature with this id, or −1. Linear.
    qsizetype indexOf(const QString &id) const;

private:
    PointKind m_kind = PointKind::Incident;
    std::vector<PointFeature> m_features;
    std::vector<MapPoint> m_places;
    SpatialIndex<quint32> m_index;
};

} // namespace shiyu
