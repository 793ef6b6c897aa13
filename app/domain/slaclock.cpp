#include "app/domain/slaclock.h"
#include "app/domain/clockwalk.h"
#include <algorithm>

namespace shiyu {
using namespace std::chrono;

Millis SlaClock::length(const TimeLimit &limit) const
{
    const int amount = std::clamp(limit.amount, 0, kMaxLimitAmount);
    switch (limit.unit) {
    case LimitUnit::UrgentHours:
    case LimitUnit::WorkingHours:
        return hours { amount };
    case LimitUnit::WorkingDays:
        return amount * m_calendar.workingDay();
    case LimitUnit::NaturalDays:
        return days { amount };
    case LimitUnit::Minutes:
        return minutes { amount };
    }
    Q_UNREACHABLE();
    return {};
}

Instant SlaClock::add(LimitUnit unit, Instant from, Millis amount) const
{
    if (!countsWorkingTime(unit))
        return from + amount;
    if (amount <= Millis { 0 })
        return from;
    return m_calendar.toInstant(m_calendar.addWorkingTime(m_calendar.toCity(from), amount));
}

Millis SlaClock::between(LimitUnit unit, Instant from, Instant to) const
{
    if (!countsWorkingTime(unit))
        return to - from;
    return m_calendar.workingTime(m_calendar.toCity(from), m_calendar.toCity(to));
}

Millis SlaClock::dueSoonThreshold(const TimeLimit &limit) const
{
    const Millis share = length(limit) * std::clamp(m_policy.dueSoonPercent, 0, 100) / 100;
    const bool inHours
        = limit.unit == LimitUnit::UrgentHours || limit.unit == LimitUnit::WorkingHours;
    return inHours ? std::max<Millis>(share, m_policy.dueSoonFloor) : share;
}

ClockState SlaClock::stateOf(const Deadline &deadline, Instant at, bool ended) const
{
    const bool late = deadline.due && at > *deadline.due;
    if (ended)
        return late ? ClockState::MetLate : ClockState::Met;
    if (late)
        return ClockState::Overdue;
    if (deadline.paused && !deadline.bySource)
        return ClockState::Paused;
    return deadline.countedLeft <= dueSoonThreshold(deadline.limit) ? ClockState::DueSoon
                                                                    : ClockState::Running;
}

Deadline SlaClock::compute(const ClockInput &input, Instant now, Explain explain) const
{
    ClockWalk walk(*this, input, m_policy.reopenGracePercent);
    const Instant ownDue = walk.walk(explain == Explain::Yes);
    const Instant at = input.endedAt.value_or(now);
    const auto open = walk.openSince();
    const bool held = open && ownDue > *open; // an open pause after the due time holds nothing

    Deadline out;
    out.limit = walk.limitInForce();
    out.calendarRev = m_calendar.revision();
    out.exempt = input.appealExempt;
    out.bySource = input.sourceDue && (held || *input.sourceDue < ownDue);
    out.paused = !input.endedAt && (open || std::ranges::any_of(walk.pauses(), [&](const Stop &p) {
        return p.from <= now && now < p.to;
    }));
    if (out.bySource)
        out.due = input.sourceDue;
    else if (!held)
        out.due = ownDue;

    if (out.bySource) {
        out.left = *out.due - at;
        out.countedLeft = between(out.limit.unit, at, *out.due);
    } else if (held) {
        out.left = ownDue - *open;
        out.countedLeft = walk.counted(*open, ownDue);
    } else {
        out.left = *out.due - at;
        out.countedLeft
            = at <= *out.due ? walk.counted(at, *out.due) : between(out.limit.unit, at, *out.due);
    }
    out.state = stateOf(out, at, input.endedAt.has_value());
    if (explain == Explain::Yes)
        out.explanation = explainWalk(m_calendar, walk, input, out);
    return out;
}

} // namespace shiyu
