#include "map/canvas/coordinatetext.h"
#include "map/geo/chinashift.h"
#include "map/geo/geotext.h"
#include "map/geo/mappoint.h"
#include <cmath>

namespace shiyu {
namespace {

QString degrees(double lon, double lat)
{
    return QStringLiteral("%1°%2 %3°%4")
        .arg(std::abs(lon), 0, 'f', 6)
        .arg(QChar(lon < 0 ? u'W' : u'E'))
        .arg(std::abs(lat), 0, 'f', 6)
        .arg(QChar(lat < 0 ? u'S' : u'N'));
}

} // namespace

QString coordinateText(LonLat position, CoordinateSystem system)
{
    switch (system) {
    case CoordinateSystem::Gcj02: {
        const Gcj02 p = toGcj02(position);
        return degrees(p.lon, p.lat);
    }
    case CoordinateSystem::Bd09: {
        const Bd09 p = toBd09(position);
        return degrees(p.lon, p.lat);
    }
    case CoordinateSystem::WebMercator: {
        const MapPoint p = toMapPoint(position);
        return QStringLiteral("%1 %2").arg(p.x, 0, 'f', 2).arg(p.y, 0, 'f', 2);
    }
    case CoordinateSystem::DegreesMinutesSeconds:
        return toDegreesMinutesSeconds(position);
    case CoordinateSystem::Cgcs2000:
    case CoordinateSystem::Wgs84:
        break;
    }
    return degrees(position.lonDegrees(), position.latDegrees());
}

QString coordinateSystemName(CoordinateSystem system)
{
    switch (system) {
    case CoordinateSystem::Wgs84:
        return QStringLiteral("WGS 84");
    case CoordinateSystem::Gcj02:
        return QStringLiteral("GCJ-02");
    case CoordinateSystem::Bd09:
        return QStringLiteral("BD-09");
    case CoordinateSystem::WebMercator:
        return QStringLiteral("Web Mercator");
    case CoordinateSystem::DegreesMinutesSeconds:
        return QStringLiteral("CGCS2000 °′″");
    case CoordinateSystem::Cgcs2000:
        break;
    }
    return QStringLiteral("CGCS2000");
}

} // namespace shiyu
