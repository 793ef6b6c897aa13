// How MapCanvas composes a frame: finished tiles, names, live symbols, what the tools draw.
#include "map/canvas/mapcanvas.h"
#include "map/geo/measure.h"
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace shiyu {

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
        paintCircle(painter, *m_withinCentre, m_radius);
    if (m_selection && m_selection->circleMetres > 0)
        paintCircle(painter, m_selection->position, m_selection->circleMetres);
    paintLive(painter);
    paintLabels(painter);
    paintSelection(painter);
    if (m_tool == MapTool::Measure)
        m_measurement.paint(painter, m_view, m_scene.style, m_measuring);
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
    const FreeSpots spots(m_view.size(), m_live.items);
    for (const LabelStore::Drawn &label : m_labels.visible(m_view)) {
        const QPointF at(std::round(label.topLeft.x() * ratio) / ratio,
            std::round(label.topLeft.y() * ratio) / ratio);
        if (const auto spot = spots.near({ at, label.size }))
            painter.drawImage(*spot, label.image);
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
        s.points(PointKind::Unit), s.points(PointKind::Place), m_scene.layers
    };
    m_live = LivePainter(painter, m_view, m_scene.style, m_symbols).paint(live);
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

void MapCanvas::paintSelection(QPainter &painter)
{
    if (!m_selection)
        return;
    const auto stamp = [&](const QImage &image, LonLat position) {
        const QPointF c = m_view.toScreen(position).toPointF();
        const QSizeF size = image.deviceIndependentSize();
        painter.drawImage(
            QPointF(std::round(c.x() - size.width() / 2), std::round(c.y() - size.height() / 2)),
            image);
    };
    for (const auto &layer : m_selection->nearby) {
        for (const PointFeature &feature : layer->features())
            stamp(layer->kind() == PointKind::Unit ? m_symbols.unit(feature.label, feature.dimmed)
                                                   : m_symbols.camera(feature.dimmed),
                feature.position);
    }
    const QPointF c = m_view.toScreen(m_selection->position).toPointF();
    QColor halo = m_selection->kind == PointKind::Incident ? MapStyle::urgency(m_selection->urgency)
                                                           : m_scene.style.accent;
    painter.setPen(QPen(halo, 1.5));
    halo.setAlphaF(0.22F);
    painter.setBrush(halo);
    painter.drawEllipse(c, 17, 17);
    if (m_selection->kind == PointKind::Incident)
        paintUrgency(painter, c, 20, m_selection->urgency, m_scene.style.panel);
    else { // the very point of what is being placed
        painter.setPen(QPen(m_scene.style.panel, 1.5));
        painter.setBrush(m_scene.style.accent);
        painter.drawEllipse(c, 5, 5);
    }
}

/// Where Enter picks: shown while the canvas has the keyboard.
void MapCanvas::paintCross(QPainter &painter)
{
    const QPointF c(width() / 2, height() / 2);
    QColor ink = m_scene.style.ink;
    ink.setAlphaF(0.45F);
    painter.setPen(QPen(ink, 1));
    painter.drawLine(c - QPointF(7, 0), c + QPointF(7, 0));
    painter.drawLine(c - QPointF(0, 7), c + QPointF(0, 7));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_scene.style.accent, 2));
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

} // namespace shiyu
