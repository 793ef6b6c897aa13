#pragma once
#include "map/render/maprender.h"

/// A city of two counties and four towns, for probing pixels.
namespace shiyu::test {

inline LonLat at(double lon, double lat)
{
    return LonLat::fromDegrees(lon, lat);
}

inline MultiPolygon rectangle(double west, double south, double east, double north)
{
    return { Polygon {
        { at(west, south), at(east, south), at(east, north), at(west, north) }, {} } };
}

inline RegionShape region(const char *code, const char16_t *name, const MultiPolygon &shape)
{
    return { RegionCode(QString::fromLatin1(code)), QString::fromUtf16(name), shape, false,
        std::nullopt };
}

/// 118.0–118.4° E, 31.0–31.2° N; the counties meet at 118.2.
inline MapSnapshot smallCity()
{
    MapSnapshot s;
    s.setLevel(RegionLayer::make(
        RegionLevel::City, { region("3402", u"芜湖市", rectangle(118, 31, 118.4, 31.2)) }));
    s.setLevel(RegionLayer::make(RegionLevel::County,
        { region("340202", u"镜湖区", rectangle(118, 31, 118.2, 31.2)),
            region("340209", u"弋江区", rectangle(118.2, 31, 118.4, 31.2)) }));
    s.setLevel(RegionLayer::make(RegionLevel::Town,
        { region("340202001", u"赭山街道", rectangle(118, 31, 118.1, 31.2)),
            region("340202002", u"弋矶山街道", rectangle(118.1, 31, 118.2, 31.2)),
            region("340209001", u"中南街道", rectangle(118.2, 31, 118.3, 31.2)),
            region("340209002", u"马塘街道", rectangle(118.3, 31, 118.4, 31.2)) }));
    return s;
}

inline TileScene sceneOf(const MapSnapshot &snapshot, const MapStyle &style = MapStyle::day())
{
    return { std::make_shared<const MapSnapshot>(snapshot), style, {}, 1 };
}

inline MapView viewOf(double zoom, QSize size = { 600, 400 })
{
    return MapView(toMapPoint(at(118.2, 31.1)), zoom, size);
}

inline PointFeature incident(const char *id, LonLat where, Urgency urgency)
{
    PointFeature f;
    f.id = QString::fromLatin1(id);
    f.position = where;
    f.label = QStringLiteral("matter ") + f.id;
    f.urgency = urgency;
    return f;
}

/// The colour at a place of the map.
inline QColor probe(const QImage &image, const MapView &view, LonLat where)
{
    const ScreenPoint p = view.toScreen(where);
    return image.pixelColor(qRound(p.x), qRound(p.y));
}

inline int farApart(const QColor &a, const QColor &b)
{
    return std::max({ std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
        std::abs(a.blue() - b.blue()) });
}

/// The darkest (by day) within two pixels: a hairline is wherever it was rounded to.
inline bool hasColourNear(
    const QImage &image, const MapView &view, LonLat where, const QColor &colour, int tolerance)
{
    const ScreenPoint p = view.toScreen(where);
    for (int dy = -2; dy <= 2; ++dy) {
        for (int dx = -2; dx <= 2; ++dx) {
            if (farApart(image.pixelColor(qRound(p.x) + dx, qRound(p.y) + dy), colour) <= tolerance)
                return true;
        }
    }
    return false;
}

} // namespace shiyu::test
