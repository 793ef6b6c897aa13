#include "app/server/core/casestates.h"

#include <limits>

namespace shiyu::server {
namespace {

constexpr int kPage = 500;
constexpr qint64 kNewest = std::numeric_limits<qint64>::max();

} // namespace

Expected<IncidentPtr> CaseStates::incident(const QString &id)
{
    const Subject subject { SubjectKind::Incident, id };
    const auto head = m_log.subject(subject);
    if (!head)
        return tl::make_unexpected(head.error());
    const IncidentPtr *cached = m_states.object(id);
    Incident state = cached ? **cached : Incident {};
    if (!*head || (cached && state.lastSeq == (*head)->lastSeq))
        return cached && *head ? *cached : std::make_shared<const Incident>();
    while (state.lastSeq < (*head)->lastSeq) {
        const auto page = m_log.operations(subject, state.lastSeq, kNewest, kPage);
        if (!page)
            return tl::make_unexpected(page.error());
        if (page->isEmpty())
            return fail(ErrorCode::Damaged, id);
        for (const LogEntry &entry : *page) {
            const auto operation = operationOf(entry);
            if (!operation)
                return tl::make_unexpected(operation.error());
            state = apply(state, *operation);
        }
    }
    auto loaded = std::make_shared<const Incident>(std::move(state));
    adopt(loaded);
    return loaded;
}

Expected<QVector<Operation>> CaseStates::history(const Subject &subject)
{
    QVector<Operation> operations;
    while (true) {
        const qint64 after = operations.isEmpty() ? 0 : operations.last().facts.seq;
        const auto page = m_log.operations(subject, after, kNewest, kPage);
        if (!page)
            return tl::make_unexpected(page.error());
        for (const LogEntry &entry : *page) {
            auto operation = operationOf(entry);
            if (!operation)
                return tl::make_unexpected(operation.error());
            operations.append(*std::move(operation));
        }
        if (page->size() < kPage)
            return operations;
    }
}

void CaseStates::adopt(const IncidentPtr &state)
{
    m_states.insert(state->id.toString(), new IncidentPtr(state), 1 + state->record.size());
}

} // namespace shiyu::server
