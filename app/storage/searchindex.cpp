#include "app/storage/searchindex.h"

#include "app/domain/directory.h"
#include "app/domain/incident.h"
#include "app/storage/projectionsql.h"
#include "app/storage/searchquery.h"
#include "app/storage/searchtext.h"
#include <algorithm>

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

constexpr int kAddressRank = 5;
// Regions take the numbers below, so that the order of rowids is the order of ranks.
constexpr qint64 kFirstAddress = 1'000'000;
// Names repeat (regions, roads); addresses do not for ever.
constexpr qsizetype kMostSpelled = 50'000;

void addOrganization(QStringList &names, const Directory &directory, const OrganizationId &id)
{
    const Organization *organization = directory.organization(id);
    if (!organization || names.contains(organization->name))
        return;
    names.append(organization->name);
    if (!organization->shortName.isEmpty())
        names.append(organization->shortName);
}

void addRegions(QStringList &names, const Directory &directory, const RegionCode &code)
{
    for (const Region *region : directory.path(code)) {
        if (!names.contains(region->name))
            names.append(region->name);
    }
}

/// 0: the name itself, 1: it begins so, 2: found somewhere in it or by pinyin.
int distance(const NamedPlace &place, const QString &typed)
{
    if (place.name == typed)
        return 0;
    return place.name.startsWith(typed) ? 1 : 2;
}

} // namespace

IncidentText incidentText(const Incident &state, const Directory &directory)
{
    IncidentText text { state.title, state.summary, {}, {} };
    addRegions(text.names, directory, state.primaryRegion);
    for (const RegionCode &code : state.involvedRegions)
        addRegions(text.names, directory, code);
    if (!state.place.address.isEmpty())
        text.names.append(state.place.address);
    addOrganization(text.names, directory, state.owner);
    for (const Task &task : state.tasks)
        addOrganization(text.names, directory, task.unit);
    if (const Category *category = directory.category(state.category)) {
        text.names.append(category->name);
        if (const Category *major = directory.category(category->parent))
            text.names.append(major->name);
    }
    for (const QString &number : { state.number, state.deviceTag, state.sourceNumber }) {
        if (!number.isEmpty())
            text.numbers.append(number);
    }
    return text;
}

SearchIndex::SearchIndex(Pinyin pinyin)
    : m_pinyin(std::move(pinyin))
{
}

QString SearchIndex::pinyinOf(const QStringList &names)
{
    QStringList words;
    for (const QString &name : names) {
        auto known = m_spelled.constFind(name);
        if (known == m_spelled.cend()) {
            if (m_spelled.size() >= kMostSpelled)
                m_spelled.clear();
            known = m_spelled.insert(name, SearchText::pinyin(m_pinyin, { name }));
        }
        words.append(*known);
    }
    return words.join(u' ');
}

Expected<void> SearchIndex::writeIncident(
    sql::Connection &connection, qint64 n, const IncidentText &text, bool isNew)
{
    if (!isNew) {
        auto done = sql::execute(connection, u"DELETE FROM incident_fts WHERE rowid = :n"_s,
            [n](Statement &s) { s.bind(u":n", n); });
        if (!done)
            return done;
    }
    return sql::execute(connection,
        u"INSERT INTO incident_fts (rowid, title, text, names, pinyin, numbers) "
        "VALUES (:n, :title, :text, :names, :pinyin, :numbers)"_s,
        [&](Statement &s) {
            s.bind(u":n", n).bind(u":title", SearchText::words(text.title));
            s.bind(u":text", SearchText::words(text.summary));
            s.bind(u":names", SearchText::words(text.names.join(u' ')));
            s.bind(u":pinyin", pinyinOf(text.names));
            s.bind(u":numbers", SearchText::numbers(text.numbers));
        });
}

