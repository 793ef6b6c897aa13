#include "app/domain/applyact.h"

#include <algorithm>

namespace shiyu::acts {
namespace {

using K = OperationKind;

void whistle(Incident &state, const Operation &operation)
{
    for (const OrganizationId &unit : Args(operation).organizations("units")) {
        Task task;
        task.number = static_cast<int>(state.tasks.size()) + 1;
        task.round = state.taskRound;
        task.role = TaskRole::Assist;
        task.unit = unit;
        task.liable = unit;
        task.from = operation.intent.organization;
        task.whistle = true;
        task.dispatchedAt = operation.facts.effectiveAt;
        state.tasks.append(task);
    }
}

void strike(Incident &state, const Operation &operation)
{
    const IntentId target(Args(operation).text("entry"));
    for (RecordEntry &entry : state.record) {
        if (entry.intent == target)
            entry.struck = true;
    }
}

} // namespace

void applyAround(Incident &state, const Operation &operation)
{
    const Args args(operation);
    switch (operation.intent.kind) {
    case K::Escalate:
        // The superior is a fact of the directory at that time, so the intent names it.
        state.owner = OrganizationId(args.text("receiver"));
        break;
    case K::Whistle:
        whistle(state, operation);
        break;
    case K::Rate:
        if (Task *task = namedTask(state, operation))
            task->rating = static_cast<int>(std::clamp<qint64>(args.whole("stars"), 1, 5));
        break;
    case K::Remind:
        ++state.remindersOpen;
        break;
    case K::Receipt:
        state.remindersOpen = std::max(0, state.remindersOpen - 1);
        break;
    case K::Instruct:
        ++state.instructions;
        break;
    case K::Strike:
        strike(state, operation);
        break;
    default: // confer, formTaskForce: the record is all
        break;
    }
}

} // namespace shiyu::acts
