#include "app/storage/projectionrows.h"

#include "app/storage/columnreader.h"
#include "app/storage/projectionsql.h"

namespace shiyu::rows {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

// In the order of readIncident. Those that a write leaves alone come last.
constexpr const char *kWritten[] = { "id", "number", "tag", "stage", "open", "urgency", "title",
    "excerpt", "category", "major", "region", "county", "address", "owner", "lead", "holder",
    "holder_task", "holder_stage", "holders", "channel", "source", "source_number", "reported_at",
    "updated_at", "resolved_at", "closed_at", "due_at", "soon_at", "due_clock", "due_task",
    "due_start", "total_due", "paused", "shape", "lon", "lat", "contactable", "confidential",
    "verified", "follow_ups", "sent_back", "requests", "reply_owed", "rounds", "instructions",
    "reminders", "emergency", "facts_owed", "absorbed", "merged_into", "last_seq", "due_key" };
constexpr const char *kRead[] = { "n", "supervised", "sync_state" };

QString insertText()
{
    QStringList names { u"n"_s }, values { u":n"_s };
    for (const char *name : kWritten) {
        names.append(QLatin1String(name));
        values.append(QLatin1Char(':') + QLatin1String(name));
    }
    return u"INSERT INTO incident (%1) VALUES (%2)"_s.arg(names.join(u", "), values.join(u", "));
}

QString updateText()
{
    QStringList sets;
    for (const char *name : kWritten)
        sets.append(QLatin1String(name) + u" = :"_s + QLatin1String(name));
    return u"UPDATE incident SET %1 WHERE n = :n"_s.arg(sets.join(u", "));
}

template <typename E> int ordinal(E value)
{
    return static_cast<int>(value);
}

std::optional<qint64> ms(const std::optional<Instant> &t)
{
    return t ? std::optional(toMs(*t)) : std::nullopt;
}

void bindTexts(Statement &s, const IncidentRow &row)
{
    s.bind(u":id", row.id.toString()).bind(u":number", row.number).bind(u":tag", row.tag);
    s.bind(u":title", row.title).bind(u":excerpt", row.excerpt).bind(u":address", row.address);
    s.bind(u":category", row.category.toString()).bind(u":major", row.major.toString());
    s.bind(u":region", row.region.toString()).bind(u":county", row.county.toString());
    s.bind(u":owner", row.owner.toString()).bind(u":lead", row.lead.toString());
    s.bind(u":holder", row.holder.toString()).bind(u":source_number", row.sourceNumber);
    s.bind(u":merged_into", row.mergedInto.toString());
}

void bindDue(Statement &s, const std::optional<DueTime> &due)
{
    s.bind(u":due_at", due ? std::optional(toMs(due->due)) : std::nullopt);
    s.bind(u":soon_at", due ? std::optional(toMs(due->soonAt)) : std::nullopt);
    s.bind(u":due_clock", due ? std::optional(ordinal(due->clock)) : std::nullopt);
    s.bind(u":due_key", due ? toMs(due->due) : kNoDue);
}

void bindTimes(Statement &s, const IncidentRow &row)
{
    bindDue(s, row.due);
    s.bind(u":due_task", row.due ? std::optional(row.due->task) : std::nullopt);
    s.bind(u":due_start", row.due ? std::optional(toMs(row.due->start)) : std::nullopt);
    s.bind(u":total_due", ms(row.totalDue)).bind(u":paused", row.paused);
    s.bind(u":reported_at", toMs(row.reportedAt)).bind(u":updated_at", toMs(row.updatedAt));
    s.bind(u":resolved_at", ms(row.resolvedAt)).bind(u":closed_at", ms(row.closedAt));
}

void bindNumbers(Statement &s, const IncidentRow &row)
{
    s.bind(u":stage", ordinal(row.stage)).bind(u":open", row.open);
    s.bind(u":urgency", ordinal(row.urgency)).bind(u":holder_task", row.holderTask);
    s.bind(u":holder_stage", ordinal(row.holderStage)).bind(u":holders", row.holders);
    s.bind(u":channel", ordinal(row.channel)).bind(u":source", ordinal(row.source));
    s.bind(u":shape", ordinal(row.shape));
    s.bind(u":lon", row.position ? std::optional(row.position->lon) : std::nullopt);
    s.bind(u":lat", row.position ? std::optional(row.position->lat) : std::nullopt);
    s.bind(u":contactable", row.contactable).bind(u":confidential", row.confidential);
    s.bind(u":verified", row.verified).bind(u":follow_ups", row.followUps);
    s.bind(u":sent_back", row.sentBack).bind(u":requests", row.requests);
    s.bind(u":reply_owed", row.replyOwed).bind(u":rounds", row.rounds);
    s.bind(u":instructions", row.instructions).bind(u":reminders", row.reminders);
    s.bind(u":emergency", row.emergency).bind(u":facts_owed", row.factsOwed);
    s.bind(u":absorbed", row.absorbed).bind(u":last_seq", row.lastSeq);
}

std::optional<DueTime> readDue(ColumnReader &r)
{
    if (r.skipNull()) {
        r.skip(4);
        return std::nullopt;
    }
    DueTime due;
    due.due = r.time();
    due.soonAt = r.time();
    due.clock = r.value<ClockKind>();
    due.task = r.number();
    due.start = r.time();
    return due;
}

std::optional<LonLat> readPosition(ColumnReader &r)
{
    if (r.skipNull()) {
        r.skip(1);
        return std::nullopt;
    }
    const auto lon = static_cast<qint32>(r.whole());
    return LonLat { lon, static_cast<qint32>(r.whole()) };
}

void readHead(ColumnReader &r, IncidentRow &row)
{
    row.id = r.id<IncidentId>();
    row.number = r.text();
    row.tag = r.text();
    row.stage = r.value<Stage>();
    row.open = r.flag();
    row.urgency = r.value<Urgency>();
    row.title = r.text();
    row.excerpt = r.text();
    row.category = r.id<CategoryId>();
    row.major = r.id<CategoryId>();
    row.region = r.id<RegionCode>();
    row.county = r.id<RegionCode>();
    row.address = r.text();
    row.owner = r.id<OrganizationId>();
    row.lead = r.id<OrganizationId>();
    row.holder = r.id<OrganizationId>();
    row.holderTask = r.number();
    row.holderStage = r.value<TaskStage>();
    row.holders = r.number();
    row.channel = r.value<Channel>();
    row.source = r.value<Source>();
    row.sourceNumber = r.text();
}

void readFlags(ColumnReader &r, IncidentRow &row)
{
    row.contactable = r.flag();
    row.confidential = r.flag();
    row.verified = r.flag();
    row.followUps = r.number();
    row.sentBack = r.flag();
    row.requests = r.number();
    row.replyOwed = r.flag();
    row.rounds = r.number();
    row.instructions = r.number();
    row.reminders = r.number();
    row.emergency = r.flag();
    row.factsOwed = r.flag();
    row.absorbed = r.number();
    row.mergedInto = r.id<IncidentId>();
    row.lastSeq = r.whole();
}

} // namespace

