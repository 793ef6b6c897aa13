#include "app/domain/applyact.h"

namespace shiyu::acts {
namespace {

using K = OperationKind;

void verify(Incident &state, const Operation &operation)
{
    state.verified = Args(operation).flag("passed");
    for (Task &task : state.tasks) {
        if (state.verified && task.stage == TaskStage::Done)
            task.stage = TaskStage::Verified;
        else if (!state.verified && task.stage == TaskStage::Verified)
            task.stage = TaskStage::Done;
    }
}

void rework(Incident &state)
{
    for (Task &task : state.tasks) {
        const bool lead = task.role == TaskRole::Lead && task.parent == 0;
        if (lead && task.round == state.taskRound && !kGoneTask.contains(task.stage)) {
            task.stage = TaskStage::Rework;
            ++task.reworks;
        }
    }
    state.stage = Stage::Handling;
    state.resolvedAt.reset();
    state.verified = false;
    state.repliesAtRework = static_cast<int>(state.replies.size());
}

/// Dispatched anew: the tasks of before stay as history.
void anew(Incident &state)
{
    ++state.taskRound;
    state.stage = Stage::Accepted;
    state.sendBacks = 0;
    state.resolvedAt.reset();
    state.closedAt.reset();
    state.verified = false;
    state.followUps.clear();
    state.requests.clear();
    state.repliesAtRework = static_cast<int>(state.replies.size());
}

void reopen(Incident &state)
{
    const bool worked = state.stage == Stage::Closed || state.stage == Stage::Terminated;
    if (worked && !state.category.isEmpty()) {
        anew(state);
    } else {
        state.stage = Stage::Reported;
        state.closedAt.reset();
    }
}

void terminate(Incident &state, const Operation &operation)
{
    for (Task &task : state.tasks) {
        if (kOpenTask.contains(task.stage) || task.stage == TaskStage::Reviewed)
            task.stage = TaskStage::Withdrawn;
    }
    state.requests.clear();
    state.stage = Stage::Terminated;
    state.closedAt = operation.facts.effectiveAt;
}

} // namespace

void applyEnd(Incident &state, const Operation &operation)
{
    const Args args(operation);
    switch (operation.intent.kind) {
    case K::Verify:
        verify(state, operation);
        break;
    case K::Rework:
        rework(state);
        break;
    case K::FollowUp:
        state.followUps.append(
            { args.flag("reached"), args.flag("contactedByUnit"), args.flag("resolved"),
                args.flag("satisfied"), args.text("answerSource"), operation.facts.effectiveAt });
        break;
    case K::SecondRound:
        anew(state);
        ++state.rounds;
        break;
    case K::Judge:
        state.judgement = args.text("verdict");
        break;
    case K::Terminate:
        terminate(state, operation);
        break;
    case K::Close:
        state.stage = Stage::Closed;
        state.closedAt = operation.facts.effectiveAt;
        break;
    case K::Reopen:
        reopen(state);
        break;
    default:
        break;
    }
}

} // namespace shiyu::acts
