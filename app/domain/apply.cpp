#include "app/domain/applyact.h"
#include "app/domain/caseclocks.h"
#include "app/domain/decide.h"
#include "app/domain/subjectact.h"

#include <QJsonArray>

namespace shiyu {
namespace acts {

QVector<OrganizationId> Args::organizations(const char *name) const
{
    QVector<OrganizationId> ids;
    for (const QJsonValue &value : m_json[QLatin1StringView(name)].toArray())
        ids.append(OrganizationId(value.toString()));
    return ids;
}

QVector<RegionCode> Args::regions(const char *name) const
{
    QVector<RegionCode> codes;
    for (const QJsonValue &value : m_json[QLatin1StringView(name)].toArray())
        codes.append(RegionCode(value.toString()));
    return codes;
}

std::optional<TimeLimit> Args::limit(const char *id) const
{
    const auto unit = fromName<LimitUnit>(text("unitOfTime"));
    if (!unit || !has("amount"))
        return std::nullopt;
    return TimeLimit { LimitId(QString::fromLatin1(id)), 1, static_cast<int>(whole("amount")),
        *unit };
}

Task *namedTask(Incident &state, const Operation &operation)
{
    const qint64 number = Args(operation).whole("task");
    return number >= 1 && number <= state.tasks.size() ? &state.tasks[number - 1] : nullptr;
}

} // namespace acts

namespace {

using K = OperationKind;

void applyKind(Incident &state, const Operation &operation)
{
    const K kind = operation.intent.kind;
    if (kind <= K::EmergencyDispatch)
        acts::applyIntake(state, operation);
    else if (kind <= K::Waive)
        acts::applyDispatch(state, operation);
    else if (kind <= K::Complete)
        acts::applyWork(state, operation);
    else if (kind <= K::WriteOff)
        acts::applyTime(state, operation);
    else if (kind <= K::Reopen)
        acts::applyEnd(state, operation);
    else
        acts::applyAround(state, operation);
}

bool isFree(const Operation &operation)
{
    const WorkflowRow *row = workflowRow(operation.intent.kind);
    return !row || row->conflict == Conflict::Free;
}

void note(Incident &state, const Operation &operation)
{
    for (auto it = operation.intent.closed.begin(); it != operation.intent.closed.end(); ++it)
        state.closed.insert(it.key(), *it);
    state.record.append(recordEntryOf(operation));
    state.lastSeq = operation.facts.seq;
    state.lastEffectiveAt = operation.facts.effectiveAt;
    state.headHash = operation.hash;
}

constexpr int kMostUndo = 16; // acts within two minutes; each keeps a state

int undoDepth(const Incident &state)
{
    int depth = 0;
    for (const Incident *s = &state; s->undo && depth < kMostUndo; s = &s->undo->before)
        ++depth;
    return depth;
}

/// What nobody can grant any more does not wait for approval; an appeal is about what was.
void dropStaleRequests(Incident &state)
{
    state.requests.removeIf([&state](const PendingRequest &request) {
        const Task *task = state.task(request.task);
        return request.kind != RequestKind::Appeal
            && (!task || !(kOpenTask.contains(task->stage) || task->stage == TaskStage::Reviewed));
    });
}

/// Keeps what a retract needs: the state before the newest workflow act, for as long as one may
/// come.
void keepUndo(Incident &next, const Incident &before, const Operation &operation)
{
    static constexpr auto kNoLongerOf = std::chrono::minutes { 2 };
    const auto isOver = [&operation](const Incident::UndoPtr &undo) {
        return operation.facts.receivedAt - undo->since.first().facts.receivedAt > kNoLongerOf;
    };
    if (isFree(operation)) {
        if (!before.undo || isOver(before.undo))
            return; // nobody retracts it any more; who tries is told that it is too late
        auto undo = std::make_shared<Incident::Undo>(*before.undo);
        undo->since.append(operation);
        next.undo = Incident::UndoPtr(std::move(undo));
        return;
    }
    auto undo = std::make_shared<Incident::Undo>(Incident::Undo { before, { operation } });
    const auto &older = before.undo;
    if (older && (isOver(older) || undoDepth(before) >= kMostUndo))
        undo->before.undo.reset();
    next.undo = Incident::UndoPtr(std::move(undo));
}

Incident applyRetract(const Incident &state, const Operation &operation)
{
    const IntentId target(acts::Args(operation).text("target"));
    if (!state.undo || state.undo->since.first().intent.id != target) {
        Incident unchanged = state;
        note(unchanged, operation);
        return unchanged;
    }
    Incident next = state.undo->before;
    for (qsizetype i = 1; i < state.undo->since.size(); ++i)
        next = apply(next, state.undo->since.at(i));
    next.record = state.record;
    for (RecordEntry &entry : next.record) {
        if (entry.intent == target)
            entry.struck = true;
    }
    note(next, operation);
    next.lastWorkflowSeq = operation.facts.seq;
    return next;
}

} // namespace

Incident apply(const Incident &state, const Operation &operation)
{
    if (operation.intent.kind == K::Retract)
        return applyRetract(state, operation);
    Incident next = state;
    keepUndo(next, state, operation);
    applyKind(next, operation);
    dropStaleRequests(next);
    applyClocks(next, operation);
    note(next, operation);
    if (!isFree(operation))
        next.lastWorkflowSeq = operation.facts.seq;
    return next;
}

Incident fold(const QVector<Operation> &operations)
{
    Incident state;
    for (const Operation &operation : operations)
        state = apply(state, operation);
    return state;
}

} // namespace shiyu
