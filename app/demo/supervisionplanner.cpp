#include "app/demo/dutyplan.h"
#include "app/demo/roster.h"
#include "app/domain/supervision.h"

#include <QSet>

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;
using std::chrono::minutes;

constexpr int kHour = 60, kDay = 24 * kHour; // minutes
constexpr minutes kWorkedOn { 45 }; ///< nobody is supervised earlier

struct Step {
    K kind;
    int after; ///< minutes after the first step
};

struct Goal {
    int ago; ///< minutes before the present in which the first step lies
    SupervisionForm form;
    int days; ///< from the issue on, to rectify
    std::initializer_list<Step> steps;
};

constexpr std::initializer_list<Step> kProposed { { K::Propose, 0 } };
constexpr std::initializer_list<Step> kIssued { { K::Propose, 0 }, { K::Issue, 20 } };
constexpr std::initializer_list<Step> kInWork { { K::Propose, 0 }, { K::Issue, 30 },
    { K::Sign, 110 } };
constexpr std::initializer_list<Step> kAnswered { { K::Propose, 0 }, { K::Issue, 25 },
    { K::Sign, 95 }, { K::Rectify, 25 * kHour } };
constexpr std::initializer_list<Step> kRejected { { K::Propose, 0 }, { K::Reject, 45 } };
constexpr std::initializer_list<Step> kConcluded { { K::Propose, 0 }, { K::Issue, 40 },
    { K::Sign, 2 * kHour }, { K::Rectify, 2 * kDay }, { K::Conclude, 2 * kDay + 3 * kHour } };
constexpr std::initializer_list<Step> kListed { { K::Issue, 0 }, { K::Sign, 70 } };

// The oldest first: they find fewest matters.
const Goal kGoals[] = { { 6 * kDay, SupervisionForm::Order, 3, kConcluded },
    { 3 * kDay, SupervisionForm::Listed, 10, kListed },
    { 28 * kHour, SupervisionForm::Order, 2, kAnswered },
    { 29 * kHour, SupervisionForm::Notice, 2, kRejected },
    { 26 * kHour, SupervisionForm::Order, 3, kInWork }, { 95, SupervisionForm::Notice, 1, kIssued },
    { 25, SupervisionForm::Notice, 1, kProposed } };

/// Who leads the work on it at a moment and since when; nobody before the dispatch or after the
/// end.
struct Lead {
    OrganizationId unit;
    Instant since {};
};

Lead leadAt(const MatterPlan &plan, Instant at)
{
    Lead lead;
    for (const PlannedAct &act : plan.acts) {
        if (act.at > at)
            break;
        const QString unit = act.args[act.kind == K::Arbitrate ? u"unit"_s : u"lead"_s].toString();
        const bool named = act.kind == K::Dispatch || act.kind == K::EmergencyDispatch
            || act.kind == K::Arbitrate;
        if (named && !unit.isEmpty())
            lead = { OrganizationId(unit), act.at };
        else if (act.kind == K::SendBack || act.kind == K::Complete || act.kind == K::SecondRound
            || act.kind == K::Merge)
            lead = {};
    }
    return lead;
}

class SupervisionWriter {
public:
    SupervisionWriter(const Directory &directory, const OrganizationId &unit)
        : m_directory(directory)
        , m_roster(directory)
        , m_city(directory.centreFor(directory.city()->code)->id)
        , m_unit(unit)
    {
    }

    PlannedAct act(const Goal &goal, const Step &step, Instant begun)
    {
        PlannedAct act;
        act.kind = step.kind;
        act.at = begun + minutes { step.after };
        const bool ofUnit = step.kind == K::Sign || step.kind == K::Rectify;
        act.organization = ofUnit ? m_unit : m_city;
        act.actor = actorOf(goal, step.kind);
        act.args = argsOf(goal, step.kind, act.at);
        if (step.kind == K::Propose || goal.steps.begin()->kind == step.kind)
            act.args.insert(u"unit"_s, m_unit.toString());
        return act;
    }

private:
    OfficerId first(const OrganizationId &unit, Right right, Right otherwise)
    {
        const QVector<OfficerId> able = m_roster.of(unit, right);
        return able.isEmpty() ? m_roster.of(unit, otherwise).value(0) : able.first();
    }

