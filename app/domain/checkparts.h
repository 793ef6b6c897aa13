#pragma once
#include "app/domain/decide.h"
#include "app/domain/workflowchecks.h"

/// What several of the checks ask about the arguments of an act.
namespace shiyu::checks {

using Reason = std::optional<Refusal>;

inline QString text(const Act &act, const char *name)
{
    return act.intent.args[QLatin1StringView(name)].toString();
}

inline bool has(const Act &act, const char *name)
{
    return act.intent.args.contains(QLatin1StringView(name));
}

/// A limit chosen by hand that gives no time at all.
inline bool isAmountWrong(const Act &act)
{
    return has(act, "amount") && act.intent.args[QLatin1StringView("amount")].toInteger() < 1;
}

} // namespace shiyu::checks
