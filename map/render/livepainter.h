#pragma once
#include "map/render/clusters.h"
#include "map/render/mapsnapshot.h"
#include "map/render/mapview.h"
#include "map/render/symbols.h"
#include <QRectF>

namespace shiyu {

/// What is above the tiles at one moment.
struct LiveScene {
    std::shared_ptr<const ClusterSet> incidents; ///< may be null, like all here
    std::shared_ptr<const ClusterSet> cameras;
    std::shared_ptr<const PointLayer> units;
    std::shared_ptr<const PointLayer> places;
    MapLayers layers;
};

/// A symbol as it was drawn: what a click finds. Features are indices of `layer`.
struct LiveItem {
    PointKind kind = PointKind::Incident;
    QRectF box; ///< device-independent pixels
    std::shared_ptr<const PointLayer> layer;
    QList<quint32> features; ///< the most urgent first; at most kMostListed of a large cluster
    quint32 count = 0; ///< all of them
    static constexpr quint32 kMostListed = 200;
};

/// Draws the live points onto the tiles: at most kMost symbols of the view, the most urgent kept,
/// the most urgent on top; names of units and places only where there is room. Returns what stands
/// where.
class LivePainter {
public:
    static constexpr size_t kMost = 1500;
    LivePainter(QPainter &painter, const MapView &view, const MapStyle &style, Symbols &symbols);
    QList<LiveItem> paint(const LiveScene &scene);

private:
    void paintClusters(const ClusterSet &set);
    void paintShape(const FeatureShape &shape, const QColor &colour);
    void paintUnits(const std::shared_ptr<const PointLayer> &layer);
    void paintPlaces(const std::shared_ptr<const PointLayer> &layer);
    QRectF stamp(const QImage &image, MapPoint at);
    bool isFree(const QRectF &box) const;
    void note(const std::shared_ptr<const PointLayer> &layer, const QRectF &box, quint32 feature);

    QPainter &m_painter;
    const MapView &m_view;
    const MapStyle &m_style;
    Symbols &m_symbols;
    MapRect m_near;
    QList<QRectF> m_taken;
    QList<LiveItem> m_items;
};

} // namespace shiyu
