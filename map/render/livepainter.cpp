#include "map/render/livepainter.h"
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace shiyu {
namespace {

constexpr double kReach = 40; // pixels beyond the edge that still touch the view
constexpr double kUnitMinZoom = 9.5;
constexpr double kPlaceMinZoom = 11;
constexpr double kPlaceNameMinZoom = 13;

QPainterPath pathOf(const QList<LonLat> &positions, const MapView &view, bool closed)
{
    QPolygonF points;
    for (const LonLat p : positions)
        points.append(view.toScreen(p).toPointF());
    QPainterPath path;
    path.addPolygon(points);
    if (closed)
        path.closeSubpath();
    return path;
}

} // namespace

LivePainter::LivePainter(
    QPainter &painter, const MapView &view, const MapStyle &style, Symbols &symbols)
    : m_painter(painter)
    , m_view(view)
    , m_style(style)
    , m_symbols(symbols)
    , m_near(view.extent().grownBy(kReach * view.metresPerPixel()))
{
}

QList<LiveItem> LivePainter::paint(const LiveScene &scene)
{
    const auto shown
        = [&scene](PointKind kind) { return scene.layers.points[static_cast<size_t>(kind)]; };
    if (scene.places && shown(PointKind::Place) && m_view.zoom() >= kPlaceMinZoom)
        paintPlaces(scene.places);
    if (scene.cameras && shown(PointKind::Camera) && m_view.zoom() >= m_style.cameraMinZoom)
        paintClusters(*scene.cameras);
    if (scene.incidents && shown(PointKind::Incident))
        paintClusters(*scene.incidents);
    if (scene.units && shown(PointKind::Unit) && m_view.zoom() >= kUnitMinZoom)
        paintUnits(scene.units);
    return std::move(m_items);
}

QRectF LivePainter::stamp(const QImage &image, MapPoint at)
{
    const ScreenPoint c = m_view.toScreen(at);
    const QSizeF size = image.deviceIndependentSize();
    // On whole device pixels: a plain copy with alpha, and crisp.
    const double ratio = m_view.devicePixelRatio();
    const QPointF corner(std::round((c.x - size.width() / 2) * ratio) / ratio,
        std::round((c.y - size.height() / 2) * ratio) / ratio);
    m_painter.drawImage(corner, image);
    return { corner, size };
}

void LivePainter::paintClusters(const ClusterSet &set)
{
    // From the most urgent end until the view is full, then drawn the other way round.
    std::vector<const Cluster *> seen;
    for (auto it = set.clusters.rbegin(); it != set.clusters.rend() && seen.size() < kMost; ++it) {
        if (m_near.contains(it->centre))
            seen.push_back(&*it);
    }
    const PointKind kind = set.layer->kind();
    for (auto it = seen.rbegin(); it != seen.rend(); ++it) {
        const Cluster &cluster = **it;
        const quint32 top = set.members[cluster.first];
        const PointFeature &feature = set.layer->feature(top);
        if (cluster.count == 1 && feature.shape)
            paintShape(*feature.shape, MapStyle::urgency(feature.urgency));
        QImage image;
        if (kind == PointKind::Camera)
            image = cluster.count == 1 ? m_symbols.camera(feature.dimmed)
                                       : m_symbols.cameraCluster(cluster.count);
        else
            image = cluster.count == 1 ? m_symbols.incident(feature.urgency, feature.dimmed)
                                       : m_symbols.incidentCluster(cluster);
        LiveItem item { kind, stamp(image, cluster.centre), set.layer, {}, cluster.count };
        const quint32 listed = std::min(cluster.count, LiveItem::kMostListed);
        item.features = QList<quint32>(
            set.members.begin() + cluster.first, set.members.begin() + cluster.first + listed);
        m_items.append(item);
    }
}

void LivePainter::paintShape(const FeatureShape &shape, const QColor &colour)
{
    QColor fill = colour;
    fill.setAlphaF(0.14F);
    m_painter.setPen(QPen(colour, 2));
    m_painter.setBrush(fill);
    for (const Polygon &polygon : shape.areas) {
        QPainterPath path = pathOf(polygon.outer, m_view, true);
        for (const LinearRing &hole : polygon.holes)
            path.addPath(pathOf(hole, m_view, true));
        m_painter.drawPath(path);
    }
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(colour, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const LineString &line : shape.lines)
        m_painter.drawPath(pathOf(line, m_view, false));
}

bool LivePainter::isFree(const QRectF &box) const
{
    return std::none_of(m_taken.begin(), m_taken.end(),
        [&box](const QRectF &other) { return other.intersects(box); });
}

void LivePainter::note(
    const std::shared_ptr<const PointLayer> &layer, const QRectF &box, quint32 feature)
{
    m_items.append({ layer->kind(), box, layer, { feature }, 1 });
}

void LivePainter::paintUnits(const std::shared_ptr<const PointLayer> &layer)
{
    for (quint32 i = 0; i < layer->features().size() && m_items.size() < qsizetype(2 * kMost);
         ++i) {
        if (!m_near.contains(layer->places()[i]))
            continue;
        const PointFeature &unit = layer->feature(i);
        const QImage pill = m_symbols.unit(unit.label, unit.dimmed);
        const ScreenPoint at = m_view.toScreen(layer->places()[i]);
        const QSizeF size = pill.deviceIndependentSize();
        const QRectF box(
            at.x - size.width() / 2, at.y - size.height() / 2, size.width(), size.height());
        if (!isFree(box)) {
            note(layer, stamp(m_symbols.unitDot(unit.dimmed), layer->places()[i]), i);
            continue;
        }
        m_taken.append(box);
        note(layer, stamp(pill, layer->places()[i]), i);
    }
}

void LivePainter::paintPlaces(const std::shared_ptr<const PointLayer> &layer)
{
    for (quint32 i = 0; i < layer->features().size() && m_items.size() < qsizetype(kMost); ++i) {
        if (!m_near.contains(layer->places()[i]))
            continue;
        const QRectF mark = stamp(m_symbols.place(), layer->places()[i]);
        note(layer, mark, i);
        if (m_view.zoom() < kPlaceNameMinZoom)
            continue;
        const QImage name = m_symbols.placeName(layer->feature(i).label);
        const QRectF box(
            { mark.right() + 1, mark.center().y() - name.deviceIndependentSize().height() / 2 },
            name.deviceIndependentSize());
        if (!isFree(box))
            continue;
        m_taken.append(box);
        m_painter.drawImage(box.topLeft(), name);
    }
}

} // namespace shiyu
