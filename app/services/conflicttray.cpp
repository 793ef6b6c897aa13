#include "app/services/conflicttray.h"

#include "app/services/profiledesk.h"
#include "app/storage/tray.h"

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

} // namespace

Expected<QVector<UnacceptedAct>> ProfileDesk::conflicts(Instant now)
{
    const auto entries = openTray(connection());
    if (!entries)
        return tl::make_unexpected(entries.error());
    QVector<UnacceptedAct> found;
    for (const TrayEntry &entry : *entries) {
        const Intent &intent = entry.intent;
        UnacceptedAct conflict { intent.id, {}, m_directory, entryOf(intent), entry.code,
            entry.what, entry.refusedAt, {}, {} };
        const auto state = m_shown.shown(intent.subject.id);
        if (!state && state.error().code != ErrorCode::Unsupported)
            return tl::make_unexpected(state.error());
        if (state && (*state)->exists()) {
            conflict.state = **state;
            for (const RecordEntry &line : conflict.state.record) {
                if (line.seq > intent.seen && line.intent != intent.id)
                    conflict.theirs.append(line);
            }
        }
        conflict.again
            = { conflict.state.id, intent.kind, intent.args, {}, conflict.state.lastSeq };
        if (m_seat)
            conflict.whyNotAgain = whyNot(
                intent.kind, conflict.state, conflict.ours.task, m_seat->officer, contextAt(now));
        found.append(conflict);
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
        .then(this, [this](const Expected<void> &settled) {
            if (settled) {
                m_workplace.lookAgain();
                Q_EMIT changed();
            }
            return settled;
        });
}

} // namespace shiyu
