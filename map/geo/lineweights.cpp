#include "map/geo/lineweights.h"

#include "map/geo/mappoint.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace shiyu {
namespace {

constexpr float kAlways = std::numeric_limits<float>::infinity();

double squaredToSegment(MapPoint p, MapPoint a, MapPoint b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length2 = dx * dx + dy * dy;
    double t = 0;
    if (length2 > 0)
        t = std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0);
    const double ex = a.x + t * dx - p.x;
    const double ey = a.y + t * dy - p.y;
    return ex * ex + ey * ey;
}

struct Span {
    size_t first, last;
    float limit; // the weight of the position that made this span
};

struct Farthest {
    size_t at = 0;
    double squared = -1;
};

Farthest farthestFrom(const std::vector<MapPoint> &points, const Span &span)
{
    Farthest far;
    for (size_t i = span.first + 1; i < span.last; ++i) {
        const double d = squaredToSegment(points[i], points[span.first], points[span.last]);
        if (d > far.squared)
            far = { i, d };
    }
    return far;
}

void weighSpan(const std::vector<MapPoint> &points, Span whole, std::vector<float> &weights)
{
    std::vector<Span> open { whole };
    while (!open.empty()) {
        const Span span = open.back();
        open.pop_back();
        if (span.last - span.first < 2)
            continue;
        const Farthest far = farthestFrom(points, span);
        const float weight = std::min(span.limit, static_cast<float>(std::sqrt(far.squared)));
        weights[far.at] = weight;
        open.push_back({ span.first, far.at, weight });
        open.push_back({ far.at, span.last, weight });
    }
}

/// A whole ring would vanish with its one fixed end: the position farthest from it, and the one
/// farthest from the line between the two, always stay.
void weighRing(const std::vector<MapPoint> &points, std::vector<float> &weights)
{
    const size_t last = points.size() - 1;
    const Farthest opposite = farthestFrom(points, { 0, last, kAlways });
    weights[opposite.at] = kAlways;
    weighSpan(points, { 0, opposite.at, kAlways }, weights);
    weighSpan(points, { opposite.at, last, kAlways }, weights);
    size_t third = 0;
    for (size_t i = 1; i < last; ++i) {
        if (i != opposite.at && (third == 0 || weights[i] > weights[third]))
            third = i;
    }
    if (third != 0)
        weights[third] = kAlways;
}

} // namespace

std::vector<float> lineWeights(const std::vector<LonLat> &positions)
{
    std::vector<MapPoint> points;
    points.reserve(positions.size());
    for (const LonLat p : positions)
        points.push_back(toMapPoint(p));
    std::vector<float> weights(positions.size(), kAlways);
    if (positions.size() < 3)
        return weights;
    if (positions.front() == positions.back() && positions.size() > 3)
        weighRing(points, weights);
    else
        weighSpan(points, { 0, points.size() - 1, kAlways }, weights);
    return weights;
}

} // namespace shiyu
