#include "app/domain/applyact.h"

#include <algorithm>

namespace shiyu::acts {
namespace {

using K = OperationKind;

void suspend(Task &task)
{
    if (task.stage == TaskStage::Suspended)
        return;
    task.heldStage = task.stage;
    task.stage = TaskStage::Suspended;
}

void shelve(Incident &state)
{
    state.heldStage = state.stage;
    state.stage = Stage::Shelved;
}

void resume(Incident &state, const Operation &operation)
{
    if (state.stage == Stage::Shelved) {
        state.stage = state.heldStage;
    } else if (Task *task = namedTask(state, operation);
               task && task->stage == TaskStage::Suspended) {
        task->stage = task->heldStage;
    }
}

/// More time for the unit's own clock; when it leads, the case's total moves with it.
void extend(Incident &state, const PendingRequest &request, Instant at)
{
    const Task *task = state.task(request.task);
    const bool lead = task && task->role == TaskRole::Lead && task->parent == 0;
    for (CaseClock &clock : state.clocks) {
        const bool own = clock.kind == ClockKind::Handle && clock.task == request.task;
        if (clock.running() && (own || (lead && clock.kind == ClockKind::Total)))
            clock.input.extensions.push_back({ request.extension, at });
    }
}

void grant(Incident &state, const PendingRequest &request, Instant at)
{
    switch (request.kind) {
    case RequestKind::Extension:
        extend(state, request, at);
        break;
    case RequestKind::Suspension:
        if (request.task >= 1 && request.task <= state.tasks.size())
            suspend(state.tasks[request.task - 1]);
        break;
    case RequestKind::Shelving:
        shelve(state);
        break;
    case RequestKind::Appeal:
        state.exempt = true;
        for (CaseClock &clock : state.clocks)
            clock.input.appealExempt = true;
        break;
    }
}

void rule(Incident &state, const Operation &operation)
{
    const IntentId id(Args(operation).text("request"));
    const auto it = std::find_if(state.requests.begin(), state.requests.end(),
        [&id](const PendingRequest &r) { return r.id == id; });
    if (it == state.requests.end())
        return;
    const PendingRequest request = *it;
    state.requests.erase(it);
    if (operation.intent.kind == K::Approve)
        grant(state, request, operation.facts.effectiveAt);
}

void request(Incident &state, const Operation &operation)
{
    const Args args(operation);
    state.requests.append({ operation.intent.id,
        fromName<RequestKind>(args.text("kind")).value_or(RequestKind::Extension),
        static_cast<int>(args.whole("task")), args.limit("extension").value_or(TimeLimit {}),
        args.text("reason"), operation.intent.actor, operation.intent.organization });
}

} // namespace

void applyTime(Incident &state, const Operation &operation)
{
    switch (operation.intent.kind) {
    case K::Request:
        request(state, operation);
        break;
    case K::Approve:
    case K::Deny:
        rule(state, operation);
        break;
    case K::Suspend:
        if (Task *task = namedTask(state, operation))
            suspend(*task);
        break;
    case K::Resume:
        resume(state, operation);
        break;
    case K::Shelve:
        shelve(state);
        break;
    case K::WriteOff:
        withdrawOpenTasks(state);
        state.stage = Stage::Closed;
        state.closedAt = operation.facts.effectiveAt;
        break;
    default:
        break;
    }
}

} // namespace shiyu::acts
