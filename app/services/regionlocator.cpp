#include "app/services/regionlocator.h"

#include "map/geo/inside.h"

namespace shiyu {

RegionLocator::RegionLocator(std::vector<Shape> shapes)
    : m_shapes(std::move(shapes))
{
    std::vector<SpatialIndex<quint32>::Entry> entries;
    entries.reserve(m_shapes.size());
    for (quint32 i = 0; i < m_shapes.size(); ++i) {
        entries.push_back({ i, shiyu::boundsOf(m_shapes[i].shape) });
        m_byCode.insert(m_shapes[i].code, i);
    }
    m_index = SpatialIndex<quint32>(entries);
}

RegionLocator::Hit RegionLocator::locate(LonLat at) const
{
    const Shape *best = nullptr;
    for (quint32 i : m_index.query(LonLatBox::ofPoint(at))) {
        const Shape &shape = m_shapes[i];
        // On a shared border the lower code wins, so that every console answers the same.
        const bool better = !best || shape.level > best->level
            || (shape.level == best->level && shape.code < best->code);
        if (better && contains(shape.shape, at))
            best = &shape;
    }
    if (!best)
        return {};
    Hit hit { best->code, {}, -1 };
    for (quint32 i : m_index.withinRadius(at, kReach)) {
        const Shape &other = m_shapes[i];
        if (other.level != best->level || other.code == best->code)
            continue;
        const double metres = distanceToBoundaryMetres(other.shape, at);
        if (metres <= kReach && (hit.metresToNext < 0 || metres < hit.metresToNext)) {
            hit.metresToNext = static_cast<int>(metres);
            hit.next = other.code;
        }
    }
    return hit;
}

const RegionLocator::Shape *RegionLocator::find(const RegionCode &code) const
{
    const auto it = m_byCode.constFind(code);
    return it == m_byCode.constEnd() ? nullptr : &m_shapes[*it];
}

LonLatBox RegionLocator::boundsOf(const RegionCode &code) const
{
    const Shape *shape = find(code);
    return shape ? shiyu::boundsOf(shape->shape) : LonLatBox {};
}

std::optional<LonLat> RegionLocator::centreOf(const RegionCode &code) const
{
    const Shape *shape = find(code);
    if (!shape || shape->shape.isEmpty())
        return std::nullopt;
    return labelPoint(shape->shape);
}

} // namespace shiyu