const QString &incidentColumns()
{
    static const QString kColumns = [] {
        QStringList names;
        for (const char *name : kWritten)
            names.append(u"i."_s + QLatin1String(name));
        for (const char *name : kRead)
            names.append(u"i."_s + QLatin1String(name));
        return names.join(u", ");
    }();
    return kColumns;
}

int incidentColumnCount()
{
    return static_cast<int>(std::size(kWritten) + std::size(kRead));
}

IncidentRow readIncident(const Statement &statement, int firstColumn)
{
    ColumnReader r(statement, firstColumn);
    IncidentRow row;
    readHead(r, row);
    row.reportedAt = r.time();
    row.updatedAt = r.time();
    row.resolvedAt = r.maybeTime();
    row.closedAt = r.maybeTime();
    row.due = readDue(r);
    row.totalDue = r.maybeTime();
    row.paused = r.flag();
    row.shape = r.value<PlaceShape>();
    row.position = readPosition(r);
    readFlags(r, row);
    r.skip(1); // due_key
    row.n = r.whole();
    row.supervised = r.number();
    row.sync = r.value<SyncState>();
    return row;
}

QString unreadExpression()
{
    return u"(i.open = 1 AND i.last_seq > coalesce((SELECT r.seq FROM read_mark r "
           "WHERE r.officer = :officer AND r.subject_id = i.id), 0))"_s;
}

