// How MapCanvas composes a frame: finished tiles, names, live symbols, what the tools draw.
#include "map/canvas/mapcanvas.h"
#include "map/canvas/mapfurniture.h"
#include "map/geo/measure.h"
#include "map/render/freespots.h"
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace shiyu {
namespace {

constexpr double kHalo = kSelectionHalo;
constexpr double kCross = 7; // pixels of each arm

/// One outline of a region, without the points that fall on the pixel before.
QPolygonF outlineOf(const LinearRing &ring, const MapView &view)
{
    QPolygonF points;
    for (const LonLat p : ring) {
        const QPointF next = view.toScreen(p).toPointF();
        if (points.isEmpty() || (next - points.last()).manhattanLength() >= 1)
            points.append(next);
    }
    return points;
}

QRectF boxAround(ScreenPoint centre, const QImage &image)
{
    const QSizeF size = image.deviceIndependentSize();
    return { QPointF(
                 std::round(centre.x - size.width() / 2), std::round(centre.y - size.height() / 2)),
        size };
}

/// A unit's name may lie on the dot that stands for it.
bool hasRoom(const QRectF &box, const QList<QRectF> &taken, bool onItsOwnDot)
{
    return std::none_of(taken.begin(), taken.end(), [&](const QRectF &other) {
        const bool own = onItsOwnDot && other.width() <= Symbols::kUnitDotAcross
            && (other.center() - box.center()).manhattanLength() < 3;
        return !own && other.intersects(box);
    });
}

} // namespace

void MapCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_scene.devicePixelRatio != devicePixelRatioF()) {
        // The window went to another screen: the next frame has the right tiles.
        QMetaObject::invokeMethod(
            this,
            [this] {
                setView(m_view.resized(size(), devicePixelRatioF()), false);
                restyle(m_scene.style);
            },
            Qt::QueuedConnection);
    }
    composeFrame(painter);
    if (hasFocus())
        paintCross(painter);
}

void MapCanvas::composeFrame(QPainter &painter)
{
    paintGround(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_withinCentre)
        paintWithin(painter, *m_withinCentre);
    if (m_selection && m_selection->circleMetres > 0)
        paintCircle(painter, m_selection->position, m_selection->circleMetres);
    paintMarkedRegion(painter);
    paintLive(painter);
    paintLabels(painter);
    paintNearby(painter);
    paintSelection(painter);
    if (m_tool == MapTool::Measure)
        m_measurement.paint(painter, m_view, m_scene.style, m_measuring, m_live.scene.covered);
}

void MapCanvas::paintGround(QPainter &painter)
{
    const QList<TileKey> keys = tilesOf(m_view);
    const bool complete = m_tiles.isComplete();
    if (!complete) {
        painter.fillRect(rect(), m_scene.style.outside);
        for (const GroundTile &tile : m_lastGround) {
            const QPointF a
                = m_view.toScreen(MapPoint { tile.extent.left, tile.extent.top }).toPointF();
            const QPointF b
                = m_view.toScreen(MapPoint { tile.extent.right, tile.extent.bottom }).toPointF();
            painter.drawImage(QRectF(a, b), tile.image, QRectF(tile.image.rect()));
        }
    }
    // Tiles lie on whole device pixels: they are copied, not resampled.
    const double ratio = m_view.devicePixelRatio();
    const double metres = m_view.metresPerPixel() / ratio;
    const MapRect extent = m_view.extent();
    const qint64 left = std::llround((extent.left + kWorldHalf) / metres);
    const qint64 top = std::llround((kWorldHalf - extent.top) / metres);
    QList<GroundTile> ground;
    for (const TileKey key : keys) {
        const QImage *found = m_tiles.find(key);
        if (found == nullptr)
            continue;
        QImage image = *found;
        image.setDevicePixelRatio(ratio);
        const QPointF at(double(qint64 { key.x } * TileKey::kSize - left) / ratio,
            double(qint64 { key.y } * TileKey::kSize - top) / ratio);
        painter.drawImage(at, image);
        ground.append({ key.extent(ratio), *found });
    }
    if (complete)
        m_lastGround = ground;
}

void MapCanvas::paintLabels(QPainter &painter)
{
    const double ratio = m_view.devicePixelRatio();
    FreeSpots spots(m_view.size(), m_live.items);
    if (m_selection)
        spots.take(haloBox());
    if (hasFocus())
        spots.take(crossBox());
    for (const QRectF &control : std::as_const(m_live.scene.covered))
        spots.take(control);
    for (const LabelStore::Drawn &label : m_labels.visible(m_view)) {
        const QPointF at(std::round(label.topLeft.x() * ratio) / ratio,
            std::round(label.topLeft.y() * ratio) / ratio);
        if (const auto spot = spots.near({ at, label.size })) {
            painter.drawImage(*spot, label.image);
            spots.take(
                { *spot, label.size }); // one that was moved stands where another may want to
        }
    }
}

