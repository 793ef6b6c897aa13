#include "app/storage/featurestore.h"

#include "app/storage/featureinserter.h"
#include "app/storage/projectionsql.h"
#include "app/storage/searchquery.h"
#include <QtEndian>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

constexpr double kEarthRadius = 6'371'008.8; // metres, mean (IUGG)
constexpr double kRadians = std::numbers::pi / 180 / LonLat::kUnitsPerDegree;
constexpr double kMetresPerUnit = kEarthRadius * kRadians;

const QString kColumns = u"x.n, x.kind, x.type, x.ref, x.name, x.organization, x.phone, x.region, "
                         "x.lon, x.lat, x.status, x.status_at, x.outline"_s;

QVector<LonLat> unpacked(const QByteArray &bytes)
{
    QVector<LonLat> points;
    for (qsizetype at = 0; at + 8 <= bytes.size(); at += 8)
        points.append({ qFromLittleEndian<qint32>(bytes.constData() + at),
            qFromLittleEndian<qint32>(bytes.constData() + at + 4) });
    return points;
}

Feature readFeature(const Statement &s)
{
    Feature f;
    f.n = s.int64(0);
    f.kind = static_cast<FeatureKind>(s.int64(1));
    f.type = s.text(2);
    f.ref = s.text(3);
    f.name = s.text(4);
    f.organization = OrganizationId(s.text(5));
    f.phone = s.text(6);
    f.region = RegionCode(s.text(7));
    f.position = { static_cast<qint32>(s.int64(8)), static_cast<qint32>(s.int64(9)) };
    if (isDevice(f.kind))
        f.device = static_cast<DeviceStatus>(s.int64(10));
    else
        f.status = static_cast<UnitStatus>(s.int64(10));
    if (const auto at = s.optionalInt64(11))
        f.statusAt = instantFromMs(*at);
    if (!s.isNull(12))
        f.outline = unpacked(s.blob(12));
    return f;
}

qint64 kindBits(FeatureKinds kinds)
{
    return kinds.isEmpty() ? ~qint64 { 0 } : static_cast<qint64>(kinds.bits());
}

void bindBox(Statement &s, const PositionBox &box)
{
    s.bind(u":west", box.southWest.lon).bind(u":east", box.northEast.lon);
    s.bind(u":south", box.southWest.lat).bind(u":north", box.northEast.lat);
}

qint32 limited(double units, double most)
{
    return static_cast<qint32>(std::clamp(units, -most, most));
}

} // namespace

double metresBetween(LonLat a, LonLat b)
{
    const double middle = (double { 0.5 } * a.lat + double { 0.5 } * b.lat) * kRadians;
    const double x = (double(b.lon) - a.lon) * std::cos(middle);
    const double y = double(b.lat) - a.lat;
    return std::hypot(x, y) * kMetresPerUnit;
}

PositionBox positionsAround(LonLat centre, double metres)
{
    const double high = metres / kMetresPerUnit;
    const double wide = high / std::max(0.01, std::cos(centre.lat * kRadians));
    const double mostLon = 180 * LonLat::kUnitsPerDegree;
    const double mostLat = 90 * LonLat::kUnitsPerDegree;
    return { { limited(std::floor(centre.lon - wide), mostLon),
                 limited(std::floor(centre.lat - high), mostLat) },
        { limited(std::ceil(centre.lon + wide), mostLon),
            limited(std::ceil(centre.lat + high), mostLat) } };
}

Expected<void> FeatureStore::updateUnit(
    sql::Connection &connection, const QString &ref, LonLat position, UnitStatus status, Instant at)
{
    qint64 n = 0;
    const auto bindKey = [&](Statement &s) {
        s.bind(u":kind", static_cast<int>(FeatureKind::Unit)).bind(u":ref", ref);
    };
    auto done = sql::forEachRow(connection,
        u"SELECT n, status_at FROM feature WHERE kind = :kind AND ref = :ref AND ref <> ''"_s,
        bindKey, [&](const Statement &s) {
            const bool older = s.optionalInt64(1).value_or(0) > toMs(at);
            n = older ? -1 : s.int64(0);
        });
    if (!done || n < 0)
        return done;
    if (n == 0)
        return fail(ErrorCode::NotFound, ref);
    done = sql::execute(connection,
        u"UPDATE feature SET lon = :lon, lat = :lat, status = :status, status_at = :at "
        "WHERE n = :n"_s,
        [&](Statement &s) {
            s.bind(u":lon", position.lon).bind(u":lat", position.lat).bind(u":n", n);
            s.bind(u":status", static_cast<int>(status)).bind(u":at", toMs(at));
        });
    if (!done)
        return done;
    return sql::execute(connection,
        u"UPDATE feature_place SET min_lon = :west, max_lon = :east, min_lat = :south, "
        "max_lat = :north WHERE n = :n"_s,
        [&](Statement &s) {
            s.bind(u":n", n);
            bindBox(s, { position, position });
        });
}

