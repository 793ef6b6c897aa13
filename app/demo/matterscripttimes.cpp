// How the time goes by between the acts of a matter.
#include "app/demo/matterscript.h"

namespace shiyu::demo {

using K = OperationKind;

void MatterScript::pass(int fromSeconds, int toSeconds)
{
    m_now += std::chrono::seconds { m_random.between(fromSeconds, toSeconds) };
}

void MatterScript::work(int fromMinutes, int toMinutes)
{
    const Calendar &calendar = m_directory.calendar();
    const Millis amount = std::chrono::minutes { m_random.between(fromMinutes, toMinutes) };
    const auto limit = m_directory.limit(m_plan.category, ClockKind::Handle);
    if (m_handling && limit && limit->unit == LimitUnit::UrgentHours) {
        m_now += amount;
        return;
    }
    m_now = calendar.toInstant(calendar.addWorkingTime(calendar.toCity(m_now), amount));
}

void MatterScript::use(ClockKind clock, double share)
{
    const auto limit = m_directory.limit(m_plan.category, clock);
    if (!limit)
        return pass(600, 3'600);
    const auto part = [&](Millis whole) {
        return Millis { static_cast<qint64>(static_cast<double>(whole.count()) * share) };
    };
    const Calendar &calendar = m_directory.calendar();
    const auto worked = [&](Millis amount) {
        m_now = calendar.toInstant(calendar.addWorkingTime(calendar.toCity(m_now), amount));
    };
    switch (limit->unit) {
    case LimitUnit::Minutes:
        m_now += part(std::chrono::minutes { limit->amount });
        break;
    case LimitUnit::UrgentHours:
        m_now += part(std::chrono::hours { limit->amount });
        break;
    case LimitUnit::NaturalDays:
        m_now += part(std::chrono::days { limit->amount });
        break;
    case LimitUnit::WorkingHours:
        worked(part(std::chrono::hours { limit->amount }));
        break;
    case LimitUnit::WorkingDays:
        worked(part(limit->amount * calendar.workingDay()));
        break;
    }
}

double MatterScript::shareOfLimit()
{
    return m_late ? 1.05 + 0.5 * m_random.unit() : 0.35 + 0.5 * m_random.unit();
}

void MatterScript::fit(qsizetype first, ClockKind clock, double share)
{
    const auto limit = m_directory.limit(m_plan.category, clock);
    if (!limit)
        return;
    while (m_plan.acts.at(first - 1).kind == K::Instruct) // lies between dispatch and signature
        --first;
    const Calendar &calendar = m_directory.calendar();
    const Instant start = m_plan.acts.at(first - 1).at;
    const bool always
        = limit->unit == LimitUnit::UrgentHours || limit->unit == LimitUnit::NaturalDays;
    const auto counted = [&](Instant at) {
        return always ? at - start
                      : calendar.workingTime(calendar.toCity(start), calendar.toCity(at));
    };
    Millis whole = std::chrono::hours { limit->amount };
    if (limit->unit == LimitUnit::NaturalDays)
        whole = std::chrono::days { limit->amount };
    else if (limit->unit == LimitUnit::WorkingDays)
        whole = limit->amount * calendar.workingDay();
    const auto taken = static_cast<double>(counted(m_now).count());
    const double factor = taken > 0 ? share * static_cast<double>(whole.count()) / taken : 1;
    if (m_late ? factor <= 1 : factor >= 1)
        return;
    for (qsizetype i = first; i < m_plan.acts.size(); ++i) {
        Instant &at = m_plan.acts[i].at;
        const Millis part { static_cast<qint64>(
            static_cast<double>(counted(at).count()) * factor) };
        const Instant moved = always
            ? start + part
            : calendar.toInstant(calendar.addWorkingTime(calendar.toCity(start), part));
        at = m_late ? std::max(at, moved) : std::min(at, moved);
    }
    m_now = m_plan.acts.last().at;
}

} // namespace shiyu::demo
