#pragma once
#include "app/domain/region.h"
#include "app/storage/counts.h"
#include "app/storage/incidentrow.h"
#include <QMap>
#include <variant>

namespace shiyu {

namespace sql {
class Connection;
class Statement;
} // namespace sql

enum class SortOrder {
    DueFirst, ///< what is due first; what has no running clock comes last
    Newest, ///< made last
    UrgentFirst, ///< then by due time
    Updated, ///< touched last
};

enum class Scope {
    Open, ///< what the viewer's queue holds
    All, ///< and what is over
};

/// Of positions, borders included. Not map/geo's LonLatBox, which storage may not know.
struct PositionBox {
    LonLat southWest, northEast;

    friend bool operator==(const PositionBox &, const PositionBox &) = default;
};

/// All conditions hold together; an empty one is none.
struct IncidentFilter {
    QueueChip chip = QueueChip::All; ///< another than All means Scope::Open
    Scope scope = Scope::Open;
    QString text; ///< as typed: see SearchQuery
    RegionCode region; ///< and everything inside it: codes begin with their ancestor's
    CategoryId category; ///< a minor one
    CategoryId major; ///< a major one with all its minor ones
    EnumSet<RegionLevel> levels; ///< of who has to act now, of a matter that is over: of its owner
    EnumSet<Urgency> urgencies;
    Stages stages;
    EnumSet<Source> sources;
    OrganizationId unit; ///< owner of the case or of a task in it
    std::optional<Instant> reportedFrom, reportedBefore;
    bool unreadOnly = false;
    std::optional<PositionBox> box; ///< of positions; matters without one are left out

    friend bool operator==(const IncidentFilter &, const IncidentFilter &) = default;
};

/// The last row of a page, to go on from; means something only to the same filter and order.
struct PageKey {
    qint64 first = 0, second = 0, n = 0;

    friend bool operator==(const PageKey &, const PageKey &) = default;
};

struct IncidentPage {
    QVector<IncidentRow> rows;
    std::optional<PageKey> next; ///< none: this was the last page
};

/// One list of cases: filter, order, moment. A value; the SQL is made when it is constructed, the
/// calls go to the connection of the calling thread. Pages are found by their last row's key, so a
/// page costs the same wherever it lies.
///
/// Open cases come from an index in the very order of the list. With Scope::All the newest come
/// from an index too; another order sorts what matches, so a screen offers it only where
/// count(kMostSorted) is not exceeded (offersOrder()).
class IncidentQuery {
public:
    static constexpr int kPageSize = 256;
    static constexpr int kMostSorted = 20'000;

    IncidentQuery(Viewer viewer, IncidentFilter filter, SortOrder order, Instant now);

    Expected<IncidentPage> page(sql::Connection &connection,
        const std::optional<PageKey> &after = {}, int size = kPageSize) const;
    /// How many match, counted up to atMost + 1: a result above atMost says "more".
    Expected<int> count(sql::Connection &connection, int atMost = kMostSorted) const;
    /// The place of a case in the list, from 0; none if it does not match.
    Expected<std::optional<int>> positionOf(
        sql::Connection &connection, const IncidentId &id) const;

    bool isOpenOnly() const { return m_filter.scope == Scope::Open; }
    bool offersOrder(int count) const { return isOpenOnly() || count <= kMostSorted; }
    const IncidentFilter &filter() const { return m_filter; }
    SortOrder order() const { return m_order; }
    PageKey keyOf(const IncidentRow &row) const;

    QString pageSql() const; ///< for the test of its plan

private:
    using Value = std::variant<qint64, QString>;
    enum class Compare { After, Before };

    void chooseSource();
    void chooseOpenSource();
    void chooseFullSource();
    void addConditions();
    void addFlags();
    void where(const QString &condition) { m_where.append(condition); }
    void bindValue(const QString &name, Value value) { m_binds.insert(name, std::move(value)); }
    QString keyCondition(Compare compare) const;
    QString orderBy() const;
    QString fromWhere() const;
    void bindAll(sql::Statement &statement) const;
    void bindKey(sql::Statement &statement, const PageKey &key) const;
    PageKey firstKey() const;
    Expected<std::optional<IncidentRow>> find(
        sql::Connection &connection, const IncidentId &id) const;

    Viewer m_viewer;
    IncidentFilter m_filter;
    SortOrder m_order;
    bool m_scoped;
    QString m_from;
    QString m_n = QStringLiteral("i.n"); ///< the driving table's name for it
    QStringList m_where;
    QMap<QString, Value> m_binds;
};

/// The case of this id as a row, whether or not the viewer's list holds it; none if it is not
/// there.
Expected<std::optional<IncidentRow>> incidentRowOf(
    sql::Connection &connection, const IncidentId &id, const Viewer &viewer);

} // namespace shiyu
