#include "app/storage/incidentquery.h"

#include "app/storage/projectionrows.h"
#include "app/storage/projectionsql.h"
#include "app/storage/searchquery.h"
#include <limits>

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

constexpr qint64 kMost = std::numeric_limits<qint64>::max();
constexpr qsizetype kTownDigits = 9; // of a statistical code

// What an officer has not read since it changed. What is over is not held up to him as unread.
QString unreadExpression()
{
    return u"(i.open = 1 AND i.last_seq > coalesce((SELECT r.seq FROM read_mark r "
           "WHERE r.officer = :officer AND r.subject_id = i.id), 0))"_s;
}

const char *openIndex(SortOrder order)
{
    switch (order) {
    case SortOrder::DueFirst:
        return "incident_open_due";
    case SortOrder::Newest:
        return "incident_open_newest";
    case SortOrder::UrgentFirst:
        return "incident_open_urgency";
    case SortOrder::Updated:
        return "incident_open_updated";
    }
    return "";
}

} // namespace

IncidentQuery::IncidentQuery(Viewer viewer, IncidentFilter filter, SortOrder order, Instant now)
    : m_viewer(std::move(viewer))
    , m_filter(std::move(filter))
    , m_order(order)
    , m_scoped(!m_viewer.organization.isEmpty())
{
    if (m_filter.chip != QueueChip::All)
        m_filter.scope = Scope::Open;
    bindValue(u":officer"_s, m_viewer.officer.toString());
    if (m_filter.chip == QueueChip::DueSoon || m_filter.chip == QueueChip::Overdue)
        bindValue(u":now"_s, toMs(now));
    chooseSource();
    addConditions();
    addFlags();
}

// The order of the tables is fixed (CROSS JOIN), as SQLite cannot know how many rows a bound value
// leaves: the first one is that which is either short or already in the list's order.
void IncidentQuery::chooseSource()
{
    const SearchQuery search(m_filter.text);
    if (!search.isEmpty()) {
        m_from = u"incident_fts f CROSS JOIN incident i ON i.n = f.rowid"_s;
        m_n = u"f.rowid"_s;
        where(u"f.incident_fts MATCH :q"_s);
        bindValue(u":q"_s, search.matchExpression());
    } else if (isOpenOnly()) {
        chooseOpenSource();
    } else {
        chooseFullSource();
    }
    if (m_scoped && !m_from.startsWith(u"incident_unit u"_s)) {
        m_from += u" CROSS JOIN incident_unit u ON u.organization = :viewer "
                  "AND u.incident = i.n"_s;
    }
    if (m_scoped)
        bindValue(u":viewer"_s, m_viewer.organization.toString());
    if (isOpenOnly())
        where(m_scoped ? u"i.open = 1 AND u.open = 1"_s : u"i.open = 1"_s);
}

void IncidentQuery::chooseOpenSource()
{
    m_from = u"incident i INDEXED BY "_s + QLatin1String(openIndex(m_order));
}

void IncidentQuery::chooseFullSource()
{
    if (m_filter.region.toString().size() >= kTownDigits) {
        m_from = u"incident i INDEXED BY incident_region"_s;
    } else if (m_filter.box) {
        m_from = u"incident_place p CROSS JOIN incident i ON i.n = p.n"_s;
        where(u"p.max_lon >= :west AND p.min_lon <= :east AND p.max_lat >= :south "
              "AND p.min_lat <= :north"_s);
    } else if (!m_filter.category.isEmpty()) {
        m_from = u"incident i INDEXED BY incident_category"_s;
    } else if (!m_filter.major.isEmpty()) {
        m_from = u"incident i INDEXED BY incident_major"_s;
    } else if (m_filter.reportedFrom) {
        m_from = u"incident i INDEXED BY incident_reported"_s;
    } else if (m_scoped) {
        m_from = u"incident_unit u CROSS JOIN incident i ON i.n = u.incident"_s;
        m_n = u"u.incident"_s;
        where(u"u.organization = :viewer"_s);
    } else {
        m_from = u"incident i"_s;
    }
}

