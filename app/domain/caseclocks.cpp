#include "app/domain/caseclocks.h"

#include "app/domain/directory.h"
#include <algorithm>

namespace shiyu {
namespace {

constexpr TaskStages kSigned { TaskStage::Acknowledged, TaskStage::Contacted, TaskStage::Rework,
    TaskStage::Submitted, TaskStage::Suspended };

bool isLead(const Incident &state, const Task &task)
{
    return task.role == TaskRole::Lead && task.parent == 0 && task.round == state.taskRound;
}

/// The clock of who sent the lead task back runs on until another unit signs.
bool sentBackAndLiable(const Incident &state, const Task &task)
{
    if (task.stage != TaskStage::SentBack || !isLead(state, task))
        return false;
    return std::none_of(state.tasks.begin() + task.number, state.tasks.end(),
        [&state](const Task &later) { return isLead(state, later) && later.acknowledgedAt; });
}

/// The unit's reviewer signed; what it was asked for is there, unless it has to complete it too.
bool owesCompletion(const Incident &state, const Task &task, ClockRules rules)
{
    const bool owes
        = rules == ClockRules::Earlier ? task.parent == 0 : state.isCompletedByUnit(task);
    return task.stage == TaskStage::Reviewed && owes;
}

bool atWork(const Incident &state, const Task &task, ClockRules rules)
{
    return task.stage == TaskStage::Pending || kSigned.contains(task.stage)
        || owesCompletion(state, task, rules) || sentBackAndLiable(state, task);
}

/// Of a resolved matter, before it is only to be closed: verified, and the reporter asked.
bool owesVerification(const Incident &state, ClockRules rules)
{
    const bool asked = !state.contactable || state.wasCalledBack();
    return state.stage == Stage::Resolved
        && (rules == ClockRules::Earlier || !state.verified || !asked);
}

/// A child's call to the citizen is its parent's.
bool citizenCalled(const Incident &state, const Task &task)
{
    return task.contactedAt
        || std::any_of(state.tasks.begin(), state.tasks.end(),
            [&](const Task &t) { return t.contactedAt && t.parent != 0 && t.round == task.round; });
}

bool owesContact(const Incident &state, const Task &task)
{
    const TaskStage stage = task.stage == TaskStage::Suspended ? task.heldStage : task.stage;
    return isLead(state, task) && state.contactable && stage == TaskStage::Acknowledged
        && !citizenCalled(state, task);
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

using Kinds = EnumSet<OperationKind>;
using K = OperationKind;

/// When the newest of these acts happened: this operation, or one in the record.
Instant newestOf(Kinds kinds, const Incident &state, const Operation &operation)
{
    const Instant at = operation.facts.effectiveAt;
    if (kinds.contains(operation.intent.kind))
        return at;
    const auto it = std::find_if(state.record.rbegin(), state.record.rend(),
        [kinds](const RecordEntry &entry) { return !entry.struck && kinds.contains(entry.kind); });
    return it == state.record.rend() ? at : it->effectiveAt;
}

/// When the stage began that this clock measures. Without a category there is no limit, so a clock
/// may start later; it counts from here all the same.
Instant beganAt(const Incident &state, const ClockStart &started, const Operation &operation)
{
    const Instant at = operation.facts.effectiveAt;
    const Task *task = state.task(started.task);
    switch (started.clock) {
    case ClockKind::Accept:
        return newestOf({ K::Report, K::Reopen, K::ReceiveBack, K::Unmerge }, state, operation);
    case ClockKind::Dispatch:
        return newestOf({ K::Accept, K::Reopen, K::SecondRound, K::Unmerge, K::SendBack,
                            K::Withdraw, K::Resume },
            state, operation);
    case ClockKind::Acknowledge:
    case ClockKind::Handle:
        return task ? task->dispatchedAt.value_or(at) : at;
    case ClockKind::Contact:
        return task ? task->acknowledgedAt.value_or(at) : at;
    case ClockKind::Verify:
        return state.resolvedAt.value_or(at);
    case ClockKind::Total:
        return newestOf({ K::Accept, K::EmergencyDispatch, K::Reopen, K::SecondRound, K::Merge },
            state, operation);
    case ClockKind::Facts:
        break;
    }
    return at;
}

void start(Incident &state, const ClockStart &started, const Operation &operation)
{
    const Instant at = operation.facts.effectiveAt;
    CaseClock *known = find(state, started.clock, started.task);
    if (CaseClock *clock = known; clock && started.again) {
        if (clock->running())
            clock->input.changes.push_back({ started.limit, at });
        else if (operation.intent.kind == OperationKind::Rework)
            clock->input.reworks.push_back(at);
        else {
            clock->input.reopenings.push_back({ *clock->input.endedAt, at });
            clock->input.sourceDue.reset(); // the source waited for the first end
        }
        clock->input.endedAt.reset();
        return;
    }
    CaseClock clock { started.clock, started.task, {}, std::nullopt };
    clock.input.start = beganAt(state, started, operation);
    clock.input.limit = started.limit;
    clock.input.sourceDue = started.due;
    if (known) // a second round: the first one's outcome stands in its operations
        *known = clock;
    else
        state.clocks.append(clock);
}

/// What an emergency dispatch left open is owed so soon (core.md §2): a rule, not of the table.
constexpr int kFactsMinutes = 30;

/// Of a total that has no limit but the source's time.
LimitId sourceLimit()
{
    return LimitId(QStringLiteral("source"));
}

std::optional<TimeLimit> limitFor(const Incident &state, const ClockKey &key,
    const std::optional<TimeLimit> &chosenHandle, const Directory &directory)
{
    if (key.kind == ClockKind::Facts)
        return TimeLimit { LimitId(QStringLiteral("facts")), 1, kFactsMinutes, LimitUnit::Minutes };
    const ClockKind chosen = state.stage == Stage::Accepted ? ClockKind::Total : ClockKind::Handle;
    if (key.kind == chosen && chosenHandle)
        return chosenHandle;
    const auto limit = directory.limit(state.category, key.kind);
    if (!limit && key.kind == ClockKind::Total && state.sourceDue && state.rounds == 1)
        return TimeLimit { sourceLimit(), 1, kMaxLimitAmount, LimitUnit::NaturalDays };
    return limit;
}

/// What a clock that ended starts again with; without a limit of ours there is nothing left to
/// count once the source's time does not bind.
std::optional<ClockStart> startedAgain(const Incident &before, const Incident &after,
    const CaseClock &clock, const Directory &directory)
{
    const auto &changes = clock.input.changes;
    const TimeLimit now = changes.empty() ? clock.input.limit : changes.back().limit;
    if (after.taskRound == before.taskRound || now.id != sourceLimit())
        return ClockStart { clock.kind, clock.task, clock.input.limit, true, std::nullopt };
    const auto limit = directory.limit(after.category, clock.kind);
    if (!limit)
        return std::nullopt;
    return ClockStart { clock.kind, clock.task, *limit, false, std::nullopt };
}

/// The source's clock binds the total. The source waits for the first answer; a second round has
/// its own limit.
std::optional<Instant> dueFor(const Incident &state, const ClockKey &key)
{
    const bool bound = key.kind == ClockKind::Total && state.rounds == 1;
    return bound ? state.sourceDue : std::nullopt;
}

/// Another category has another limit; one that was chosen by hand stays.
std::optional<TimeLimit> changedLimit(const Incident &before, const Incident &after,
    const CaseClock &clock, const Directory &directory)
{
    if (before.category == after.category || !clock.running() || clock.kind == ClockKind::Facts
        || clock.input.limit.id == LimitId(QStringLiteral("chosen")))
        return std::nullopt;
    const auto limit = directory.limit(after.category, clock.kind);
    const auto &changes = clock.input.changes;
    const TimeLimit now = changes.empty() ? clock.input.limit : changes.back().limit;
    return limit && *limit != now ? limit : std::nullopt;
}

} // namespace

QVector<ClockKey> clocksWanted(const Incident &state, ClockRules rules)
{
    QVector<ClockKey> wanted;
    const bool open = state.isOpen() || state.stage == Stage::Shelved;
    if (state.stage == Stage::Reported)
        wanted.append({ ClockKind::Accept, 0 });
    if (state.stage == Stage::Accepted)
        wanted.append({ ClockKind::Dispatch, 0 });
    if (owesVerification(state, rules))
        wanted.append({ ClockKind::Verify, 0 });
    if (open && state.stage != Stage::Resolved && state.stage != Stage::Reported)
        wanted.append({ ClockKind::Total, 0 });
    // A merged matter keeps its clock until its own reporter has an answer.
    if (state.stage == Stage::Merged && !state.hasReply())
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
        if (atWork(state, task, rules))
            wanted.append({ ClockKind::Handle, task.number });
    }
    return wanted;
}

ClockChange clockChange(const Incident &before, const Incident &after, Instant effectiveAt,
    const std::optional<TimeLimit> &chosenHandle, const Directory &directory, ClockRules rules)
{
    ClockChange change;
    const auto wanted = clocksWanted(after, rules);
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
        const bool newRound = after.rounds > before.rounds && key.task == 0;
        if (known != before.clocks.end() && !newRound) {
            if (const auto changed = changedLimit(before, after, *known, directory))
                change.started.append({ key.kind, key.task, *changed, true, std::nullopt });
            else if (known->running())
                continue;
            else if (const auto again = startedAgain(before, after, *known, directory))
                change.started.append(*again);
        } else if (const auto limit = limitFor(after, key, chosenHandle, directory)) {
            change.started.append({ key.kind, key.task, *limit, false, dueFor(after, key) });
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
