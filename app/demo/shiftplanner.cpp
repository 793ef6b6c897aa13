#include "app/demo/dutyplan.h"
#include "app/demo/roster.h"

#include <QJsonArray>

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;
using std::chrono::hours;
using std::chrono::minutes;

constexpr hours kMorning { 8 }, kShift { 12 };
constexpr minutes kSettled { 30 }; ///< so long after the change the new shift is sure to have begun
constexpr qsizetype kMostTold = 8;

/// The change of shifts before this moment: eight in the morning or in the evening.
Instant changeBefore(Instant at, const Calendar &calendar)
{
    const CityTime now = calendar.toCity(at - kSettled);
    CityTime change = CityTime(cityDay(now)) + kMorning;
    while (change > now)
        change -= kShift;
    while (change + kShift <= now)
        change += kShift;
    return calendar.toInstant(change);
}

bool isEnd(K kind)
{
    return kind == K::Close || kind == K::Answer || kind == K::Guide || kind == K::Merge;
}

bool isOpen(const MatterPlan &plan, Instant at)
{
    return plan.reportedAt() <= at
        && std::none_of(plan.acts.begin(), plan.acts.end(),
            [at](const PlannedAct &act) { return act.at <= at && isEnd(act.kind); });
}

bool isUrgent(const MatterPlan &plan, Instant)
{
    return plan.urgency == Urgency::Critical || plan.urgency == Urgency::Urgent;
}

/// The unit's reviewer signed; the citizen waits for the answer.
bool owesReply(const MatterPlan &plan, Instant at)
{
    for (qsizetype i = 0; i + 1 < plan.acts.size(); ++i) {
        if (plan.acts.at(i).kind == K::Review && plan.acts.at(i).at <= at
            && plan.acts.at(i + 1).kind == K::Reply && plan.acts.at(i + 1).at > at)
            return true;
    }
    return false;
}

bool awaitsRuling(const MatterPlan &plan, Instant at)
{
    for (qsizetype i = 0; i < plan.acts.size(); ++i) {
        const auto rules = [&](const PlannedAct &act) { return act.answers == i && act.at <= at; };
        if (plan.acts.at(i).kind == K::Request && plan.acts.at(i).at <= at
            && std::none_of(plan.acts.begin(), plan.acts.end(), rules))
            return true;
    }
    return false;
}

/// The newest open ones of a sort, as a desk would list them.
QVector<int> told(
    const QVector<MatterPlan> &matters, Instant at, bool (*isOfSort)(const MatterPlan &, Instant))
{
    QVector<int> numbers;
    for (auto plan = matters.crbegin(); plan != matters.crend() && numbers.size() < kMostTold;
         ++plan) {
        if (isOpen(*plan, at) && isOfSort(*plan, at))
            numbers.append(plan->number);
    }
    return numbers;
}

struct Crew {
    OfficerId leader, cadre;
    QVector<OfficerId> officers;
};

/// The two crews of a centre: the one on duty, and the one before it, if there are people for it.
class Crews {
public:
    Crews(const OrganizationId &centre, const Directory &directory, Roster &roster)
        : m_dispatchers(roster.of(centre, Right::Dispatch))
        , m_cadres(roster.of(centre, Right::Instruct))
        , m_intake(roster.of(centre, Right::Intake))
    {
        std::stable_partition(
            m_dispatchers.begin(), m_dispatchers.end(), [&directory](const OfficerId &id) {
                return directory.rights(id).contains(Right::Supervise);
            });
    }
    bool isEmpty() const { return m_dispatchers.isEmpty(); }
    bool hasBefore() const { return m_dispatchers.size() > 1; }
    Crew now() const
    {
        const OfficerId leader = m_dispatchers.first();
        return { leader, m_cadres.isEmpty() ? leader : m_cadres.first(), two(leader, false) };
    }
    Crew before() const
    {
        const OfficerId leader = m_dispatchers.at(1);
        return { leader, m_cadres.isEmpty() ? leader : m_cadres.last(), two(leader, true) };
    }

private:
    QVector<OfficerId> two(const OfficerId &leader, bool fromTheEnd) const
    {
        QVector<OfficerId> others = m_intake;
        others.removeAll(leader);
        if (others.isEmpty())
            return { leader };
        return fromTheEnd ? others.mid(std::max<qsizetype>(0, others.size() - 2))
                          : others.mid(0, 2);
    }

