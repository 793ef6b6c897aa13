#pragma once
#include "app/domain/canceltoken.h"
#include "map/render/pointlayer.h"
#include <QHash>
#include <QObject>
#include <array>

class QThreadPool;

namespace shiyu {

/// Points that would lie on each other at a zoom, drawn as one.
struct Cluster {
    MapPoint centre; ///< the mean of its points; of a single point, its place
    quint32 first = 0; ///< into ClusterSet::members
    quint32 count = 0;
    std::array<quint32, 4> byUrgency {}; ///< by Urgency
};

/// The clusters of one layer at one whole zoom. The same wherever the view is, so nothing jumps on
/// panning.
struct ClusterSet {
    std::shared_ptr<const PointLayer> layer;
    int zoom = 0;
    std::vector<Cluster>
        clusters; ///< the least urgent first: drawn in this order, the most urgent is on top
    std::vector<quint32> members; ///< indices of features, the most urgent of each cluster first
};

/// How near symbols may be, in device-independent pixels: there is room for names between them.
inline constexpr double kClusterRadius = 76;
/// Cameras are small and quiet: they may stand nearer.
inline constexpr double kCameraRadius = 40;

/// Groups by a grid of `radius` device-independent pixels and joins neighbours whose means are
/// closer. O(n log n), 100,000 points: some 25 ms. Pure; a pool's work. Empty when cancelled.
ClusterSet makeClusters(
    std::shared_ptr<const PointLayer> layer, int zoom, double radius, const CancelToken &cancel);

/// Makes cluster sets in the pool and keeps the latest of each layer. GUI thread; like TileStore.
class ClusterStore : public QObject {
    Q_OBJECT
public:
    explicit ClusterStore(QThreadPool *pool, QObject *parent = nullptr);
    ~ClusterStore() override;

    void setLayer(const std::shared_ptr<const PointLayer> &layer);
    void clearLayer(PointKind kind);
    /// The set for a zoom, or the best that is there (another zoom, the layer before) while it is
    /// made; null when there is none yet.
    std::shared_ptr<const ClusterSet> find(PointKind kind, int zoom);

Q_SIGNALS:
    void clustersChanged();

private:
    struct Layer {
        std::shared_ptr<const PointLayer> points;
        QHash<int, std::shared_ptr<const ClusterSet>> byZoom;
        std::shared_ptr<const ClusterSet> latest;
        QHash<int, CancelToken> running;
    };
    void start(Layer &layer, int zoom);
    void accept(PointKind kind, const std::shared_ptr<const ClusterSet> &set);

    QThreadPool *m_pool;
    std::array<Layer, 4> m_layers;
};

} // namespace shiyu
