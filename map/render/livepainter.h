#pragma once
#include "map/render/clusters.h"
#include "map/render/mapsnapshot.h"
#include "map/render/mapview.h"
#include "map/render/symbolplaces.h"
#include "map/render/symbols.h"
#include <QRectF>
#include <optional>

namespace shiyu {

/// What is above the tiles at one moment.
struct LiveScene {
    std::shared_ptr<const ClusterSet> incidents; ///< may be null, like all here
    std::shared_ptr<const ClusterSet> cameras;
    std::shared_ptr<const PointLayer> units;
    std::shared_ptr<const PointLayer> places;
    MapLayers layers;
    std::optional<MapPoint> selected = {}; ///< where the halo of the open case will be
    QList<QRectF> covered = {}; ///< pixels below the controls: a name there would be cut
};

/// A symbol as it was drawn: what a click finds.
struct LiveItem {
    PointKind kind = PointKind::Incident;
    QRectF box; ///< device-independent pixels
    quint32 first
        = 0; ///< into the members of its cluster set; the feature's index where there is no set
    quint32 count = 1;
};

/// What a frame drew, last on top. Keeps alive what its items point to.
struct LiveItems {
    QList<LiveItem> items;
    LiveScene scene;

    const PointLayer &layerOf(const LiveItem &item) const;
    /// Indices of features, the most urgent first; at most kMostListed of a large cluster.
    QList<quint32> featuresOf(const LiveItem &item) const;
    static constexpr quint32 kMostListed = 200;
};

/// Draws the live points onto the tiles: at most kMost symbols of the view, the most urgent kept,
/// the most urgent on top; names of units and places only where they are read whole, and no count
/// where the halo of the open case would hide it. What stands apart is drawn by who draws the halo;
/// a click finds it like the others. Returns what stands where.
class LivePainter {
public:
    static constexpr size_t kMost = 1500;
    LivePainter(QPainter &painter, const MapView &view, const MapStyle &style, Symbols &symbols);
    LiveItems paint(const LiveScene &scene);
    /// Where a symbol may stand that is seen in the view: the part that its clusters must hold.
    static MapRect reachOf(const MapView &view);

private:
    struct Stand {
        const Cluster *cluster = nullptr;
        QPointF at; ///< its middle, pixels
    };
    QList<Stand> standsOf(const ClusterSet &set);
    void makeWay(QList<Stand> &stands, const ClusterSet &set);
    void paintClusters(const ClusterSet &set, const QList<Stand> &stands);
    void paintApart(const ClusterSet &set);
    void paintShape(const FeatureShape &shape, const QColor &colour);
    void paintUnits(const PointLayer &layer, const QList<Stand> &incidents);
    void paintPlaces(const std::shared_ptr<const PointLayer> &layer);
    void paintPlaceNames(const PointLayer &layer);
    QRectF stamp(const QImage &image, QPointF at);
    bool isFree(const QRectF &box) const;
    QImage imageOf(const ClusterSet &set, const Cluster &cluster);

    QPainter &m_painter;
    const MapView &m_view;
    const MapStyle &m_style;
    Symbols &m_symbols;
    MapRect m_near;
    std::optional<QPointF> m_halo;
    QList<QRectF> m_covered;
    QList<QRectF> m_taken;
    QList<LiveItem> m_items;
};

} // namespace shiyu
