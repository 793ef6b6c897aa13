#include "map/geo/crstransform.h"
#include "map/geo/chinashift.h"
#include <cmath>
#include <optional>
#include <proj.h>

namespace shiyu {
namespace {

enum class Kind { Identity, Gcj, Bd, Proj };

struct ContextDeleter {
    void operator()(PJ_CONTEXT *c) const { proj_context_destroy(c); }
};
struct PjDeleter {
    void operator()(PJ *p) const { proj_destroy(p); }
};
using ContextPtr = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using PjPtr = std::unique_ptr<PJ, PjDeleter>;

/// PROJ's words go to the Error, not to stderr.
void keepMessage(void *into, int, const char *message)
{
    *static_cast<QString *>(into) = QString::fromUtf8(message);
}

std::optional<Kind> knownName(const QString &crs)
{
    QString key;
    for (const QChar c : crs) {
        if (c.isLetterOrNumber())
            key += c.toUpper();
    }
    if (key == u"WGS84" || key == u"CGCS2000" || key == u"EPSG4326" || key == u"EPSG4490"
        || key == u"4326" || key == u"4490" || key == u"CRS84" || key == u"OGCCRS84")
        return Kind::Identity;
    if (key == u"GCJ02" || key == u"GCJ")
        return Kind::Gcj;
    if (key == u"BD09" || key == u"BD09LL")
        return Kind::Bd;
    return std::nullopt;
}

QString shortened(const QString &text)
{
    constexpr int kMost = 80;
    return text.size() <= kMost ? text : text.left(kMost) + QChar(0x2026);
}

/// A bare number is an EPSG code; everything else PROJ reads itself.
QByteArray projText(const QString &crs)
{
    bool number = false;
    const uint code = crs.trimmed().toUInt(&number);
    return number ? QByteArray("EPSG:") + QByteArray::number(code) : crs.trimmed().toUtf8();
}

bool givesPositions(const PJ *crs)
{
    switch (proj_get_type(crs)) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS:
    case PJ_TYPE_GEOGRAPHIC_3D_CRS:
    case PJ_TYPE_PROJECTED_CRS:
    case PJ_TYPE_COMPOUND_CRS:
    case PJ_TYPE_BOUND_CRS:
        return true;
    default:
        return false;
    }
}

PjPtr createCrs(PJ_CONTEXT *context, const QByteArray &text)
{
    PjPtr crs(proj_create(context, text.constData()));
    if (crs && proj_is_crs(crs.get()))
        return crs;
    // A PROJ string without +type=crs is a conversion; PROJ reads it as a CRS when told.
    const bool projString = text.startsWith('+') || text.startsWith("proj=");
    if (projString && !text.contains("pipeline"))
        crs.reset(proj_create(context, QByteArray(text + " +type=crs").constData()));
    return crs;
}

bool isPosition(double lon, double lat)
{
    return std::isfinite(lon) && std::isfinite(lat) && std::abs(lon) <= 180 && std::abs(lat) <= 90;
}

} // namespace

struct CrsTransform::Private {
    Kind kind = Kind::Identity;
    QString name;
    QString message; // PROJ's last words; its address is given to PROJ, so Private never moves
    ContextPtr context;
    PjPtr transform; // from the source to longitude, latitude in degrees
};

CrsTransform::CrsTransform(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}
CrsTransform::CrsTransform(CrsTransform &&) noexcept = default;
CrsTransform &CrsTransform::operator=(CrsTransform &&) noexcept = default;
CrsTransform::~CrsTransform() = default;

Expected<CrsTransform> CrsTransform::create(const QString &crs)
{
    auto p = std::make_unique<Private>();
    if (const auto known = knownName(crs)) {
        p->kind = *known;
        p->name = crs.trimmed();
        return CrsTransform(std::move(p));
    }
    p->kind = Kind::Proj;
    p->context.reset(proj_context_create());
    proj_log_func(p->context.get(), &p->message, keepMessage);
    const PjPtr source = createCrs(p->context.get(), projText(crs));
    if (!source || !proj_is_crs(source.get()) || !givesPositions(source.get()))
        return fail(ErrorCode::UnknownCrs, shortened(crs), p->message);
    p->name = QString::fromUtf8(proj_get_name(source.get()));
    const PjPtr target(proj_create(p->context.get(), "EPSG:4326"));
    if (!target)
        return fail(ErrorCode::Internal, QStringLiteral("proj.db"), p->message);
    const PjPtr raw(proj_create_crs_to_crs_from_pj(
        p->context.get(), source.get(), target.get(), nullptr, nullptr));
    if (raw)
        p->transform.reset(proj_normalize_for_visualization(p->context.get(), raw.get()));
    if (!p->transform)
        return fail(ErrorCode::UnknownCrs, shortened(crs), p->message);
    return CrsTransform(std::move(p));
}

Expected<LonLat> CrsTransform::toLonLat(SourcePoint point) const
{
    const auto refuse = [&] {
        return fail(ErrorCode::InvalidValue, QStringLiteral("coordinates"),
            QStringLiteral("%1 %2 in %3").arg(point.x).arg(point.y).arg(d->name));
    };
    if (!std::isfinite(point.x) || !std::isfinite(point.y))
        return refuse();
    if (d->kind == Kind::Proj) {
        proj_errno_reset(d->transform.get());
        const PJ_COORD out
            = proj_trans(d->transform.get(), PJ_FWD, proj_coord(point.x, point.y, 0, 0));
        if (!isPosition(out.xy.x, out.xy.y))
            return refuse();
        return LonLat::fromDegrees(out.xy.x, out.xy.y);
    }
    if (!isPosition(point.x, point.y))
        return refuse();
    if (d->kind == Kind::Gcj)
        return shiyu::toLonLat(Gcj02 { point.x, point.y });
    if (d->kind == Kind::Bd)
        return shiyu::toLonLat(Bd09 { point.x, point.y });
    return LonLat::fromDegrees(point.x, point.y);
}

Expected<SourcePoint> CrsTransform::fromLonLat(LonLat position) const
{
    switch (d->kind) {
    case Kind::Identity:
        return SourcePoint { position.lonDegrees(), position.latDegrees() };
    case Kind::Gcj: {
        const Gcj02 g = toGcj02(position);
        return SourcePoint { g.lon, g.lat };
    }
    case Kind::Bd: {
        const Bd09 b = toBd09(position);
        return SourcePoint { b.lon, b.lat };
    }
    case Kind::Proj:
        break;
    }
    proj_errno_reset(d->transform.get());
    const PJ_COORD out = proj_trans(
        d->transform.get(), PJ_INV, proj_coord(position.lonDegrees(), position.latDegrees(), 0, 0));
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y))
        return fail(ErrorCode::InvalidValue, QStringLiteral("coordinates"), d->name);
    return SourcePoint { out.xy.x, out.xy.y };
}

QString CrsTransform::name() const
{
    return d->name;
}

} // namespace shiyu
