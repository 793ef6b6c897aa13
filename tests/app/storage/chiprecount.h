#pragma once
#include "app/domain/directory.h"
#include "app/storage/counts.h"
#include "app/storage/projection.h"

namespace shiyu::test {

using namespace Qt::StringLiterals;

/// Which cases stand in whose queue and chips, read off their states: written from the words of
/// practice.md, apart from the code that is tested.
class ChipRecount {
public:
    explicit ChipRecount(const Directory &city)
        : m_city(city)
    {
    }

    bool inQueue(const Incident &state, const OrganizationId &viewer) const;
    bool inChip(QueueChip chip, const Incident &state, const Viewer &viewer, Instant now) const;

private:
    const Directory &m_city;
};

inline bool ChipRecount::inQueue(const Incident &state, const OrganizationId &viewer) const
{
    const auto below = [&](const OrganizationId &unit) { return m_city.isSuperior(viewer, unit); };
    bool expected = false; // back from outside, as the last transfer says
    for (const RecordEntry &e : state.record) {
        if (e.kind == OperationKind::TransferOut && !e.struck)
            expected = state.stage == Stage::Outside && e.args.contains(u"expectedReturn"_s);
    }
    const bool waits = state.stage == Stage::Shelved || expected
        || (state.stage == Stage::Merged && state.replies.size() <= state.repliesAtRework);
    if (!state.isOpen() && !waits)
        return false;
    if (below(state.owner))
        return true;
    if (!state.isOpen())
        return false;
    if (state.record.first().organization == viewer)
        return true;
    for (const Task &task : state.tasks) {
        if (below(task.unit) && task.round == state.taskRound && !kGoneTask.contains(task.stage))
            return true;
        if (below(task.liable) && task.stage == TaskStage::Pending)
            return true;
    }
    const Organization &organization = *m_city.organization(viewer);
    auto codes = state.involvedRegions;
    codes.append(state.primaryRegion);
    return organization.kind == OrgKind::Centre
        && std::any_of(codes.begin(), codes.end(),
            [&](const RegionCode &code) { return m_city.isWithin(code, organization.region); });
}

inline bool ChipRecount::inChip(
    QueueChip chip, const Incident &state, const Viewer &viewer, Instant now) const
{
    if (!inQueue(state, viewer.organization))
        return false;
    const bool owns = state.owner == viewer.organization;
    const auto anyTask = [&](auto condition) {
        return std::any_of(state.tasks.begin(), state.tasks.end(), [&](const Task &t) {
            return state.isOpen() && t.unit == viewer.organization && t.round == state.taskRound
                && condition(t);
        });
    };
    const auto children = [&](const Task &parent, TaskStages stages) {
        return std::any_of(state.tasks.begin(), state.tasks.end(),
            [&](const Task &t) { return t.parent == parent.number && stages.contains(t.stage); });
    };
    const TaskStages working { TaskStage::Acknowledged, TaskStage::Contacted, TaskStage::Rework };
    const bool resolved = state.stage == Stage::Resolved;
    bool called = !state.contactable;
    for (const FollowUp &call : state.followUps)
        called |= resolved && call.at >= *state.resolvedAt;
    const IncidentRow row = incidentRow(state, m_city);
    switch (chip) {
    case QueueChip::All:
        return true;
    case QueueChip::ToAccept:
        return owns && state.stage == Stage::Reported;
    case QueueChip::ToDispatch: {
        const bool centre = m_city.organization(viewer.organization)->kind == OrgKind::Centre
            && std::any_of(m_city.data().organizations.begin(), m_city.data().organizations.end(),
                [&](const Organization &o) { return o.superior == viewer.organization; });
        const TaskStages gone { TaskStage::SentBack, TaskStage::Transferred, TaskStage::Withdrawn,
            TaskStage::Waived };
        return (owns && state.stage == Stage::Accepted) || (centre && anyTask([&](const Task &t) {
            TaskStages standing;
            for (size_t i = 0; i < enumCount<TaskStage>(); ++i) {
                if (!gone.contains(static_cast<TaskStage>(i)))
                    standing.insert(static_cast<TaskStage>(i));
            }
            return working.contains(t.stage) && !children(t, standing);
        }));
    }
    case QueueChip::ToSign:
        return anyTask([](const Task &t) { return t.stage == TaskStage::Pending; });
    case QueueChip::SentBack:
        return (owns && state.stage == Stage::Accepted && state.sendBacks > 0)
            || anyTask([&](const Task &t) {
                   return working.contains(t.stage)
                       && children(t, TaskStages { TaskStage::SentBack })
                       && !children(t, kOpenTask);
               });
    case QueueChip::ToApprove:
        return owns && state.isOpen() && !state.requests.isEmpty();
    case QueueChip::ToReview:
        return anyTask([](const Task &t) { return t.stage == TaskStage::Submitted; });
    case QueueChip::ToReply: {
        const bool assisted
            = std::any_of(state.tasks.begin(), state.tasks.end(), [&state](const Task &t) {
                  return t.parent == 0 && t.role == TaskRole::Assist && t.round == state.taskRound
                      && kOpenTask.contains(t.stage);
              });
        const bool answered = state.replies.size() > state.repliesAtRework;
        return (owns && state.stage == Stage::Merged)
            || (state.stage == Stage::Handling && anyTask([&](const Task &t) {
                   const bool each = state.completion == Completion::Each
                       || state.completion == Completion::WhicheverFirst;
                   const bool answers
                       = each || (t.role == TaskRole::Lead && !(answered && assisted));
                   return t.parent == 0 && t.stage == TaskStage::Reviewed && answers;
               }));
    }
    case QueueChip::ToVerify:
        return owns && resolved && !state.verified;
    case QueueChip::ToFollowUp:
        return owns && resolved && state.verified && !called;
    case QueueChip::ToClose:
        return owns && resolved && state.verified && called;
    case QueueChip::DueSoon:
        return row.due && now <= row.due->due && now >= row.due->soonAt;
    case QueueChip::Overdue:
        return row.due && now > row.due->due;
    case QueueChip::Supervised:
        return false;
    case QueueChip::Instructed:
        return state.instructions > 0;
    case QueueChip::SecondRound:
        return state.rounds >= 2;
    case QueueChip::Mine:
        return std::any_of(state.record.begin(), state.record.end(), [&](const RecordEntry &e) {
            const auto kind = e.kind;
            const bool flow = kind == OperationKind::Report
                || kind == OperationKind::EmergencyDispatch
                || workflowRow(kind)->conflict == Conflict::Unchanged;
            return e.actor == viewer.officer && flow && !e.struck;
        });
    }
    return false;
}

} // namespace shiyu::test
