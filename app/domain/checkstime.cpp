#include "app/domain/checkparts.h"
#include <algorithm>

namespace shiyu::checks {
namespace {

const PendingRequest *pendingRequest(const Act &act)
{
    const auto &requests = act.before.requests;
    const auto it = std::find_if(requests.begin(), requests.end(),
        [&act](const PendingRequest &r) { return r.id.toString() == text(act, "request"); });
    return it == requests.end() ? nullptr : &*it;
}

/// The unit still owes something: more time may be asked for and granted.
bool underWay(const Task &task)
{
    return kOpenTask.contains(task.stage)
        || (task.stage == TaskStage::Reviewed && task.parent == 0);
}

} // namespace

Reason request(const Act &act)
{
    const auto kind = fromName<RequestKind>(text(act, "kind"));
    if (!kind || !act.task)
        return std::nullopt;
    const auto &requests = act.before.requests;
    const bool waits = std::any_of(requests.begin(), requests.end(),
        [&](const PendingRequest &r) { return r.kind == *kind && r.task == act.task->number; });
    if (waits)
        return Refusal { RefusalCode::RequestOpen, {} };
    if (*kind != RequestKind::Appeal
        && (act.before.stage != Stage::Handling || !underWay(*act.task)))
        return Refusal { RefusalCode::WrongTaskStage, nameOf(act.task->stage) };
    if (*kind != RequestKind::Extension)
        return std::nullopt;
    if (!has(act, "amount") || !has(act, "unitOfTime"))
        return Refusal { RefusalCode::MissingArgument, QStringLiteral("amount") };
    if (isAmountWrong(act))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("amount") };
    for (const CaseClock &clock : act.before.clocks) {
        if (clock.kind == ClockKind::Handle && clock.task == act.task->number
            && clock.input.extensions.size() >= kMaxExtensions)
            return Refusal { RefusalCode::TooOften, {} };
    }
    return std::nullopt;
}

Reason ruling(const Act &act)
{
    if (act.before.requests.isEmpty())
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("request") };
    if (act.intent.args.isEmpty())
        return std::nullopt;
    const PendingRequest *pending = pendingRequest(act);
    if (!pending)
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("request") };
    if (pending->by == act.intent.actor)
        return Refusal { RefusalCode::SamePerson, {} };
    if (act.intent.kind == OperationKind::Deny || pending->kind == RequestKind::Appeal)
        return std::nullopt;
    const Task *task = act.before.task(pending->task);
    if (act.before.stage != Stage::Handling || !task || !underWay(*task))
        return Refusal { RefusalCode::WrongStage, nameOf(act.before.stage) };
    if (pending->kind == RequestKind::Suspension && task->stage == TaskStage::Suspended)
        return Refusal { RefusalCode::WrongTaskStage, nameOf(task->stage) };
    return std::nullopt;
}

Reason resume(const Act &act)
{
    if (act.before.stage == Stage::Shelved)
        return std::nullopt;
    const auto suspended = [](const Task &t) { return t.stage == TaskStage::Suspended; };
    const auto &tasks = act.before.tasks;
    if (act.task ? !suspended(*act.task) : std::none_of(tasks.begin(), tasks.end(), suspended))
        return Refusal { RefusalCode::WrongTaskStage, {} };
    if (!act.task && !act.intent.args.isEmpty())
        return Refusal { RefusalCode::NoSuchTask, QStringLiteral("task") };
    return std::nullopt;
}

} // namespace shiyu::checks