Expected<void> SearchIndex::writePlace(sql::Connection &connection, std::optional<qint64> n,
    const NamedPlace &place, const QStringList &names)
{
    auto done = sql::execute(connection,
        u"INSERT INTO place_name (n, rank, name, context, code, lon, lat) "
        "VALUES (:n, :rank, :name, :context, :code, :lon, :lat)"_s,
        [&](Statement &s) {
            const auto &at = place.position;
            s.bind(u":n", n).bind(u":name", place.name).bind(u":context", place.context);
            s.bind(u":rank", place.level ? static_cast<int>(*place.level) : kAddressRank);
            s.bind(u":code", place.code.toString());
            s.bind(u":lon", at ? std::optional(at->lon) : std::nullopt);
            s.bind(u":lat", at ? std::optional(at->lat) : std::nullopt);
        });
    if (!done)
        return done;
    return sql::execute(connection,
        u"INSERT INTO place_name_fts (rowid, names, pinyin) VALUES (:n, :names, :pinyin)"_s,
        [&, rowid = connection.lastInsertRowId()](Statement &s) {
            s.bind(u":n", rowid).bind(u":names", SearchText::words(names.join(u' ')));
            s.bind(u":pinyin", pinyinOf(names));
        });
}

Expected<void> SearchIndex::indexRegions(sql::Connection &connection, const Directory &directory)
{
    for (const char *table : { "place_name_fts WHERE rowid", "place_name WHERE n" }) {
        auto cleared
            = sql::execute(connection, u"DELETE FROM %1 < :first"_s.arg(QLatin1String(table)),
                [](Statement &s) { s.bind(u":first", kFirstAddress); });
        if (!cleared)
            return cleared;
    }
    auto regions = directory.data().regions;
    std::stable_sort(regions.begin(), regions.end(),
        [](const Region &a, const Region &b) { return a.level < b.level; });
    qint64 n = 0;
    for (const Region &region : regions) {
        NamedPlace place { region.level, region.name, {}, region.code, std::nullopt };
        QStringList around;
        for (const Region *outer : directory.path(region.parent))
            around.append(outer->name);
        place.context = around.join(u' ');
        QStringList names { region.name };
        if (!region.shortName.isEmpty() && region.shortName != region.name)
            names.append(region.shortName);
        if (auto done = writePlace(connection, ++n, place, names); !done)
            return done;
    }
    return {};
}

Expected<void> SearchIndex::addAddresses(
    sql::Connection &connection, std::span<const NamedPlace> addresses)
{
    const auto last = connection.number(u"SELECT coalesce(max(n), 0) FROM place_name"_s);
    if (!last)
        return tl::make_unexpected(last.error());
    qint64 n = std::max(*last, kFirstAddress - 1);
    for (const NamedPlace &address : addresses) {
        if (auto done = writePlace(connection, ++n, address, { address.name }); !done)
            return done;
    }
    return {};
}

Expected<QVector<NamedPlace>> findPlaces(
    sql::Connection &connection, const QString &typed, int limit)
{
    const SearchQuery query(typed);
    QVector<NamedPlace> found;
    if (query.isEmpty())
        return found;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT p.rank, p.name, p.context, p.code, p.lon, p.lat FROM place_name_fts f "
        "JOIN place_name p ON p.n = f.rowid WHERE f.place_name_fts MATCH :q "
        "ORDER BY f.rowid LIMIT :most"_s,
        [&](Statement &s) {
            // Nearer hits may stand further down; so many more are looked through for them.
            s.bind(u":q", query.matchExpression()).bind(u":most", 20 * SearchIndex::kMostPlaces);
        },
        [&found](const Statement &s) {
            NamedPlace place { {}, s.text(1), s.text(2), RegionCode(s.text(3)), {} };
            if (s.int64(0) < kAddressRank)
                place.level = static_cast<RegionLevel>(s.int64(0));
            if (!s.isNull(4))
                place.position
                    = LonLat { static_cast<qint32>(s.int64(4)), static_cast<qint32>(s.int64(5)) };
            found.append(place);
        });
    if (!done)
        return tl::make_unexpected(done.error());
    const QString name = typed.trimmed();
    std::stable_sort(found.begin(), found.end(),
        [&name](const auto &a, const auto &b) { return distance(a, name) < distance(b, name); });
    if (found.size() > std::clamp(limit, 0, SearchIndex::kMostPlaces))
        found.resize(std::clamp(limit, 0, SearchIndex::kMostPlaces));
    return found;
}

} // namespace shiyu
