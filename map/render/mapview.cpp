#include "map/render/mapview.h"
#include <cmath>

namespace shiyu {
namespace {

constexpr double kWorldPixels = 256;

MapPoint limited(MapPoint p)
{
    return { std::clamp(p.x, -kWorldHalf, kWorldHalf), std::clamp(p.y, -kWorldHalf, kWorldHalf) };
}

double steppedZoom(double zoom)
{
    return std::clamp(
        std::round(zoom / MapView::kStep) * MapView::kStep, MapView::kMinZoom, MapView::kMaxZoom);
}

} // namespace

double metresPerPixelAt(double zoom)
{
    return 2 * kWorldHalf / kWorldPixels / std::exp2(zoom);
}

MapView::MapView(MapPoint centre, double zoom, QSize size, double devicePixelRatio)
    : m_centre(limited(centre))
    , m_zoom(steppedZoom(zoom))
    , m_size(size)
    , m_ratio(devicePixelRatio)
{
}

MapView MapView::fitting(const LonLatBox &box, QSize size, double devicePixelRatio, double margin)
{
    const MapRect rect = toMapRect(box);
    const double width = std::max(1.0, size.width() * (1 - 2 * margin));
    const double height = std::max(1.0, size.height() * (1 - 2 * margin));
    const double needed = std::max({ rect.width() / width, rect.height() / height, 1e-3 });
    const double zoom = std::log2(metresPerPixelAt(0) / needed);
    return MapView(rect.centre(), std::floor(zoom / kStep) * kStep, size, devicePixelRatio);
}

double MapView::metresPerPixel() const
{
    return metresPerPixelAt(m_zoom);
}

double MapView::trueMetresPerPixel() const
{
    return metresPerPixel() / mercatorScale(shiyu::toLonLat(m_centre));
}

MapRect MapView::extent() const
{
    const double halfWidth = m_size.width() * metresPerPixel() / 2;
    const double halfHeight = m_size.height() * metresPerPixel() / 2;
    return { m_centre.x - halfWidth, m_centre.y - halfHeight, m_centre.x + halfWidth,
        m_centre.y + halfHeight };
}

ScreenPoint MapView::toScreen(MapPoint point) const
{
    const double scale = 1 / metresPerPixel();
    return { m_size.width() / 2.0 + (point.x - m_centre.x) * scale,
        m_size.height() / 2.0 - (point.y - m_centre.y) * scale };
}

MapPoint MapView::toMap(ScreenPoint point) const
{
    const double scale = metresPerPixel();
    return { m_centre.x + (point.x - m_size.width() / 2.0) * scale,
        m_centre.y - (point.y - m_size.height() / 2.0) * scale };
}

MapView MapView::resized(QSize size, double devicePixelRatio) const
{
    return MapView(m_centre, m_zoom, size, devicePixelRatio);
}

MapView MapView::centredAt(MapPoint centre) const
{
    return MapView(centre, m_zoom, m_size, m_ratio);
}

MapView MapView::dragged(ScreenPoint from, ScreenPoint to) const
{
    const double scale = metresPerPixel();
    return centredAt(
        { m_centre.x - (to.x - from.x) * scale, m_centre.y + (to.y - from.y) * scale });
}

MapView MapView::zoomedAbout(ScreenPoint anchor, double zoom) const
{
    const MapPoint fixed = toMap(anchor);
    const double scale = metresPerPixelAt(steppedZoom(zoom));
    const MapPoint centre { fixed.x - (anchor.x - m_size.width() / 2.0) * scale,
        fixed.y + (anchor.y - m_size.height() / 2.0) * scale };
    return MapView(centre, zoom, m_size, m_ratio);
}

} // namespace shiyu
