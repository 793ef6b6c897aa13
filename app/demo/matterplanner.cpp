#include "app/demo/matterplan.h"
#include "app/demo/matterscript.h"
#include "app/demo/matterwriter.h"

#include <algorithm>

namespace shiyu::demo {
namespace {

constexpr quint64 kTimes = 10, kMatters = 11;

/// With this many matters or more the last days are as dense as the others; with fewer they are
/// denser, at most tenfold, so that a small city has open matters in every state.
constexpr double kEvenCount = 30'000, kMostRecent = 10;

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
    SeededRandom dice = SeededRandom::forThing(seed, kTimes, 0);
    QList<Instant> times;
    times.reserve(count);
    for (int i = 0; i < count; ++i)
        times.append(rhythm.draw(dice));
    std::sort(times.begin(), times.end());

    QVector<MatterPlan> plans;
    plans.reserve(count);
    for (int i = 0; i < count; ++i) {
        SeededRandom random = SeededRandom::forThing(seed, kMatters, static_cast<quint64>(i));
        MatterPlan plan = writer.write(times[i], rhythm.monthOf(times[i]), i + 1, random);
        MatterScript(plan, directory, roster, random).write(times[i]);
        dropFuture(plan, until);
        plans.append(std::move(plan));
    }
    return plans;
}

} // namespace shiyu::demo
