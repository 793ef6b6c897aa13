#include "app/domain/applyact.h"

#include <algorithm>

namespace shiyu::acts {
namespace {

using K = OperationKind;

Task &addTask(Incident &state, const OrganizationId &unit, const Operation &operation)
{
    Task task;
    task.number = static_cast<int>(state.tasks.size()) + 1;
    task.round = state.taskRound;
    task.unit = unit;
    task.liable = unit;
    task.from = operation.intent.organization;
    task.dispatchedAt = operation.facts.effectiveAt;
    state.tasks.append(task);
    return state.tasks.last();
}

DispatchBasis basisOf(const Args &args)
{
    return fromName<DispatchBasis>(args.text("basis")).value_or(DispatchBasis::Territory);
}

/// Who sent the lead task back is liable until another unit signs; empty if nobody did.
OrganizationId stillLiable(const Incident &state)
{
    for (qsizetype i = state.tasks.size() - 1; i >= 0; --i) {
        const Task &task = state.tasks.at(i);
        if (task.parent == 0 && task.role == TaskRole::Lead && task.round == state.taskRound)
            return task.stage == TaskStage::SentBack ? task.liable : OrganizationId();
    }
    return {};
}

void assign(Incident &state, const Operation &operation)
{
    const Args args(operation);
    const int parent = static_cast<int>(args.whole("task"));
    const auto units = args.organizations("units");
    for (qsizetype i = 0; i < units.size(); ++i) {
        Task &child = addTask(state, units.at(i), operation);
        child.parent = parent;
        child.role = i == 0 ? TaskRole::Lead : TaskRole::Assist;
    }
}

void transfer(Incident &state, Task &task, const Operation &operation)
{
    const Args args(operation);
    const Task old = task;
    endWithChildren(state, old.number, TaskStage::Transferred);
    Task &next = addTask(state, OrganizationId(args.text("unit")), operation);
    next.parent = old.parent;
    next.role = old.role;
    next.from = old.from;
    next.liable = old.liable; // until the new unit signs
    next.basis = basisOf(args);
    next.clause = args.text("clause");
    next.whistle = old.whistle;
}

void arbitrate(Incident &state, const Operation &operation)
{
    const Args args(operation);
    const OrganizationId liable = stillLiable(state);
    Task &task = addTask(state, OrganizationId(args.text("unit")), operation);
    if (!liable.isEmpty())
        task.liable = liable;
    task.basis = DispatchBasis::Designated;
    task.clause = args.text("clause");
    task.arbitrated = true;
    state.sendBacks = 0;
}

void acknowledge(Task &task, const Operation &operation)
{
    task.stage = TaskStage::Acknowledged;
    task.handler = operation.intent.actor;
    // The fallback unit took what nobody owns: it does not count against it.
    task.liable = task.basis == DispatchBasis::Fallback ? OrganizationId() : task.unit;
    task.acknowledgedAt = operation.facts.effectiveAt;
}

void applyToTask(Incident &state, Task &task, const Operation &operation)
{
    switch (operation.intent.kind) {
    case K::Acknowledge:
        acknowledge(task, operation);
        break;
    case K::Contact:
        task.stage = TaskStage::Contacted;
        task.contactedAt = operation.facts.effectiveAt;
        break;
    case K::Arrive:
        task.arrivedAt = operation.facts.effectiveAt;
        break;
    case K::Transfer:
        transfer(state, task, operation);
        break;
    case K::SendBack:
        state.sendBacks += task.parent == 0 && task.role == TaskRole::Lead ? 1 : 0;
        endWithChildren(state, task.number, TaskStage::SentBack);
        break;
    case K::Withdraw:
        endWithChildren(state, task.number, TaskStage::Withdrawn);
        break;
    case K::Waive:
        endWithChildren(state, task.number, TaskStage::Waived);
        break;
    default:
        break;
    }
}

} // namespace

void endWithChildren(Incident &state, int number, TaskStage stage)
{
    state.tasks[number - 1].stage = stage;
    for (qsizetype i = 0; i < state.tasks.size(); ++i) {
        const Task child = state.tasks.at(i);
        if (child.parent == number && child.number != number && kOpenTask.contains(child.stage))
            endWithChildren(state, child.number, TaskStage::Withdrawn);
    }
}

Stage stageByTasks(const Incident &state)
{
    const Task *lead = state.lead();
    if (!lead)
        return Stage::Accepted;
    const auto &tasks = state.tasks;
    const bool signedFor = std::any_of(tasks.begin(), tasks.end(), [&state](const Task &t) {
        return t.round == state.taskRound && t.stage != TaskStage::Pending
            && !kGoneTask.contains(t.stage);
    });
    return signedFor ? Stage::Handling : Stage::Dispatched;
}

void giveTasks(Incident &state, const Operation &operation)
{
    const Args args(operation);
    if (args.has("lead")) {
        const OrganizationId liable = stillLiable(state);
        Task &lead = addTask(state, OrganizationId(args.text("lead")), operation);
        lead.basis = basisOf(args);
        if (!liable.isEmpty() || lead.basis == DispatchBasis::Fallback)
            lead.liable = liable;
        lead.clause = args.text("clause");
        state.completion
            = fromName<Completion>(args.text("completion")).value_or(Completion::LeadSummarises);
    }
    for (const OrganizationId &unit : args.organizations("assists")) {
        Task &assist = addTask(state, unit, operation);
        assist.role = TaskRole::Assist;
        assist.basis = basisOf(args);
        assist.clause = args.text("clause");
    }
    state.stage = stageByTasks(state);
}

void applyDispatch(Incident &state, const Operation &operation)
{
    switch (operation.intent.kind) {
    case K::Dispatch:
        giveTasks(state, operation);
        return;
    case K::Assign:
        assign(state, operation);
        return;
    case K::Arbitrate:
        arbitrate(state, operation);
        break;
    default:
        if (Task *task = namedTask(state, operation))
            applyToTask(state, *task, operation);
        break;
    }
    state.stage = stageByTasks(state);
    resolveIfDone(state, operation);
}

} // namespace shiyu::acts
