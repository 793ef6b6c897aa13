#include "app/domain/clockwalk.h"
#include <algorithm>

namespace shiyu {

namespace {

void mergeStops(std::vector<Stop> &stops)
{
    std::ranges::sort(stops, {}, &Stop::from);
    size_t kept = 0;
    for (const Stop &stop : stops) {
        if (kept > 0 && stop.from <= stops[kept - 1].to)
            stops[kept - 1].to = std::max(stops[kept - 1].to, stop.to);
        else
            stops[kept++] = stop;
    }
    stops.resize(kept);
}

} // namespace

ClockWalk::ClockWalk(const SlaClock &clock, const ClockInput &input, int reopenGracePercent)
    : m_clock(clock)
    , m_input(input)
    , m_gracePercent(std::clamp(reopenGracePercent, 0, 100))
    , m_limit(input.limit)
{
    order(input);
    orderPauses(input);
}

void ClockWalk::order(const ClockInput &input)
{
    const TimedLimit *last = nullptr;
    for (const TimedLimit &change : input.changes) {
        if (!last || change.at >= last->at)
            last = &change;
    }
    if (last)
        m_limit = last->limit;

    m_extensions = input.extensions;
    std::ranges::stable_sort(m_extensions, {}, &TimedLimit::at);

    Instant earliest = input.start;
    for (ClockReopening r : input.reopenings) {
        r.at = std::max(r.at, earliest);
        r.closedAt = std::clamp(r.closedAt, earliest, r.at);
        earliest = r.at;
        m_reopenings.push_back(r);
    }
}

void ClockWalk::orderPauses(const ClockInput &input)
{
    for (const ClockPause &pause : input.pauses) {
        Instant to = pause.to.value_or(kLastInstant);
        if (!pause.to) {
            const auto closing = std::ranges::find_if(
                m_reopenings, [&](const ClockReopening &r) { return r.closedAt >= pause.from; });
            if (closing != m_reopenings.end())
                to = closing->closedAt;
            else if (input.endedAt)
                to = *input.endedAt;
        }
        if (pause.from < to)
            m_pauses.push_back({ pause.from, to });
    }
    mergeStops(m_pauses);
    if (!m_pauses.empty() && m_pauses.back().to >= kLastInstant) {
        m_openSince = m_pauses.back().from;
        m_pauses.pop_back();
    }
}

// An extension counts on top of what a reopening left, so each goes to the part of the clock's life
// in which it was granted.
void ClockWalk::addExtensions(
    Budget &budget, std::optional<Instant> after, std::optional<Instant> until)
{
    const size_t number = std::min<size_t>(m_extensions.size(), kMaxExtensions);
    for (size_t i = 0; i < number; ++i) {
        const TimedLimit &e = m_extensions[i];
        if ((!after || e.at > *after) && (!until || e.at <= *until))
            budget.add({ e.limit.unit, m_clock.length(e.limit) });
    }
}

/// Counts up to `until`; true, and the cursor at the due time, when the budget is used up by then.
bool ClockWalk::run(Budget &budget, Instant &cursor, Instant until, bool record)
{
    for (size_t i = 0; i < budget.size; ++i) {
        Part &part = budget.parts.at(i);
        if (part.left <= Millis { 0 })
            continue;
        const Instant end = m_clock.add(part.unit, cursor, part.left);
        const bool used = end <= until;
        const Instant to = used ? end : until;
        if (record && cursor < to)
            m_stretches.push_back({ part.unit, cursor, to });
        part.left -= used ? part.left : m_clock.between(part.unit, cursor, until);
        cursor = to;
        if (!used)
            return false;
    }
    return true;
}

bool ClockWalk::runBetweenPauses(Budget &budget, Instant &cursor, Instant end, bool record)
{
    for (const Stop &pause : m_pauses) {
        if (pause.to <= cursor)
            continue;
        if (pause.from >= end)
            break;
        if (run(budget, cursor, std::max(pause.from, cursor), record))
            return true;
        cursor = std::min(pause.to, end);
    }
    return run(budget, cursor, end, record);
}

void ClockWalk::giveGrace(Budget &budget, Instant at, bool record)
{
    const Millis grace = m_clock.length(m_limit) * m_gracePercent / 100;
    Budget left = budget;
    Instant due = at;
    run(left, due, kLastInstant, false);
    if (due < m_clock.add(m_limit.unit, at, grace)) {
        budget = {};
        budget.add({ m_limit.unit, grace });
        if (record)
            m_graces.push_back({ .kind = StepKind::ReopenGrace, .from = at, .length = grace });
    }
}

Instant ClockWalk::walk(bool record)
{
    Budget budget;
    budget.add({ m_limit.unit, m_clock.length(m_limit) });
    Instant cursor = m_input.start;
    std::optional<Instant> epoch;
    for (const ClockReopening &r : m_reopenings) {
        addExtensions(budget, epoch, r.at);
        runBetweenPauses(budget, cursor, r.closedAt, record);
        cursor = r.at;
        giveGrace(budget, r.at, record);
        epoch = r.at;
    }
    addExtensions(budget, epoch, std::nullopt);
    runBetweenPauses(budget, cursor, kLastInstant, record);
    return cursor;
}

Millis ClockWalk::counted(Instant from, Instant to) const
{
    Millis sum = m_clock.between(m_limit.unit, from, to);
    if (m_pauses.empty() && m_reopenings.empty())
        return sum;
    std::vector<Stop> stops = m_pauses;
    for (const ClockReopening &r : m_reopenings)
        stops.push_back({ r.closedAt, r.at });
    mergeStops(stops);
    for (const Stop &stop : stops) {
        const Instant a = std::max(stop.from, from);
        const Instant b = std::min(stop.to, to);
        if (a < b)
            sum -= m_clock.between(m_limit.unit, a, b);
    }
    return sum;
}

} // namespace shiyu