    QVector<OfficerId> m_dispatchers, m_cadres, m_intake;
};

PlannedAct opening(const OrganizationId &centre, const Crew &crew, Instant at)
{
    QJsonArray officers;
    for (const OfficerId &officer : crew.officers)
        officers.append(officer.toString());
    PlannedAct act;
    act.kind = K::OpenShift;
    act.at = at;
    act.actor = crew.leader;
    act.organization = centre;
    act.args = { { u"leader"_s, crew.leader.toString() }, { u"cadre"_s, crew.cadre.toString() },
        { u"officers"_s, officers } };
    return act;
}

DutyPlan dutyOf(const OrganizationId &centre, const Crew &crew, Instant change)
{
    return { SubjectKind::Shift, 0, {}, { opening(centre, crew, change + minutes { 2 }) } };
}

DutyPlan dutyBefore(const OrganizationId &centre, const Crews &crews, Instant change)
{
    const Crew crew = crews.before();
    DutyPlan plan { SubjectKind::Shift, 0, {},
        { opening(centre, crew, change - kShift + minutes { 4 }) } };
    PlannedAct over = plan.acts.first();
    over.kind = K::HandOver;
    over.at = change - minutes { 7 };
    over.args = { { u"open"_s, QJsonArray() }, { u"promised"_s, QJsonArray() },
        { u"awaiting"_s, QJsonArray() }, { u"broken"_s, QJsonArray() },
        { u"text"_s, u"本班来电平稳，无重大突发事项；未办结工单均在待办工单中，请继续跟踪。"_s } };
    PlannedAct taken = over;
    taken.kind = K::TakeOver;
    taken.at = change + minutes { 1 };
    taken.actor = crews.now().leader;
    taken.args = { { u"text"_s, u"交接事项已逐项核对，继续跟踪。"_s } };
    plan.acts += { over, taken };
    return plan;
}

/// What the city's centre hands over is taken from its matters.
void tell(DutyPlan &plan, const QVector<MatterPlan> &matters)
{
    PlannedAct &over = plan.acts[1];
    plan.told = { { u"open"_s, told(matters, over.at, isUrgent) },
        { u"promised"_s, told(matters, over.at, owesReply) },
        { u"awaiting"_s, told(matters, over.at, awaitsRuling) } };
    over.args[u"broken"_s] = QJsonArray { u"2号坐席录音中断约10分钟，已恢复。"_s,
        u"赭山街道一路视频离线，已报修，待答复。"_s };
}

} // namespace

QVector<DutyPlan> planShifts(
    const DemoCity &city, const QVector<MatterPlan> &matters, Instant until)
{
    const Directory directory(city.directory);
    Roster roster(directory);
    const Instant change = changeBefore(until, directory.calendar());
    QVector<DutyPlan> plans;
    for (const Organization &centre : directory.data().organizations) {
        const Region *region = directory.region(centre.region);
        const Crews crews(centre.id, directory, roster);
        if (centre.kind != OrgKind::Centre || !region || crews.isEmpty())
            continue;
        if (region->level <= RegionLevel::County && crews.hasBefore()) {
            plans.append(dutyBefore(centre.id, crews, change));
            if (region->level == RegionLevel::City)
                tell(plans.last(), matters);
        }
        plans.append(dutyOf(centre.id, crews.now(), change));
    }
    return plans;
}

} // namespace shiyu::demo