const QString &taskColumns()
{
    static const QString kColumns
        = u"t.incident, t.number, t.parent, t.round, t.unit, t.sender, t.liable, t.handler, "
          "t.role, t.stage, t.open, t.whistle, t.dispatched_at, t.acknowledged_at, "
          "t.submitted_at, t.due_at, t.soon_at, t.due_clock, t.number, t.due_start"_s;
    return kColumns;
}

TaskRow readTask(const Statement &statement)
{
    ColumnReader r(statement);
    TaskRow row;
    row.incident = r.whole();
    row.number = r.number();
    row.parent = r.number();
    row.round = r.number();
    row.unit = r.id<OrganizationId>();
    row.sender = r.id<OrganizationId>();
    row.liable = r.id<OrganizationId>();
    row.handler = r.id<OfficerId>();
    row.role = r.value<TaskRole>();
    row.stage = r.value<TaskStage>();
    row.open = r.flag();
    row.whistle = r.flag();
    row.dispatchedAt = r.maybeTime();
    row.acknowledgedAt = r.maybeTime();
    row.submittedAt = r.maybeTime();
    row.due = readDue(r);
    return row;
}

Expected<void> writeIncident(sql::Connection &connection, const IncidentRow &row, bool isNew)
{
    static const QString kInsert = insertText();
    static const QString kUpdate = updateText();
    return sql::execute(connection, isNew ? kInsert : kUpdate, [&row](Statement &s) {
        s.bind(u":n", row.n);
        bindTexts(s, row);
        bindTimes(s, row);
        bindNumbers(s, row);
    });
}

Expected<void> writeTask(sql::Connection &connection, const TaskRow &row)
{
    static const QString kText
        = u"INSERT OR REPLACE INTO task (incident, number, parent, round, unit, sender, liable, "
          "handler, role, stage, open, whistle, dispatched_at, acknowledged_at, submitted_at, "
          "due_at, soon_at, due_clock, due_start, due_key) VALUES (:incident, :number, :parent, "
          ":round, :unit, :sender, :liable, :handler, :role, :stage, :open, :whistle, "
          ":dispatched_at, :acknowledged_at, :submitted_at, :due_at, :soon_at, :due_clock, "
          ":due_start, :due_key)"_s;
    return sql::execute(connection, kText, [&row](Statement &s) {
        s.bind(u":incident", row.incident).bind(u":number", row.number);
        s.bind(u":parent", row.parent).bind(u":round", row.round);
        s.bind(u":unit", row.unit.toString()).bind(u":sender", row.sender.toString());
        s.bind(u":liable", row.liable.toString()).bind(u":handler", row.handler.toString());
        s.bind(u":role", ordinal(row.role)).bind(u":stage", ordinal(row.stage));
        s.bind(u":open", row.open).bind(u":whistle", row.whistle);
        s.bind(u":dispatched_at", ms(row.dispatchedAt));
        s.bind(u":acknowledged_at", ms(row.acknowledgedAt));
        s.bind(u":submitted_at", ms(row.submittedAt));
        s.bind(u":due_start", row.due ? std::optional(toMs(row.due->start)) : std::nullopt);
        bindDue(s, row.due);
    });
}

Expected<void> deleteTasksFrom(sql::Connection &connection, qint64 n, int firstNumber)
{
    return sql::execute(connection, u"DELETE FROM task WHERE incident = :n AND number >= :first"_s,
        [&](Statement &s) { s.bind(u":n", n).bind(u":first", firstNumber); });
}

} // namespace shiyu::rows