Expected<QVector<Feature>> FeatureStore::ofKind(
    sql::Connection &connection, FeatureKind kind, int atMost)
{
    QVector<Feature> found;
    const auto done = sql::forEachRow(
        connection, u"SELECT "_s + kColumns + u" FROM feature x WHERE x.kind = :kind LIMIT :most"_s,
        [&](Statement &s) { s.bind(u":kind", static_cast<int>(kind)).bind(u":most", atMost); },
        [&found](const Statement &s) { found.append(readFeature(s)); });
    if (!done)
        return tl::make_unexpected(done.error());
    return found;
}

Expected<QVector<Feature>> FeatureStore::inBox(
    sql::Connection &connection, const PositionBox &box, FeatureKinds kinds, int atMost)
{
    QVector<Feature> found;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT "_s + kColumns
            + u" FROM feature_place p CROSS JOIN feature x ON x.n = p.n "
              "WHERE p.max_lon >= :west AND p.min_lon <= :east AND p.max_lat >= :south "
              "AND p.min_lat <= :north AND ((:kinds >> p.kind) & 1) = 1 LIMIT :most"_s,
        [&](Statement &s) {
            bindBox(s, box);
            s.bind(u":kinds", kindBits(kinds)).bind(u":most", atMost);
        },
        [&found](const Statement &s) { found.append(readFeature(s)); });
    if (!done)
        return tl::make_unexpected(done.error());
    return found;
}

Expected<QVector<NearFeature>> FeatureStore::within(
    sql::Connection &connection, LonLat centre, double metres, FeatureKinds kinds, int atMost)
{
    const auto box = inBox(
        connection, positionsAround(centre, metres), kinds, std::numeric_limits<int>::max());
    if (!box)
        return tl::make_unexpected(box.error());
    QVector<NearFeature> found;
    for (const Feature &feature : *box) {
        const double distance = metresBetween(centre, feature.position);
        if (distance <= metres)
            found.append({ feature, distance });
    }
    std::stable_sort(found.begin(), found.end(),
        [](const auto &a, const auto &b) { return a.metres < b.metres; });
    if (found.size() > atMost)
        found.resize(atMost);
    return found;
}

Expected<QVector<NearFeature>> FeatureStore::nearest(
    sql::Connection &connection, LonLat centre, FeatureKinds kinds, int k)
{
    // A circle that holds k is sure to hold the k nearest.
    for (double metres = 200;; metres *= 3) {
        auto found = within(connection, centre, std::min(metres, kFarthest), kinds, k);
        if (!found || found->size() >= k || metres >= kFarthest)
            return found;
    }
}

Expected<QVector<Feature>> FeatureStore::find(
    sql::Connection &connection, const QString &typed, FeatureKinds kinds, int atMost)
{
    QVector<Feature> found;
    const SearchQuery query(typed);
    if (query.isEmpty())
        return found;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT "_s + kColumns
            + u" FROM feature_fts f CROSS JOIN feature x ON x.n = f.rowid "
              "WHERE f.feature_fts MATCH :q AND ((:kinds >> x.kind) & 1) = 1 "
              "ORDER BY f.rowid LIMIT :most"_s,
        [&](Statement &s) {
            s.bind(u":q", query.matchExpression()).bind(u":kinds", kindBits(kinds));
            s.bind(u":most", atMost);
        },
        [&found](const Statement &s) { found.append(readFeature(s)); });
    if (!done)
        return tl::make_unexpected(done.error());
    return found;
}

} // namespace shiyu
