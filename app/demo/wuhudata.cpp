#include "app/demo/wuhudata.h"

#include "app/demo/resourcetable.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <array>

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;

DivisionKind kindOf(const QString &name)
{
    static constexpr std::array kNames { "city", "district", "county", "countycity", "zone",
        "street", "town", "park", "community", "village", "virtual" };
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (name == QLatin1StringView(kNames[i]))
            return static_cast<DivisionKind>(i);
    }
    Q_ASSERT_X(false, "wuhu_divisions.csv", "a kind that is none");
    return DivisionKind::Village;
}

partition::Outline outerRing(const QJsonArray &polygon)
{
    partition::Outline ring;
    const QJsonArray positions = polygon.first().toArray();
    for (qsizetype i = 0; i + 1 < positions.size(); ++i) { // the last repeats the first
        const QJsonArray p = positions[i].toArray();
        ring.append(LonLat::fromDegrees(p[0].toDouble(), p[1].toDouble()));
    }
    return ring;
}

} // namespace

QList<Division> wuhuDivisions()
{
    QList<Division> list;
    for (const QStringList &row : resourceRows(u"wuhu_divisions.csv"_s, u',')) {
        const bool city = row[2] == "city"_L1; // its parent, the province, is no region of ours
        list.append({ RegionCode(row[0]), city ? RegionCode() : RegionCode(row[3]), row[1],
            kindOf(row[4]) });
    }
    return list;
}

QHash<RegionCode, Seat> wuhuSeats()
{
    QHash<RegionCode, Seat> seats;
    for (const QStringList &row : resourceRows(u"wuhu_seats.csv"_s, u',')) {
        const LonLat at = LonLat::fromDegrees(row[1].toDouble(), row[2].toDouble());
        seats.insert(RegionCode(row[0]), { at, row[3].toDouble() });
    }
    return seats;
}

QHash<RegionCode, CountyOutline> wuhuCounties()
{
    QHash<RegionCode, CountyOutline> counties;
    const QJsonDocument document
        = QJsonDocument::fromJson(resourceBytes(u"wuhu_counties.geojson"_s));
    const QJsonArray features = document[u"features"].toArray();
    for (const QJsonValue &feature : features) {
        const QJsonValue properties = feature[u"properties"];
        CountyOutline county { {}, properties[u"short"].toString(),
            properties[u"schematic"].toBool() };
        const QJsonArray polygons = feature[u"geometry"][u"coordinates"].toArray();
        for (const QJsonValue &polygon : polygons)
            county.rings.append(outerRing(polygon.toArray()));
        counties.insert(RegionCode(feature[u"id"].toString()), county);
    }
    return counties;
}

} // namespace shiyu::demo
