#include "app/storage/projectionrows.h"

#include "app/storage/projectionsql.h"
#include <algorithm>

namespace shiyu::rows {

using sql::Statement;
using namespace Qt::StringLiterals;

namespace {

Expected<UnitRows> storedUnits(sql::Connection &connection, qint64 n)
{
    UnitRows stored;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT organization, open, party, duty FROM incident_unit WHERE incident = :n"_s,
        [n](Statement &s) { s.bind(u":n", n); },
        [&stored](const Statement &s) {
            stored.insert(OrganizationId(s.text(0)),
                { s.int64(1) != 0, s.int64(2) != 0,
                    Duties::fromBits(static_cast<quint64>(s.int64(3))) });
        });
    return done ? Expected<UnitRows>(stored) : tl::make_unexpected(done.error());
}

Expected<QSet<OfficerId>> storedOfficers(sql::Connection &connection, qint64 n)
{
    QSet<OfficerId> stored;
    const auto done = sql::forEachRow(
        connection, u"SELECT officer FROM incident_officer WHERE incident = :n"_s,
        [n](Statement &s) { s.bind(u":n", n); },
        [&stored](const Statement &s) { stored.insert(OfficerId(s.text(0))); });
    return done ? Expected<QSet<OfficerId>>(stored) : tl::make_unexpected(done.error());
}

} // namespace

Expected<void> writeUnits(sql::Connection &connection, qint64 n, const UnitRows &wanted, bool isNew)
{
    const auto found = isNew ? Expected<UnitRows>(UnitRows()) : storedUnits(connection, n);
    if (!found)
        return tl::make_unexpected(found.error());
    const UnitRows &stored = *found;
    Expected<void> done;
    for (auto it = stored.cbegin(); done && it != stored.cend(); ++it) {
        if (wanted.contains(it.key()))
            continue;
        done = sql::execute(connection,
            u"DELETE FROM incident_unit WHERE organization = :unit AND incident = :n"_s,
            [&](Statement &s) { s.bind(u":unit", it.key().toString()).bind(u":n", n); });
    }
    for (auto it = wanted.cbegin(); done && it != wanted.cend(); ++it) {
        const auto known = stored.constFind(it.key());
        if (known != stored.cend() && *known == *it)
            continue;
        done = sql::execute(connection,
            u"INSERT OR REPLACE INTO incident_unit (organization, incident, open, party, duty) "
            "VALUES (:unit, :n, :open, :party, :duty)"_s,
            [&](Statement &s) {
                s.bind(u":unit", it.key().toString()).bind(u":n", n).bind(u":open", it->open);
                s.bind(u":party", it->party).bind(u":duty", it->duty.bits());
            });
    }
    return done;
}

Expected<void> writeOfficers(
    sql::Connection &connection, qint64 n, const QSet<OfficerId> &wanted, bool isNew)
{
    const auto found
        = isNew ? Expected<QSet<OfficerId>>(QSet<OfficerId>()) : storedOfficers(connection, n);
    if (!found)
        return tl::make_unexpected(found.error());
    const QSet<OfficerId> &stored = *found;
    Expected<void> done;
    const auto change = [&](const QString &sql, const QSet<OfficerId> &officers) {
        for (const OfficerId &officer : officers) {
            if (done)
                done = sql::execute(connection, sql,
                    [&](Statement &s) { s.bind(u":officer", officer.toString()).bind(u":n", n); });
        }
    };
    change(u"DELETE FROM incident_officer WHERE officer = :officer AND incident = :n"_s,
        stored - wanted);
    change(u"INSERT INTO incident_officer (officer, incident) VALUES (:officer, :n)"_s,
        wanted - stored);
    return done;
}

Expected<void> removeIncident(sql::Connection &connection, qint64 n)
{
    Expected<void> done;
    for (const QString &sql :
        { u"DELETE FROM incident WHERE n = :n"_s,
            u"DELETE FROM incident_unit WHERE incident = :n"_s,
            u"DELETE FROM incident_officer WHERE incident = :n"_s,
            u"DELETE FROM task WHERE incident = :n"_s, u"DELETE FROM incident_place WHERE n = :n"_s,
            u"DELETE FROM incident_fts WHERE rowid = :n"_s }) {
        if (done)
            done = sql::execute(connection, sql, [n](Statement &s) { s.bind(u":n", n); });
    }
    return done;
}

Expected<void> writePlace(sql::Connection &connection, qint64 n, const Place &place)
{
    if (!place.isLocated()) {
        return sql::execute(connection, u"DELETE FROM incident_place WHERE n = :n"_s,
            [n](Statement &s) { s.bind(u":n", n); });
    }
    const auto [west, east] = std::minmax_element(
        place.points.begin(), place.points.end(), [](LonLat a, LonLat b) { return a.lon < b.lon; });
    const auto [south, north] = std::minmax_element(
        place.points.begin(), place.points.end(), [](LonLat a, LonLat b) { return a.lat < b.lat; });
    return sql::execute(connection,
        u"INSERT OR REPLACE INTO incident_place (n, min_lon, max_lon, min_lat, max_lat) "
        "VALUES (:n, :west, :east, :south, :north)"_s,
        [&, w = west->lon, e = east->lon, so = south->lat, no = north->lat](Statement &s) {
            s.bind(u":n", n).bind(u":west", w).bind(u":east", e);
            s.bind(u":south", so).bind(u":north", no);
        });
}

} // namespace shiyu::rows
