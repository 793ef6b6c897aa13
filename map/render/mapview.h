#pragma once
#include "map/geo/mappoint.h"
#include <QPointF>
#include <QSize>

namespace shiyu {

/// A position on the canvas in device-independent pixels, from its top left corner, y down.
struct ScreenPoint {
    double x = 0;
    double y = 0;
    QPointF toPointF() const { return { x, y }; }
};

/// What a map shows: a value, thrown away and made anew on every move. Zoom is that of web maps:
/// the world is 256 · 2^zoom pixels wide; it moves in quarter steps, so that tiles of a zoom are
/// found again.
class MapView {
public:
    static constexpr double kMinZoom = 3;
    static constexpr double kMaxZoom = 20;
    static constexpr double kStep = 0.25;

    MapView() = default;
    /// `zoom` is rounded to a quarter and limited; the centre is limited to the world.
    MapView(MapPoint centre, double zoom, QSize size, double devicePixelRatio = 1);
    /// The closest view that shows the whole box with a margin (share of the size on each side).
    static MapView fitting(
        const LonLatBox &box, QSize size, double devicePixelRatio = 1, double margin = 0.04);

    MapPoint centre() const { return m_centre; }
    double zoom() const { return m_zoom; }
    QSize size() const { return m_size; }
    double devicePixelRatio() const { return m_ratio; }

    /// Web Mercator metres of one device-independent pixel.
    double metresPerPixel() const;
    /// True metres of one device-independent pixel at the centre.
    double trueMetresPerPixel() const;
    MapRect extent() const;
    ScreenPoint toScreen(MapPoint point) const;
    ScreenPoint toScreen(LonLat position) const { return toScreen(toMapPoint(position)); }
    MapPoint toMap(ScreenPoint point) const;
    LonLat toLonLat(ScreenPoint point) const { return shiyu::toLonLat(toMap(point)); }

    MapView resized(QSize size, double devicePixelRatio) const;
    MapView centredAt(MapPoint centre) const;
    /// Moved so that what lay at `from` lies at `to`.
    MapView dragged(ScreenPoint from, ScreenPoint to) const;
    /// Another zoom; what lies under `anchor` stays there (except at the world's edge).
    MapView zoomedAbout(ScreenPoint anchor, double zoom) const;

    friend bool operator==(const MapView &, const MapView &) = default;

private:
    MapPoint m_centre;
    double m_zoom = kMinZoom;
    QSize m_size;
    double m_ratio = 1;
};

/// Web Mercator metres of one device-independent pixel at a zoom.
double metresPerPixelAt(double zoom);

} // namespace shiyu
