#include "app/storage/rebase.h"

#include "app/storage/directoryversions.h"
#include "app/storage/incidentrow.h"
#include "app/storage/logreader.h"
#include "app/storage/projectionsql.h"
#include "app/storage/waitinggroup.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using sql::Statement;

/// Of the rows `condition` names: the worst of what is on its way, on the case and on its
/// supervisions, and whether it moved out.
QString syncStateUpdate(const QString &condition)
{
    return u"UPDATE incident SET sync_state = CASE"
           " WHEN EXISTS (SELECT 1 FROM tray t WHERE t.incident = incident.id"
           " AND t.settled_at IS NULL) THEN %1"
           " WHEN EXISTS (SELECT 1 FROM outbox o WHERE o.incident = incident.id"
           " AND o.incident <> '' AND o.state <> 'accepted') THEN %2"
           " WHEN EXISTS (SELECT 1 FROM outbox o WHERE o.incident = incident.id"
           " AND o.incident <> '') THEN %3 ELSE %4 END,"
           " moved_out = EXISTS (SELECT 1 FROM moved_out m WHERE m.subject_kind = 'incident'"
           " AND m.subject_id = incident.id),"
           " supervised = (SELECT count(*) FROM supervision s WHERE s.incident = incident.id"
           " AND s.open = 1) WHERE %5"_s.arg(static_cast<int>(SyncState::Refused))
               .arg(static_cast<int>(SyncState::Queued))
               .arg(static_cast<int>(SyncState::Uploaded))
               .arg(static_cast<int>(SyncState::Synced))
               .arg(condition);
}

} // namespace

Expected<void> Rebase::touch(const Subject &subject)
{
    if (subject.kind != SubjectKind::Incident)
        return m_small.touch(subject);
    if (m_known.contains(subject.id))
        return {};
    const auto subjects = outbox::joined(m_connection, subject);
    if (!subjects)
        return tl::make_unexpected(subjects.error());
    for (const Subject &each : *subjects) {
        if (auto done = touchCase(each.id); !done)
            return done;
    }
    return {};
}

Expected<Rebase::Quiet> Rebase::quiet()
{
    if (m_quiet)
        return *m_quiet;
    Quiet quiet;
    Expected<void> done = sql::forEachRow(
        m_connection,
        u"SELECT NOT EXISTS (SELECT 1 FROM outbox), NOT EXISTS (SELECT 1 FROM moved_out),"
        " NOT EXISTS (SELECT 1 FROM tray WHERE settled_at IS NULL)"_s,
        [](Statement &) {},
        [&quiet](const Statement &s) {
            quiet.outbox = s.int64(0) != 0;
            quiet.movedOut = s.int64(1) != 0;
            quiet.tray = s.int64(2) != 0;
        });
    if (done)
        done = sql::forEachRow(
            m_connection, u"SELECT incident FROM supervision WHERE open = 1"_s, [](Statement &) {},
            [&quiet](const Statement &s) { quiet.supervised.insert(s.text(0)); });
    if (!done)
        return tl::make_unexpected(done.error());
    m_quiet = quiet;
    return quiet;
}

void Rebase::touchNew(const QString &id)
{
    if (m_known.contains(id))
        return;
    m_known.insert(id, { std::make_shared<const Incident>(), {}, {}, {} });
    m_order.append(id);
    m_new.insert(id);
}

Expected<void> Rebase::touchCase(const QString &id)
{
    if (m_known.contains(id))
        return {};
    auto before = m_cases.shown(id);
    if (!before && before.error().code == ErrorCode::Unsupported)
        return {}; // shown as it was, without what this program does not know
    if (!before)
        return tl::make_unexpected(before.error());
    m_known.insert(id, { *before, {}, {}, {} });
    m_order.append(id);
    return {};
}

Expected<void> Rebase::confirmed(const Operation &operation)
{
    const Subject &subject = operation.intent.subject;
    const auto known = m_known.find(subject.id);
    if (subject.kind != SubjectKind::Incident || known == m_known.end())
        return {};
    const auto state = m_cases.confirmed(subject.id);
    if (!state)
        return tl::make_unexpected(state.error());
    // The cache may have read the file after the operation was written to it.
    if ((*state)->lastSeq < operation.facts.seq)
        m_cases.setConfirmed(
            subject.id, std::make_shared<const Incident>(apply(**state, operation)));
    known->last = operation;
    return {};
}

void Rebase::confirmed(const ShownCases::StatePtr &state, const Operation &last)
{
    const QString &id = last.intent.subject.id;
    m_cases.setConfirmed(id, state);
    m_known[id].last = last;
}

Expected<void> Rebase::take(const OutboxRow &row, std::optional<Operation> operation)
{
    Known &known = m_known[row.subject.id];
    if (auto done = outbox::renewFacts(m_connection, row, operation, known.seqs); !done)
        return done;
    if (operation) {
        known.now = std::make_shared<const Incident>(apply(*known.now, *operation));
        known.last = std::move(operation);
    }
    return {};
}