void MapCanvas::paintLive(QPainter &painter)
{
    const int zoom = static_cast<int>(std::floor(m_view.zoom()));
    const MapSnapshot &s = *m_scene.snapshot;
    const auto wants
        = [this](PointKind kind) { return m_scene.layers.points[static_cast<size_t>(kind)]; };
    const bool cameras = wants(PointKind::Camera) && m_view.zoom() >= m_scene.style.cameraMinZoom;
    const MapRect reach = LivePainter::reachOf(m_view);
    const LiveScene live {
        wants(PointKind::Incident) ? m_clusters.find(PointKind::Incident, zoom, reach) : nullptr,
        cameras ? m_clusters.find(PointKind::Camera, zoom, reach) : nullptr,
        s.points(PointKind::Unit), s.points(PointKind::Place), m_scene.layers,
        m_selection ? std::optional(toMapPoint(m_selection->position)) : std::nullopt,
        m_furniture->occupied()
    };
    m_live = LivePainter(painter, m_view, m_scene.style, m_symbols).paint(live);
}

/// With the place that was asked about: from far the circle is too small to be seen.
void MapCanvas::paintWithin(QPainter &painter, LonLat centre)
{
    paintCircle(painter, centre, m_radius);
    painter.setPen(QPen(m_scene.style.panel, 1.5));
    painter.setBrush(m_scene.style.accent);
    painter.drawEllipse(m_view.toScreen(centre).toPointF(), 5, 5);
}

void MapCanvas::paintCircle(QPainter &painter, LonLat centre, double metres)
{
    QPolygonF points;
    for (const LonLat p : circleRing(centre, metres))
        points.append(m_view.toScreen(p).toPointF());
    QColor fill = m_scene.style.accent;
    fill.setAlphaF(0.08F);
    painter.setBrush(fill);
    painter.setPen(QPen(m_scene.style.accent, 1.25, Qt::DashLine));
    painter.drawPolygon(points);
}

/// Its outline and a light ground; when it is too small to be seen, a circle where it lies.
void MapCanvas::paintMarkedRegion(QPainter &painter)
{
    const RegionShape *region = markedRegion();
    if (!region)
        return;
    QColor fill = m_scene.style.accent;
    fill.setAlphaF(0.10F);
    painter.setBrush(fill);
    painter.setPen(QPen(m_scene.style.accent, 2, Qt::DashLine));
    QRectF box;
    for (const Polygon &polygon : region->shape) {
        const QPolygonF outline = outlineOf(polygon.outer, m_view);
        box |= outline.boundingRect();
        painter.drawPolygon(outline);
    }
    constexpr double kLeast = 20; // pixels
    if (std::max(box.width(), box.height()) < kLeast)
        painter.drawEllipse(box.center(), kLeast, kLeast);
}

/// Cameras and units near the case, each alone; what is counted in a symbol that stands there is
/// not drawn over it.
void MapCanvas::paintNearby(QPainter &painter)
{
    if (!m_selection)
        return;
    QList<QRectF> taken { haloBox() };
    for (const LiveItem &item : std::as_const(m_live.items))
        taken.append(item.box);
    taken.append(m_live.scene.covered);
    for (const auto &layer : m_selection->nearby) {
        const bool unit = layer->kind() == PointKind::Unit;
        for (const PointFeature &feature : layer->features()) {
            const QImage image = unit ? m_symbols.unit(feature.label, feature.dimmed)
                                      : m_symbols.camera(feature.dimmed);
            const QRectF box = boxAround(m_view.toScreen(feature.position), image);
            const bool cut = unit && !QRectF(rect()).contains(box);
            if (cut || !hasRoom(box, taken, unit))
                continue;
            taken.append(box);
            painter.drawImage(box.topLeft(), image);
        }
    }
}

QRectF MapCanvas::haloBox() const
{
    return haloAround(m_view.toScreen(m_selection->position).toPointF());
}

void MapCanvas::paintSelection(QPainter &painter)
{
    if (!m_selection)
        return;
    const QPointF c = m_view.toScreen(m_selection->position).toPointF();
    QColor halo = m_selection->kind == PointKind::Incident ? MapStyle::urgency(m_selection->urgency)
                                                           : m_scene.style.accent;
    painter.setPen(QPen(halo, 1.5));
    halo.setAlphaF(0.22F);
    painter.setBrush(halo);
    painter.drawEllipse(c, kHalo, kHalo);
    if (m_selection->kind == PointKind::Incident)
        paintUrgency(painter, c, 20, m_selection->urgency, m_scene.style.panel);
    else { // the very point of what is being placed
        painter.setPen(QPen(m_scene.style.panel, 1.5));
        painter.setBrush(m_scene.style.accent);
        painter.drawEllipse(c, 5, 5);
    }
}

QRectF MapCanvas::crossBox() const
{
    const QPointF c(width() / 2, height() / 2);
    return { c - QPointF(kCross, kCross), c + QPointF(kCross, kCross) };
}

/// Where Enter picks: shown while the canvas has the keyboard.
void MapCanvas::paintCross(QPainter &painter)
{
    const QPointF c = crossBox().center();
    QColor ink = m_scene.style.ink;
    ink.setAlphaF(0.45F);
    painter.setPen(QPen(ink, 1));
    painter.drawLine(c - QPointF(kCross, 0), c + QPointF(kCross, 0));
    painter.drawLine(c - QPointF(0, kCross), c + QPointF(0, kCross));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_scene.style.accent, 2));
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

} // namespace shiyu
