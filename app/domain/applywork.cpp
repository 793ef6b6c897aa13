#include "app/domain/applyact.h"

#include <algorithm>

namespace shiyu::acts {
namespace {

using K = OperationKind;

bool settled(const Incident &state, const Task &task)
{
    return task.parent != 0 || task.round != state.taskRound || kGoneTask.contains(task.stage)
        || task.stage == TaskStage::Done;
}

/// What the other units' tasks become when the case is resolved.
void settleOthers(Incident &state)
{
    for (Task &task : state.tasks) {
        if (settled(state, task))
            continue;
        task.stage = task.stage == TaskStage::Reviewed ? TaskStage::Done : TaskStage::Waived;
    }
}

void complete(Incident &state, Task &task, const Operation &operation)
{
    task.stage = TaskStage::Done;
    const auto &tasks = state.tasks;
    const bool all = std::all_of(
        tasks.begin(), tasks.end(), [&state](const Task &t) { return settled(state, t); });
    const bool lead = task.role == TaskRole::Lead;
    const bool resolved = state.completion == Completion::WhicheverFirst
        || (state.completion == Completion::LeadSummarises && lead)
        || (state.completion == Completion::Each && all);
    if (!resolved)
        return;
    settleOthers(state);
    state.stage = Stage::Resolved;
    state.resolvedAt = operation.facts.effectiveAt;
    state.completedBy = operation.intent.actor;
    state.verified = false;
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
