#include "map/geo/spatialindex.h"
#include "map/geo/measure.h"
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace shiyu {
namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using Point = bg::model::point<double, 2, bg::cs::cartesian>; // 1e-7°; doubles hold them exactly
using Box = bg::model::box<Point>;
using Value = std::pair<Box, quint32>;
using Tree = bgi::rtree<Value, bgi::rstar<16>>;

Box toBox(const LonLatBox &b)
{
    return { Point(b.west, b.south), Point(b.east, b.north) };
}

struct Found {
    double metres;
    quint32 number;
    bool operator<(const Found &o) const
    {
        return metres != o.metres ? metres < o.metres : number < o.number;
    }
};

double metresTo(LonLat from, const Box &box)
{
    const auto lon
        = std::clamp<double>(from.lon, box.min_corner().get<0>(), box.max_corner().get<0>());
    const auto lat
        = std::clamp<double>(from.lat, box.min_corner().get<1>(), box.max_corner().get<1>());
    return distanceMetres(from, { static_cast<qint32>(lon), static_cast<qint32>(lat) });
}

std::vector<quint32> numbersOf(std::vector<Found> found, size_t most)
{
    std::sort(found.begin(), found.end());
    std::vector<quint32> out;
    for (size_t i = 0; i < std::min(found.size(), most); ++i)
        out.push_back(found[i].number);
    return out;
}

} // namespace

struct BoxTree::Private {
    Tree tree;

    std::vector<Found> within(LonLat centre, double metres) const
    {
        std::vector<Found> found;
        const auto box = toBox(boxAround(centre, metres));
        for (auto it = tree.qbegin(bgi::intersects(box)); it != tree.qend(); ++it) {
            const double distance = metresTo(centre, it->first);
            if (distance <= metres)
                found.push_back({ distance, it->second });
        }
        return found;
    }
};

BoxTree::BoxTree()
    : d(std::make_unique<Private>())
{
}

BoxTree::BoxTree(const std::vector<LonLatBox> &boxes)
    : BoxTree()
{
    std::vector<Value> values;
    values.reserve(boxes.size());
    for (size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].isEmpty())
            values.emplace_back(toBox(boxes[i]), static_cast<quint32>(i));
    }
    d->tree = Tree(values);
}

BoxTree::BoxTree(BoxTree &&) noexcept = default;
BoxTree &BoxTree::operator=(BoxTree &&) noexcept = default;
BoxTree::~BoxTree() = default;

std::vector<quint32> BoxTree::query(const LonLatBox &box) const
{
    std::vector<quint32> out;
    if (box.isEmpty())
        return out;
    for (auto it = d->tree.qbegin(bgi::intersects(toBox(box))); it != d->tree.qend(); ++it)
        out.push_back(it->second);
    return out;
}

std::vector<quint32> BoxTree::nearest(LonLat to, qsizetype count) const
{
    if (count <= 0)
        return {};
    // The tree's nearest are nearest in degrees; the farthest of them bounds the true answer.
    const auto most = static_cast<size_t>(count);
    double bound = 0;
    const auto inDegrees = bgi::nearest(Point(to.lon, to.lat), static_cast<unsigned>(most));
    for (auto it = d->tree.qbegin(inDegrees); it != d->tree.qend(); ++it)
        bound = std::max(bound, metresTo(to, it->first));
    return numbersOf(d->within(to, bound * (1 + 1e-9) + 0.001), most);
}

std::vector<quint32> BoxTree::withinRadius(LonLat centre, double metres) const
{
    return numbersOf(d->within(centre, metres), std::numeric_limits<size_t>::max());
}

} // namespace shiyu
