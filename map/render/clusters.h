#pragma once
#include "app/domain/canceltoken.h"
#include "map/render/pointlayer.h"
#include <array>
#include <optional>

namespace shiyu {

/// Points that would lie on each other at a zoom, drawn as one.
struct Cluster {
    MapPoint centre; ///< the mean of its points; of a single point, its place
    quint32 first = 0; ///< into ClusterSet::members
    quint32 count = 0;
    std::array<quint32, 4> byUrgency {}; ///< by Urgency
};

/// The clusters of one layer at one whole zoom, in a part of the world. The same whatever the part
/// is, so nothing jumps on panning.
struct ClusterSet {
    std::shared_ptr<const PointLayer> layer;
    int zoom = 0;
    MapRect part; ///< every cluster with its centre in here is there, and no other
    std::vector<Cluster>
        clusters; ///< the least urgent first: drawn in this order, the most urgent is on top
    std::vector<quint32> members; ///< indices of features, the most urgent of each cluster first
    std::optional<quint32> apart = {}; ///< into members: one that is in no cluster, see withApart()
};

/// How near symbols may be, in device-independent pixels: there is room for names between them.
inline constexpr double kClusterRadius = 76;
/// Cameras are small and quiet: they may stand nearer.
inline constexpr double kCameraRadius = 40;
double clusterRadius(PointKind kind);

/// Groups by a grid of `radius` device-independent pixels and joins neighbours whose means are
/// closer, the fuller cell taking the other. Whether a cell takes or is taken depends on the cells
/// a few steps around it and on nothing beyond, so a part costs what is in it. O(n log n), 100,000
/// points: some 25 ms. Pure; a pool's work. Empty when cancelled.
ClusterSet makeClusters(std::shared_ptr<const PointLayer> layer, int zoom, double radius,
    const MapRect &part, const CancelToken &cancel);

/// The same with a feature (its index in the layer) taken out of its cluster: the open case, which
/// is drawn where it is and must not be counted beside itself. The others stay where they are, but
/// for the cluster it leaves, whose middle is that of who is left. As it was if the feature is in
/// none of its clusters.
std::shared_ptr<const ClusterSet> withApart(
    const std::shared_ptr<const ClusterSet> &set, quint32 feature);

} // namespace shiyu
