#include "map/geo/inside.h"
#include "map/geo/measure.h"
#include <cmath>
#include <numbers>
#include <queue>
#include <vector>

namespace shiyu {
namespace {

enum class Side { Out, In, Border };

Side sideOf(const LinearRing &ring, LonLat p)
{
    bool in = false;
    const qsizetype n = ring.size();
    for (qsizetype i = 0, j = n - 1; i < n; j = i++) {
        const LonLat a = ring[i];
        const LonLat b = ring[j];
        if (a == p)
            return Side::Border;
        const bool spans = (a.lat > p.lat) != (b.lat > p.lat);
        const bool level = a.lat == p.lat && b.lat == p.lat;
        if (!spans && !level && a.lat != p.lat && b.lat != p.lat)
            continue;
        // Products of differences below 2^32 fit in 63 bits; compared, never subtracted.
        const qint64 left = (qint64 { p.lon } - a.lon) * (qint64 { b.lat } - a.lat);
        const qint64 right = (qint64 { b.lon } - a.lon) * (qint64 { p.lat } - a.lat);
        if (left == right && std::min(a.lon, b.lon) <= p.lon && p.lon <= std::max(a.lon, b.lon)
            && std::min(a.lat, b.lat) <= p.lat && p.lat <= std::max(a.lat, b.lat))
            return Side::Border;
        if (spans && (b.lat > a.lat ? left < right : left > right))
            in = !in;
    }
    return in ? Side::In : Side::Out;
}

struct Plane {
    explicit Plane(LonLat at)
        : origin(at)
        , scale(localScale(at))
    {
    }
    double x(LonLat p) const
    {
        return (double(p.lon) - origin.lon) / LonLat::kUnitsPerDegree * scale.eastMetresPerDegree;
    }
    double y(LonLat p) const
    {
        return (double(p.lat) - origin.lat) / LonLat::kUnitsPerDegree * scale.northMetresPerDegree;
    }
    LonLat origin;
    LocalScale scale;
};

struct Segment {
    double ax, ay, bx, by;
};

double squaredDistance(const Segment &s, double px, double py)
{
    const double dx = s.bx - s.ax;
    const double dy = s.by - s.ay;
    const double length2 = dx * dx + dy * dy;
    double t = 0;
    if (length2 > 0)
        t = std::clamp(((px - s.ax) * dx + (py - s.ay) * dy) / length2, 0.0, 1.0);
    const double ex = s.ax + t * dx - px;
    const double ey = s.ay + t * dy - py;
    return ex * ex + ey * ey;
}

void addSegments(
    const QList<LonLat> &points, bool closed, const Plane &plane, std::vector<Segment> &out)
{
    const qsizetype n = points.size();
    for (qsizetype i = closed ? 0 : 1; i < n; ++i) {
        const LonLat a = points[i == 0 ? n - 1 : i - 1];
        const LonLat b = points[i];
        out.push_back({ plane.x(a), plane.y(a), plane.x(b), plane.y(b) });
    }
}

std::vector<Segment> segmentsOf(const Polygon &polygon, const Plane &plane)
{
    std::vector<Segment> segments;
    addSegments(polygon.outer, true, plane, segments);
    for (const LinearRing &hole : polygon.holes)
        addSegments(hole, true, plane, segments);
    return segments;
}

double nearest(const std::vector<Segment> &segments, double x, double y)
{
    double best = std::numeric_limits<double>::infinity();
    for (const Segment &s : segments)
        best = std::min(best, squaredDistance(s, x, y));
    return std::sqrt(best);
}

/// Positive inside, negative outside.
double signedDistance(const std::vector<Segment> &segments, double x, double y)
{
    bool in = false;
    double best = std::numeric_limits<double>::infinity();
    for (const Segment &s : segments) {
        if ((s.ay > y) != (s.by > y) && x < (s.bx - s.ax) * (y - s.ay) / (s.by - s.ay) + s.ax)
            in = !in;
        best = std::min(best, squaredDistance(s, x, y));
    }
    return (in ? 1.0 : -1.0) * std::sqrt(best);
}

struct Cell {
    double x, y, half, distance;
    double most() const { return distance + half * std::numbers::sqrt2; }
    bool operator<(const Cell &o) const { return most() < o.most(); }
};

struct Extent {
    double west, south, east, north;
};

/// Garcia-Castellanos & Lombardo 2007, by a search on a quad-tree of cells: a cell is divided while
/// it could still hold a better place than the best one by more than `precision`.
Cell poleOf(const std::vector<Segment> &segments, const Extent &e, double precision)
{
    const auto cell = [&](double x, double y, double half) {
        return Cell { x, y, half, signedDistance(segments, x, y) };
    };
    const double size = std::min(e.east - e.west, e.north - e.south);
    Cell best = cell((e.west + e.east) / 2, (e.south + e.north) / 2, 0);
    if (size <= 0)
        return best;
    std::priority_queue<Cell> open;
    for (double x = e.west; x < e.east; x += size) {
        for (double y = e.south; y < e.north; y += size)
            open.push(cell(x + size / 2, y + size / 2, size / 2));
    }
    constexpr int kMostCells = 2000; // a sliver's cells are many; any of its best is good enough
    for (int seen = 0; !open.empty() && seen < kMostCells; ++seen) {
        const Cell c = open.top();
        open.pop();
        if (c.distance > best.distance)
            best = c;
        if (c.most() - best.distance <= precision)
            break;
        const double h = c.half / 2;
        for (const double dx : { -h, h }) {
            for (const double dy : { -h, h })
                open.push(cell(c.x + dx, c.y + dy, h));
        }
    }
    return best;
}

const Polygon *largestPart(const MultiPolygon &shape)
{
    const Polygon *largest = nullptr;
    double most = -1;
    for (const Polygon &polygon : shape) {
        const double area = shape.size() == 1 ? 0 : areaSquareMetres(polygon.outer);
        if (area > most) {
            most = area;
            largest = &polygon;
        }
    }
    return largest;
}

} // namespace

bool contains(const Polygon &polygon, LonLat position)
{
    const Side outer = sideOf(polygon.outer, position);
    if (outer != Side::In)
        return outer == Side::Border;
    for (const LinearRing &hole : polygon.holes) {
        const Side side = sideOf(hole, position);
        if (side != Side::Out)
            return side == Side::Border;
    }
    return true;
}

bool contains(const MultiPolygon &shape, LonLat position)
{
    return std::any_of(shape.cbegin(), shape.cend(),
        [position](const Polygon &polygon) { return contains(polygon, position); });
}

double distanceToBoundaryMetres(const MultiPolygon &shape, LonLat position)
{
    const Plane plane(position);
    double best = std::numeric_limits<double>::infinity();
    for (const Polygon &polygon : shape)
        best = std::min(best, nearest(segmentsOf(polygon, plane), 0, 0));
    return best;
}

double distanceToLineMetres(const LineString &line, LonLat position)
{
    std::vector<Segment> segments;
    addSegments(line, false, Plane(position), segments);
    return nearest(segments, 0, 0);
}

LonLat labelPoint(const MultiPolygon &shape)
{
    const Polygon *part = largestPart(shape);
    if (part == nullptr || part->outer.isEmpty())
        return {};
    const LonLatBox box = boundsOf(*part);
    const Plane plane(box.centre());
    const LonLat low { box.west, box.south };
    const LonLat high { box.east, box.north };
    const Extent extent { plane.x(low), plane.y(low), plane.x(high), plane.y(high) };
    const double size = std::max(extent.east - extent.west, extent.north - extent.south);
    const Cell pole = poleOf(segmentsOf(*part, plane), extent, size / 100);
    return LonLat::fromDegrees(plane.origin.lonDegrees() + pole.x / plane.scale.eastMetresPerDegree,
        plane.origin.latDegrees() + pole.y / plane.scale.northMetresPerDegree);
}

} // namespace shiyu
