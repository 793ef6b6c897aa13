#include "app/demo/deskplanner.h"
#include "app/demo/matterplan.h"
#include "app/demo/matterscript.h"
#include "app/demo/matterwriter.h"
#include "app/demo/mergeplanner.h"
#include "app/demo/roster.h"

#include <algorithm>

namespace shiyu::demo {
namespace {

constexpr quint64 kTimes = 10, kMatters = 11;

/// With this many matters or more the last days are as dense as the others; with fewer they are
/// denser, at most tenfold, so that a small city has open matters in every state.
constexpr double kEvenCount = 30'000, kMostRecent = 10;

/// A smaller city than this has no desk to fill.
constexpr int kDeskCount = 200;

QVector<MatterPlan> planDesk(DeskPlanner &&planner, int count)
{
    QVector<MatterPlan> plans;
    if (count < kDeskCount)
        return plans;
    int number = count;
    for (const DeskGoal &goal : deskGoals()) {
        if (auto plan = planner.plan(goal, number)) {
            plans.append(*std::move(plan));
            --number;
        }
    }
    return plans;
}

/// By time of report, numbered anew.
void order(QVector<MatterPlan> &plans)
{
    std::stable_sort(plans.begin(), plans.end(),
        [](const MatterPlan &a, const MatterPlan &b) { return a.reportedAt() < b.reportedAt(); });
    for (qsizetype i = 0; i < plans.size(); ++i)
        plans[i].number = static_cast<int>(i) + 1;
}

/// What has not happened yet is no part of the plan.
void dropFuture(MatterPlan &plan, Instant until)
{
    const auto late = std::find_if(plan.acts.begin(), plan.acts.end(),
        [until](const PlannedAct &act) { return act.at > until; });
    plan.acts.erase(late, plan.acts.end());
}

} // namespace

QVector<MatterPlan> planMatters(const DemoCity &city, int count, Instant until, quint64 seed)
{
    const Directory directory(city.directory);
    const double recent = std::clamp(kEvenCount / std::max(count, 1), 1.0, kMostRecent);
    const Rhythm rhythm(directory.calendar(), until, recent);
    Roster roster(directory);
    const MatterWriter writer(city, directory);
    const int month = rhythm.monthOf(until);
    QVector<MatterPlan> plans
        = planDesk(DeskPlanner(writer, directory, roster, until, month, seed), count);
    const int others = count - static_cast<int>(plans.size());
    SeededRandom dice = SeededRandom::forThing(seed, kTimes, 0);
    QList<Instant> times;
    times.reserve(others);
    for (int i = 0; i < others; ++i)
        times.append(rhythm.draw(dice));
    std::sort(times.begin(), times.end());
    plans.reserve(count);
    for (int i = 0; i < others; ++i) {
        SeededRandom random = SeededRandom::forThing(seed, kMatters, static_cast<quint64>(i));
        MatterPlan plan = writer.write(times[i], rhythm.monthOf(times[i]), i + 1, random);
        MatterScript(plan, directory, roster, random).write(times[i]);
        plans.append(std::move(plan));
    }
    order(plans);
    mergeDuplicates(plans, directory, roster, seed);
    for (MatterPlan &plan : plans)
        dropFuture(plan, until);
    return plans;
}

} // namespace shiyu::demo
