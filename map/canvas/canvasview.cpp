// Where MapCanvas looks: its view, its home, and what lies in it.
#include "map/canvas/mapcanvas.h"
#include "map/canvas/mapfurniture.h"
#include "map/canvas/regiontext.h"
#include <QCursor>
#include <algorithm>
#include <cmath>

namespace shiyu {
namespace {

constexpr double kStreetZoom = 15;
constexpr int kMargin = 12;

/// Read beside a case, what lies under the cross would be taken for where the case is.
RegionText ofCentre(const RegionText &region)
{
    if (region.full.isEmpty())
        return region;
    const QString text = MapCanvas::tr("Centre: %1");
    return { text.arg(region.full), text.arg(region.brief) };
}

} // namespace

void MapCanvas::setHome(const LonLatBox &box)
{
    if (box == m_home)
        return;
    m_home = box;
    if (!m_moved)
        goHome();
}

LonLatBox MapCanvas::home() const
{
    return m_home.isEmpty() ? m_scene.snapshot->bounds() : m_home;
}

void MapCanvas::goHome()
{
    const LonLatBox box = home();
    if (box.isEmpty() || size().isEmpty())
        return;
    setView(MapView::fitting(box, size(), devicePixelRatioF()), false);
    m_moved = false;
}

void MapCanvas::goTo(LonLat position, std::optional<double> zoom)
{
    const double to = zoom.value_or(std::max(m_view.zoom(), kStreetZoom));
    setView(uncovered(MapView(toMapPoint(position), to, size(), devicePixelRatioF())), true);
}

void MapCanvas::goTo(const LonLatBox &box)
{
    QRect clear = clearArea();
    if (clear.isEmpty()) // in a low pane the tools meet the foot: better below them than not at all
        clear = rect();
    if (box.isEmpty() || clear.isEmpty())
        return;
    const MapView close = MapView::fitting(box, clear.size(), devicePixelRatioF());
    const QPointF middle = QRectF(clear).center();
    setView(MapView(close.centre(), close.zoom(), size(), devicePixelRatioF())
                .dragged({ width() / 2.0, height() / 2.0 }, { middle.x(), middle.y() }),
        true);
}

/// With its centre in the middle of what can be seen.
MapView MapCanvas::uncovered(const MapView &view) const
{
    return m_coveredRight == 0 ? view : view.dragged({ m_coveredRight / 2.0, 0 }, { 0, 0 });
}

void MapCanvas::zoomBy(double steps)
{
    setView(m_view.zoomedAbout({ width() / 2.0, height() / 2.0 }, m_view.zoom() + steps), true);
}

void MapCanvas::dragBy(double dx, double dy)
{
    setView(m_view.dragged({ 0, 0 }, { dx, dy }), true);
}

void MapCanvas::setView(const MapView &view, bool byOfficer)
{
    if (byOfficer)
        m_moved = true;
    if (view == m_view)
        return;
    m_view = view;
    m_wasSettled = false;
    m_tiles.want(tilesOf(view));
    m_furniture->setMetresPerPixel(view.trueMetresPerPixel());
    // The ground moved under the pointer; without one the cross in the middle is what is read.
    const QPointF pointer = mapFromGlobal(QPointF(QCursor::pos()));
    const bool on = underMouse() && rect().contains(pointer.toPoint());
    if (on)
        showPosition(view.toLonLat({ pointer.x(), pointer.y() }));
    else
        showCentre();
    update();
    Q_EMIT viewChanged(view);
}

void MapCanvas::showCentre()
{
    const LonLat centre = toLonLat(m_view.centre());
    m_furniture->showPosition(centre, ofCentre(regionText(*m_scene.snapshot, centre)));
}

void MapCanvas::showPosition(LonLat position)
{
    m_furniture->showPosition(position, regionText(*m_scene.snapshot, position));
}

void MapCanvas::setCoveredRight(int pixels)
{
    if (pixels == m_coveredRight)
        return;
    m_coveredRight = pixels;
    arrangeFurniture();
}

void MapCanvas::arrangeFurniture()
{
    m_furniture->arrange(rect().adjusted(kMargin, kMargin, -kMargin - m_coveredRight, -kMargin));
}

void MapCanvas::resizeEvent(QResizeEvent *)
{
    arrangeFurniture();
    if (m_moved || m_view.size().isEmpty() || home().isEmpty()) {
        setView(m_view.resized(size(), devicePixelRatioF()), false);
        if (!m_moved)
            goHome();
        return;
    }
    goHome();
}

qsizetype MapCanvas::countInView(PointKind kind) const
{
    const auto &layer = m_scene.snapshot->points(kind);
    if (!layer)
        return 0;
    MapRect seen = m_view.extent();
    seen.right -= m_coveredRight * m_view.metresPerPixel();
    QList<MapRect> hidden; // below the controls nothing is seen
    for (const QRectF &control : m_furniture->occupied()) {
        const MapPoint first = m_view.toMap({ control.left(), control.bottom() });
        const MapPoint last = m_view.toMap({ control.right(), control.top() });
        hidden.append({ first.x, first.y, last.x, last.y });
    }
    return std::count_if(layer->places().begin(), layer->places().end(), [&](MapPoint place) {
        return seen.contains(place)
            && std::none_of(hidden.begin(), hidden.end(),
                [place](const MapRect &control) { return control.contains(place); });
    });
}

bool MapCanvas::showsSchematic() const
{
    const LonLatBox seen = toLonLatBox(m_view.extent());
    for (size_t i = 0; i < MapSnapshot::kLevels; ++i) {
        const auto &layer = m_scene.snapshot->regions[i];
        const double from = m_scene.style.region(static_cast<RegionLevel>(i)).minZoom;
        if (!layer || !m_scene.layers.regions[i] || m_view.zoom() < from)
            continue;
        for (qsizetype r = 0; r < layer->size(); ++r) {
            if (layer->region(r).schematic && layer->boundsOf(r).intersects(seen))
                return true;
        }
    }
    return false;
}

QList<TileKey> MapCanvas::tilesOf(const MapView &view)
{
    const int quarter = qRound(view.zoom() * 4);
    const double side = TileKey::kSize * view.metresPerPixel() / view.devicePixelRatio();
    const MapRect extent = view.extent();
    const auto column
        = [&](double x) { return static_cast<int>(std::floor((x + kWorldHalf) / side)); };
    const auto row
        = [&](double y) { return static_cast<int>(std::floor((kWorldHalf - y) / side)); };
    QList<TileKey> keys;
    for (int y = row(extent.top); y <= row(extent.bottom); ++y) {
        for (int x = column(extent.left); x <= column(extent.right); ++x)
            keys.append({ quarter, x, y });
    }
    const double midX = (view.centre().x + kWorldHalf) / side - 0.5;
    const double midY = (kWorldHalf - view.centre().y) / side - 0.5;
    std::sort(keys.begin(), keys.end(), [=](TileKey a, TileKey b) {
        return std::hypot(a.x - midX, a.y - midY) < std::hypot(b.x - midX, b.y - midY);
    });
    return keys;
}

} // namespace shiyu
