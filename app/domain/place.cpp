#include "app/domain/place.h"

#include <QJsonArray>
#include <cstdlib>

namespace shiyu {
namespace {

constexpr qsizetype fewestPoints(PlaceShape shape)
{
    switch (shape) {
    case PlaceShape::None:
        return 0;
    case PlaceShape::Point:
        return 1;
    case PlaceShape::Line:
        return 2;
    case PlaceShape::Area:
        return 3;
    }
    return 0;
}

bool onGlobe(qint64 lon, qint64 lat)
{
    constexpr qint64 kUnits = 10'000'000;
    return std::abs(lon) <= 180 * kUnits && std::abs(lat) <= 90 * kUnits;
}

} // namespace

LonLat Place::anchor() const
{
    if (points.isEmpty())
        return {};
    if (shape != PlaceShape::Area)
        return points.at(points.size() / 2);
    qint64 lon = 0;
    qint64 lat = 0;
    for (const LonLat &p : points) {
        lon += p.lon;
        lat += p.lat;
    }
    return { static_cast<qint32>(lon / points.size()), static_cast<qint32>(lat / points.size()) };
}

QJsonObject toJson(const Place &place)
{
    QJsonObject json { { QStringLiteral("shape"), nameOf(place.shape) },
        { QStringLiteral("address"), place.address } };
    if (place.isLocated()) {
        QJsonArray points;
        for (const LonLat &p : place.points) {
            points.append(p.lon);
            points.append(p.lat);
        }
        json[QStringLiteral("points")] = points;
    }
    return json;
}

Expected<Place> placeFromJson(const QJsonObject &json)
{
    const auto shape = fromName<PlaceShape>(json[QLatin1StringView("shape")].toString());
    const QJsonArray numbers = json[QLatin1StringView("points")].toArray();
    const qsizetype count = numbers.size() / 2;
    if (!shape || numbers.size() % 2 != 0 || count < fewestPoints(*shape) || count > kMaxPlacePoints
        || (*shape == PlaceShape::None && count > 0) || (*shape == PlaceShape::Point && count > 1))
        return fail(ErrorCode::InvalidValue, QStringLiteral("place"));
    Place place { *shape, {}, json[QLatin1StringView("address")].toString() };
    place.points.reserve(count);
    for (qsizetype i = 0; i < numbers.size(); i += 2) {
        const qint64 lon = numbers.at(i).toInteger(std::numeric_limits<qint64>::max() / 2);
        const qint64 lat = numbers.at(i + 1).toInteger(std::numeric_limits<qint64>::max() / 2);
        if (!onGlobe(lon, lat))
            return fail(ErrorCode::InvalidValue, QStringLiteral("place"));
        place.points.append({ static_cast<qint32>(lon), static_cast<qint32>(lat) });
    }
    return place;
}

} // namespace shiyu