    OfficerId actorOf(const Goal &goal, K kind)
    {
        switch (kind) {
        case K::Propose:
            return first(m_city, Right::Intake, Right::Dispatch);
        case K::Sign:
            return first(m_unit, Right::Sign, Right::Dispatch);
        case K::Rectify:
            return first(m_unit, Right::Handle, Right::Dispatch);
        default: // a listed one is a leading cadre's
            return first(m_city,
                goal.form == SupervisionForm::Listed ? Right::Instruct : Right::Supervise,
                Right::Supervise);
        }
    }

    static QJsonObject argsOf(const Goal &goal, K kind, Instant at)
    {
        switch (kind) {
        case K::Propose:
            return { { u"reason"_s, u"诉求人多次来电催问，称未见进展，承办单位未作过程反馈"_s } };
        case K::Issue:
            return { { u"form"_s, nameOf(goal.form) },
                { u"demand"_s,
                    u"限期办结并书面反馈整改情况；不能按期办结的，说明原因并提出下步措施"_s },
                { u"due"_s, toMs(at + std::chrono::days { goal.days }) } };
        case K::Reject:
            return { { u"reason"_s, u"承办单位已先行联系诉求人并约定上门时间，先予催办"_s } };
        case K::Rectify:
            return { { u"text"_s, u"已到现场处理并与诉求人沟通，今后由专人跟踪同类问题"_s } };
        case K::Conclude:
            return { { u"accepted"_s, true },
                { u"text"_s, u"经核实整改到位，诉求人表示认可，予以办结"_s } };
        default:
            return {};
        }
    }

    const Directory &m_directory;
    Roster m_roster;
    OrganizationId m_city, m_unit;
};

/// The matter that waits longest in the hands of the same unit, and still does if the supervision
/// is open.
const MatterPlan *matterFor(const Goal &goal, const QVector<MatterPlan> &matters, Instant until,
    const QSet<int> &used, const OrganizationId &city)
{
    const Instant begun = until - minutes { goal.ago };
    const K last = (goal.steps.end() - 1)->kind;
    const Instant needed = last == K::Conclude || last == K::Reject
        ? begun + minutes { (goal.steps.end() - 1)->after }
        : until;
    const MatterPlan *best = nullptr;
    Instant since {};
    for (const MatterPlan &plan : matters) {
        const Lead lead = leadAt(plan, begun);
        const bool fits = !lead.unit.isEmpty() && lead.unit != city
            && lead.since + kWorkedOn <= begun && !used.contains(plan.number)
            && leadAt(plan, needed).unit == lead.unit;
        if (fits && (!best || lead.since < since)) {
            best = &plan;
            since = lead.since;
        }
    }
    return best;
}

} // namespace

QVector<DutyPlan> planSupervisions(
    const DemoCity &city, const QVector<MatterPlan> &matters, Instant until)
{
    const Directory directory(city.directory);
    const OrganizationId centre = directory.centreFor(directory.city()->code)->id;
    QVector<DutyPlan> plans;
    QSet<int> used;
    for (const Goal &goal : kGoals) {
        const MatterPlan *matter = matterFor(goal, matters, until, used, centre);
        if (!matter)
            continue;
        used.insert(matter->number);
        const Instant begun = until - minutes { goal.ago };
        SupervisionWriter writer(directory, leadAt(*matter, begun).unit);
        DutyPlan plan { SubjectKind::Supervision, matter->number, {}, {} };
        for (const Step &step : goal.steps)
            plan.acts.append(writer.act(goal, step, begun));
        plans.append(plan);
    }
    return plans;
}

} // namespace shiyu::demo
