#include "map/render/regionlayer.h"
#include "map/geo/arctopology.h"
#include "map/geo/inside.h"
#include "map/geo/spatialindex.h"
#include <QHash>
#include <cmath>

namespace shiyu {
namespace {

using Rings = std::vector<std::vector<BandPoint>>;
/// Every second zoom is enough for areas: their edges lie under the borders.
constexpr int kRingZooms[] = { 7, 9, 11, 13, 15 };
constexpr size_t kRingBands = std::size(kRingZooms);
constexpr double kLabelTolerance = 60; // Web Mercator metres; a label's place needs no more

void addRing(const LinearRing &ring, MapPoint origin, Rings &out)
{
    std::vector<BandPoint> points;
    points.reserve(static_cast<size_t>(ring.size()));
    for (const LonLat p : ring) {
        const MapPoint m = toMapPoint(p);
        points.push_back(
            { static_cast<float>(m.x - origin.x), static_cast<float>(m.y - origin.y) });
    }
    out.push_back(std::move(points));
}

Rings ringsOf(const MultiPolygon &shape, MapPoint origin)
{
    Rings out;
    for (const Polygon &polygon : shape) {
        addRing(polygon.outer, origin, out);
        for (const LinearRing &hole : polygon.holes)
            addRing(hole, origin, out);
    }
    return out;
}

std::vector<WeightedLine> linesOf(const ArcTopology &topology, const QList<RegionShape> &regions)
{
    std::vector<WeightedLine> lines;
    lines.reserve(topology.arcs().size());
    for (const Arc &arc : topology.arcs()) {
        const bool dashed = regions[arc.firstOwner].schematic || regions[arc.lastOwner].schematic;
        lines.push_back({ &arc.positions, &arc.weights, dashed });
    }
    return lines;
}

} // namespace

struct RegionLayer::Private {
    SpatialIndex<qsizetype> index;
    QHash<RegionCode, qsizetype> byCode;
    std::vector<Rings> rings[kRingBands]; // [zoom band][region]
};

RegionLayer::RegionLayer()
    : d(std::make_unique<Private>())
{
}
RegionLayer::~RegionLayer() = default;

std::shared_ptr<const RegionLayer> RegionLayer::make(RegionLevel level, QList<RegionShape> regions)
{
    const std::shared_ptr<RegionLayer> layer(new RegionLayer);
    layer->m_level = level;
    QList<MultiPolygon> shapes;
    std::vector<SpatialIndex<qsizetype>::Entry> entries;
    for (const RegionShape &region : regions) {
        const LonLatBox box = shiyu::boundsOf(region.shape);
        layer->d->byCode.insert(region.code, shapes.size());
        entries.push_back({ shapes.size(), box });
        layer->m_boxes.push_back(box);
        layer->m_bounds.include(box);
        shapes.append(region.shape);
    }
    layer->d->index = SpatialIndex<qsizetype>(entries);
    const ArcTopology topology = ArcTopology::build(shapes);
    const MapPoint origin = toMapRect(layer->m_bounds).centre();
    layer->m_borders = LineBands(linesOf(topology, regions), origin);
    const bool filled = level == RegionLevel::City || level == RegionLevel::County
        || std::any_of(regions.cbegin(), regions.cend(),
            [](const RegionShape &r) { return r.fill.has_value(); });
    for (qsizetype i = 0; i < regions.size(); ++i) {
        layer->m_labelPoints.push_back(
            toMapPoint(shiyu::labelPoint(topology.shape(i, kLabelTolerance))));
        for (size_t band = 0; filled && band < kRingBands; ++band) {
            const double tolerance = LineBands::toleranceAt(kRingZooms[band] + 1);
            layer->d->rings[band].push_back(ringsOf(topology.shape(i, tolerance), origin));
        }
    }
    layer->m_regions = std::move(regions);
    return layer;
}

qsizetype RegionLayer::indexAt(LonLat position) const
{
    std::vector<qsizetype> near = d->index.query(LonLatBox::ofPoint(position));
    std::sort(near.begin(), near.end());
    for (const qsizetype i : near) {
        if (contains(m_regions[i].shape, position))
            return i;
    }
    return -1;
}

qsizetype RegionLayer::indexOf(const RegionCode &code) const
{
    return d->byCode.value(code, -1);
}

const Rings &RegionLayer::rings(qsizetype index, double zoom) const
{
    static const Rings none;
    size_t band = 0;
    while (band + 1 < kRingBands && zoom >= kRingZooms[band] + 2)
        ++band;
    const auto &rings = d->rings[band];
    return static_cast<size_t>(index) < rings.size() ? rings[static_cast<size_t>(index)] : none;
}

} // namespace shiyu
