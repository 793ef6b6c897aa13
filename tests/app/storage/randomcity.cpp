#include "tests/app/storage/randomcity.h"

#include <QCryptographicHash>

namespace shiyu::test {
namespace {

using namespace Qt::StringLiterals;

TimeLimit limit(const QString &id, int amount, LimitUnit unit)
{
    return { LimitId(id), 1, amount, unit };
}

QVector<Region> regions()
{
    const auto region = [](const QString &code, const QString &parent, RegionLevel level,
                            const QString &name, const QString &shortName = {}) {
        Region r;
        r.code = RegionCode(code);
        r.parent = RegionCode(parent);
        r.level = level;
        r.name = name;
        r.shortName = shortName;
        return r;
    };
    using L = RegionLevel;
    return { region(u"3402"_s, {}, L::City, u"芜湖市"_s),
        region(u"340202"_s, u"3402"_s, L::County, u"镜湖区"_s, u"镜湖"_s),
        region(u"340202001"_s, u"340202"_s, L::Town, u"赭山街道"_s),
        region(u"340202001001"_s, u"340202001"_s, L::Village, u"北京路社区"_s),
        region(u"340202001001001"_s, u"340202001001"_s, L::Grid, u"第一网格"_s),
        region(u"340203"_s, u"3402"_s, L::County, u"弋江区"_s, u"弋江"_s),
        region(u"340203001"_s, u"340203"_s, L::Town, u"澛港街道"_s),
        region(u"340203001001"_s, u"340203001"_s, L::Village, u"长江路社区"_s) };
}

QVector<Organization> organizations()
{
    const auto unit = [](const QString &id, OrgKind kind, const QString &name,
                          const QString &region, const QString &superior) {
        Organization o;
        o.id = OrganizationId(id);
        o.kind = kind;
        o.name = name;
        o.region = RegionCode(region);
        o.superior = OrganizationId(superior);
        return o;
    };
    using K = OrgKind;
    return { unit(u"city"_s, K::Centre, u"芜湖市指挥中心"_s, u"3402"_s, {}),
        unit(u"jinghu"_s, K::Centre, u"镜湖区中心"_s, u"340202"_s, u"city"_s),
        unit(u"yijiang"_s, K::Centre, u"弋江区中心"_s, u"340203"_s, u"city"_s),
        unit(u"zheshan"_s, K::Centre, u"赭山街道中心"_s, u"340202001"_s, u"jinghu"_s),
        unit(u"lugang"_s, K::Centre, u"澛港街道中心"_s, u"340203001"_s, u"yijiang"_s),
        unit(u"chengguan"_s, K::Department, u"芜湖市城市管理局"_s, u"3402"_s, u"city"_s),
        unit(u"jinghu-cg"_s, K::Department, u"镜湖区城市管理局"_s, u"340202"_s, u"jinghu"_s),
        unit(u"water"_s, K::Utility, u"芜湖供水公司"_s, u"3402"_s, u"city"_s),
        unit(u"water-repair"_s, K::Utility, u"供水抢修三队"_s, u"3402"_s, u"water"_s) };
}

QVector<Category> categories()
{
    const auto category = [](const QString &id, const QString &parent, const QString &name,
                              QMap<ClockKind, TimeLimit> limits = {}) {
        Category c;
        c.id = CategoryId(id);
        c.parent = CategoryId(parent);
        c.name = name;
        c.limits = std::move(limits);
        return c;
    };
    using U = LimitUnit;
    const QMap<ClockKind, TimeLimit> urgent { { ClockKind::Accept,
                                                  limit(u"a"_s, 1, U::UrgentHours) },
        { ClockKind::Dispatch, limit(u"d"_s, 1, U::WorkingHours) },
        { ClockKind::Acknowledge, limit(u"k"_s, 2, U::WorkingHours) },
        { ClockKind::Contact, limit(u"c"_s, 4, U::WorkingHours) },
        { ClockKind::Handle, limit(u"h"_s, 2, U::UrgentHours) },
        { ClockKind::Verify, limit(u"v"_s, 1, U::WorkingDays) },
        { ClockKind::Total, limit(u"t"_s, 1, U::WorkingDays) } };
    const QMap<ClockKind, TimeLimit> slow { { ClockKind::Handle,
                                                limit(u"h2"_s, 5, U::WorkingDays) },
        { ClockKind::Total, limit(u"t2"_s, 10, U::NaturalDays) } };
    return { category(u"01"_s, {}, u"公用设施"_s),
        category(u"0101"_s, u"01"_s, u"上水井盖"_s, urgent),
        category(u"0102"_s, u"01"_s, u"路灯"_s, slow), category(u"02"_s, {}, u"物业管理"_s),
        category(u"0201"_s, u"02"_s, u"物业收费"_s, slow) };
}

QString numbered(const QString &prefix, int n)
{
    return prefix + QString::number(n).rightJustified(6, u'0');
}

QByteArray chain(
    const QString &, const QByteArray &prev, const QByteArray &intent, const QByteArray &facts)
{
    const QByteArray all = prev + intent + facts;
    return QCryptographicHash::hash(all, QCryptographicHash::Sha256);
}

} // namespace

Directory smallCity(CalendarData calendar)
{
    DirectoryData data;
    data.revision = 1;
    data.regions = regions();
    data.organizations = organizations();
    data.categories = categories();
    Rights all;
    for (size_t i = 0; i < enumCount<Right>(); ++i)
        all.insert(static_cast<Right>(i));
    data.roles = { { u"all"_s, u"all"_s, all } };
    for (const Organization &o : data.organizations) {
        for (const QString &who : { u"-a"_s, u"-b"_s }) {
            Officer officer;
            officer.id = OfficerId(o.id.toString() + who);
            officer.account = officer.name = officer.id.toString();
            officer.organization = o.id;
            officer.roles = QStringList { u"all"_s };
            data.officers.append(officer);
        }
    }
    data.calendar = *Calendar::make(std::move(calendar));
    return Directory(std::move(data));
}

RandomCases::RandomCases(const Directory &directory, quint32 seed)
    : m_directory(directory)
    , m_random(seed)
    , m_arguments(directory, m_random)
{
}

std::optional<Operation> RandomCases::tryOnce(const Incident &state, const WorkflowRow &row)
{
    const Officer &officer = m_arguments.any(m_directory.data().officers);
    Intent intent;
    intent.id = IntentId(u"i%1-%2"_s.arg(m_seq + 1).arg(m_random.generate()));
    intent.subject = { SubjectKind::Incident,
        state.exists() ? state.id.toString() : numbered(u"case-"_s, m_made + 1) };
    intent.kind = row.kind;
    intent.args = m_arguments.draw(row, state, m_now);
    if (row.kind == OperationKind::Instruct)
        intent.closed.insert(QString::fromLatin1(kInstruction),
            { QByteArray(32, 'i'), Audience::HandlersAndCommand });
    intent.actor = officer.id;
    intent.organization = officer.organization;
    intent.device = DeviceId(u"K7"_s);
    intent.deviceSeq = m_seq + 1;
    intent.madeAt = m_now;
    intent.seen = state.lastSeq;
    Context context { m_directory, m_now, m_seq + 1, numbered(u"20261123-"_s, m_made + 1), chain };
    auto operation = decide(state, intent, context);
    return operation ? std::optional(*operation) : std::nullopt;
}

/// Most acts carry the case on; with even chances nearly all would end before they are handled.
bool RandomCases::isTaken(OperationKind kind)
{
    using K = OperationKind;
    static constexpr EnumSet<K> kEnds { K::Answer, K::Guide, K::Decline, K::TransferOut,
        K::Terminate, K::Shelve, K::WriteOff, K::Withdraw, K::Waive, K::Retract, K::SecondRound,
        K::Rework };
    static constexpr EnumSet<K> kAside { K::Attach, K::Note, K::Edit, K::Relocate, K::Remind,
        K::Confer, K::Instruct, K::FormTaskForce, K::Strike, K::Rate, K::Whistle, K::Escalate,
        K::Progress, K::Arrive, K::Judge, K::Receipt, K::Reply, K::FollowUp, K::Request, K::Approve,
        K::Suspend, K::Resume, K::Deny };
    if (kEnds.contains(kind))
        return m_random.bounded(60) == 0;
    return !kAside.contains(kind) || m_random.bounded(60) == 0;
}

RandomCases::Step RandomCases::next(bool makeNew)
{
    static const Incident kNone;
    const auto rows = incidentWorkflow();
    while (true) {
        const int index = makeNew || m_cases.isEmpty()
            ? -1
            : m_random.bounded(static_cast<int>(m_cases.size()));
        const Incident &state = index < 0 ? kNone : m_cases.at(index);
        const WorkflowRow &row = rows[m_random.bounded(static_cast<int>(rows.size()))];
        if (row.from.isEmpty() == state.exists() || !isTaken(row.kind))
            continue;
        m_now += Millis { m_random.bounded(1, 60'000) };
        // Nine of ten would be refused for this; to draw their arguments took most of the time.
        if (state.exists() && !row.from.contains(state.stage))
            continue;
        const auto operation = tryOnce(state, row);
        if (!operation)
            continue;
        ++m_seq;
        const Incident before = state;
        const Incident after = apply(before, *operation);
        if (index < 0) {
            ++m_made;
            m_cases.append(after);
        } else {
            m_cases[index] = after;
        }
        return { before, after, *operation };
    }
}

} // namespace shiyu::test
