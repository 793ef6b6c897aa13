#include "app/storage/showncases.h"

#include "app/storage/logreader.h"
#include "app/storage/outboxrow.h"
#include "app/storage/projectionsql.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;
using StatePtr = ActLog::StatePtr;

void keep(QCache<QString, StatePtr> &cache, const QString &id, const StatePtr &state)
{
    cache.insert(id, new StatePtr(state), 1 + state->record.size());
}

} // namespace

ShownCases::ShownCases(sql::Connection &connection)
    : m_connection(connection)
    , m_confirmed(kCachedEntries)
    , m_shown(kCachedEntries)
{
}

Expected<StatePtr> ShownCases::confirmed(const QString &id)
{
    if (const StatePtr *cached = m_confirmed.object(id))
        return *cached;
    const auto history = LogReader(m_connection).load({ SubjectKind::Incident, id });
    if (!history)
        return tl::make_unexpected(history.error());
    if (history->readOnly)
        return fail(ErrorCode::Unsupported, id, u"operations of a newer program"_s);
    const auto folded = std::make_shared<const Incident>(fold(history->operations));
    keep(m_confirmed, id, folded);
    return folded;
}

Expected<StatePtr> ShownCases::shown(const QString &id)
{
    if (const StatePtr *cached = m_shown.object(id))
        return *cached;
    auto state = confirmed(id);
    if (!state)
        return state;
    const auto pending = outbox::ofSubject(m_connection, { SubjectKind::Incident, id });
    if (!pending)
        return tl::make_unexpected(pending.error());
    for (const OutboxRow &row : *pending) {
        if (const auto operation = row.operation())
            state = std::make_shared<const Incident>(apply(**state, *operation));
    }
    keep(m_shown, id, *state);
    return state;
}

Expected<bool> ShownCases::isMovedOut(const Subject &subject)
{
    auto row = m_connection.prepare(
        u"SELECT 1 FROM moved_out WHERE subject_kind = :kind AND subject_id = :id"_s);
    if (!row)
        return tl::make_unexpected(row.error());
    return row->bind(u":kind", nameOf(subject.kind)).bind(u":id", subject.id).step();
}

void ShownCases::setConfirmed(const QString &id, const StatePtr &state)
{
    keep(m_confirmed, id, state);
}

void ShownCases::setShown(const QString &id, const StatePtr &state)
{
    keep(m_shown, id, state);
}

void ShownCases::forget(const QString &id)
{
    m_confirmed.remove(id);
    m_shown.remove(id);
}

void ShownCases::forget()
{
    m_confirmed.clear();
    m_shown.clear();
}

} // namespace shiyu
