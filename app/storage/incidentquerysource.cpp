#include "app/storage/incidentquery.h"

#include "app/storage/projectionrows.h"
#include "app/storage/searchquery.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kTownDigits = 9; // of a statistical code

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

/// The level of an organisation, told by the number of digits of its region's statistical code.
QString levelExpression()
{
    return u"CASE length(json_extract(CAST(o.body AS TEXT), '$.region')) "
           "WHEN 4 THEN %1 WHEN 6 THEN %2 WHEN 9 THEN %3 ELSE %4 END"_s
               .arg(static_cast<int>(RegionLevel::City))
               .arg(static_cast<int>(RegionLevel::County))
               .arg(static_cast<int>(RegionLevel::Town))
               .arg(static_cast<int>(RegionLevel::Village));
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
    if (!m_filter.levels.isEmpty()) {
        where(u"EXISTS (SELECT 1 FROM directory_item o WHERE o.kind = 'organization' "
              "AND o.id = CASE i.holder WHEN '' THEN i.owner ELSE i.holder END "
              "AND o.until IS NULL AND ((:level_set >> "_s
            % levelExpression() % u") & 1) = 1)"_s);
        bindValue(u":level_set"_s, static_cast<qint64>(m_filter.levels.bits()));
    }
    if (m_filter.chip != QueueChip::All)
        where(chipCondition(m_filter.chip, m_scoped));
    if (m_filter.unreadOnly)
        where(rows::unreadExpression());
}

} // namespace shiyu
