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
    const bool hasLead = state.lead() != nullptr;
    bool given = false;
    for (Task &task : state.tasks) {
        if (task.stage == TaskStage::Verified && task.round == state.taskRound)
            task.stage = TaskStage::Done;
        if (given || task.parent != 0 || task.round != state.taskRound
            || kGoneTask.contains(task.stage) || (hasLead && task.role != TaskRole::Lead))
            continue;
        // Where an assisting unit was faster (WhicheverFirst), it answers for its answer.
        given = true;
        task.role = TaskRole::Lead;
        task.stage = TaskStage::Rework;
        ++task.reworks;
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
    const bool complete = !state.category.isEmpty() && !state.primaryRegion.isEmpty();
    state.stage = worked && complete ? Stage::Accepted : Stage::Reported;
    anew(state);
}

void terminate(Incident &state, const Operation &operation)
{
    withdrawOpenTasks(state);
    state.requests.clear();
    state.stage = Stage::Terminated;
    state.closedAt = operation.facts.effectiveAt;
}

} // namespace

void withdrawOpenTasks(Incident &state)
{
    for (Task &task : state.tasks) {
        if (kOpenTask.contains(task.stage) || task.stage == TaskStage::Reviewed)
            task.stage = TaskStage::Withdrawn;
    }
}

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
        state.stage = Stage::Accepted;
        ++state.rounds;
        if (args.has("receiver"))
            state.owner = OrganizationId(args.text("receiver"));
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
