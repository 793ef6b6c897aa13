#include "app/services/regionlocator.h"

#include "map/geo/inside.h"
#include <algorithm>

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

const RegionLocator::Shape *RegionLocator::smallestAt(LonLat at) const
{
    auto near = m_index.query(LonLatBox::ofPoint(at));
    // The small ones first: the outlines of counties and city have a hundred times their vertices.
    // On a shared border the lower code wins, so that every console answers the same.
    std::sort(near.begin(), near.end(), [this](quint32 a, quint32 b) {
        const Shape &one = m_shapes[a];
        const Shape &other = m_shapes[b];
        return one.level != other.level ? one.level > other.level : one.code < other.code;
    });
    const auto found = std::find_if(
        near.begin(), near.end(), [&](quint32 i) { return contains(m_shapes[i].shape, at); });
    return found == near.end() ? nullptr : &m_shapes[*found];
}

RegionCode RegionLocator::regionAt(LonLat at) const
{
    const Shape *smallest = smallestAt(at);
    return smallest ? smallest->code : RegionCode();
}

RegionLocator::Hit RegionLocator::locate(LonLat at) const
{
    const Shape *best = smallestAt(at);
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

bool RegionLocator::knows(const RegionCode &code) const
{
    const Shape *shape = find(code);
    return shape && !shape->shape.isEmpty();
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
