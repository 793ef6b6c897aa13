#include "app/demo/deskplanner.h"

#include "app/demo/matterscript.h"

namespace shiyu::demo {
namespace {

constexpr quint64 kDesk = 13;
constexpr quint64 kMostAttempts = 6'000;
constexpr std::chrono::days kOldest { 30 };

qsizetype indexOf(const MatterPlan &plan, const DeskGoal &goal)
{
    for (qsizetype i = 0; i < plan.acts.size(); ++i) {
        if (goal.isLast(plan, i))
            return i;
    }
    return -1;
}

} // namespace

DeskPlanner::DeskPlanner(const MatterWriter &writer, const Directory &directory, Roster &roster,
    Instant until, int month, quint64 seed)
    : m_writer(writer)
    , m_directory(directory)
    , m_roster(roster)
    , m_until(until)
    , m_month(month)
    , m_seed(seed)
{
}

MatterPlan DeskPlanner::draw(const DeskGoal &goal, int number, quint64 attempt, Instant reportedAt)
{
    SeededRandom random = SeededRandom::forThing(
        m_seed, kDesk, static_cast<quint64>(number) * kMostAttempts + attempt);
    MatterPlan plan = m_writer.write(
        reportedAt, m_month, number, random, RegionCode(QString::fromLatin1(goal.region)));
    MatterScript(plan, m_directory, m_roster, random).write(reportedAt);
    return plan;
}

std::optional<MatterPlan> DeskPlanner::plan(const DeskGoal &goal, int number)
{
    const Instant latest = m_until - std::chrono::minutes { goal.waited };
    for (quint64 attempt = 0; attempt < kMostAttempts; ++attempt) {
        Instant early = m_until - kOldest, late = latest;
        MatterPlan best = draw(goal, number, attempt, early);
        qsizetype index = indexOf(best, goal);
        if (index < 0 || best.acts.at(index).at > latest)
            continue;
        // The act moves with the report; nights and weekends let it leap, so it is searched for.
        while (late - early > std::chrono::seconds { 30 }) {
            const Instant middle = early + (late - early) / 2;
            MatterPlan tried = draw(goal, number, attempt, middle);
            const qsizetype at = indexOf(tried, goal);
            if (at < 0 || tried.acts.at(at).at > latest) {
                late = middle;
                continue;
            }
            early = middle;
            best = std::move(tried);
            index = at;
        }
        best.acts.resize(index + 1);
        return best;
    }
    return std::nullopt;
}

} // namespace shiyu::demo