Expected<void> Rebase::decideAnew(std::span<const OutboxRow> group, const Directory &directory)
{
    const auto decide = [this, group](const QVector<Intent> &intents, const Context &context) {
        QVector<ShownCases::StatePtr> states;
        for (const OutboxRow &row : group)
            states.append(m_known.value(row.subject.id).now);
        return decideOnCases(intents, states, context);
    };
    return outbox::decideAnew(group, directory,
        { [this](const Subject &subject) { return m_known.contains(subject.id); }, decide,
            [this](const OutboxRow &row, std::optional<Operation> operation) {
                return take(row, std::move(operation));
            } });
}

Expected<void> Rebase::project(Known &known, const Directory &directory)
{
    const auto nOf = [](const Incident &state) {
        return state.record.isEmpty() ? 0 : state.record.constFirst().seq;
    };
    const bool moved = known.before->exists() && nOf(*known.before) != nOf(*known.now);
    if (moved) {
        if (auto done = m_projector.remove(m_connection, *known.before, directory); !done)
            return done;
    }
    if (!known.now->exists())
        return {};
    if (!known.last) { // an intent went, and nothing came instead
        if (*known.before == *known.now)
            return {};
        const Subject subject { SubjectKind::Incident, known.now->id.toString() };
        const auto history = LogReader(m_connection).load(subject);
        if (!history)
            return tl::make_unexpected(history.error());
        known.last = history->operations.last();
    }
    return m_projector.project(
        m_connection, moved ? Incident() : *known.before, *known.now, *known.last, directory);
}

Expected<void> Rebase::finish(const DirectoryPtr &directory)
{
    QVector<OutboxRow> rows;
    for (const QString &id : std::as_const(m_order)) {
        const auto state = m_cases.confirmed(id);
        if (!state && state.error().code == ErrorCode::Unsupported) {
            m_known.remove(id); // from now on it is read-only here
            continue;
        }
        if (!state)
            return tl::make_unexpected(state.error());
        m_known[id].now = *state;
        m_known[id].seqs.head = (*state)->lastSeq;
        if (m_new.contains(id))
            continue;
        const auto pending = outbox::ofSubject(m_connection, { SubjectKind::Incident, id });
        if (!pending)
            return tl::make_unexpected(pending.error());
        rows += *pending;
    }
    for (const auto &group : outbox::inGroups(rows)) {
        if (auto done = decideAnew(group, *directory); !done)
            return done;
    }
    for (const QString &id : std::as_const(m_order)) {
        const auto known = m_known.find(id);
        if (known == m_known.end()) {
            m_cases.forget(id);
            continue;
        }
        if (auto done = project(*known, *directory); !done)
            return done;
        m_cases.setShown(id, known->now);
    }
    return m_small.finish(directory);
}

Expected<void> Rebase::writeSyncStates()
{
    static const QString kUpdate = syncStateUpdate(u"id = :id"_s);
    QSet<QString> cases = m_small.cases();
    for (const QString &id : std::as_const(m_order)) { // what is new is written as synced
        if (!m_new.contains(id) || !m_quiet || !m_quiet->tray || m_quiet->supervised.contains(id))
            cases.insert(id);
    }
    for (const QString &id : std::as_const(cases)) {
        const auto done
            = sql::execute(m_connection, kUpdate, [&id](Statement &s) { s.bind(u":id", id); });
        if (!done)
            return done;
    }
    return {};
}

Expected<void> markAllSyncStates(sql::Connection &connection)
{
    return sql::execute(connection,
        syncStateUpdate(u"id IN (SELECT incident FROM tray UNION SELECT incident FROM outbox"
                        " UNION SELECT subject_id FROM moved_out) AND n > :none"_s),
        [](Statement &s) { s.bind(u":none", 0); });
}

Expected<void> projectPending(sql::Connection &connection, Projector &projector)
{
    QVector<QString> ids;
    auto done = sql::forEachRow(
        connection,
        u"SELECT DISTINCT subject_id FROM outbox WHERE subject_kind = :kind ORDER BY subject_id"_s,
        [](Statement &s) { s.bind(u":kind", nameOf(SubjectKind::Incident)); },
        [&ids](const Statement &s) { ids.append(s.text(0)); });
    ShownCases cases(connection);
    DirectoryVersions directories(connection);
    for (const QString &id : std::as_const(ids)) {
        if (!done)
            break;
        const auto confirmed = cases.confirmed(id);
        const auto shown = confirmed ? cases.shown(id) : confirmed;
        if (!shown && shown.error().code == ErrorCode::Unsupported)
            continue;
        if (!shown)
            return tl::make_unexpected(shown.error());
        const auto pending = outbox::ofSubject(connection, { SubjectKind::Incident, id });
        std::optional<Operation> last;
        for (const OutboxRow &row : pending.value_or(QVector<OutboxRow> {})) {
            if (auto operation = row.operation())
                last = std::move(operation);
        }
        if (!last)
            continue;
        const auto directory = directories.at(last->facts.rulesRev);
        if (!directory)
            return tl::make_unexpected(directory.error());
        if (*directory)
            done = projector.project(connection, **confirmed, **shown, *last, **directory);
    }
    return done;
}

} // namespace shiyu
