#include "app/storage/projection.h"

#include "app/domain/workflow.h"
#include "app/storage/projectionrows.h"
#include "app/storage/projectionsql.h"
#include "app/storage/provisional.h"
#include "app/storage/shiftstore.h"
#include "app/storage/supervisionstore.h"
#include <algorithm>

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

/// Who acted in the workflow of the case; an entry struck counts for nobody.
QSet<OfficerId> actorsOf(const Incident &state)
{
    QSet<OfficerId> actors;
    for (const RecordEntry &entry : state.record) {
        const WorkflowRow *row = workflowRow(entry.kind);
        const bool counts = row && (row->from.isEmpty() || row->conflict == Conflict::Unchanged);
        if (counts && !entry.struck && !entry.actor.isEmpty())
            actors.insert(entry.actor);
    }
    return actors;
}

struct Led {
    QString category, county, unit;
    bool onTime = true;
    friend bool operator==(const Led &, const Led &) = default;
};

/// Whether the handling by the lead ended within its limit; without a limit nothing was late.
bool handledOnTime(const Incident &state, const Task &lead)
{
    return std::none_of(state.clocks.begin(), state.clocks.end(), [&lead](const CaseClock &clock) {
        return clock.kind == ClockKind::Handle && clock.task == lead.number && clock.outcome
            && !clock.outcome->onTime;
    });
}

std::optional<Led> ledBy(const Incident &state, const Directory &directory)
{
    const Task *lead = state.lead();
    if (!state.resolvedAt || !lead || state.category.isEmpty())
        return std::nullopt;
    const RegionCode county = directory.ancestor(state.primaryRegion, RegionLevel::County);
    if (county.isEmpty())
        return std::nullopt;
    return Led { state.category.toString(), county.toString(), lead->unit.toString(),
        handledOnTime(state, *lead) };
}

Expected<void> countPrecedent(sql::Connection &connection, const Led &led, int change)
{
    auto done = sql::execute(connection,
        u"INSERT INTO precedent (category, county, unit, cases, on_time) "
        "VALUES (:category, :county, :unit, :change, :on_time) "
        "ON CONFLICT (category, county, unit) DO UPDATE SET cases = cases + excluded.cases, "
        "on_time = on_time + excluded.on_time"_s,
        [&](Statement &s) {
            s.bind(u":category", led.category).bind(u":county", led.county);
            s.bind(u":unit", led.unit).bind(u":change", change);
            s.bind(u":on_time", led.onTime ? change : 0);
        });
    if (!done || change > 0)
        return done;
    return sql::execute(connection,
        u"DELETE FROM precedent WHERE category = :category AND county = :county "
        "AND unit = :unit AND cases = 0"_s,
        [&led](Statement &s) {
            s.bind(u":category", led.category).bind(u":county", led.county);
            s.bind(u":unit", led.unit);
        });
}

Expected<void> writePrecedent(sql::Connection &connection, const Incident &before,
    const Incident &after, const Directory &directory)
{
    const auto was = before.exists() ? ledBy(before, directory) : std::nullopt;
    const auto is = ledBy(after, directory);
    if (was == is)
        return {};
    if (was) {
        if (auto done = countPrecedent(connection, *was, -1); !done)
            return done;
    }
    return is ? countPrecedent(connection, *is, +1) : Expected<void> {};
}

} // namespace

IncidentProjection::IncidentProjection(Pinyin pinyin)
    : m_search(std::move(pinyin))
{
}

Expected<void> IncidentProjection::project(sql::Connection &connection, const Incident &before,
    const Incident &after, const Operation &, const Directory &directory)
{
    if (!m_batch)
        return write(connection, before, after, directory);
    m_directory = directory;
    const auto known = m_putOff.find(after.id);
    if (known != m_putOff.end())
        known->after = after;
    else
        m_putOff.insert(after.id, { before, after });
    return m_putOff.size() < kMostPutOff ? Expected<void> {} : writePutOff(connection);
}

Expected<void> IncidentProjection::projectOther(sql::Connection &connection, const Subject &subject)
{
    switch (subject.kind) {
    case SubjectKind::Supervision:
        // It counts in the row of its case, which must be there.
        if (auto written = writePutOff(connection); !written)
            return written;
        return projectSupervision(connection, subject.id);
    case SubjectKind::Shift:
        return projectShift(connection, subject.id);
    default:
        return {};
    }
}

/// In the order of their numbers: FTS5 gathers words in memory as long as the rows come in
/// ascending order, and writes a segment of its index for each that does not.
Expected<void> IncidentProjection::writePutOff(sql::Connection &connection)
{
    QVector<const PutOff *> ordered;
    ordered.reserve(m_putOff.size());
    for (const PutOff &putOff : std::as_const(m_putOff))
        ordered.append(&putOff);
    std::ranges::sort(
        ordered, {}, [](const PutOff *putOff) { return putOff->after.record.constFirst().seq; });
    Expected<void> done;
    for (const PutOff *putOff : std::as_const(ordered)) {
        if (done)
            done = write(connection, putOff->before, putOff->after, *m_directory);
    }
    m_putOff.clear();
    return done;
}

Expected<void> IncidentProjection::flush(sql::Connection &connection)
{
    const auto done = writePutOff(connection);
    forget();
    return done;
}

void IncidentProjection::forget()
{
    m_batch = false;
    m_putOff.clear();
    m_directory.reset();
}

