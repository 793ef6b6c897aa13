#include "app/domain/applyact.h"

#include <algorithm>

namespace shiyu::acts {
namespace {

using K = OperationKind;

bool settled(const Incident &state, const Task &task)
{
    return task.parent != 0 || task.round != state.taskRound || kGoneTask.contains(task.stage)
        || task.stage == TaskStage::Done || task.stage == TaskStage::Verified;
}

/// What the other units' tasks become when the case is resolved: what was signed is done, the rest
/// is waived, with what was assigned down.
void settleOthers(Incident &state)
{
    for (qsizetype i = 0; i < state.tasks.size(); ++i) {
        if (!settled(state, state.tasks.at(i)) && state.tasks.at(i).stage != TaskStage::Reviewed)
            endWithChildren(state, state.tasks.at(i).number, TaskStage::Waived);
    }
    for (Task &task : state.tasks) {
        if (task.stage == TaskStage::Reviewed)
            task.stage = TaskStage::Done;
    }
}

void resolve(Incident &state, const Operation &operation)
{
    settleOthers(state);
    state.stage = Stage::Resolved;
    state.resolvedAt = operation.facts.effectiveAt;
    state.verified = false;
}

void complete(Incident &state, Task &task, const Operation &operation)
{
    task.stage = TaskStage::Done;
    state.completedBy = operation.intent.actor;
    const bool lead = task.role == TaskRole::Lead;
    if (state.completion == Completion::WhicheverFirst
        || (state.completion == Completion::LeadSummarises && lead))
        resolve(state, operation);
    else
        resolveIfDone(state, operation);
}

void review(Task &task, const Operation &operation)
{
    if (Args(operation).flag("approve")) {
        task.stage = TaskStage::Reviewed;
        task.reviewedAt = operation.facts.effectiveAt;
    } else {
        task.stage = TaskStage::Rework;
        ++task.reworks;
    }
}

} // namespace

void resolveIfDone(Incident &state, const Operation &operation)
{
    const Task *lead = state.lead();
    const auto &tasks = state.tasks;
    if (state.completion == Completion::Each && lead && lead->stage == TaskStage::Done
        && std::all_of(
            tasks.begin(), tasks.end(), [&state](const Task &t) { return settled(state, t); }))
        resolve(state, operation);
}

void applyWork(Incident &state, const Operation &operation)
{
    const Args args(operation);
    if (operation.intent.kind == K::Reply) {
        state.replies.append({ static_cast<int>(args.whole("task")), args.text("text"),
            args.text("by"), args.text("legalBasis"), operation.facts.effectiveAt });
        return;
    }
    Task *task = namedTask(state, operation);
    if (!task)
        return;
    switch (operation.intent.kind) {
    case K::Submit:
        task->stage = TaskStage::Submitted;
        task->submitter = operation.intent.actor;
        task->result = args.text("text");
        task->submittedAt = operation.facts.effectiveAt;
        break;
    case K::Review:
        review(*task, operation);
        break;
    case K::Complete:
        complete(state, *task, operation);
        break;
    default: // progress: the record is all
        break;
    }
}

} // namespace shiyu::acts
