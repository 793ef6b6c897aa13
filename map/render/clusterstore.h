#pragma once
#include "map/render/clusters.h"
#include <QHash>
#include <QObject>
#include <array>

class QThreadPool;

namespace shiyu {

/// Makes cluster sets of the view and a little around it in the pool, and keeps the latest of each
/// layer. GUI thread; like TileStore.
class ClusterStore : public QObject {
    Q_OBJECT
public:
    explicit ClusterStore(QThreadPool *pool, QObject *parent = nullptr);
    ~ClusterStore() override;

    void setLayer(const std::shared_ptr<const PointLayer> &layer);
    void clearLayer(PointKind kind);
    /// The set for a zoom and a view, or the best that is there (another zoom or part, the layer
    /// before) while it is made; null when there is none yet. The next part is begun before the
    /// view has left this one.
    std::shared_ptr<const ClusterSet> find(PointKind kind, int zoom, const MapRect &view);
    /// The feature of this id is in no cluster that is given, see withApart(). Empty: none.
    void setApart(PointKind kind, const QString &id);

Q_SIGNALS:
    void clustersChanged();

private:
    struct Job {
        int zoom = 0;
        MapRect part;
        CancelToken token;
    };
    struct Layer {
        std::shared_ptr<const PointLayer> points;
        QHash<int, std::shared_ptr<const ClusterSet>> byZoom;
        std::shared_ptr<const ClusterSet> latest;
        QString apart;
        std::shared_ptr<const ClusterSet> apartOf; ///< what `given` was made of
        std::shared_ptr<const ClusterSet> given;
        Job job; ///< the last one begun; of an ended one the part is empty
    };
    static std::shared_ptr<const ClusterSet> give(Layer &layer);
    void start(Layer &layer, int zoom, const MapRect &view);
    void accept(PointKind kind, const std::shared_ptr<const ClusterSet> &set);

    QThreadPool *m_pool;
    std::array<Layer, 4> m_layers;
};

} // namespace shiyu
