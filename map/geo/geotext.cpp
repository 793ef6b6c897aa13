#include "map/geo/geotext.h"
#include <QJsonArray>

namespace shiyu {
namespace {

/// Exact: the units are decimal already, so no double is involved.
QString degreesText(qint32 units)
{
    const qint64 magnitude = qAbs(qint64 { units });
    return (units < 0 ? QStringLiteral("-") : QString()) + QString::number(magnitude / 10'000'000)
        + u'.' + QString::number(magnitude % 10'000'000).rightJustified(7, u'0');
}

QString pairText(LonLat p)
{
    return degreesText(p.lon) + u' ' + degreesText(p.lat);
}

QString listText(const QList<LonLat> &list, bool closed)
{
    QStringList parts;
    for (const LonLat p : list)
        parts.append(pairText(p));
    if (closed && !list.isEmpty() && list.first() != list.last())
        parts.append(pairText(list.first()));
    return u'(' + parts.join(QStringLiteral(", ")) + u')';
}

QJsonArray positionJson(LonLat p)
{
    return { p.lonDegrees(), p.latDegrees() };
}

QJsonArray listJson(const QList<LonLat> &list, bool closed)
{
    QJsonArray out;
    for (const LonLat p : list)
        out.append(positionJson(p));
    if (closed && !list.isEmpty() && list.first() != list.last())
        out.append(positionJson(list.first()));
    return out;
}

QJsonObject geometryJson(const QString &type, const QJsonArray &coordinates)
{
    return { { QStringLiteral("type"), type }, { QStringLiteral("coordinates"), coordinates } };
}

/// Rounded once, to a hundredth of a second, so that 59.999 never shows as 60.00.
QString sexagesimal(qint32 units, QChar positive, QChar negative)
{
    const qint64 hundredths
        = (qAbs(qint64 { units }) * 36 + 500) / 1000; // 1e-7° = 0.036 hundredths
    const qint64 seconds = hundredths / 100;
    return QStringLiteral("%1°%2′%3.%4″%5")
        .arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, QChar(u'0'))
        .arg(seconds % 60, 2, 10, QChar(u'0'))
        .arg(hundredths % 100, 2, 10, QChar(u'0'))
        .arg(units < 0 ? negative : positive);
}

} // namespace

QString toWkt(LonLat position)
{
    return u"POINT (" + pairText(position) + u')';
}

QString toWkt(const MultiPolygon &shape)
{
    QStringList polygons;
    for (const Polygon &polygon : shape) {
        QStringList rings { listText(polygon.outer, true) };
        for (const LinearRing &hole : polygon.holes)
            rings.append(listText(hole, true));
        polygons.append(u'(' + rings.join(QStringLiteral(", ")) + u')');
    }
    if (polygons.isEmpty())
        return QStringLiteral("MULTIPOLYGON EMPTY");
    return u"MULTIPOLYGON (" + polygons.join(QStringLiteral(", ")) + u')';
}

QString toWkt(const LineString &line)
{
    return u"LINESTRING " + listText(line, false);
}

QJsonObject toGeoJson(LonLat position)
{
    return geometryJson(QStringLiteral("Point"), positionJson(position));
}

QJsonObject toGeoJson(const MultiPolygon &shape)
{
    QJsonArray polygons;
    for (const Polygon &polygon : shape) {
        QJsonArray rings { listJson(polygon.outer, true) };
        for (const LinearRing &hole : polygon.holes)
            rings.append(listJson(hole, true));
        polygons.append(rings);
    }
    return geometryJson(QStringLiteral("MultiPolygon"), polygons);
}

QJsonObject toGeoJson(const LineString &line)
{
    return geometryJson(QStringLiteral("LineString"), listJson(line, false));
}

QString toDegreesMinutesSeconds(LonLat position)
{
    return sexagesimal(position.lon, u'E', u'W') + u' ' + sexagesimal(position.lat, u'N', u'S');
}

} // namespace shiyu
