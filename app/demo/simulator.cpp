#include "app/demo/simulator.h"

#include "app/demo/matterscript.h"
#include "app/demo/rhythm.h"
#include "app/demo/simulatorcast.h"
#include "app/domain/answerwords.h"
#include "app/domain/workflow.h"
#include <algorithm>

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;

constexpr int kMostSendBacks = 2; // then the superior rules

/// In minutes, on the average.
int minutesOf(K kind)
{
    switch (kind) {
    case K::Accept:
        return 3;
    case K::Dispatch:
    case K::Reply:
    case K::Complete:
    case K::Close:
        return 5;
    case K::Acknowledge:
    case K::Contact:
    case K::Review:
        return 12;
    default:
        return 40;
    }
}

bool hasOpenChildren(const Incident &state, int task)
{
    return std::ranges::any_of(state.tasks, [task](const Task &child) {
        return child.parent == task && kOpenTask.contains(child.stage);
    });
}

bool isContacted(const Incident &state)
{
    return std::ranges::any_of(state.tasks,
        [&state](const Task &task) { return task.contactedAt && task.round == state.taskRound; });
}

bool hasProgress(const Incident &state, int task)
{
    return std::ranges::any_of(state.record, [task](const RecordEntry &entry) {
        return entry.kind == K::Progress && entry.task == task;
    });
}

bool hasOpenAssists(const Incident &state)
{
    return std::ranges::any_of(state.tasks, [&state](const Task &task) {
        return task.parent == 0 && task.role == TaskRole::Assist && task.round == state.taskRound
            && kOpenTask.contains(task.stage);
    });
}

/// Acts that one who works does not do himself.
bool isChecking(K kind)
{
    return kind == K::Review || kind == K::Verify || kind == K::FollowUp || kind == K::Approve
        || kind == K::Arbitrate;
}

} // namespace

Simulator::Simulator(
    const DemoCity &city, DirectoryPtr directory, QSet<OrganizationId> people, quint64 seed)
    : m_directory(std::move(directory))
    , m_writer(city, *m_directory)
    , m_roster(*m_directory)
    , m_people(std::move(people))
    , m_random(seed)
{
}

PlannedAct Simulator::report(Instant now)
{
    const int month = toQDate(cityDate(now, m_directory->calendar().offset())).month();
    MatterPlan plan = m_writer.write(now, month, ++m_number, m_random);
    MatterScript(plan, *m_directory, m_roster, m_random).write(now);
    PlannedAct first = plan.acts.first();
    first.actor = simulatorOf(first.organization, SimulatorHand::Works);
    first.at = now;
    return first;
}

std::optional<PlannedAct> Simulator::act(
    K kind, const OrganizationId &organization, Instant now, const QJsonObject &args) const
{
    const OfficerId officer = simulatorOf(
        organization, isChecking(kind) ? SimulatorHand::Checks : SimulatorHand::Works);
    const WorkflowRow *row = workflowRow(kind);
    if (m_people.contains(organization) || !m_directory->rights(officer).intersects(row->rights))
        return std::nullopt;
    PlannedAct act;
    act.kind = kind;
    act.at = now;
    act.actor = officer;
    act.organization = organization;
    act.args = args;
    return act;
}

std::optional<PlannedAct> Simulator::next(const Incident &state, Instant now) const
{
    if (auto act = nextOfOwner(state, now))
        return act;
    if (state.stage != Stage::Dispatched && state.stage != Stage::Handling)
        return std::nullopt;
    for (const Task &task : state.tasks) {
        if (task.round != state.taskRound)
            continue;
        if (auto act = nextOfTask(state, task, now))
            return act;
    }
    return std::nullopt;
}

std::optional<PlannedAct> Simulator::nextOfOwner(const Incident &state, Instant now) const
{
    if (!state.requests.isEmpty()) {
        const PendingRequest &request = state.requests.first();
        return act(K::Approve, state.owner, now,
            { { u"request"_s, request.id.toString() }, { u"text"_s, u"同意。"_s } });
    }
    switch (state.stage) {
    case Stage::Reported:
        return state.category.isEmpty() || state.primaryRegion.isEmpty()
            ? std::nullopt
            : act(K::Accept, state.owner, now);
    case Stage::Accepted:
    case Stage::Dispatched:
    case Stage::Handling:
        return state.lead() ? std::nullopt : dispatch(state, now);
    case Stage::Resolved:
        return resolved(state, now);
    default:
        return std::nullopt;
    }
}

