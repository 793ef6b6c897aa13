#include "app/demo/matterscript.h"

#include "app/demo/matterwriter.h"
#include "app/demo/roster.h"

namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;

constexpr double kLate = 0.012, kWrongAddress = 0.05, kFailedCheck = 0.03, kDown = 0.35,
                 kAnsweredFollowUp = 0.1, kInstructed = 0.015;

bool seenByMachine(Source source)
{
    return source == Source::VideoDetection || source == Source::Sensor;
}

/// The chance that the hotline answers at once, without a task.
double atOnce(const MatterPlan &plan)
{
    const QString code = plan.category.toString();
    if (code.startsWith(u"17"))
        return 0;
    if (seenByMachine(plan.source) || plan.source == Source::GridWorker)
        return 0.25;
    if (code.startsWith(u"18"))
        return 0.99;
    if (plan.urgency == Urgency::Critical)
        return 0.35;
    if (code.startsWith(u"15") || code.startsWith(u"01"))
        return 0.62;
    return 0.83;
}

bool mayGoDown(const QString &major)
{
    static const QStringList kMajors { u"03"_s, u"05"_s, u"10"_s, u"14"_s, u"15"_s, u"18"_s };
    return kMajors.contains(major);
}

} // namespace

MatterScript::MatterScript(
    MatterPlan &plan, const Directory &directory, Roster &roster, SeededRandom &random)
    : m_plan(plan)
    , m_directory(directory)
    , m_roster(roster)
    , m_random(random)
    , m_city(directory.centreFor(directory.city()->code)->id)
{
}

OfficerId MatterScript::officer(
    const OrganizationId &organization, Right right, const OfficerId &butNot)
{
    QVector<OfficerId> able = m_roster.of(organization, right);
    if (!butNot.isEmpty())
        able.removeAll(butNot);
    return able.isEmpty() ? OfficerId() : m_random.pick(able);
}

PlannedAct &MatterScript::act(
    OperationKind kind, const OrganizationId &organization, Right right, const QJsonObject &args)
{
    PlannedAct next;
    next.kind = kind;
    next.at = m_now;
    next.actor = officer(organization, right);
    next.organization = organization;
    next.args = args;
    m_plan.acts.append(next);
    return m_plan.acts.last();
}

QJsonObject MatterScript::reportArgs() const
{
    QJsonObject args { { u"title"_s, m_plan.title }, { u"summary"_s, m_plan.text },
        { u"place"_s, toJson(m_plan.place) }, { u"region"_s, m_plan.region.toString() },
        { u"category"_s, m_plan.category.toString() }, { u"urgency"_s, nameOf(m_plan.urgency) },
        { u"channel"_s,
            nameOf(m_plan.source == Source::VideoDetection ? Channel::Video
                    : m_plan.source == Source::Sensor      ? Channel::Sensor
                                                           : Channel::Person) },
        { u"source"_s, nameOf(m_plan.source) }, { u"contactable"_s, m_contactable } };
    if (!m_plan.sourceNumber.isEmpty())
        args.insert(u"sourceNumber"_s, m_plan.sourceNumber);
    return args;
}

void MatterScript::addReporter(PlannedAct &report)
{
    const MatterWriter::Reporter who = MatterWriter::reporter(m_random);
    if (!m_contactable)
        return;
    report.args.insert(u"confidential"_s, who.confidential);
    const Audience audience = who.confidential ? Audience::IntakeSeat : Audience::Handlers;
    report.closed.insert(u"reporterName"_s, { who.name, audience });
    report.closed.insert(u"reporterPhone"_s, { who.phone, audience });
}

