#include "app/demo/deskgoals.h"

#include <QJsonArray>

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;

constexpr const char *kAnywhere = "", *kCounty = "340202", *kVillage = "340202016001";

qsizetype countOf(const MatterPlan &plan, qsizetype until, K kind)
{
    return std::count_if(plan.acts.begin(), plan.acts.begin() + until + 1,
        [kind](const PlannedAct &act) { return act.kind == kind; });
}

template <K kind> bool is(const MatterPlan &plan, qsizetype i)
{
    return !plan.answeredAtOnce && plan.acts.at(i).kind == kind;
}

template <int times> bool sentBack(const MatterPlan &plan, qsizetype i)
{
    return is<K::SendBack>(plan, i) && countOf(plan, i, K::SendBack) == times;
}

template <RequestKind kind> bool applied(const MatterPlan &plan, qsizetype i)
{
    return is<K::Request>(plan, i) && plan.acts.at(i).args[u"kind"_s].toString() == nameOf(kind);
}

bool suspended(const MatterPlan &plan, qsizetype i)
{
    return is<K::Approve>(plan, i)
        && applied<RequestKind::Suspension>(plan, plan.acts.at(i).answers);
}

bool checked(const MatterPlan &plan, qsizetype i)
{
    return is<K::Verify>(plan, i) && plan.acts.at(i).args[u"passed"_s].toBool()
        && i + 1 < plan.acts.size() && plan.acts.at(i + 1).kind == K::FollowUp;
}

bool calledBack(const MatterPlan &plan, qsizetype i)
{
    return is<K::FollowUp>(plan, i) && i + 1 < plan.acts.size()
        && plan.acts.at(i + 1).kind == K::Close;
}

bool secondRoundSigned(const MatterPlan &plan, qsizetype i)
{
    return is<K::Acknowledge>(plan, i) && countOf(plan, i, K::SecondRound) > 0;
}

/// Whether it is the unit's act and the first of its kind: what comes later is another state.
bool isOf(const MatterPlan &plan, qsizetype i, K kind, const char *unit)
{
    const PlannedAct &act = plan.acts.at(i);
    return act.kind == kind && act.organization.toString() == QLatin1StringView(unit);
}

template <const char *const &unit> bool dispatchedTo(const MatterPlan &plan, qsizetype i)
{
    return is<K::Dispatch>(plan, i)
        && plan.acts.at(i).args[u"lead"_s].toString() == QLatin1StringView(unit);
}

template <const char *const &unit> bool assignedTo(const MatterPlan &plan, qsizetype i)
{
    return is<K::Assign>(plan, i)
        && plan.acts.at(i).args[u"units"_s].toArray().contains(QString::fromLatin1(unit));
}

template <K kind, const char *const &unit> bool doneBy(const MatterPlan &plan, qsizetype i)
{
    return is<kind>(plan, i) && isOf(plan, i, kind, unit)
        && (kind != K::Review || plan.acts.at(i).args[u"approve"_s].toBool());
}

constexpr const char *kCentre = "340202", *kTown = "340202016", *kStation = "340202016001",
                     *kDepartment = "340202-cg", *kWater = "3402-gs";

/// The centre signed for what it will hand down.
bool centreSigned(const MatterPlan &plan, qsizetype i)
{
    return doneBy<K::Acknowledge, kCentre>(plan, i) && i + 1 < plan.acts.size()
        && plan.acts.at(i + 1).kind == K::Assign;
}

/// The lead unit's reviewer signed; the citizen waits for the answer.
template <const char *const &unit> bool readyToReply(const MatterPlan &plan, qsizetype i)
{
    return doneBy<K::Review, unit>(plan, i) && i + 1 < plan.acts.size()
        && plan.acts.at(i + 1).kind == K::Reply;
}

} // namespace

const QList<DeskGoal> &deskGoals()
{
    static const QList<DeskGoal> kGoals {
        { "to accept", is<K::Report>, 3, kAnywhere },
        { "to accept, a while", is<K::Report>, 14, kAnywhere },
        { "to accept, due soon", is<K::Report>, 41, kAnywhere },
        { "to dispatch", is<K::Accept>, 5, kAnywhere },
        { "to dispatch, a while", is<K::Accept>, 19, kAnywhere },
        { "to dispatch, due soon", is<K::Accept>, 44, kAnywhere },
        { "to dispatch, overdue", is<K::Accept>, 72, kAnywhere },
        { "sent back", sentBack<1>, 25, kAnywhere },
        { "sent back twice", sentBack<2>, 37, kAnywhere },
        { "asks for an extension", applied<RequestKind::Extension>, 30, kAnywhere },
        { "asks for a suspension", applied<RequestKind::Suspension>, 55, kAnywhere },
        { "suspended", suspended, 300, kAnywhere },
        { "to verify", is<K::Complete>, 40, kAnywhere },
        { "to verify, a while", is<K::Complete>, 150, kAnywhere },
        { "to call back", checked, 20, kAnywhere },
        { "to call back, a while", checked, 90, kAnywhere },
        { "to close", calledBack, 15, kAnywhere },
        { "second round to dispatch", is<K::SecondRound>, 10, kAnywhere },
        { "second round signed for", secondRoundSigned, 60, kAnywhere },
        { "instructed", is<K::Instruct>, 45, kAnywhere },
        { "whistled for", is<K::Whistle>, 12, kAnywhere },
        { "county to sign", dispatchedTo<kCentre>, 22, kCounty },
        { "county to hand down", centreSigned, 16, kCounty },
        { "county to reply", readyToReply<kCentre>, 33, kCounty },
        { "town to sign", assignedTo<kTown>, 27, kVillage },
        { "village to sign", assignedTo<kStation>, 18, kVillage },
        { "village to review", doneBy<K::Submit, kStation>, 26, kVillage },
        { "department to sign", dispatchedTo<kDepartment>, 31, kCounty },
        { "company to sign", dispatchedTo<kWater>, 9, kAnywhere },
        { "company to review", doneBy<K::Submit, kWater>, 21, kAnywhere },
        { "company to reply", readyToReply<kWater>, 17, kAnywhere },
    };
    return kGoals;
}

} // namespace shiyu::demo
