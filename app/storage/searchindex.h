#pragma once
#include "app/domain/error.h"
#include "app/domain/lonlat.h"
#include "app/domain/region.h"
#include "app/storage/pinyin.h"
#include <QHash>
#include <QStringList>
#include <optional>
#include <span>

namespace shiyu {

namespace sql {
class Connection;
}
class Directory;
struct Incident;

/// The open text of a case that is searched: title, summary, the names around it (regions, address,
/// organisations, category) and its numbers. No closed field.
struct IncidentText {
    QString title, summary;
    QStringList names, numbers;

    friend bool operator==(const IncidentText &, const IncidentText &) = default;
};
IncidentText incidentText(const Incident &state, const Directory &directory);

/// Somewhere to go to: a region, or an address of the city's list.
struct NamedPlace {
    std::optional<RegionLevel> level; ///< none: an address
    QString name;
    QString context; ///< the names around it: 芜湖市 镜湖区
    RegionCode code; ///< the region, or the one that the address lies in
    std::optional<LonLat> position; ///< of an address; a region's outline is kept elsewhere

    friend bool operator==(const NamedPlace &, const NamedPlace &) = default;
};

/// Writes and reads the full-text tables of cases and of place names. Lives on the thread of the
/// connection that it is given; begins no transaction. Keeps the pinyin of names that it has seen,
/// as the same regions come again with each case.
class SearchIndex {
public:
    static constexpr int kMostPlaces = 50;

    explicit SearchIndex(Pinyin pinyin);

    Expected<void> writeIncident(
        sql::Connection &connection, qint64 n, const IncidentText &text, bool isNew);

    /// Replaces all regions; addresses stay.
    Expected<void> indexRegions(sql::Connection &connection, const Directory &directory);
    Expected<void> addAddresses(sql::Connection &connection, std::span<const NamedPlace> addresses);

    QString pinyinOf(const QStringList &names); ///< for a pinyin column

private:
    Expected<void> writePlace(sql::Connection &connection, std::optional<qint64> n,
        const NamedPlace &place, const QStringList &names);

    Pinyin m_pinyin;
    QHash<QString, QString> m_spelled;
};

/// Places whose name, or the pinyin of it, holds what was typed: the whole name first, then names
/// that begin with it, the rest; each from the city down and in official order, addresses last.
/// At most `limit` (up to SearchIndex::kMostPlaces); nothing for a query without letters or digits.
Expected<QVector<NamedPlace>> findPlaces(
    sql::Connection &connection, const QString &typed, int limit);

} // namespace shiyu
