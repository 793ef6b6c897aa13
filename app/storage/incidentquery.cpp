#include "app/storage/incidentquery.h"

#include "app/storage/projectionrows.h"
#include "app/storage/projectionsql.h"
#include <limits>

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

constexpr qint64 kMost = std::numeric_limits<qint64>::max();

/// What stands behind the row's own columns: of the officer and the organisation that ask.
void readAsker(IncidentRow &row, const Statement &statement)
{
    const int behind = rows::incidentColumnCount();
    row.unread = statement.int64(behind) != 0;
    row.duties = Duties::fromBits(static_cast<quint64>(statement.int64(behind + 1)));
}

} // namespace

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
    return u"SELECT "_s + rows::incidentColumns() + u", "_s + rows::unreadExpression()
        + (m_scoped ? u", u.duty"_s : u", 0"_s) + fromWhere() + u" AND "_s
        + keyCondition(Compare::After) + u" ORDER BY "_s + orderBy() + u" LIMIT :size"_s;
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
            readAsker(page.rows.last(), s);
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
        u"SELECT "_s + rows::incidentColumns() + u", "_s + rows::unreadExpression() + fromWhere()
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
    sql::Connection &connection, const IncidentId &id, const Viewer &viewer)
{
    std::optional<IncidentRow> found;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT "_s + rows::incidentColumns() + u", "_s + rows::unreadExpression()
            + u", coalesce((SELECT u.duty FROM incident_unit u WHERE u.organization = :viewer "
              "AND u.incident = i.n), 0) FROM incident i WHERE i.id = :id"_s,
        [&](Statement &s) {
            s.bind(u":id", id.toString()).bind(u":officer", viewer.officer.toString());
            s.bind(u":viewer", viewer.organization.toString());
        },
        [&found](const Statement &s) {
            found = rows::readIncident(s);
            readAsker(*found, s);
        });
    if (!done)
        return tl::make_unexpected(done.error());
    return found;
}

} // namespace shiyu
