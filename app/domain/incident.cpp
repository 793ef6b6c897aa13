#include "app/domain/incident.h"

#include <algorithm>

namespace shiyu {

const Task *Incident::task(int n) const
{
    return n >= 1 && n <= tasks.size() ? &tasks.at(n - 1) : nullptr;
}

const Task *Incident::lead() const
{
    const auto it = std::find_if(tasks.begin(), tasks.end(), [this](const Task &t) {
        return t.role == TaskRole::Lead && t.parent == 0 && t.round == taskRound
            && !kGoneTask.contains(t.stage);
    });
    return it == tasks.end() ? nullptr : &*it;
}

bool Incident::wasCalledBack() const
{
    return std::any_of(followUps.begin(), followUps.end(),
        [this](const FollowUp &call) { return !resolvedAt || call.at >= *resolvedAt; });
}

bool Incident::isCompletedByUnit(const Task &task) const
{
    const bool lead = task.role == TaskRole::Lead;
    return task.parent == 0 && (lead || completion != Completion::LeadSummarises);
}

bool Incident::waitsForAssists(const Task &task) const
{
    if (task.role != TaskRole::Lead || completion != Completion::LeadSummarises)
        return false;
    return std::any_of(tasks.begin(), tasks.end(), [this](const Task &t) {
        return t.role == TaskRole::Assist && t.parent == 0 && t.round == taskRound
            && kOpenTask.contains(t.stage);
    });
}

} // namespace shiyu
