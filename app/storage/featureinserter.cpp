#include "app/storage/featureinserter.h"

#include "app/storage/projectionsql.h"
#include "app/storage/searchtext.h"
#include <QtEndian>
#include <algorithm>

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

QByteArray packed(const QVector<LonLat> &points)
{
    QByteArray bytes(points.size() * 8, Qt::Uninitialized);
    for (qsizetype i = 0; i < points.size(); ++i) {
        qToLittleEndian(points.at(i).lon, bytes.data() + i * 8);
        qToLittleEndian(points.at(i).lat, bytes.data() + i * 8 + 4);
    }
    return bytes;
}

PositionBox boxOf(const Feature &feature)
{
    PositionBox box { feature.position, feature.position };
    for (const LonLat &p : feature.outline) {
        box.southWest = { std::min(box.southWest.lon, p.lon), std::min(box.southWest.lat, p.lat) };
        box.northEast = { std::max(box.northEast.lon, p.lon), std::max(box.northEast.lat, p.lat) };
    }
    return box;
}

/// The serial numbers of cameras are found as numbers; without them their names repeat and are
/// spelled once.
QString withoutDigits(QString name)
{
    name.removeIf([](QChar c) { return c.isDigit(); });
    return name;
}

/// Of a feature with this ref, or of all of a kind (no ref).
Expected<void> remove(
    sql::Connection &connection, FeatureKind kind, const std::optional<QString> &ref)
{
    // ref <> '' names the partial index: without it each look-up would read the whole kind.
    const QString which
        = u"kind = :kind"_s + (ref ? u" AND ref = :ref AND ref <> ''"_s : QString());
    for (const char *table : { "feature_fts WHERE rowid", "feature_place WHERE n" }) {
        auto done = sql::execute(connection,
            u"DELETE FROM %1 IN (SELECT n FROM feature WHERE %2)"_s.arg(
                QLatin1String(table), which),
            [&](Statement &s) {
                s.bind(u":kind", static_cast<int>(kind));
                if (ref)
                    s.bind(u":ref", *ref);
            });
        if (!done)
            return done;
    }
    return sql::execute(connection, u"DELETE FROM feature WHERE "_s + which, [&](Statement &s) {
        s.bind(u":kind", static_cast<int>(kind));
        if (ref)
            s.bind(u":ref", *ref);
    });
}

Expected<bool> isKnown(sql::Connection &connection, const Feature &feature)
{
    bool known = false;
    const auto done = sql::forEachRow(
        connection, u"SELECT 1 FROM feature WHERE kind = :kind AND ref = :ref AND ref <> ''"_s,
        [&feature](Statement &s) {
            s.bind(u":kind", static_cast<int>(feature.kind)).bind(u":ref", feature.ref);
        },
        [&known](const Statement &) { known = true; });
    if (!done)
        return tl::make_unexpected(done.error());
    return known;
}

} // namespace

FeatureInserter::FeatureInserter(
    sql::Connection &connection, SearchIndex &index, qint64 last, Statements statements)
    : m_connection(connection)
    , m_index(index)
    , m_last(last)
    , m_statements(std::move(statements))
{
}

Expected<FeatureInserter> FeatureInserter::make(sql::Connection &connection, SearchIndex &index)
{
    const auto last = connection.number(u"SELECT coalesce(max(n), 0) FROM feature"_s);
    if (!last)
        return tl::make_unexpected(last.error());
    auto row = connection.prepare(
        u"INSERT INTO feature (n, kind, type, ref, name, organization, phone, region, status, "
        "status_at, lon, lat, outline) VALUES (:n, :kind, :type, :ref, :name, :organization, "
        ":phone, :region, :status, :status_at, :lon, :lat, :outline)"_s);
    auto place = connection.prepare(
        u"INSERT INTO feature_place (n, min_lon, max_lon, min_lat, max_lat, kind) "
        "VALUES (:n, :west, :east, :south, :north, :kind)"_s);
    auto words = connection.prepare(u"INSERT INTO feature_fts (rowid, names, pinyin, numbers) "
                                    "VALUES (:n, :names, :pinyin, :numbers)"_s);
    if (!row || !place || !words)
        return tl::make_unexpected(!row ? row.error() : !place ? place.error() : words.error());
    return FeatureInserter(
        connection, index, *last, { *std::move(row), *std::move(place), *std::move(words) });
}

Expected<void> FeatureInserter::insert(const Feature &feature)
{
    if (!feature.ref.isEmpty()) {
        const auto known = isKnown(m_connection, feature);
        if (!known)
            return tl::make_unexpected(known.error());
        const auto gone
            = *known ? remove(m_connection, feature.kind, feature.ref) : Expected<void> {};
        if (!gone)
            return gone;
    }
    ++m_last;
    return writeRow(feature).and_then([&] { return writePlace(feature); }).and_then([&] {
        return writeWords(feature);
    });
}

Expected<void> FeatureInserter::writeRow(const Feature &f)
{
    Statement &row = m_statements.row;
    row.bind(u":n", m_last).bind(u":kind", static_cast<int>(f.kind)).bind(u":type", f.type);
    row.bind(u":ref", f.ref).bind(u":name", f.name).bind(u":phone", f.phone);
    row.bind(u":organization", f.organization.toString()).bind(u":region", f.region.toString());
    row.bind(
        u":status", isDevice(f.kind) ? static_cast<int>(f.device) : static_cast<int>(f.status));
    if (f.statusAt)
        row.bind(u":status_at", toMs(*f.statusAt));
    else
        row.bind(u":status_at", nullptr);
    row.bind(u":lon", f.position.lon).bind(u":lat", f.position.lat);
    row.bind(u":outline", f.outline.isEmpty() ? std::nullopt : std::optional(packed(f.outline)));
    return row.run();
}

Expected<void> FeatureInserter::writePlace(const Feature &f)
{
    Statement &place = m_statements.place;
    place.bind(u":n", m_last).bind(u":kind", static_cast<int>(f.kind));
    const PositionBox box = boxOf(f);
    place.bind(u":west", box.southWest.lon).bind(u":east", box.northEast.lon);
    place.bind(u":south", box.southWest.lat).bind(u":north", box.northEast.lat);
    return place.run();
}

Expected<void> FeatureInserter::writeWords(const Feature &f)
{
    Statement &words = m_statements.words;
    words.bind(u":n", m_last).bind(u":names", SearchText::words(f.name));
    words.bind(u":pinyin", m_index.pinyinOf({ withoutDigits(f.name) }));
    words.bind(u":numbers", SearchText::numbers({ f.ref, f.phone }));
    return words.run();
}

Expected<void> FeatureStore::insert(
    sql::Connection &connection, SearchIndex &index, std::span<const Feature> features)
{
    auto inserter = FeatureInserter::make(connection, index);
    if (!inserter)
        return tl::make_unexpected(inserter.error());
    for (const Feature &feature : features) {
        if (const auto done = inserter->insert(feature); !done)
            return done;
    }
    return {};
}

Expected<void> FeatureStore::clear(sql::Connection &connection, FeatureKind kind)
{
    return remove(connection, kind, std::nullopt);
}

} // namespace shiyu