void MatterScript::write(Instant reportedAt)
{
    m_now = reportedAt;
    m_contactable = !seenByMachine(m_plan.source) && m_plan.source != Source::GridWorker;
    m_late = m_random.chance(kLate);
    const auto rules = m_directory.responsibilities(m_plan.category, m_plan.region);
    if (!rules.isEmpty()) {
        m_lead = rules.first()->lead;
        m_assists = rules.first()->assists;
        m_clause = rules.first()->clause;
    }
    if (m_plan.category.toString().startsWith(u"17")) {
        PlannedAct &report = act(K::EmergencyDispatch, m_city, Right::Dispatch, reportArgs());
        addReporter(report);
        dispatch(true);
    } else {
        addReporter(act(K::Report, m_city, Right::Intake, reportArgs()));
        m_plan.answeredAtOnce = m_random.chance(atOnce(m_plan));
        if (m_plan.answeredAtOnce)
            return answer();
        pass(60, 900);
        act(K::Accept, m_city, Right::Intake);
        m_down = mayGoDown(m_plan.category.toString().first(2)) && m_random.chance(kDown);
        if (!m_random.chance(kWrongAddress) || !wrongAddress()) {
            pass(60, 1'200);
            dispatch(false);
        }
    }
    if (m_random.chance(kInstructed))
        instruct();
    handle();
}

void MatterScript::answer()
{
    pass(70, 480);
    if (m_random.chance(0.06)) {
        act(K::Guide, m_city, Right::Intake,
            { { u"text"_s,
                u"已告知可通过仲裁、诉讼等法定途径办理，并告知受理单位和所需材料。"_s } });
        return;
    }
    act(K::Answer, m_city, Right::Intake,
        { { u"text"_s, u"已按知识库解释有关规定和办理渠道，诉求人表示清楚。"_s },
            { u"knowledge"_s, QString(u"KB-"_s + m_plan.category.toString() + u"-01"_s) } });
    if (m_contactable && m_random.chance(kAnsweredFollowUp))
        followUpAnswered();
}

void MatterScript::followUpAnswered()
{
    work(120, 960);
    const bool reached = m_random.chance(0.9);
    const bool content = reached && m_random.chance(0.97);
    act(K::FollowUp, m_city, Right::FollowUp,
        { { u"reached"_s, reached }, { u"contactedByUnit"_s, false }, { u"resolved"_s, content },
            { u"satisfied"_s, content }, { u"answerSource"_s, nameOf(AnswerSource::Telephone) } });
}

void MatterScript::reply()
{
    pass(300, 1'800);
    act(K::Reply, m_lead, Right::Handle,
        { { u"task"_s, m_leadTask },
            { u"by"_s, nameOf(m_contactable ? ReplyWay::Telephone : ReplyWay::BySource) },
            { u"text"_s, QString(u"您反映的问题"_s + done() + u"感谢您的关心和监督。"_s) },
            { u"legalBasis"_s, m_directory.category(m_plan.category)->clause } });
    pass(60, 600);
    act(K::Complete, m_lead, Right::Handle, { { u"task"_s, m_leadTask } });
}

void MatterScript::verify(bool passed)
{
    work(20, 300);
    act(K::Verify, m_city, Right::Verify,
        { { u"passed"_s, passed },
            { u"text"_s, passed ? u"现场核查，问题已解决。"_s : u"现场核查，问题仍存在。"_s } });
}

bool MatterScript::followUp()
{
    work(30, 600);
    const bool reached = m_random.chance(0.94);
    const bool resolved = reached && m_random.chance(0.94);
    act(K::FollowUp, m_city, Right::FollowUp,
        { { u"reached"_s, reached }, { u"contactedByUnit"_s, reached && m_random.chance(0.97) },
            { u"resolved"_s, resolved }, { u"satisfied"_s, resolved && m_random.chance(0.98) },
            { u"answerSource"_s, nameOf(AnswerSource::Telephone) } });
    return resolved || !reached;
}

void MatterScript::handle()
{
    qsizetype resolved = 0;
    for (int round = 1;; ++round) {
        const qsizetype dispatched = m_plan.acts.size();
        m_handling = true;
        task(m_leadTask, m_lead, m_contactable, 0);
        assists();
        reply();
        m_handling = false;
        fit(dispatched, ClockKind::Handle, shareOfLimit());
        resolved = m_plan.acts.size();
        if (round == 1 && m_random.chance(kFailedCheck)) {
            verify(false);
            pass(300, 3'000);
            act(K::Rework, m_city, Right::Dispatch,
                { { u"reason"_s, u"核查未通过，请继续处理。"_s } });
            use(ClockKind::Handle, 0.2 * m_random.unit());
            submit(m_leadTask, m_lead);
            reply();
            resolved = m_plan.acts.size();
        }
        verify(true);
        const bool content = !m_contactable || followUp();
        if (content || round == 2 || m_random.chance(0.5))
            break;
        pass(600, 3'600);
        act(K::SecondRound, m_city, Right::Dispatch,
            { { u"reason"_s, u"诉求人反映问题未解决，启动二次办理。"_s } });
        pass(300, 1'800);
        m_down = false;
        m_assists.clear();
        dispatch(false);
    }
    pass(60, 1'800);
    act(K::Close, m_city, Right::Dispatch);
    fit(resolved, ClockKind::Verify, 0.35 + 0.5 * m_random.unit());
}

QString MatterScript::done() const
{
    const QString condition = m_directory.category(m_plan.category)->closingCondition;
    return u"已处理："_s + condition + u"。"_s;
}

} // namespace shiyu::demo
