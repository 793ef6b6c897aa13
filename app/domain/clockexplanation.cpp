// Why a deadline is what it is, as data: from the stretches that ClockWalk counted.
#include "app/domain/clockwalk.h"
#include <algorithm>
#include <set>

namespace shiyu {
using namespace std::chrono;

namespace {

/// Goes through the days of the stretches that counted working time. A day that a pause begins or
/// ends in is met twice and named once.
class DayWalk {
public:
    explicit DayWalk(const Calendar &calendar)
        : m_calendar(calendar)
    {
    }

    void add(Instant from, Instant to)
    {
        const CityTime begin = m_calendar.toCity(from);
        const CityTime end = m_calendar.toCity(to);
        for (CityDay day = cityDay(begin); CityTime { day } < end; day += days { 1 }) {
            const CityTime a = std::max(begin, CityTime { day });
            const CityTime b = std::min<CityTime>(end, day + days { 1 });
            addYear(yearOf(day));
            if (!m_calendar.isWorkingDay(day))
                addSkipped(day);
            else if (m_calendar.workingTime(a, b) > Millis { 0 })
                addWorked(day, a, b);
        }
    }

    std::vector<ClockStep> takeSteps()
    {
        if (m_lunch.count > 0)
            m_steps.push_back(m_lunch);
        return std::move(m_steps);
    }
    const std::set<int> &yearsWithoutCalendar() const { return m_years; }

private:
    Instant at(CityTime t) const { return m_calendar.toInstant(t); }

    void addYear(int year)
    {
        if (!m_calendar.published(year))
            m_years.insert(year);
    }

    void addSkipped(CityDay day)
    {
        if (m_lastSkipped == day)
            return;
        const bool holiday = m_calendar.kindOf(day) == DayKind::Holiday;
        const StepKind kind = holiday ? StepKind::HolidaySkipped : StepKind::WeekendSkipped;
        const QString name = m_calendar.nameOf(day);
        const bool goesOn = m_lastSkipped == day - days { 1 } && m_steps.back().kind == kind
            && m_steps.back().name == name;
        if (goesOn)
            m_steps.back().to = at(day);
        else
            m_steps.push_back({ .kind = kind, .from = at(day), .to = at(day), .name = name });
        m_lastSkipped = day;
    }

    void addWorked(CityDay day, CityTime from, CityTime to)
    {
        if (m_calendar.kindOf(day) == DayKind::MakeUp && m_lastMakeUp != day) {
            m_steps.push_back(
                { .kind = StepKind::MakeUpDay, .from = at(day), .name = m_calendar.nameOf(day) });
            m_lastMakeUp = day;
        }
        const auto &sessions = m_calendar.sessions();
        for (size_t i = 1; i < sessions.size(); ++i) {
            const CityTime breakFrom = CityTime { day } + sessions[i - 1].to;
            const CityTime breakTo = CityTime { day } + sessions[i].from;
            if (breakFrom == breakTo || from >= breakFrom || to <= breakTo)
                continue;
            if (m_lunch.count++ == 0) {
                m_lunch.from = at(breakFrom);
                m_lunch.to = at(breakTo);
            }
        }
    }

    const Calendar &m_calendar;
    std::vector<ClockStep> m_steps;
    ClockStep m_lunch { .kind = StepKind::LunchBreak };
    std::set<int> m_years;
    std::optional<CityDay> m_lastSkipped;
    std::optional<CityDay> m_lastMakeUp;
};

using Steps = std::vector<ClockStep>;

void addPauses(Steps &steps, const ClockWalk &walk, const ClockInput &input, Instant until)
{
    for (const Stop &p : walk.pauses()) {
        if (p.to > input.start && p.from < until)
            steps.push_back({ .kind = StepKind::Pause, .from = p.from, .to = p.to });
    }
    if (walk.openSince() && *walk.openSince() <= until)
        steps.push_back({ .kind = StepKind::Pause, .from = walk.openSince() });
}

void addActs(Steps &steps, const ClockWalk &walk, const ClockInput &input)
{
    for (const TimedLimit &change : input.changes) {
        steps.push_back(
            { .kind = StepKind::LimitChanged, .from = change.at, .limit = change.limit });
    }
    for (size_t i = 0; i < walk.extensions().size(); ++i) {
        const auto kind = i < kMaxExtensions ? StepKind::Extension : StepKind::ExtensionIgnored;
        const TimedLimit &e = walk.extensions()[i];
        steps.push_back({ .kind = kind, .from = e.at, .limit = e.limit });
    }
    for (const ClockReopening &r : walk.reopenings())
        steps.push_back({ .kind = StepKind::Closed, .from = r.closedAt, .to = r.at });
    steps.insert(steps.end(), walk.graces().begin(), walk.graces().end());
    for (const Instant t : input.reworks)
        steps.push_back({ .kind = StepKind::Rework, .from = t });
}

} // namespace

std::vector<ClockStep> explainWalk(const Calendar &calendar, const ClockWalk &walk,
    const ClockInput &input, const Deadline &deadline)
{
    Steps steps { { .kind = StepKind::Start, .from = input.start },
        { .kind = StepKind::Limit, .limit = input.limit } };
    // What lies behind an open pause did not happen yet.
    const bool held = !deadline.due || (deadline.paused && deadline.bySource && walk.openSince());
    const Instant until = held ? *walk.openSince() : kLastInstant;
    DayWalk dayWalk(calendar);
    bool working = false;
    Instant end = input.start;
    for (const CountedStretch &s : walk.stretches()) {
        end = std::min(s.to, until);
        if (!countsWorkingTime(s.unit) || s.from >= until)
            continue;
        working = true;
        dayWalk.add(s.from, end);
    }
    if (working || countsWorkingTime(deadline.limit.unit)) {
        steps.push_back({ .kind = StepKind::Sessions,
            .count = calendar.revision(),
            .sessions = calendar.sessions() });
    }
    Steps happened = dayWalk.takeSteps();
    addPauses(happened, walk, input, held ? until : end);
    addActs(happened, walk, input);
    std::ranges::stable_sort(happened, {}, [](const ClockStep &s) { return *s.from; });
    steps.insert(steps.end(), happened.begin(), happened.end());

    for (const int year : dayWalk.yearsWithoutCalendar())
        steps.push_back({ .kind = StepKind::YearWithoutCalendar, .count = year });
    if (deadline.bySource)
        steps.push_back({ .kind = StepKind::SourceLimit, .to = deadline.due });
    if (deadline.exempt)
        steps.push_back({ .kind = StepKind::AppealExempt });
    if (deadline.due)
        steps.push_back({ .kind = StepKind::Due, .to = deadline.due });
    return steps;
}

} // namespace shiyu
