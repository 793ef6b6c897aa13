#include "app/domain/caseclocks.h"

#include "app/domain/directory.h"
#include <algorithm>

namespace shiyu {
namespace {

constexpr TaskStages kSigned { TaskStage::Acknowledged, TaskStage::Contacted, TaskStage::Rework,
    TaskStage::Submitted, TaskStage::Suspended };

bool atWork(const Task &task)
{
    return task.stage == TaskStage::Pending || kSigned.contains(task.stage)
        || task.stage == TaskStage::Reviewed;
}

bool owesContact(const Incident &state, const Task &task)
{
    const bool lead = task.role == TaskRole::Lead && task.parent == 0;
    const TaskStage stage = task.stage == TaskStage::Suspended ? task.heldStage : task.stage;
    return lead && state.contactable && stage == TaskStage::Acknowledged && !task.contactedAt;
}

CaseClock *find(Incident &state, ClockKind kind, int task)
{
    const auto it = std::find_if(state.clocks.begin(), state.clocks.end(),
        [=](const CaseClock &c) { return c.kind == kind && c.task == task; });
    return it == state.clocks.end() ? nullptr : &*it;
}

bool stands(const Incident &state, const CaseClock &clock)
{
    if (state.stage == Stage::Shelved)
        return true;
    if (const Task *task = state.task(clock.task))
        return task->stage == TaskStage::Suspended;
    const auto open = [](const Task &t) { return kOpenTask.contains(t.stage); };
    const auto held = [](const Task &t) { return t.stage == TaskStage::Suspended; };
    const auto &tasks = state.tasks;
    return std::any_of(tasks.begin(), tasks.end(), held)
        && std::all_of(
            tasks.begin(), tasks.end(), [&](const Task &t) { return !open(t) || held(t); });
}

void setStanding(CaseClock &clock, bool standing, Instant at)
{
    auto &pauses = clock.input.pauses;
    const bool now = !pauses.empty() && !pauses.back().to;
    if (standing && !now)
        pauses.push_back({ at, std::nullopt });
    else if (!standing && now)
        pauses.back().to = at;
}

void start(Incident &state, const ClockStart &started, const Operation &operation)
{
    const Instant at = operation.facts.effectiveAt;
    if (CaseClock *clock = find(state, started.clock, started.task); clock && started.again) {
        if (operation.intent.kind == OperationKind::Rework && clock->input.endedAt)
            clock->input.reworks.push_back(at);
        else if (clock->input.endedAt)
            clock->input.reopenings.push_back({ *clock->input.endedAt, at });
        clock->input.endedAt.reset();
        return;
    }
    CaseClock clock { started.clock, started.task, {}, std::nullopt };
    clock.input.start = at;
    clock.input.limit = started.limit;
    clock.input.sourceDue = started.due;
    state.clocks.append(clock);
}

std::optional<TimeLimit> limitFor(const Incident &state, const ClockKey &key,
    const std::optional<TimeLimit> &chosenHandle, const Directory &directory)
{
    if (key.kind == ClockKind::Facts)
        return TimeLimit { LimitId(QStringLiteral("facts")), 1, 1, LimitUnit::UrgentHours };
    if (key.kind == ClockKind::Handle && chosenHandle)
        return chosenHandle;
    const auto limit = directory.limit(state.category, key.kind);
    if (!limit && key.kind == ClockKind::Total && state.sourceDue)
        return TimeLimit { LimitId(QStringLiteral("source")), 1, kMaxLimitAmount,
            LimitUnit::NaturalDays };
    return limit;
}

/// The source's clock binds the total; the facts after an emergency dispatch are owed in half an
/// hour.
std::optional<Instant> dueFor(const Incident &state, const ClockKey &key, Instant at)
{
    if (key.kind == ClockKind::Facts)
        return at + std::chrono::minutes { 30 };
    return key.kind == ClockKind::Total ? state.sourceDue : std::nullopt;
}

} // namespace

QVector<ClockKey> clocksWanted(const Incident &state)
{
    QVector<ClockKey> wanted;
    const bool open = state.isOpen() || state.stage == Stage::Shelved;
    if (state.stage == Stage::Reported)
        wanted.append({ ClockKind::Accept, 0 });
    if (state.stage == Stage::Accepted)
        wanted.append({ ClockKind::Dispatch, 0 });
    if (state.stage == Stage::Resolved)
        wanted.append({ ClockKind::Verify, 0 });
    if (open && state.stage != Stage::Resolved && state.stage != Stage::Reported)
        wanted.append({ ClockKind::Total, 0 });
    if (open && state.factsOwed)
        wanted.append({ ClockKind::Facts, 0 });
    if (!open)
        return wanted;
    for (const Task &task : state.tasks) {
        if (task.stage == TaskStage::Pending)
            wanted.append({ ClockKind::Acknowledge, task.number });
        if (owesContact(state, task))
            wanted.append({ ClockKind::Contact, task.number });
        if (atWork(task))
            wanted.append({ ClockKind::Handle, task.number });
    }
    return wanted;
}

ClockChange clockChange(const Incident &before, const Incident &after, Instant effectiveAt,
    const std::optional<TimeLimit> &chosenHandle, const Directory &directory)
{
    ClockChange change;
    const auto wanted = clocksWanted(after);
    const SlaClock sla(directory.calendar());
    for (const CaseClock &clock : before.clocks) {
        if (!clock.running() || wanted.contains(ClockKey { clock.kind, clock.task }))
            continue;
        ClockInput input = clock.input;
        input.endedAt = effectiveAt;
        const Deadline deadline = sla.compute(input, effectiveAt, Explain::No);
        const Instant due = deadline.due.value_or(effectiveAt);
        change.ended.append(
            { clock.kind, clock.task, due, effectiveAt <= due, directory.calendar().revision() });
    }
    for (const ClockKey &key : wanted) {
        const auto known = std::find_if(before.clocks.begin(), before.clocks.end(),
            [&key](const CaseClock &c) { return c.kind == key.kind && c.task == key.task; });
        if (known != before.clocks.end()) {
            if (!known->running())
                change.started.append(
                    { key.kind, key.task, known->input.limit, true, std::nullopt });
        } else if (const auto limit = limitFor(after, key, chosenHandle, directory)) {
            change.started.append(
                { key.kind, key.task, *limit, false, dueFor(after, key, effectiveAt) });
        }
    }
    return change;
}

void applyClocks(Incident &state, const Operation &operation)
{
    const Instant at = operation.facts.effectiveAt;
    for (const ClockEnd &end : operation.facts.ended) {
        if (CaseClock *clock = find(state, end.clock, end.task)) {
            clock->input.endedAt = at;
            clock->outcome = end;
        }
    }
    for (const ClockStart &started : operation.facts.started)
        start(state, started, operation);
    for (CaseClock &clock : state.clocks) {
        if (clock.running())
            setStanding(clock, stands(state, clock), at);
    }
}

const CaseClock *mostPressing(const Incident &state, const SlaClock &sla, Instant now)
{
    const CaseClock *first = nullptr;
    Instant firstDue {};
    for (const CaseClock &clock : state.clocks) {
        if (!clock.running())
            continue;
        const auto due = sla.compute(clock.input, now, Explain::No).due;
        if (due && (!first || *due < firstDue)) {
            first = &clock;
            firstDue = *due;
        }
    }
    return first;
}

} // namespace shiyu
