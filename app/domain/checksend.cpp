#include "app/domain/checkparts.h"
#include <algorithm>

namespace shiyu::checks {

Reason verify(const Act &act)
{
    const auto &tasks = act.before.tasks;
    const bool worked = act.before.completedBy == act.intent.actor
        || std::any_of(tasks.begin(), tasks.end(), [&act](const Task &t) {
               return t.handler == act.intent.actor || t.submitter == act.intent.actor;
           });
    if (worked)
        return Refusal { RefusalCode::SamePerson, {} };
    return std::nullopt;
}

Reason secondRound(const Act &act)
{
    if (act.before.rounds >= act.context.settings.mostRounds)
        return Refusal { RefusalCode::TooOften, {} };
    if (act.intent.args.isEmpty())
        return std::nullopt;
    // One level up; the city's own cases stay with the city.
    const Organization *owner = act.context.directory.organization(act.before.owner);
    const Organization *above
        = owner ? act.context.directory.organization(owner->superior) : nullptr;
    if (above && !has(act, "receiver"))
        return Refusal { RefusalCode::MissingArgument, QStringLiteral("receiver") };
    if (has(act, "receiver") && (!above || text(act, "receiver") != above->id.toString()))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("receiver") };
    if (isAmountWrong(act) || has(act, "amount") != has(act, "unitOfTime"))
        return Refusal { RefusalCode::InvalidArgument, QStringLiteral("amount") };
    return std::nullopt;
}

Reason close(const Act &act)
{
    if (!act.before.verified)
        return Refusal { RefusalCode::NotVerified, {} };
    if (act.before.contactable && !act.before.wasCalledBack())
        return Refusal { RefusalCode::NotFollowedUp, {} };
    return std::nullopt;
}

} // namespace shiyu::checks