Expected<void> IncidentProjection::remove(
    sql::Connection &connection, const Incident &before, const Directory &directory)
{
    Incident written = before;
    if (const auto putOff = m_putOff.constFind(before.id); putOff != m_putOff.constEnd()) {
        written = putOff->before;
        m_putOff.erase(putOff);
    }
    if (!written.exists())
        return {};
    const qint64 n = written.record.constFirst().seq;
    if (auto done = rows::removeIncident(connection, n); !done)
        return done;
    return writePrecedent(connection, written, Incident(), directory);
}

Expected<void> IncidentProjection::clear(sql::Connection &connection)
{
    forget();
    return connection.exec(
        u"DELETE FROM incident; DELETE FROM incident_unit; DELETE FROM incident_officer; "
        "DELETE FROM task; DELETE FROM incident_place; DELETE FROM incident_fts; "
        "DELETE FROM supervision; DELETE FROM shift; DELETE FROM precedent;"_s);
}

Expected<void> IncidentProjection::write(sql::Connection &connection, const Incident &before,
    const Incident &after, const Directory &directory)
{
    const IncidentRow row = incidentRow(after, directory);
    const qint64 n = row.n;
    if (auto written = rows::writeIncident(connection, row, !before.exists()); !written)
        return written;
    auto done = writeTasks(connection, n, before, after, directory);
    if (done)
        done = rows::writeUnits(connection, n, unitRows(after, directory), !before.exists());
    if (done)
        done = rows::writeOfficers(connection, n, actorsOf(after), !before.exists());
    if (done && before.place != after.place)
        done = rows::writePlace(connection, n, after.place);
    if (done)
        done = writeWords(connection, n, before, after, directory);
    if (done)
        done = writePrecedent(connection, before, after, directory);
    return done;
}

Expected<void> IncidentProjection::writeTasks(sql::Connection &connection, qint64 n,
    const Incident &before, const Incident &after, const Directory &directory)
{
    const auto was = taskRows(before, directory);
    const auto is = taskRows(after, directory);
    for (qsizetype i = 0; i < is.size(); ++i) {
        if (i < was.size() && was.at(i) == is.at(i))
            continue;
        TaskRow row = is.at(i);
        row.incident = n;
        if (auto done = rows::writeTask(connection, row); !done)
            return done;
    }
    // A dispatch retracted: its tasks never were.
    if (was.size() > is.size())
        return rows::deleteTasksFrom(connection, n, static_cast<int>(is.size()) + 1);
    return {};
}

Expected<void> IncidentProjection::writeWords(sql::Connection &connection, qint64 n,
    const Incident &before, const Incident &after, const Directory &directory)
{
    const IncidentText is = incidentText(after, directory);
    if (before.exists() && incidentText(before, directory) == is)
        return {};
    return m_search.writeIncident(connection, n, is, !before.exists());
}

Expected<IncidentProjection::Recomputed> IncidentProjection::recomputeOpen(
    sql::Connection &connection, const Load &load, const Directory &directory, qint64 after,
    int most)
{
    QVector<IncidentId> open;
    Recomputed recomputed { 0, after };
    auto done = sql::forEachRow(
        connection,
        u"SELECT id, n FROM incident WHERE open = 1 AND n > :after ORDER BY n LIMIT :most"_s,
        [&](Statement &s) { s.bind(u":after", after).bind(u":most", most); },
        [&](const Statement &s) {
            open.append(IncidentId(s.text(0)));
            recomputed.last = s.int64(1);
        });
    for (const IncidentId &id : std::as_const(open)) {
        if (!done)
            break;
        const auto state = load(id);
        if (!state)
            return tl::make_unexpected(state.error());
        const IncidentRow row = incidentRow(*state, directory);
        done = rows::writeIncident(connection, row, false);
        // Against an empty state every task differs.
        if (done)
            done = writeTasks(connection, row.n, Incident(), *state, directory);
        if (done)
            done = rows::writeUnits(connection, row.n, unitRows(*state, directory), false);
        if (done) // the names around it
            done
                = m_search.writeIncident(connection, row.n, incidentText(*state, directory), false);
        ++recomputed.cases;
    }
    if (!done)
        return tl::make_unexpected(done.error());
    return recomputed;
}

Expected<void> markSeen(
    sql::Connection &connection, const OfficerId &officer, const IncidentId &incident, qint64 seq)
{
    return sql::execute(connection,
        u"INSERT INTO read_mark (officer, subject_id, seq) VALUES (:officer, :incident, :seq) "
        "ON CONFLICT (officer, subject_id) DO UPDATE SET seq = max(seq, excluded.seq)"_s,
        [&](Statement &s) {
            s.bind(u":officer", officer.toString()).bind(u":incident", incident.toString());
            s.bind(u":seq", confirmedSeq(seq));
        });
}

Expected<QVector<PrecedentRow>> precedents(
    sql::Connection &connection, const CategoryId &category, const RegionCode &county)
{
    QVector<PrecedentRow> found;
    const auto done = sql::forEachRow(
        connection,
        u"SELECT unit, cases, on_time FROM precedent WHERE category = :category AND county = "
        u":county "
        "ORDER BY cases DESC, unit"_s,
        [&](Statement &s) {
            s.bind(u":category", category.toString()).bind(u":county", county.toString());
        },
        [&found](const Statement &s) {
            found.append({ OrganizationId(s.text(0)), static_cast<int>(s.int64(1)),
                s.isNull(2) ? std::nullopt : std::optional(static_cast<int>(s.int64(2))) });
        });
    if (!done)
        return tl::make_unexpected(done.error());
    return found;
}

} // namespace shiyu