void IncidentQuery::addConditions()
{
    if (!m_filter.region.isEmpty()) {
        where(u"i.region >= :region AND i.region < :region_end"_s);
        bindValue(u":region"_s, m_filter.region.toString());
        bindValue(u":region_end"_s, m_filter.region.toString() + u':'); // behind all digits
    }
    if (!m_filter.category.isEmpty()) {
        where(u"i.category = :category"_s);
        bindValue(u":category"_s, m_filter.category.toString());
    }
    if (!m_filter.major.isEmpty()) {
        where(u"i.major = :major"_s);
        bindValue(u":major"_s, m_filter.major.toString());
    }
    if (m_filter.reportedFrom) {
        where(u"i.reported_at >= :from"_s);
        bindValue(u":from"_s, toMs(*m_filter.reportedFrom));
    }
    if (m_filter.reportedBefore) {
        where(u"i.reported_at < :before"_s);
        bindValue(u":before"_s, toMs(*m_filter.reportedBefore));
    }
    if (!m_filter.unit.isEmpty()) {
        where(u"EXISTS (SELECT 1 FROM incident_unit x WHERE x.organization = :unit "
              "AND x.incident = i.n AND x.party = 1)"_s);
        bindValue(u":unit"_s, m_filter.unit.toString());
    }
    if (const auto &box = m_filter.box) {
        where(u"i.lon BETWEEN :west AND :east AND i.lat BETWEEN :south AND :north"_s);
        bindValue(u":west"_s, qint64 { box->southWest.lon });
        bindValue(u":south"_s, qint64 { box->southWest.lat });
        bindValue(u":east"_s, qint64 { box->northEast.lon });
        bindValue(u":north"_s, qint64 { box->northEast.lat });
    }
}

void IncidentQuery::addFlags()
{
    const auto oneOf = [this](const QString &name, quint64 bits) {
        if (bits == 0)
            return;
        where(u"((:%1_set >> i.%1) & 1) = 1"_s.arg(name));
        bindValue(u":%1_set"_s.arg(name), static_cast<qint64>(bits));
    };
    oneOf(u"urgency"_s, m_filter.urgencies.bits());
    oneOf(u"stage"_s, m_filter.stages.bits());
    oneOf(u"source"_s, m_filter.sources.bits());
    if (m_filter.chip != QueueChip::All)
        where(chipCondition(m_filter.chip, m_scoped));
    if (m_filter.unreadOnly)
        where(unreadExpression());
}

QString IncidentQuery::keyCondition(Compare compare) const
{
    const bool rising = m_order == SortOrder::DueFirst || m_order == SortOrder::UrgentFirst;
    const QString sign = rising == (compare == Compare::After) ? u">"_s : u"<"_s;
    switch (m_order) {
    case SortOrder::DueFirst:
        return u"(i.due_key, %1) %2 (:key1, :key_n)"_s.arg(m_n, sign);
    case SortOrder::UrgentFirst:
        return u"(i.urgency, i.due_key, %1) %2 (:key1, :key2, :key_n)"_s.arg(m_n, sign);
    case SortOrder::Updated:
        return u"(i.updated_at, %1) %2 (:key1, :key_n)"_s.arg(m_n, sign);
    case SortOrder::Newest:
        return u"%1 %2 :key_n"_s.arg(m_n, sign);
    }
    return {};
}

QString IncidentQuery::orderBy() const
{
    switch (m_order) {
    case SortOrder::DueFirst:
        return u"i.due_key, %1"_s.arg(m_n);
    case SortOrder::UrgentFirst:
        return u"i.urgency, i.due_key, %1"_s.arg(m_n);
    case SortOrder::Updated:
        return u"i.updated_at DESC, %1 DESC"_s.arg(m_n);
    case SortOrder::Newest:
        return u"%1 DESC"_s.arg(m_n);
    }
    return {};
}

PageKey IncidentQuery::keyOf(const IncidentRow &row) const
{
    const qint64 due = row.due ? toMs(row.due->due) : rows::kNoDue;
    switch (m_order) {
    case SortOrder::DueFirst:
        return { due, 0, row.n };
    case SortOrder::UrgentFirst:
        return { static_cast<qint64>(row.urgency), due, row.n };
    case SortOrder::Updated:
        return { toMs(row.updatedAt), 0, row.n };
    case SortOrder::Newest:
        return { 0, 0, row.n };
    }
    return {};
}

// Before all rows. The first page asks with a key like the others: the same statement, and SQLite
// searches the index instead of walking it.
PageKey IncidentQuery::firstKey() const
{
    const bool rising = m_order == SortOrder::DueFirst || m_order == SortOrder::UrgentFirst;
    return rising ? PageKey { -kMost, -kMost, 0 } : PageKey { kMost, kMost, kMost };
}

