#include "app/storage/incidentrow.h"

#include "app/domain/caseclocks.h"
#include "app/domain/directory.h"
#include "app/storage/incidentrowparts.h"
#include "app/storage/provisional.h"
#include <algorithm>

namespace shiyu {
namespace {

/// The moment from which a clock is due soon. Pauses lie before the last operation, so going back
/// over one leads to a moment that has passed, as with the pause taken off.
Instant soonMoment(const SlaClock &sla, const Deadline &deadline, Instant start)
{
    const Instant due = *deadline.due;
    const LimitUnit unit = deadline.limit.unit;
    const Millis threshold = sla.dueSoonThreshold(deadline.limit);
    if (!countsWorkingTime(unit))
        return std::max(start, due - threshold);
    qint64 early = toMs(start);
    qint64 late = toMs(due);
    while (early < late) {
        const qint64 middle = early + (late - early) / 2;
        if (sla.between(unit, instantFromMs(middle), due) <= threshold)
            late = middle;
        else
            early = middle + 1;
    }
    return instantFromMs(late);
}

std::optional<DueTime> dueOf(const CaseClock &clock, const SlaClock &sla, Instant now)
{
    const Deadline deadline = sla.compute(clock.input, now, Explain::No);
    if (!deadline.due)
        return std::nullopt;
    return DueTime { clock.kind, clock.task, clock.input.start,
        soonMoment(sla, deadline, clock.input.start), *deadline.due };
}

/// The most pressing of a task's own clocks.
std::optional<DueTime> dueOfTask(const Incident &state, int task, const SlaClock &sla)
{
    std::optional<DueTime> first;
    for (const CaseClock &clock : state.clocks) {
        if (!clock.running() || clock.task != task)
            continue;
        const auto due = dueOf(clock, sla, state.lastEffectiveAt);
        if (due && (!first || due->due < first->due))
            first = due;
    }
    return first;
}

/// What was laid aside comes back by itself: for review, or from outside. Nothing is due where no
/// day was named (shelved on a unit's application).
std::optional<DueTime> comingBack(const Incident &state)
{
    const bool shelved = state.stage == Stage::Shelved;
    if (!shelved && state.stage != Stage::Outside)
        return std::nullopt;
    const auto laidAside = [shelved](const RecordEntry &e) {
        return !e.struck
            && (shelved ? e.kind == OperationKind::Shelve || e.kind == OperationKind::Approve
                        : e.kind == OperationKind::TransferOut);
    };
    const auto it = std::find_if(state.record.rbegin(), state.record.rend(), laidAside);
    const QString day = shelved ? QStringLiteral("reviewOn") : QStringLiteral("expectedReturn");
    if (it == state.record.rend() || !it->args.contains(day))
        return std::nullopt;
    const Instant due = instantFromMs(it->args[day].toInteger());
    const Instant start = std::min(it->effectiveAt, due);
    const Millis ahead = (due - start) * ClockPolicy().dueSoonPercent / 100;
    return DueTime { ClockKind::Total, 0, start, due - ahead, due };
}

bool isHeld(const CaseClock &clock)
{
    return clock.running() && !clock.input.pauses.empty() && !clock.input.pauses.back().to;
}

void setClocks(IncidentRow &row, const Incident &state, const SlaClock &sla)
{
    if (!row.open)
        return;
    row.due = comingBack(state);
    const CaseClock *first = row.due ? nullptr : mostPressing(state, sla, state.lastEffectiveAt);
    if (first)
        row.due = dueOf(*first, sla, state.lastEffectiveAt);
    row.paused = std::any_of(state.clocks.begin(), state.clocks.end(), isHeld);
    for (const CaseClock &clock : state.clocks) {
        if (clock.kind == ClockKind::Total && clock.running())
            row.totalDue = sla.compute(clock.input, state.lastEffectiveAt, Explain::No).due;
    }
}

/// The lead's first.
const Task *toBeEnded(const Incident &state)
{
    const Task *lead = state.lead();
    if (lead && isToBeEnded(state, *lead))
        return lead;
    const auto it = std::find_if(state.tasks.begin(), state.tasks.end(),
        [&state](const Task &task) { return isToBeEnded(state, task); });
    return it == state.tasks.end() ? nullptr : &*it;
}

/// Who has to act: among the open tasks without an open one below, the lead's branch comes first.
void setHolder(IncidentRow &row, const Incident &state)
{
    row.holder = state.owner;
    for (const Task &task : state.tasks) {
        if (!isAtWork(state, task) || hasOpenChild(state, task.number))
            continue;
        ++row.holders;
        if (state.stage == Stage::Accepted) // it came back: the owner gives it to another
            continue;
        const bool lead = task.role == TaskRole::Lead;
        const Task *known = state.task(row.holderTask);
        if (known && (known->role == TaskRole::Lead || !lead))
            continue;
        row.holder = task.unit;
        row.holderTask = task.number;
        row.holderStage = task.stage;
    }
    if (row.holderTask != 0)
        return;
    if (const Task *last = toBeEnded(state)) {
        row.holder = last->unit;
        row.holderTask = last->number;
        row.holderStage = last->stage;
        row.holders = 1;
    }
}

/// Who has to act got back what he had given, and has given it to nobody else.
bool holderHasItBack(const IncidentRow &row, const Incident &state)
{
    constexpr TaskStages kActive { TaskStage::Acknowledged, TaskStage::Contacted,
        TaskStage::Rework };
    const Task *holder = state.task(row.holderTask);
    return holder && kActive.contains(holder->stage) && cameBack(state, *holder)
        && !wasAssignedDown(state, *holder);
}

/// After the holder.
void setFlags(IncidentRow &row, const Incident &state)
{
    const Task *lead = state.lead();
    row.contactable = state.contactable;
    row.confidential = state.confidential;
    row.verified = state.verified;
    row.followUps = state.wasCalledBack() ? 1 : 0; // read as some or none
    row.sentBack = (state.sendBacks > 0 && state.stage == Stage::Accepted && !lead)
        || holderHasItBack(row, state);
    row.requests = static_cast<int>(state.requests.size());
    const Task *holder = state.task(row.holderTask);
    row.replyOwed = owesReply(state) || (lead && isToBeEnded(state, *lead))
        || (holder && isToBeEnded(state, *holder));
    row.rounds = state.rounds;
    row.instructions = state.instructions;
    row.reminders = state.remindersOpen;
    row.emergency = state.emergency;
    row.factsOwed = state.factsOwed;
    row.absorbed = static_cast<int>(state.absorbed.size());
    row.mergedInto = state.mergedInto;
}

} // namespace

bool owesReply(const Incident &state)
{
    return state.stage == Stage::Merged && !state.hasReply();
}

bool isToBeEnded(const Incident &state, const Task &task)
{
    return state.stage == Stage::Handling && task.round == state.taskRound
        && task.stage == TaskStage::Reviewed && state.isCompletedByUnit(task)
        && !(state.hasReply() && state.waitsForAssists(task));
}

bool isWaiting(const Incident &state)
{
    return state.isOpen() || owesReply(state) || state.stage == Stage::Shelved || comingBack(state);
}

bool isAtWork(const Incident &state, const Task &task)
{
    return state.isOpen() && task.round == state.taskRound && kOpenTask.contains(task.stage);
}

bool hasOpenChild(const Incident &state, int number)
{
    return std::any_of(state.tasks.begin(), state.tasks.end(),
        [&](const Task &t) { return t.parent == number && isAtWork(state, t); });
}

bool cameBack(const Incident &state, const Task &task)
{
    const bool returned = std::any_of(state.tasks.begin(), state.tasks.end(),
        [&](const Task &t) { return t.parent == task.number && t.stage == TaskStage::SentBack; });
    return returned && !hasOpenChild(state, task.number);
}

bool wasAssignedDown(const Incident &state, const Task &task)
{
    return std::any_of(state.tasks.begin(), state.tasks.end(),
        [&](const Task &t) { return t.parent == task.number && !kGoneTask.contains(t.stage); });
}

IncidentRow incidentRow(const Incident &state, const Directory &directory)
{
    IncidentRow row;
    row.n = state.record.isEmpty() ? 0 : state.record.constFirst().seq;
    row.id = state.id;
    row.number = state.number;
    row.tag = state.deviceTag;
    row.title = state.title;
    row.excerpt = state.summary.left(IncidentRow::kExcerptLength);
    row.address = state.place.address;
    row.sourceNumber = state.sourceNumber;
    row.stage = state.stage;
    row.open = isWaiting(state);
    row.urgency = state.urgency;
    row.category = row.major = state.category;
    if (const Category *c = directory.category(state.category); c && !c->parent.isEmpty())
        row.major = c->parent;
    row.region = state.primaryRegion;
    row.county = directory.ancestor(state.primaryRegion, RegionLevel::County);
    row.owner = state.owner;
    if (const Task *lead = state.lead())
        row.lead = lead->unit;
    row.channel = state.channel;
    row.source = state.source;
    row.reportedAt = state.reportedAt;
    row.updatedAt = state.lastEffectiveAt;
    row.resolvedAt = state.resolvedAt;
    row.closedAt = state.closedAt;
    row.shape = state.place.shape;
    if (state.place.isLocated())
        row.position = state.place.anchor();
    row.lastSeq = confirmedSeq(state.lastSeq); // own acts are no news
    setHolder(row, state);
    setFlags(row, state);
    setClocks(row, state, SlaClock(directory.calendar()));
    return row;
}

QVector<TaskRow> taskRows(const Incident &state, const Directory &directory)
{
    const SlaClock sla(directory.calendar());
    QVector<TaskRow> rows;
    for (const Task &task : state.tasks) {
        TaskRow row { 0, task.number, task.parent, task.round, task.unit, task.from, task.liable,
            task.handler, task.role, task.stage, isAtWork(state, task), task.whistle,
            task.dispatchedAt, task.acknowledgedAt, task.submittedAt, std::nullopt };
        // Reviewed but not completed is still the unit's to end.
        row.open |= task.stage == TaskStage::Reviewed && task.round == state.taskRound
            && state.stage == Stage::Handling;
        if (row.open)
            row.due = dueOfTask(state, task.number, sla);
        rows.append(row);
    }
    return rows;
}

} // namespace shiyu