std::optional<PlannedAct> Simulator::dispatch(const Incident &state, Instant now) const
{
    const auto rules = m_directory->responsibilities(state.category, state.primaryRegion);
    const auto fits = std::ranges::find_if(rules, [&](const ResponsibilityRule *rule) {
        return mayTask(*m_directory, state.owner, rule->lead);
    });
    if (fits == rules.end())
        return std::nullopt;
    const QString unit = (*fits)->lead.toString();
    const QString clause = (*fits)->clause;
    if (state.sendBacks >= kMostSendBacks)
        return act(K::Arbitrate, state.owner, now,
            { { u"unit"_s, unit }, { u"clause"_s, clause },
                { u"reason"_s, u"多次退单，按权责清单由该单位主办。"_s } });
    return act(K::Dispatch, state.owner, now,
        { { u"lead"_s, unit }, { u"basis"_s, nameOf(DispatchBasis::Function) },
            { u"clause"_s, clause } });
}

std::optional<PlannedAct> Simulator::nextOfTask(
    const Incident &state, const Task &task, Instant now) const
{
    const QJsonObject args { { u"task"_s, task.number } };
    switch (task.stage) {
    case TaskStage::Pending:
        return act(K::Acknowledge, task.unit, now, args);
    case TaskStage::Acknowledged:
    case TaskStage::Contacted:
    case TaskStage::Rework:
        return nextOfActive(state, task, now);
    case TaskStage::Submitted:
        return act(
            K::Review, task.unit, now, { { u"task"_s, task.number }, { u"approve"_s, true } });
    case TaskStage::Reviewed:
        break;
    default:
        return std::nullopt;
    }
    const bool summarises = state.completion == Completion::LeadSummarises;
    if (task.parent != 0 || (summarises && task.role == TaskRole::Assist)
        || (summarises && hasOpenAssists(state)))
        return std::nullopt;
    if (state.hasReply())
        return act(K::Complete, task.unit, now, args);
    const Category *category = m_directory->category(state.category);
    return act(K::Reply, task.unit, now,
        { { u"task"_s, task.number },
            { u"by"_s, nameOf(state.contactable ? ReplyWay::Telephone : ReplyWay::BySource) },
            { u"text"_s, u"您反映的问题已处理完毕，感谢您的关心和监督。（模拟）"_s },
            { u"legalBasis"_s, category ? category->clause : QString() } });
}

std::optional<PlannedAct> Simulator::nextOfActive(
    const Incident &state, const Task &task, Instant now) const
{
    if (hasOpenChildren(state, task.number))
        return std::nullopt;
    const auto said = [&](const QString &text) {
        return QJsonObject { { u"task"_s, task.number }, { u"text"_s, text } };
    };
    const bool lead = task.role == TaskRole::Lead && task.parent == 0;
    if (lead && state.contactable && !isContacted(state)) {
        QJsonObject args = said(u"已电话联系诉求人，核实情况并告知预计办理时间。（模拟）"_s);
        args.insert(u"reached"_s, true);
        return act(K::Contact, task.unit, now, args);
    }
    if (!hasProgress(state, task.number))
        return act(K::Progress, task.unit, now, said(u"已到现场查看，正在组织处理。（模拟）"_s));
    return act(K::Submit, task.unit, now, said(u"已按结案条件处理完毕。（模拟）"_s));
}

std::optional<PlannedAct> Simulator::resolved(const Incident &state, Instant now) const
{
    if (!state.verified)
        return act(K::Verify, state.owner, now,
            { { u"passed"_s, true }, { u"text"_s, u"现场核查，问题已解决。（模拟）"_s } });
    if (state.contactable && !state.wasCalledBack())
        return act(K::FollowUp, state.owner, now,
            { { u"reached"_s, true }, { u"contactedByUnit"_s, true }, { u"resolved"_s, true },
                { u"satisfied"_s, true }, { u"answerSource"_s, nameOf(AnswerSource::Telephone) } });
    return act(K::Close, state.owner, now);
}

Millis Simulator::pauseBefore(OperationKind kind)
{
    const Millis mean = std::chrono::minutes { minutesOf(kind) };
    return Millis { static_cast<qint64>(
        static_cast<double>(mean.count()) * (0.5 + m_random.unit())) };
}

Millis Simulator::pauseBeforeMatter(double anHour)
{
    const Millis mean { static_cast<qint64>(3'600'000 / anHour) };
    return Millis { static_cast<qint64>(
        static_cast<double>(mean.count()) * (0.3 + 1.4 * m_random.unit())) };
}

} // namespace shiyu::demo
