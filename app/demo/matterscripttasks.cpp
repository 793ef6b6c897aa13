#include "app/demo/matterscript.h"

#include <QJsonArray>

// The part of a matter's script that units write: from dispatch to the signed-off result.
namespace shiyu::demo {
namespace {

using namespace Qt::StringLiterals;
using K = OperationKind;

constexpr double kExtension = 0.05, kSuspension = 0.02, kWhistle = 0.12, kReturned = 0.06;

QJsonArray names(const QVector<OrganizationId> &ids)
{
    QJsonArray array;
    for (const OrganizationId &id : ids)
        array.append(id.toString());
    return array;
}

bool isTown(const OrganizationId &unit)
{
    return unit.toString().size() == 9 && !unit.toString().contains(u'-');
}

} // namespace

OrganizationId MatterScript::dispatch(bool emergency)
{
    if (m_down)
        m_lead = OrganizationId(m_plan.region.toString().first(6)); // the county's centre
    m_assists.removeAll(m_lead);
    if (m_down || !m_random.chance(emergency ? 1.0 : 0.3))
        m_assists.clear();
    QJsonObject args { { u"lead"_s, m_lead.toString() }, { u"clause"_s, m_clause },
        { u"basis"_s, nameOf(m_down ? DispatchBasis::Territory : DispatchBasis::Function) } };
    if (!m_assists.isEmpty()) {
        args.insert(u"assists"_s, names(m_assists));
        args.insert(u"completion"_s, nameOf(Completion::LeadSummarises));
    }
    if (emergency) {
        QJsonObject &whole = m_plan.acts.last().args;
        for (auto it = args.begin(); it != args.end(); ++it)
            whole.insert(it.key(), it.value());
    } else {
        act(K::Dispatch, m_city, Right::Dispatch, args);
    }
    m_leadTask = ++m_tasks;
    m_tasks += static_cast<int>(m_assists.size());
    return m_lead;
}

void MatterScript::signAssists()
{
    for (qsizetype i = 0; i < m_assists.size(); ++i) {
        pass(60, 480);
        act(K::Acknowledge, m_assists[i], Right::Sign,
            { { u"task"_s, m_leadTask + 1 + static_cast<int>(i) } });
    }
}

void MatterScript::assists()
{
    for (qsizetype i = 0; i < m_assists.size(); ++i) {
        work(20, 120);
        submit(m_leadTask + 1 + static_cast<int>(i), m_assists[i]);
    }
}

OrganizationId MatterScript::below(const OrganizationId &unit) const
{
    const QString code = m_plan.region.toString();
    const qsizetype next = unit.toString().size() == 6 ? 9 : 12;
    if (unit.toString().size() >= 12 || code.size() < next)
        return {};
    const OrganizationId id(code.first(next));
    return m_directory.organization(id) && m_directory.isSuperior(unit, id) ? id : OrganizationId();
}

void MatterScript::task(int number, const OrganizationId &unit, bool contact, int depth)
{
    if (depth == 0)
        use(ClockKind::Acknowledge, 0.1 + 0.6 * m_random.unit());
    else
        work(5, 45);
    act(K::Acknowledge, unit, Right::Sign, { { u"task"_s, number } });
    if (depth == 0)
        signAssists();
    const OrganizationId child = m_down ? below(unit) : OrganizationId();
    const bool goesDown = !child.isEmpty() && (depth == 0 || m_random.chance(0.6));
    if (goesDown) {
        work(5, 40);
        act(K::Assign, unit, Right::Assign,
            { { u"task"_s, number }, { u"units"_s, names({ child }) },
                { u"text"_s, u"请按属地职责办理并反馈。"_s } });
        task(++m_tasks, child, contact, depth + 1);
        work(10, 90);
        return submit(number, unit);
    }
    if (contact) {
        use(ClockKind::Contact, 0.1 + 0.7 * m_random.unit());
        act(K::Contact, unit, Right::Sign,
            { { u"task"_s, number }, { u"reached"_s, m_random.chance(0.95) },
                { u"text"_s, u"已电话联系诉求人，核实情况并告知预计办理时间。"_s } });
    }
    if (m_random.chance(kExtension))
        extend(number, unit);
    if (m_random.chance(kSuspension))
        suspend(number, unit);
    if (isTown(unit) && m_random.chance(kWhistle))
        whistle(unit);
    const double share = m_late ? 1.05 + 0.5 * m_random.unit() : 0.2 + 0.68 * m_random.unit();
    use(ClockKind::Handle, share * 0.4);
    act(K::Progress, unit, Right::Handle,
        { { u"task"_s, number }, { u"text"_s, u"已到现场查看，正在组织处理。"_s } });
    use(ClockKind::Handle, share * 0.6);
    submit(number, unit);
}

void MatterScript::submit(int number, const OrganizationId &unit)
{
    const auto once = [&](bool approve) {
        act(K::Submit, unit, Right::Handle, { { u"task"_s, number }, { u"text"_s, done() } });
        work(10, 90);
        QJsonObject args { { u"task"_s, number }, { u"approve"_s, approve } };
        if (!approve)
            args.insert(u"text"_s, u"处理结果描述不清，请补充现场照片和答复口径。"_s);
        act(K::Review, unit, Right::Review, args);
    };
    if (m_random.chance(kReturned)) {
        once(false);
        work(30, 240);
    }
    once(true);
}

} // namespace shiyu::demo
