#include "app/demo/matterscript.h"

#include "app/domain/workflow.h"

#include <QJsonArray>

// The turns that a matter's script may take: refusals and their ruling, applications, whistles,
// instructions, and being merged into another.
namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;

constexpr double kSecondRefusal = 0.25, kDenied = 0.15;

} // namespace

/// A unit refuses and its reviewer signs; the matter comes back to be dispatched again.
void MatterScript::refuse(const OrganizationId &wrong)
{
    pass(60, 900);
    act(K::Dispatch, m_city, Right::Dispatch,
        { { u"lead"_s, wrong.toString() }, { u"basis"_s, nameOf(DispatchBasis::Function) },
            { u"clause"_s, m_clause } });
    ++m_tasks;
    pass(1'200, 5 * 3'600);
    PlannedAct &back = act(K::SendBack, wrong, Right::Sign,
        { { u"task"_s, m_tasks }, { u"clause"_s, m_clause },
            { u"reason"_s, u"经核实，该事项不属于我单位职责，建议派责任单位办理。"_s } });
    const OfficerId signer = officer(wrong, Right::Review, back.actor);
    m_plan.acts.last().args.insert(u"reviewer"_s, signer.toString());
}

bool MatterScript::wrongAddress()
{
    const QString county = m_plan.region.toString().first(6);
    QVector<OrganizationId> wrong;
    for (const QString &key : { u"-cg"_s, u"-zj"_s, u"-sc"_s }) {
        if (const OrganizationId unit(county + key); unit != m_lead)
            wrong.append(unit);
    }
    refuse(wrong.at(0));
    if (!m_random.chance(kSecondRefusal))
        return false;
    refuse(wrong.at(1));
    arbitrate();
    return true;
}

/// After two refusals the superior rules, and nobody refuses any more.
void MatterScript::arbitrate()
{
    if (m_down)
        m_lead = OrganizationId(m_plan.region.toString().first(6));
    m_assists.clear();
    pass(1'800, 4 * 3'600);
    act(K::Arbitrate, m_city, Right::Arbitrate,
        { { u"unit"_s, m_lead.toString() }, { u"clause"_s, m_clause },
            { u"reason"_s, u"两家单位均已退单，按权责清单由该单位主办。"_s } });
    m_leadTask = ++m_tasks;
}

void MatterScript::instruct()
{
    pass(600, 7'200);
    act(K::Instruct, m_city, Right::Instruct)
        .closed.insert(QString::fromLatin1(kInstruction),
            { u"请承办单位高度重视，尽快办结并回复诉求人。"_s, Audience::HandlersAndCommand });
}

/// The index of the application, for the ruling on it.
int MatterScript::request(int number, const OrganizationId &unit, const QJsonObject &args)
{
    work(30, 120);
    QJsonObject whole = args;
    whole.insert(u"task"_s, number);
    act(K::Request, unit, Right::Handle, whole);
    return static_cast<int>(m_plan.acts.size()) - 1;
}

void MatterScript::extend(int number, const OrganizationId &unit)
{
    const int index = request(number, unit,
        { { u"kind"_s, nameOf(RequestKind::Extension) }, { u"amount"_s, 1 },
            { u"unitOfTime"_s, nameOf(LimitUnit::WorkingDays) },
            { u"reason"_s, u"涉及多方协调，需延长办理时间。"_s } });
    work(15, 90);
    if (m_random.chance(kDenied)) {
        act(K::Deny, m_city, Right::Approve,
            { { u"reason"_s, u"理由不充分，请在原时限内办结。"_s } })
            .answers
            = index;
        return;
    }
    act(K::Approve, m_city, Right::Approve, { { u"text"_s, u"同意延期。"_s } }).answers = index;
}

/// Its clock stands until it goes on.
void MatterScript::suspend(int number, const OrganizationId &unit)
{
    const int index = request(number, unit,
        { { u"kind"_s, nameOf(RequestKind::Suspension) },
            { u"reason"_s, u"需等待第三方检测报告，申请暂缓。"_s } });
    work(30, 240);
    act(K::Approve, m_city, Right::Approve, { { u"text"_s, u"同意暂缓。"_s } }).answers = index;
    work(480, 1'440);
    act(K::Resume, m_city, Right::Dispatch,
        { { u"task"_s, number }, { u"reason"_s, u"检测报告已出，恢复办理。"_s } });
}

/// The town calls a department of its county; it signs in on the spot and is rated.
void MatterScript::whistle(const OrganizationId &town)
{
    static const QStringList kCalled { u"-cg"_s, u"-zj"_s, u"-ga"_s, u"-sc"_s, u"-hb"_s };
    const OrganizationId called(town.toString().first(6) + m_random.pick(kCalled));
    pass(600, 3'600);
    act(K::Whistle, town, Right::Escalate,
        { { u"units"_s, QJsonArray { called.toString() } },
            { u"reason"_s, u"街镇无执法权，请到场联合处置。"_s } });
    const int number = ++m_tasks;
    pass(300, 1'200);
    act(K::Acknowledge, called, Right::Sign, { { u"task"_s, number } });
    pass(900, 2'700);
    act(K::Arrive, called, Right::Sign,
        { { u"task"_s, number }, { u"text"_s, u"执法人员已到场签到。"_s } });
    work(20, 120);
    submit(number, called);
    pass(600, 3'600);
    act(K::Rate, town, Right::Escalate,
        { { u"task"_s, number }, { u"stars"_s, m_random.between(3, 5) } });
}

void MatterScript::writeDuplicate(Instant reportedAt, const MatterPlan &target)
{
    m_plan.category = target.category;
    m_plan.region = target.region;
    m_plan.place = target.place;
    m_plan.title = target.title;
    m_plan.text = target.text;
    m_plan.urgency = target.urgency;
    m_plan.answeredAtOnce = false;
    m_plan.acts.clear();
    m_now = reportedAt;
    m_contactable = true;
    addReporter(act(K::Report, m_city, Right::Intake, reportArgs()));
    pass(120, 900);
    act(K::Merge, m_city, Right::Intake).into = target.number;
    m_now = std::max(m_now, target.acts.last().at);
    pass(600, 7'200);
    act(K::Reply, m_city, Right::Intake,
        { { u"by"_s, nameOf(ReplyWay::Telephone) },
            { u"text"_s, u"您反映的问题与在办工单合并办理，现已办结，感谢您的监督。"_s } });
    followUp();
}

} // namespace shiyu::demo
