#include "app/exchange/rowreader.h"

#include "app/domain/personaldata.h"
#include "app/domain/phone.h"
#include "app/exchange/rowreaderrow.h"
#include "app/exchange/valuereading.h"

namespace shiyu {

using namespace Qt::StringLiterals;
using C = ImportColumn;

RowReader::RowReader(const ImportPlan &plan, ImportWorld world)
    : m_plan(plan)
    , m_world(std::move(world))
{
    for (const Category &category : m_world.directory->data().categories) {
        m_categories.insert(category.id.toString(), category.id);
        // A minor category that is named like a major one is the closer answer.
        if (!category.parent.isEmpty() || !m_categories.contains(category.name))
            m_categories.insert(category.name, category.id);
    }
    for (const Region &region : m_world.directory->data().regions) {
        m_regionNames[region.name].append(region.code);
        if (!region.shortName.isEmpty() && region.shortName != region.name)
            m_regionNames[region.shortName].append(region.code);
    }
}

Expected<RowReader> RowReader::create(
    const ImportPlan &plan, const TableLayer &layer, ImportWorld world)
{
    const QVector<ImportColumn> needed = neededColumns(plan.kind);
    const bool mapped = needed.isEmpty()
        || std::any_of(needed.begin(), needed.end(), [&plan](ImportColumn column) {
               return plan.mapping.field(column) >= 0 || !plan.mapping.value(column).isEmpty();
           });
    if (!mapped)
        return fail(ErrorCode::InvalidValue, nameOf(needed.first()));
    RowReader reader(plan, std::move(world));
    if (layer.hasGeometry || plan.mapping.hasPosition()) {
        // Columns of numbers have no declared system, whatever the geometry beside them has.
        const QString declared = layer.hasGeometry ? layer.crs : QString();
        const QString crs = plan.crs.isEmpty() ? declared : plan.crs;
        if (crs.isEmpty())
            return fail(ErrorCode::UnknownCrs);
        auto transform = CrsTransform::create(crs);
        if (!transform)
            return tl::make_unexpected(transform.error());
        reader.m_transform = *std::move(transform);
    } else if (plan.kind == ImportKind::Cameras || plan.kind == ImportKind::Places) {
        return fail(ErrorCode::InvalidValue, nameOf(C::Lon));
    }
    return reader;
}

QString RowReader::knownNumber(Source source, const QString &number)
{
    return nameOf(source) + u'\n' + number;
}

RowReading RowReader::read(const TableRow &source)
{
    Row row(source, m_plan.mapping);
    if (!source.damage.isEmpty()) {
        row.reject(ImportIssue::DamagedRow, source.damage.left(200));
        return row.finished(std::nullopt);
    }
    switch (m_plan.kind) {
    case ImportKind::Incidents:
        return readIncident(row);
    case ImportKind::Grids:
    case ImportKind::Regions:
        return readRegion(row);
    case ImportKind::Cameras:
    case ImportKind::Places:
        break;
    }
    return readFeature(row);
}

RowReading RowReader::readIncident(Row &row)
{
    IncidentRecord record;
    record.urgency = Urgency::Normal;
    readTexts(row, record);
    readCategory(row, record);
    readTimes(row, record);
    readPlace(row, record);
    readNumber(row, record);
    record.reporter = row.text(C::Reporter);
    record.phone = normalisedPhone(row.text(C::Phone));
    if (!record.phone.isEmpty() && !isPhone(record.phone))
        row.reject(ImportIssue::BadPhone, record.phone.left(30));
    if (record.title.isEmpty() && record.sourceCategory.isEmpty() && record.category.isEmpty())
        row.reject(ImportIssue::NothingToSay);
    if (!row.isRejected() && (record.closedAt || !record.closing.isEmpty()))
        row.note(ImportIssue::SettledInSource);
    return row.finished(std::move(record));
}

void RowReader::readTexts(Row &row, IncidentRecord &record) const
{
    record.title = row.text(C::Title);
    record.summary = row.text(C::Summary);
    record.closing = row.text(C::Closing);
    for (const QString *text : { &record.title, &record.summary, &record.closing }) {
        if (text->size() > kLongestText)
            row.reject(ImportIssue::TextTooLong, QString::number(text->size()));
    }
    if (row.isRejected())
        return;
    if (record.title.isEmpty())
        record.title = maskedStart(record.summary.section(u'\n', 0, 0), 40);
    if (record.title.size() > kLongestTitle) {
        record.summary = record.summary.isEmpty() ? record.title
                                                  : QString(record.title + u'\n' + record.summary);
        record.title = maskedStart(record.title, kLongestTitle - 1) + u'…';
    }
}

void RowReader::readCategory(Row &row, IncidentRecord &record) const
{
    for (const C column : { C::SubCategory, C::Category }) {
        const QString name = row.text(column);
        if (name.isEmpty())
            continue;
        record.category = m_categories.value(name);
        if (!record.category.isEmpty())
            break;
        if (record.sourceCategory.isEmpty())
            record.sourceCategory = maskedStart(name, 100);
    }
    if (const Category *category = m_world.directory->category(record.category)) {
        record.urgency = category->urgency;
        record.sourceCategory.clear();
    } else if (!record.sourceCategory.isEmpty()) {
        if (m_plan.rejectUnknownCategories)
            row.reject(ImportIssue::UnknownCategory, record.sourceCategory);
        else
            row.note(ImportIssue::KeptUncategorised, record.sourceCategory);
    }
    if (const QString text = row.text(C::Urgency); !text.isEmpty()) {
        if (const auto urgency = readUrgency(text))
            record.urgency = *urgency;
        else
            row.reject(ImportIssue::UnknownUrgency, text.left(50));
    }
    record.source = m_plan.source;
    if (const QString text = row.text(C::Source); !text.isEmpty()) {
        if (const auto source = readSource(text))
            record.source = *source;
        else
            row.reject(ImportIssue::UnknownSource, text.left(50));
    }
}

void RowReader::readTimes(Row &row, IncidentRecord &record) const
{
    const CityOffset offset = m_world.directory->calendar().offset();
    const auto time = [&](C column, bool past) -> std::optional<Instant> {
        const QString text = row.text(column);
        if (text.isEmpty())
            return std::nullopt;
        const auto at = readTime(text, offset);
        if (!at)
            row.reject(ImportIssue::BadTime, text.left(50));
        else if (past && *at > m_world.now)
            row.reject(ImportIssue::FutureTime, text.left(50));
        else
            return at;
        return std::nullopt;
    };
    record.reportedAt = time(C::ReportedAt, true).value_or(m_world.now);
    record.dueAt = time(C::DueAt, false);
    record.closedAt = time(C::ClosedAt, true);
    // Some exports close matters a little before they open them; an end is no earlier.
    if (record.closedAt)
        record.closedAt = std::max(*record.closedAt, record.reportedAt);
}

void RowReader::readNumber(Row &row, IncidentRecord &record)
{
    record.number = row.text(C::SourceNumber).left(100);
    if (record.number.isEmpty())
        return;
    const QString known = knownNumber(record.source, record.number);
    if (m_seen.contains(known))
        row.reject(ImportIssue::DuplicateRow, record.number);
    else if (m_known.contains(known))
        row.reject(ImportIssue::AlreadyThere, record.number);
    m_seen.insert(known);
}

} // namespace shiyu
