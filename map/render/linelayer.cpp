#include "map/render/linelayer.h"
#include "map/geo/inside.h"
#include "map/geo/lineweights.h"

namespace shiyu {
namespace {

/// Positions and weights that live as long as the bands are made.
struct Prepared {
    std::vector<LonLat> positions;
    std::vector<float> weights;
};

Prepared prepared(const QList<LonLat> &list, bool closed)
{
    Prepared p { { list.begin(), list.end() }, {} };
    if (closed && !list.isEmpty())
        p.positions.push_back(list.first());
    p.weights = lineWeights(p.positions);
    return p;
}

LineBands bandsOf(const std::vector<Prepared> &all, bool dashed)
{
    LonLatBox box;
    std::vector<WeightedLine> lines;
    for (const Prepared &p : all) {
        for (const LonLat q : p.positions)
            box.include(q);
        lines.push_back({ &p.positions, &p.weights, dashed });
    }
    return LineBands(lines, toMapRect(box).centre());
}

} // namespace

std::shared_ptr<const LineLayer> LineLayer::make(LineKind kind, QList<LineShape> lines)
{
    const auto layer = std::make_shared<LineLayer>();
    layer->m_kind = kind;
    std::vector<Prepared> all;
    for (const LineShape &shape : lines)
        all.push_back(prepared(shape.line, false));
    layer->m_bands = bandsOf(all, false);
    layer->m_lines = std::move(lines);
    return layer;
}

std::shared_ptr<const AreaLayer> AreaLayer::make(QList<AreaShape> areas)
{
    const auto layer = std::make_shared<AreaLayer>();
    std::vector<Prepared> all;
    for (const AreaShape &area : areas) {
        for (const Polygon &polygon : area.shape) {
            all.push_back(prepared(polygon.outer, true));
            for (const LinearRing &hole : polygon.holes)
                all.push_back(prepared(hole, true));
        }
        layer->m_labelPoints.push_back(toMapPoint(shiyu::labelPoint(area.shape)));
    }
    layer->m_bands = bandsOf(all, true);
    layer->m_areas = std::move(areas);
    return layer;
}

} // namespace shiyu
