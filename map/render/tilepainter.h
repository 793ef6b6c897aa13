#pragma once
#include "app/domain/canceltoken.h"
#include "map/render/mapsnapshot.h"
#include "map/render/mapstyle.h"
#include <QImage>

class QPainter;
class QPainterPath;

namespace shiyu {

/// A square of the map at one zoom, in device pixels, counted from the world's north-west corner.
struct TileKey {
    static constexpr int kSize = 512; ///< device pixels
    int quarterZoom = 0; ///< zoom · 4
    int x = 0;
    int y = 0;

    double zoom() const { return quarterZoom / 4.0; }
    MapRect extent(double devicePixelRatio) const;
    friend bool operator==(const TileKey &, const TileKey &) = default;
    friend size_t qHash(const TileKey &k, size_t seed = 0)
    {
        return qHashMulti(seed, k.quarterZoom, k.x, k.y);
    }
};

/// What the ground of a map is drawn from: all that a tile depends on besides its key.
struct TileScene {
    std::shared_ptr<const MapSnapshot> snapshot;
    MapStyle style;
    MapLayers layers;
    double devicePixelRatio = 1;
};

/// Draws ground, areas, lines and borders; no labels and no points. Belongs to the thread that uses
/// it; never the GUI thread of a console.
class TilePainter {
public:
    TilePainter(const TileScene &scene, CancelToken cancel);

    /// A null image when cancelled.
    QImage tile(TileKey key) const;
    /// Any extent onto a painter in device pixels; false when cancelled. `metresPerPixel` is of a
    /// device pixel.
    bool paint(QPainter &painter, const MapRect &extent, double zoom, double metresPerPixel) const;

private:
    struct Frame;
    static void addRings(
        QPainterPath &path, const RegionLayer &layer, qsizetype region, const Frame &frame);
    void paintInside(QPainter &painter, const Frame &frame) const;
    void paintFills(QPainter &painter, const RegionLayer &layer, const Frame &frame) const;
    bool paintLines(
        QPainter &painter, const LineBands &bands, const QPen &pen, const Frame &frame) const;
    QPen pen(const QColor &colour, double width) const;

    TileScene m_scene;
    CancelToken m_cancel;
};

} // namespace shiyu