QString IncidentQuery::fromWhere() const
{
    return u" FROM %1 WHERE %2"_s.arg(m_from, m_where.isEmpty() ? u"1"_s : m_where.join(u" AND "));
}

QString IncidentQuery::pageSql() const
{
    return u"SELECT "_s + rows::incidentColumns() + u", "_s + unreadExpression() + fromWhere()
        + u" AND "_s + keyCondition(Compare::After) + u" ORDER BY "_s + orderBy()
        + u" LIMIT :size"_s;
}

void IncidentQuery::bindAll(Statement &statement) const
{
    for (auto it = m_binds.cbegin(); it != m_binds.cend(); ++it)
        std::visit([&](const auto &value) { statement.bind(it.key(), value); }, *it);
}

void IncidentQuery::bindKey(Statement &statement, const PageKey &key) const
{
    statement.bind(u":key_n", key.n);
    if (m_order != SortOrder::Newest)
        statement.bind(u":key1", key.first);
    if (m_order == SortOrder::UrgentFirst)
        statement.bind(u":key2", key.second);
}

Expected<IncidentPage> IncidentQuery::page(
    sql::Connection &connection, const std::optional<PageKey> &after, int size) const
{
    IncidentPage page;
    const auto done = sql::forEachRow(
        connection, pageSql(),
        [&](Statement &s) {
            bindAll(s);
            bindKey(s, after.value_or(firstKey()));
            s.bind(u":size", size + 1); // one more says whether there is a next page
        },
        [&page](const Statement &s) {
            page.rows.append(rows::readIncident(s));
            page.rows.last().unread = s.int64(rows::incidentColumnCount()) != 0;
        });
    if (!done)
        return tl::make_unexpected(done.error());
    if (page.rows.size() > size) {
        page.rows.removeLast();
        page.next = keyOf(page.rows.constLast());
    }
    return page;
}

Expected<int> IncidentQuery::count(sql::Connection &connection, int atMost) const
{
    qint64 counted = 0;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT count(*), :officer FROM (SELECT 1"_s + fromWhere() + u" AND "_s
            + keyCondition(Compare::After) + u" LIMIT :most)"_s,
        [&](Statement &s) {
            bindAll(s);
            bindKey(s, firstKey());
            s.bind(u":most", qint64 { atMost } + 1);
        },
        [&counted](const Statement &s) { counted = s.int64(0); });
    if (!done)
        return tl::make_unexpected(done.error());
    return static_cast<int>(counted);
}

Expected<std::optional<IncidentRow>> IncidentQuery::find(
    sql::Connection &connection, const IncidentId &id) const
{
    std::optional<IncidentRow> found;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT "_s + rows::incidentColumns() + u", "_s + unreadExpression() + fromWhere()
            + u" AND "_s + keyCondition(Compare::After) + u" AND i.id = :id"_s,
        [&](Statement &s) {
            bindAll(s);
            bindKey(s, firstKey());
            s.bind(u":id", id.toString());
        },
        [&found](const Statement &s) { found = rows::readIncident(s); });
    if (!done)
        return tl::make_unexpected(done.error());
    return found;
}

Expected<std::optional<int>> IncidentQuery::positionOf(
    sql::Connection &connection, const IncidentId &id) const
{
    const auto row = find(connection, id);
    if (!row)
        return tl::make_unexpected(row.error());
    if (!*row)
        return std::nullopt;
    std::optional<int> position;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT count(*), :officer"_s + fromWhere() + u" AND "_s + keyCondition(Compare::Before),
        [&](Statement &s) {
            bindAll(s);
            bindKey(s, keyOf(**row));
        },
        [&position](const Statement &s) { position = static_cast<int>(s.int64(0)); });
    if (!done)
        return tl::make_unexpected(done.error());
    return position;
}

Expected<std::optional<IncidentRow>> incidentRowOf(
    sql::Connection &connection, const IncidentId &id, const OfficerId &officer)
{
    std::optional<IncidentRow> found;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT "_s + rows::incidentColumns() + u", "_s + unreadExpression()
            + u" FROM incident i WHERE i.id = :id"_s,
        [&](Statement &s) { s.bind(u":id", id.toString()).bind(u":officer", officer.toString()); },
        [&found](const Statement &s) {
            found = rows::readIncident(s);
            found->unread = s.int64(rows::incidentColumnCount()) != 0;
        });
    if (!done)
        return tl::make_unexpected(done.error());
    return found;
}

} // namespace shiyu
