#include "map/geo/polygonops.h"
#include <cmath>
#include <geos_c.h>
#include <memory>
#include <vector>

namespace shiyu {
namespace {

/// One GEOS handle and the last words of the library. Coordinates are whole units of 1e-7°.
class Geos {
public:
    Geos()
        : m_handle(GEOS_init_r())
    {
        GEOSContext_setErrorMessageHandler_r(m_handle, &Geos::keep, this);
        GEOSContext_setNoticeMessageHandler_r(m_handle, &Geos::keep, this);
    }
    ~Geos() { GEOS_finish_r(m_handle); }
    Q_DISABLE_COPY_MOVE(Geos)

    GEOSContextHandle_t handle() const { return m_handle; }
    const QString &message() const { return m_message; }

private:
    static void keep(const char *message, void *self)
    {
        static_cast<Geos *>(self)->m_message = QString::fromUtf8(message);
    }
    GEOSContextHandle_t m_handle;
    QString m_message;
};

struct GeometryDeleter {
    const Geos *geos = nullptr;
    void operator()(GEOSGeometry *g) const { GEOSGeom_destroy_r(geos->handle(), g); }
};
using GeometryPtr = std::unique_ptr<GEOSGeometry, GeometryDeleter>;

GeometryPtr own(const Geos &geos, GEOSGeometry *g)
{
    return GeometryPtr(g, GeometryDeleter { &geos });
}

/// Null for a ring of fewer than three positions.
GEOSGeometry *linearRing(const Geos &geos, LinearRing ring)
{
    if (ring.size() > 1 && ring.first() == ring.last())
        ring.removeLast();
    if (ring.size() < 3)
        return nullptr;
    std::vector<double> xy;
    xy.reserve(static_cast<size_t>(ring.size() + 1) * 2);
    ring.append(ring.first());
    for (const LonLat p : ring) {
        xy.push_back(p.lon);
        xy.push_back(p.lat);
    }
    GEOSCoordSequence *sequence = GEOSCoordSeq_copyFromBuffer_r(
        geos.handle(), xy.data(), static_cast<unsigned>(ring.size()), 0, 0);
    return GEOSGeom_createLinearRing_r(geos.handle(), sequence); // takes the sequence
}

GEOSGeometry *polygonOf(const Geos &geos, const Polygon &polygon)
{
    GEOSGeometry *outer = linearRing(geos, polygon.outer);
    if (outer == nullptr)
        return nullptr;
    std::vector<GEOSGeometry *> holes;
    for (const LinearRing &hole : polygon.holes) {
        if (GEOSGeometry *ring = linearRing(geos, hole))
            holes.push_back(ring);
    }
    return GEOSGeom_createPolygon_r(
        geos.handle(), outer, holes.data(), static_cast<unsigned>(holes.size())); // takes them all
}

GeometryPtr toGeos(const Geos &geos, const MultiPolygon &shape)
{
    std::vector<GEOSGeometry *> parts;
    for (const Polygon &polygon : shape) {
        if (GEOSGeometry *part = polygonOf(geos, polygon))
            parts.push_back(part);
    }
    return own(geos,
        GEOSGeom_createCollection_r(
            geos.handle(), GEOS_MULTIPOLYGON, parts.data(), static_cast<unsigned>(parts.size())));
}

LinearRing fromRing(const Geos &geos, const GEOSGeometry *ring, bool counterClockwise)
{
    const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r(geos.handle(), ring);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(geos.handle(), sequence, &size);
    LinearRing out;
    out.reserve(size);
    for (unsigned i = 0; i + 1 < size; ++i) {
        double x = 0;
        double y = 0;
        GEOSCoordSeq_getXY_r(geos.handle(), sequence, i, &x, &y);
        const LonLat p { static_cast<qint32>(std::lround(x)), static_cast<qint32>(std::lround(y)) };
        if (out.isEmpty() || out.last() != p)
            out.append(p);
    }
    char isCcw = 0;
    GEOSCoordSeq_isCCW_r(geos.handle(), sequence, &isCcw);
    if ((isCcw != 0) != counterClockwise)
        std::reverse(out.begin(), out.end());
    return out;
}

void collectAreas(const Geos &geos, const GEOSGeometry *g, MultiPolygon &into)
{
    const int type = GEOSGeomTypeId_r(geos.handle(), g);
    if (type == GEOS_POLYGON) {
        if (GEOSisEmpty_r(geos.handle(), g) == 1)
            return;
        Polygon polygon { fromRing(geos, GEOSGetExteriorRing_r(geos.handle(), g), true), {} };
        const int holes = GEOSGetNumInteriorRings_r(geos.handle(), g);
        for (int i = 0; i < holes; ++i)
            polygon.holes.append(
                fromRing(geos, GEOSGetInteriorRingN_r(geos.handle(), g, i), false));
        into.append(polygon);
        return;
    }
    if (type < GEOS_MULTIPOINT)
        return; // points and lines that mending left over
    const int parts = GEOSGetNumGeometries_r(geos.handle(), g);
    for (int i = 0; i < parts; ++i)
        collectAreas(geos, GEOSGetGeometryN_r(geos.handle(), g, i), into);
}

Expected<MultiPolygon> fromGeos(const Geos &geos, const GEOSGeometry *g)
{
    if (g == nullptr)
        return fail(ErrorCode::Internal, QStringLiteral("geometry"), geos.message());
    MultiPolygon shape;
    collectAreas(geos, g, shape);
    return shape;
}

constexpr double kGrid = 1.0;

/// MakeValid may put a crossing between the units; snapping to the grid keeps it valid.
GeometryPtr validOnGrid(const Geos &geos, const GEOSGeometry *g)
{
    const GeometryPtr valid = own(geos, GEOSMakeValid_r(geos.handle(), g));
    if (!valid)
        return own(geos, nullptr);
    return own(geos, GEOSGeom_setPrecision_r(geos.handle(), valid.get(), kGrid, 0));
}

using Overlay
    = GEOSGeometry *(*)(GEOSContextHandle_t, const GEOSGeometry *, const GEOSGeometry *, double);

Expected<MultiPolygon> overlaid(const MultiPolygon &a, const MultiPolygon &b, Overlay overlay)
{
    const Geos geos;
    const GeometryPtr left = validOnGrid(geos, toGeos(geos, a).get());
    const GeometryPtr right = validOnGrid(geos, toGeos(geos, b).get());
    if (!left || !right)
        return fail(ErrorCode::InvalidValue, QStringLiteral("geometry"), geos.message());
    return fromGeos(geos, own(geos, overlay(geos.handle(), left.get(), right.get(), kGrid)).get());
}

} // namespace

QString invalidReason(const MultiPolygon &shape)
{
    for (const Polygon &polygon : shape) {
        if (polygon.outer.size() < 3)
            return QStringLiteral("A ring has fewer than three positions");
    }
    const Geos geos;
    const GeometryPtr g = toGeos(geos, shape);
    char *words = nullptr;
    GEOSGeometry *place = nullptr;
    const char valid = GEOSisValidDetail_r(geos.handle(), g.get(), 0, &words, &place);
    const GeometryPtr owned = own(geos, place);
    QString reason;
    if (valid != 1) {
        reason = words != nullptr ? QString::fromUtf8(words) : geos.message();
        double x = 0;
        double y = 0;
        if (place != nullptr && GEOSGeomGetX_r(geos.handle(), place, &x) == 1
            && GEOSGeomGetY_r(geos.handle(), place, &y) == 1)
            reason += QStringLiteral(" at %1 %2").arg(x / 1e7, 0, 'f', 7).arg(y / 1e7, 0, 'f', 7);
    }
    GEOSFree_r(geos.handle(), words);
    return reason;
}

Expected<MultiPolygon> mended(const MultiPolygon &shape)
{
    const Geos geos;
    auto result = fromGeos(geos, validOnGrid(geos, toGeos(geos, shape).get()).get());
    if (result && result->isEmpty())
        return fail(ErrorCode::InvalidValue, QStringLiteral("geometry"), QStringLiteral("no area"));
    return result;
}

Expected<MultiPolygon> united(const QList<MultiPolygon> &shapes)
{
    const Geos geos;
    std::vector<GEOSGeometry *> parts;
    for (const MultiPolygon &shape : shapes) {
        if (GeometryPtr valid = validOnGrid(geos, toGeos(geos, shape).get()))
            parts.push_back(valid.release());
    }
    const GeometryPtr all = own(geos,
        GEOSGeom_createCollection_r(geos.handle(), GEOS_GEOMETRYCOLLECTION, parts.data(),
            static_cast<unsigned>(parts.size())));
    return fromGeos(geos, own(geos, GEOSUnaryUnionPrec_r(geos.handle(), all.get(), kGrid)).get());
}

Expected<MultiPolygon> intersection(const MultiPolygon &a, const MultiPolygon &b)
{
    return overlaid(a, b, GEOSIntersectionPrec_r);
}

Expected<MultiPolygon> difference(const MultiPolygon &a, const MultiPolygon &b)
{
    return overlaid(a, b, GEOSDifferencePrec_r);
}

} // namespace shiyu
