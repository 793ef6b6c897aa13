#include "tests/bench/scene.h"
#include "map/geo/measure.h"
#include <QRandomGenerator>
#include <cmath>
#include <geos_c.h>

namespace shiyu::bench {
namespace {

constexpr double kWest = 117.5, kSouth = 30.6, kEast = 118.7, kNorth = 31.6;
constexpr double kStep = 0.0006; // degrees between border vertices
constexpr double kRough = 0.12; // sideways displacement of a midpoint, as a share of its segment

double gauss(QRandomGenerator &random)
{
    const double u = std::max(1e-12, random.generateDouble());
    return std::sqrt(-2 * std::log(u)) * std::cos(2 * M_PI * random.generateDouble());
}

struct Place {
    double x, y;
    friend auto operator<=>(const Place &, const Place &) = default;
};

std::vector<Place> scatter(QRandomGenerator &random, int count)
{
    struct Centre {
        double x, y, spread;
    };
    std::vector<Centre> centres;
    const auto uniform = [&](double a, double b) { return a + (b - a) * random.generateDouble(); };
    for (int i = 0; i < 40; ++i)
        centres.push_back({ uniform(kWest, kEast), uniform(kSouth, kNorth), uniform(.01, .08) });
    std::vector<Place> out;
    for (int i = 0; i < count; ++i) {
        Place p { uniform(kWest, kEast), uniform(kSouth, kNorth) };
        if (random.generateDouble() < 0.7) {
            const Centre &c = centres[random.bounded(40U)];
            p = { c.x + gauss(random) * c.spread, c.y + gauss(random) * c.spread };
        }
        out.push_back({ std::clamp(p.x, kWest, kEast), std::clamp(p.y, kSouth, kNorth) });
    }
    return out;
}

bool onFrame(Place a, Place b)
{
    const auto both = [](double p, double q, double v) {
        return std::abs(p - v) < 1e-9 && std::abs(q - v) < 1e-9;
    };
    return both(a.x, b.x, kWest) || both(a.x, b.x, kEast) || both(a.y, b.y, kSouth)
        || both(a.y, b.y, kNorth);
}

void split(Place p, Place q, QRandomGenerator &random, bool straight, std::vector<Place> &out)
{
    const double dx = q.x - p.x;
    const double dy = q.y - p.y;
    if (std::hypot(dx, dy) <= kStep) {
        out.push_back(p);
        return;
    }
    const double k = straight ? 0 : kRough * (2 * random.generateDouble() - 1);
    const Place m { (p.x + q.x) / 2 - dy * k, (p.y + q.y) / 2 + dx * k };
    split(p, m, random, straight, out);
    split(m, q, random, straight, out);
}

/// From a (included) to b (excluded); the same border whichever side asks.
std::vector<Place> roughEdge(Place a, Place b)
{
    if (b < a) {
        std::vector<Place> way = roughEdge(b, a);
        way.push_back(a);
        std::reverse(way.begin(), way.end());
        way.pop_back();
        return way;
    }
    const auto part = [](double v) { return static_cast<quint32>(std::llround(v * 1e7)); };
    const quint32 seed[] = { part(a.x), part(a.y), part(b.x), part(b.y) };
    QRandomGenerator random(seed, std::size(seed));
    std::vector<Place> out;
    split(a, b, random, onFrame(a, b), out);
    return out;
}

MultiPolygon roughCell(const std::vector<Place> &corners)
{
    LinearRing ring;
    for (size_t i = 0; i + 1 < corners.size(); ++i) {
        for (const Place p : roughEdge(corners[i], corners[i + 1]))
            ring.append(LonLat::fromDegrees(p.x, p.y));
    }
    return { Polygon { ring, {} } };
}

QList<MultiPolygon> cells(QRandomGenerator &random, int count)
{
    GEOSContextHandle_t geos = GEOS_init_r();
    const std::vector<Place> sites = scatter(random, count);
    std::vector<double> xy;
    for (const Place p : sites) {
        xy.push_back(p.x);
        xy.push_back(p.y);
    }
    GEOSGeometry *points = GEOSGeom_createLineString_r(geos,
        GEOSCoordSeq_copyFromBuffer_r(geos, xy.data(), static_cast<unsigned>(sites.size()), 0, 0));
    GEOSGeometry *frame = GEOSGeom_createRectangle_r(geos, kWest, kSouth, kEast, kNorth);
    GEOSGeometry *diagram = GEOSVoronoiDiagram_r(geos, points, frame, 0, 0);
    QList<MultiPolygon> out;
    for (int i = 0; i < GEOSGetNumGeometries_r(geos, diagram); ++i) {
        GEOSGeometry *cell = GEOSIntersection_r(geos, GEOSGetGeometryN_r(geos, diagram, i), frame);
        const GEOSCoordSequence *ring
            = GEOSGeom_getCoordSeq_r(geos, GEOSGetExteriorRing_r(geos, cell));
        unsigned size = 0;
        GEOSCoordSeq_getSize_r(geos, ring, &size);
        std::vector<Place> corners;
        for (unsigned k = 0; k < size; ++k) {
            Place p {};
            GEOSCoordSeq_getXY_r(geos, ring, k, &p.x, &p.y);
            corners.push_back({ std::round(p.x * 1e9) / 1e9, std::round(p.y * 1e9) / 1e9 });
        }
        out.append(roughCell(corners));
        GEOSGeom_destroy_r(geos, cell);
    }
    GEOSGeom_destroy_r(geos, diagram);
    GEOSGeom_destroy_r(geos, points);
    GEOSGeom_destroy_r(geos, frame);
    GEOS_finish_r(geos);
    return out;
}

std::vector<PointFeature> points(QRandomGenerator &random, int count, const QString &prefix)
{
    std::vector<PointFeature> out;
    for (const Place p : scatter(random, count)) {
        PointFeature f;
        f.id = prefix + QString::number(out.size());
        f.position = LonLat::fromDegrees(p.x, p.y);
        f.urgency = static_cast<Urgency>(random.bounded(4));
        out.push_back(f);
    }
    return out;
}

} // namespace

qsizetype Scene::vertices() const
{
    qsizetype sum = 0;
    for (const Level &level : levels) {
        for (const RegionShape &region : level.regions)
            sum += vertexCount(region.shape);
    }
    return sum;
}

Scene madeScene(quint32 seed)
{
    QRandomGenerator random(seed);
    Scene scene;
    const std::pair<RegionLevel, int> wanted[] = { { RegionLevel::County, 9 },
        { RegionLevel::Town, 79 }, { RegionLevel::Village, 950 }, { RegionLevel::Grid, 8000 } };
    for (const auto &[level, count] : wanted) {
        Scene::Level made { level, {} };
        for (const MultiPolygon &shape : cells(random, count)) {
            const QString name
                = QStringLiteral("%1-%2").arg(static_cast<int>(level)).arg(made.regions.size());
            made.regions.append({ RegionCode(name), name, shape, false, std::nullopt });
        }
        scene.levels.append(made);
    }
    scene.cameras = points(random, 80000, QStringLiteral("c"));
    scene.incidents = points(random, 100000, QStringLiteral("i"));
    return scene;
}

MapSnapshot prepared(const Scene &scene)
{
    MapSnapshot snapshot;
    for (const Scene::Level &level : scene.levels)
        snapshot.setLevel(RegionLayer::make(level.level, level.regions));
    if (!scene.cameras.empty())
        snapshot.setPoints(PointLayer::make(PointKind::Camera, scene.cameras));
    if (!scene.incidents.empty())
        snapshot.setPoints(PointLayer::make(PointKind::Incident, scene.incidents));
    return snapshot;
}

} // namespace shiyu::bench
