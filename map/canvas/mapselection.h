#pragma once
#include "map/render/pointlayer.h"
#include <QList>
#include <QMetaType>

namespace shiyu {

/// What a click found.
struct PickedFeature {
    PointKind kind = PointKind::Incident;
    QString id;
    QString label;
    LonLat position;
    Urgency urgency = Urgency::Normal;
    quint8 status = 0; ///< PointFeature::status
    friend bool operator==(const PickedFeature &, const PickedFeature &) = default;
};

/// The case that the desk has open: drawn with a halo, never hidden in a cluster.
struct MapSelection {
    PointKind kind = PointKind::Incident;
    QString id;
    LonLat position;
    Urgency urgency = Urgency::Normal;
    double circleMetres = 0; ///< a dashed circle around it; 0 = none
    QList<std::shared_ptr<const PointLayer>>
        nearby; ///< cameras, units: drawn at any zoom, each alone
};

/// What the "within R metres" tool found in one layer, nearest first.
struct WithinResult {
    PointKind kind = PointKind::Incident;
    QList<PickedFeature> features;
};

} // namespace shiyu

Q_DECLARE_METATYPE(shiyu::PickedFeature)
