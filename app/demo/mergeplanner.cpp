#include "app/demo/mergeplanner.h"

#include "app/demo/matterscript.h"

#include <QSet>

namespace shiyu::demo {
namespace {

using K = OperationKind;

constexpr quint64 kMerges = 12;
constexpr double kDuplicate = 0.0125;
constexpr qsizetype kLookBack = 300; ///< plans

bool isPlain(const MatterPlan &plan)
{
    return plan.acts.first().kind == K::Report && plan.acts.last().kind == K::Close;
}

/// Accepted before, and not yet resolved a while later.
bool isUnderWay(const MatterPlan &plan, Instant at)
{
    if (!isPlain(plan) || plan.acts.at(1).at > at)
        return false;
    for (const PlannedAct &act : plan.acts) {
        if (act.kind == K::Complete)
            return act.at > at + std::chrono::minutes { 30 };
    }
    return false;
}

} // namespace

void mergeDuplicates(
    QVector<MatterPlan> &plans, const Directory &directory, Roster &roster, quint64 seed)
{
    QSet<int> merged;
    for (qsizetype i = 1; i < plans.size(); ++i) {
        SeededRandom random = SeededRandom::forThing(seed, kMerges, static_cast<quint64>(i));
        if (!random.chance(kDuplicate) || merged.contains(plans.at(i).number)
            || !(plans.at(i).answeredAtOnce || isPlain(plans.at(i))))
            continue;
        const Instant at = plans.at(i).reportedAt();
        for (qsizetype j = i - 1; j >= std::max<qsizetype>(0, i - kLookBack); --j) {
            if (merged.contains(plans.at(j).number) || !isUnderWay(plans.at(j), at))
                continue;
            merged.insert(plans.at(i).number);
            const MatterPlan target = plans.at(j);
            MatterScript(plans[i], directory, roster, random).writeDuplicate(at, target);
            break;
        }
    }
}

} // namespace shiyu::demo
