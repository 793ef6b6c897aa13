#include "app/domain/checkparts.h"
#include <algorithm>

namespace shiyu::checks {
namespace {

bool hasOpenChildren(const Incident &incident, int task)
{
    return std::any_of(incident.tasks.begin(), incident.tasks.end(),
        [task](const Task &t) { return t.parent == task && kOpenTask.contains(t.stage); });
}

} // namespace

Reason submit(const Act &act)
{
    if (!act.task)
        return std::nullopt;
    if (hasOpenChildren(act.before, act.task->number))
        return Refusal { RefusalCode::ChildrenOpen, {} };
    // The citizen first: the response is measured (practice.md). A child's contact counts for its
    // parent.
    const bool lead = act.task->role == TaskRole::Lead && act.task->parent == 0;
    const auto &tasks = act.before.tasks;
    const bool contacted = std::any_of(tasks.begin(), tasks.end(), [&act](const Task &t) {
        return t.contactedAt && t.round == act.before.taskRound
            && (t.number == act.task->number || t.parent != 0);
    });
    if (lead && act.before.contactable && !contacted)
        return Refusal { RefusalCode::NotContacted, {} };
    return std::nullopt;
}

Reason review(const Act &act)
{
    if (act.task && act.task->submitter == act.intent.actor)
        return Refusal { RefusalCode::SamePerson, {} };
    return std::nullopt;
}

Reason complete(const Act &act)
{
    if (!act.task || act.task->parent != 0)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("task") };
    if (!act.before.hasReply())
        return Refusal { RefusalCode::NoReply, {} };
    if (act.before.waitsForAssists(*act.task))
        return Refusal { RefusalCode::AssistsOpen, {} };
    return std::nullopt;
}

} // namespace shiyu::checks
