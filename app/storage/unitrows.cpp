#include "app/storage/incidentrow.h"

#include "app/domain/directory.h"
#include "app/storage/incidentrowparts.h"

namespace shiyu {
namespace {

Duties ownerDuties(const Incident &state)
{
    Duties duties;
    const bool toCall = state.contactable && !state.wasCalledBack();
    if (state.stage == Stage::Reported)
        duties.insert(Duty::Accept);
    if (state.stage == Stage::Accepted) {
        duties.insert(Duty::Dispatch);
        if (state.sendBacks > 0)
            duties.insert(Duty::SentBack);
    }
    if (state.stage == Stage::Resolved && !state.verified)
        duties.insert(Duty::Verify);
    else if (state.stage == Stage::Resolved)
        duties.insert(toCall ? Duty::FollowUp : Duty::Close);
    if (owesReply(state))
        duties.insert(Duty::Reply);
    if (state.isOpen() && !state.requests.isEmpty())
        duties.insert(Duty::Approve);
    return duties;
}

bool mayAssignDown(const Incident &state, const Task &task, const Directory &directory)
{
    const Organization *unit = directory.organization(task.unit);
    return unit && unit->kind == OrgKind::Centre && !directory.subordinates(unit->id).isEmpty()
        && !wasAssignedDown(state, task);
}

Duties taskDuties(const Incident &state, const Task &task, const Directory &directory)
{
    constexpr TaskStages kActive { TaskStage::Acknowledged, TaskStage::Contacted,
        TaskStage::Rework };
    Duties duties;
    if (!state.isOpen() || task.round != state.taskRound)
        return duties;
    if (task.stage == TaskStage::Pending)
        duties.insert(Duty::Sign);
    if (task.stage == TaskStage::Submitted)
        duties.insert(Duty::Review);
    if (isToBeEnded(state, task))
        duties.insert(Duty::Reply);
    if (!kActive.contains(task.stage))
        return duties;
    duties.insert(Duty::Handle);
    if (mayAssignDown(state, task, directory))
        duties.insert(Duty::Dispatch);
    if (cameBack(state, task))
        duties.insert(Duty::SentBack);
    return duties;
}

bool keepsInQueue(const Incident &state, const Task &task)
{
    return task.round == state.taskRound && !kGoneTask.contains(task.stage);
}

void addParties(UnitRows &rows, const Incident &state, const Directory &directory)
{
    UnitRow &owner = rows[state.owner];
    owner.party = true;
    owner.open = isWaiting(state);
    owner.duty = ownerDuties(state);
    for (const Task &task : state.tasks) {
        UnitRow &unit = rows[task.unit];
        unit.party = true;
        unit.open = unit.open || (state.isOpen() && keepsInQueue(state, task));
        unit.duty = unit.duty | taskDuties(state, task, directory);
        if (state.isOpen() && task.stage == TaskStage::Pending && task.liable != task.unit)
            rows[task.liable].open = true;
    }
}

void addAbove(UnitRows &rows, const Directory &directory)
{
    const UnitRows parties = rows;
    for (auto it = parties.begin(); it != parties.end(); ++it) {
        const Organization *organization = directory.organization(it.key());
        // A damaged directory may turn in circles; no line of superiors is longer.
        for (int steps = 0; organization && steps < 16; ++steps) {
            organization = directory.organization(organization->superior);
            if (organization)
                rows[organization->id].open |= it->open;
        }
    }
}

/// Who brought the matter follows it, wherever it went.
void addReporter(UnitRows &rows, const Incident &state)
{
    if (!state.record.isEmpty())
        rows[state.record.constFirst().organization].open |= state.isOpen();
}

void addAround(UnitRows &rows, const Incident &state, const Directory &directory)
{
    QVector<RegionCode> codes = state.involvedRegions;
    codes.append(state.primaryRegion);
    for (const RegionCode &code : codes) {
        for (const Region *region : directory.path(code)) {
            if (const Organization *centre = directory.centreFor(region->code))
                rows[centre->id].open |= state.isOpen();
        }
    }
}

} // namespace

UnitRows unitRows(const Incident &state, const Directory &directory)
{
    UnitRows rows;
    addParties(rows, state, directory);
    addAbove(rows, directory);
    addAround(rows, state, directory);
    addReporter(rows, state);
    rows.remove(OrganizationId());
    return rows;
}

} // namespace shiyu
