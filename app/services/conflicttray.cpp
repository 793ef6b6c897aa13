#include "app/services/conflicttray.h"

#include "app/services/profiledesk.h"
#include "app/services/supervisionacts.h"
#include "app/storage/shiftstore.h"
#include "app/storage/supervisionstore.h"
#include <QPointer>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

RecordEntry entryOf(const Intent &intent)
{
    RecordEntry entry;
    entry.intent = intent.id;
    entry.kind = intent.kind;
    entry.actor = intent.actor;
    entry.organization = intent.organization;
    entry.effectiveAt = entry.madeAt = entry.receivedAt = intent.madeAt;
    entry.task = intent.args["task"_L1].toInt();
    entry.args = intent.args;
    entry.closed = intent.closed;
    entry.device = intent.device;
    entry.deviceSeq = intent.deviceSeq;
    return entry;
}

QVector<RecordEntry> notSeen(const QVector<RecordEntry> &record, const Intent &intent)
{
    QVector<RecordEntry> lines;
    for (const RecordEntry &line : record) {
        if (line.seq > intent.seen && line.intent != intent.id)
            lines.append(line);
    }
    return lines;
}

void compareCase(
    UnacceptedAct &conflict, const Intent &intent, const Seat &seat, const Context &context)
{
    conflict.theirs = notSeen(conflict.state.record, intent);
    conflict.again.seen = conflict.state.lastSeq;
    conflict.whyNotAgain
        = whyNot(intent.kind, conflict.state, conflict.ours.task, seat.officer, context);
}

void compareSupervision(UnacceptedAct &conflict, const Intent &intent, const Supervision &state,
    const Seat &seat, const Context &context)
{
    const bool there = state.head.exists();
    conflict.theirs = notSeen(state.head.record, intent);
    conflict.again.other = Subject { intent.subject.kind, there ? intent.subject.id : QString() };
    conflict.again.seen = state.head.lastSeq;
    conflict.whyNotAgain = there ? whyNotSupervision(intent.kind, state, seat.officer, context)
                                 : whyNoNewSupervision(intent.kind, conflict.state, seat, context);
}

/// It is done again on the sheet of the shift, if at all.
void compareShift(UnacceptedAct &conflict, const Intent &intent, const Shift &state)
{
    conflict.theirs = notSeen(state.head.record, intent);
    conflict.again.other = intent.subject;
}

} // namespace

Expected<UnacceptedAct> ProfileDesk::conflictOf(const TrayEntry &entry, Instant now)
{
    const Intent &intent = entry.intent;
    UnacceptedAct conflict;
    conflict.id = intent.id;
    conflict.on = intent.subject.kind;
    conflict.directory = m_directory;
    conflict.ours = entryOf(intent);
    conflict.code = entry.code;
    conflict.what = entry.what;
    conflict.refusedAt = entry.refusedAt;
    if (!entry.incident.isEmpty()) {
        const auto state = m_shown.shown(entry.incident.toString());
        if (!state && state.error().code != ErrorCode::Unsupported)
            return tl::make_unexpected(state.error());
        if (state && (*state)->exists())
            conflict.state = **state;
    }
    conflict.again = { conflict.state.id, intent.kind, intent.args, {}, 0 };
    const Context context = contextAt(now);
    const Seat seat = m_seat.value_or(Seat {});
    if (conflict.on == SubjectKind::Incident) {
        compareCase(conflict, intent, seat, context);
    } else if (conflict.on == SubjectKind::Supervision) {
        const auto state = supervisionById(connection(), intent.subject.id);
        if (!state)
            return tl::make_unexpected(state.error());
        compareSupervision(conflict, intent, *state, seat, context);
    } else {
        const auto state = shiftById(connection(), intent.subject.id);
        if (!state)
            return tl::make_unexpected(state.error());
        compareShift(conflict, intent, *state);
    }
    return conflict;
}

Expected<QVector<UnacceptedAct>> ProfileDesk::conflicts(Instant now)
{
    const auto entries = openTray(connection());
    if (!entries)
        return tl::make_unexpected(entries.error());
    QVector<UnacceptedAct> found;
    for (const TrayEntry &entry : *entries) {
        auto conflict = conflictOf(entry, now);
        if (!conflict)
            return tl::make_unexpected(conflict.error());
        found.append(*std::move(conflict));
    }
    return found;
}

Expected<void> ProfileDesk::settle(const IntentId &id, Instant now)
{
    if (!m_seat)
        return fail(ErrorCode::NotFound, u"officer"_s);
    return m_sync.settle(id, m_seat->officer, m_directory, now);
}

QFuture<Expected<QVector<UnacceptedAct>>> ConflictTray::conflicts()
{
    return m_workplace.data().post(
        [now = m_workplace.now()](ProfileDesk &desk) { return desk.conflicts(now); });
}

QFuture<Expected<void>> ConflictTray::settle(const IntentId &id)
{
    return m_workplace.data()
        .post([id, now = m_workplace.now()](ProfileDesk &desk) { return desk.settle(id, now); })
        .then(&m_workplace, [this, guard = QPointer(this)](const Expected<void> &settled) {
            if (settled && guard) {
                m_workplace.lookAgain();
                Q_EMIT changed();
            }
            return settled;
        });
}

} // namespace shiyu
