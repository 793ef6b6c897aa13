#include "map/render/livepainter.h"
#include "map/render/freespots.h"
#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace shiyu {
namespace {

constexpr double kReach = 40; // pixels beyond the edge that still touch the view
constexpr double kUnitMinZoom = 12.5;
constexpr double kPlaceMinZoom = 14.5;
constexpr double kPlaceNameMinZoom = 16.25;
constexpr double kWidestCount = 60; // pixels across

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

const PointLayer &LiveItems::layerOf(const LiveItem &item) const
{
    switch (item.kind) {
    case PointKind::Incident:
        return *scene.incidents->layer;
    case PointKind::Camera:
        return *scene.cameras->layer;
    case PointKind::Unit:
        return *scene.units;
    case PointKind::Place:
        break;
    }
    return *scene.places;
}

QList<quint32> LiveItems::featuresOf(const LiveItem &item) const
{
    const bool clustered = item.kind == PointKind::Incident || item.kind == PointKind::Camera;
    if (!clustered)
        return { item.first };
    const auto &members
        = item.kind == PointKind::Incident ? scene.incidents->members : scene.cameras->members;
    const auto begin = members.begin() + item.first;
    return { begin, begin + std::min(item.count, kMostListed) };
}

LivePainter::LivePainter(
    QPainter &painter, const MapView &view, const MapStyle &style, Symbols &symbols)
    : m_painter(painter)
    , m_view(view)
    , m_style(style)
    , m_symbols(symbols)
    , m_near(reachOf(view))
{
}

MapRect LivePainter::reachOf(const MapView &view)
{
    return view.extent().grownBy(kReach * view.metresPerPixel());
}

LiveItems LivePainter::paint(const LiveScene &scene)
{
    const auto shown
        = [&scene](PointKind kind) { return scene.layers.points[static_cast<size_t>(kind)]; };
    if (scene.selected)
        m_halo = m_view.toScreen(*scene.selected).toPointF();
    m_covered = scene.covered;
    if (scene.places && shown(PointKind::Place) && m_view.zoom() >= kPlaceMinZoom)
        paintPlaces(scene.places);
    if (scene.cameras && shown(PointKind::Camera) && m_view.zoom() >= m_style.cameraMinZoom)
        paintClusters(*scene.cameras, standsOf(*scene.cameras));
    QList<Stand> incidents;
    if (scene.incidents && shown(PointKind::Incident))
        incidents = standsOf(*scene.incidents);
    if (scene.units && shown(PointKind::Unit) && m_view.zoom() >= kUnitMinZoom)
        paintUnits(*scene.units, incidents);
    if (scene.incidents && shown(PointKind::Incident)) { // a unit's name never hides a matter
        paintClusters(*scene.incidents, incidents);
        paintApart(*scene.incidents);
    }
    if (scene.places && shown(PointKind::Place) && m_view.zoom() >= kPlaceNameMinZoom)
        paintPlaceNames(*scene.places);
    return { std::move(m_items), scene };
}

QRectF LivePainter::stamp(const QImage &image, QPointF c)
{
    const QSizeF size = image.deviceIndependentSize();
    // On whole device pixels: a plain copy with alpha, and crisp.
    const double ratio = m_view.devicePixelRatio();
    const QPointF corner(std::round((c.x() - size.width() / 2) * ratio) / ratio,
        std::round((c.y() - size.height() / 2) * ratio) / ratio);
    m_painter.drawImage(corner, image);
    return { corner, size };
}

/// From the most urgent end until the view is full, in the order in which they are drawn.
QList<LivePainter::Stand> LivePainter::standsOf(const ClusterSet &set)
{
    QList<Stand> stands;
    for (auto it = set.clusters.rbegin();
         it != set.clusters.rend() && stands.size() < qsizetype(kMost); ++it) {
        if (m_near.contains(it->centre))
            stands.append({ &*it, m_view.toScreen(it->centre).toPointF() });
    }
    std::reverse(stands.begin(), stands.end());
    if (m_halo)
        makeWay(stands, set);
    return stands;
}

/// Counts beside the open case, which stands where it is; and a matter at the very place, which its
/// symbol would hide.
void LivePainter::makeWay(QList<Stand> &stands, const ClusterSet &set)
{
    const auto isAround = [this](const Stand &stand) {
        return (stand.at - *m_halo).manhattanLength() < 2 * (kSelectionHalo + 2 * kWidestCount);
    };
    const auto boxOf = [&](const Stand &stand) {
        const QSizeF size = imageOf(set, *stand.cluster).deviceIndependentSize();
        return QRectF(stand.at - QPointF(size.width() / 2, size.height() / 2), size);
    };
    const bool matters = set.layer->kind() == PointKind::Incident;
    const auto isHidden = [&](const Stand &stand) {
        return matters && QLineF(stand.at, *m_halo).length() < Symbols::kIncidentAcross;
    };
    for (Stand &stand : stands) {
        if (stand.cluster->count == 1 ? !isHidden(stand) : !isAround(stand))
            continue;
        QList<QRectF> others;
        for (const Stand &other : std::as_const(stands)) {
            if (&other != &stand && isAround(other))
                others.append(boxOf(other));
        }
        const QRectF box = boxOf(stand);
        stand.at = besideHalo(stand.at, std::max(box.width(), box.height()) / 2, *m_halo, others);
    }
}

void LivePainter::paintClusters(const ClusterSet &set, const QList<Stand> &stands)
{
    const PointKind kind = set.layer->kind();
    for (const Stand &stand : stands) {
        const Cluster &cluster = *stand.cluster;
        const PointFeature &feature = set.layer->feature(set.members[cluster.first]);
        if (cluster.count == 1 && feature.shape)
            paintShape(*feature.shape, MapStyle::urgency(feature.urgency));
        m_items.append(
            { kind, stamp(imageOf(set, cluster), stand.at), cluster.first, cluster.count });
    }
}

void LivePainter::paintApart(const ClusterSet &set)
{
    if (!set.apart)
        return;
    const quint32 index = set.members[*set.apart];
    const PointFeature &feature = set.layer->feature(index);
    if (feature.shape)
        paintShape(*feature.shape, MapStyle::urgency(feature.urgency));
    const QPointF at = m_view.toScreen(set.layer->places()[index]).toPointF();
    m_items.append({ set.layer->kind(), haloAround(at), *set.apart, 1 });
}

QImage LivePainter::imageOf(const ClusterSet &set, const Cluster &cluster)
{
    const PointFeature &feature = set.layer->feature(set.members[cluster.first]);
    if (set.layer->kind() == PointKind::Camera)
        return cluster.count == 1 ? m_symbols.camera(feature.dimmed)
                                  : m_symbols.cameraCluster(cluster.count);
    return cluster.count == 1 ? m_symbols.incident(feature.urgency, feature.dimmed)
                              : m_symbols.incidentCluster(cluster);
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

void LivePainter::paintUnits(const PointLayer &layer, const QList<Stand> &incidents)
{
    QList<QRectF> symbols; // a square of a count's size does for all of them
    for (const Stand &stand : incidents) {
        const double across = stand.cluster->count == 1
            ? Symbols::kIncidentAcross
            : Symbols::clusterDiameter(stand.cluster->count);
        symbols.append(
            QRectF(stand.at.x() - across / 2, stand.at.y() - across / 2, across, across));
    }
    if (m_halo)
        symbols.append(haloAround(*m_halo));
    symbols.append(m_covered);
    QList<UnitPlace> units;
    for (quint32 i = 0; i < layer.features().size() && units.size() < qsizetype(kMost); ++i) {
        if (m_near.contains(layer.places()[i]))
            units.append(
                { i, m_view.toScreen(layer.places()[i]).toPointF(), layer.feature(i).dimmed });
    }
    const auto nameOf = [&](quint32 i, quint32 more) {
        return m_symbols.unit(layer.feature(i).label, layer.feature(i).dimmed, more);
    };
    const auto nameSize
        = [&](quint32 i, quint32 more) { return nameOf(i, more).deviceIndependentSize(); };
    const QRectF view({}, m_view.size());
    for (const UnitStand &stand :
        standUnits(units, symbols, view, nameSize, Symbols::kUnitDotAcross)) {
        const quint32 i = stand.feature;
        if (stand.mark == UnitStand::Mark::Dot)
            stamp(m_symbols.unitDot(layer.feature(i).dimmed), stand.box.center());
        else if (stand.mark == UnitStand::Mark::Name) {
            stamp(nameOf(i, stand.more), stand.box.center());
            m_taken.append(stand.box);
        }
        m_items.append({ PointKind::Unit, stand.box, i, 1 });
    }
}

void LivePainter::paintPlaces(const std::shared_ptr<const PointLayer> &layer)
{
    for (quint32 i = 0; i < layer->features().size() && m_items.size() < qsizetype(kMost); ++i) {
        if (!m_near.contains(layer->places()[i]))
            continue;
        const QPointF at = m_view.toScreen(layer->places()[i]).toPointF();
        m_items.append({ PointKind::Place, stamp(m_symbols.place(), at), i, 1 });
    }
}

/// Last, where nothing else stands: a name is worth less than any symbol.
void LivePainter::paintPlaceNames(const PointLayer &layer)
{
    FreeSpots spots(m_view.size(), m_items);
    for (const QRectF &control : std::as_const(m_covered))
        spots.take(control);
    for (const LiveItem &item : std::as_const(m_items)) {
        if (item.kind != PointKind::Place)
            continue;
        const QImage name = m_symbols.placeName(layer.feature(item.first).label);
        const QSizeF size = name.deviceIndependentSize();
        const QRectF box({ item.box.right() + 2, item.box.center().y() - size.height() / 2 }, size);
        if (!isFree(box) || !spots.isFree(box.adjusted(8, 0, 0, 0))) // 8: its own mark's square
            continue;
        m_taken.append(box);
        m_painter.drawImage(box.topLeft(), name);
    }
}

} // namespace shiyu
