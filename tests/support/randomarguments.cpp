#include "tests/support/randomarguments.h"

#include <QJsonArray>

namespace shiyu::test {

using namespace Qt::StringLiterals;

RandomArguments::RandomArguments(const Directory &directory, QRandomGenerator &random)
    : m_directory(directory)
    , m_random(random)
{
    for (const Category &category : directory.data().categories) {
        if (!category.parent.isEmpty())
            m_categories.append(category.id);
    }
}

QJsonObject RandomArguments::place()
{
    Place place;
    place.shape = PlaceShape::Point;
    place.address = any(QStringList { u"北京中路128号"_s, u"长江路12号"_s, u"厦门路"_s });
    place.points
        = { LonLat::fromDegrees(118.3 + m_random.bounded(0.2), 31.2 + m_random.bounded(0.2)) };
    return toJson(place);
}

QJsonValue RandomArguments::draw(const QString &name, const Incident &state, Instant now)
{
    const auto &data = m_directory.data();
    if (name == u"title")
        return any(QStringList { u"小区物业管理混乱"_s, u"上水井盖缺失"_s, u"夜间施工噪音扰民"_s });
    if (name == u"summary")
        return u"业主多次反映，至今没有结果。"_s;
    if (name == u"place")
        return place();
    if (name == u"region")
        return data.regions.at(m_random.bounded(2, static_cast<int>(data.regions.size()))).code.toString();
    if (name == u"involved")
        return QJsonArray { any(data.regions).code.toString() };
    if (name == u"category")
        return any(m_categories).toString();
    if (name == u"urgency")
        return nameOf(static_cast<Urgency>(m_random.bounded(4)));
    if (name == u"channel")
        return nameOf(static_cast<Channel>(m_random.bounded(3)));
    if (name == u"source")
        return nameOf(static_cast<Source>(m_random.bounded(12)));
    if (name == u"sourceNumber")
        return u"WH%1"_s.arg(m_random.bounded(100000, 999999));
    if (name == u"basis")
        return nameOf(static_cast<DispatchBasis>(m_random.bounded(5)));
    if (name == u"completion")
        return nameOf(static_cast<Completion>(m_random.bounded(3)));
    if (name == u"unitOfTime")
        return nameOf(static_cast<LimitUnit>(m_random.bounded(4)));
    if (name == u"kind")
        return nameOf(static_cast<RequestKind>(m_random.bounded(4)));
    if (name == u"lead" || name == u"unit" || name == u"receiver")
        return any(data.organizations).id.toString();
    if (name == u"assists" || name == u"units")
        return QJsonArray { any(data.organizations).id.toString() };
    if (name == u"reviewer" || name == u"leader")
        return any(data.officers).id.toString();
    if (name == u"task")
        return state.tasks.isEmpty() ? 1
                                     : m_random.bounded(static_cast<int>(state.tasks.size())) + 1;
    if (name == u"amount" || name == u"stars")
        return m_random.bounded(1, 6);
    if (name == u"size" || name == u"sourceDue" || name == u"expectedReturn" || name == u"reviewOn")
        return toMs(now) + m_random.bounded(1, 200) * Q_INT64_C(3'600'000);
    if (name == u"request")
        return state.requests.isEmpty() ? u"none"_s : any(state.requests).id.toString();
    if (name == u"target" && !state.record.isEmpty())
        return state.record.constLast().intent.toString();
    if (name == u"entry" || name == u"reminder")
        return any(state.record).intent.toString();
    if (name == u"field")
        return u"title"_s;
    if (name == u"from")
        return state.title;
    if (name == u"to")
        return u"物业收费不透明"_s;
    static const QStringList kFlags { u"approve"_s, u"passed"_s, u"reached"_s, u"contactedByUnit"_s,
        u"resolved"_s, u"satisfied"_s, u"contactable"_s, u"confidential"_s, u"paper"_s };
    if (kFlags.contains(name))
        return m_random.bounded(10) < 7;
    return u"说明"_s;
}

QJsonObject RandomArguments::draw(const WorkflowRow &row, const Incident &state, Instant now)
{
    QJsonObject args;
    const auto names = QString::fromLatin1(row.args).split(u' ', Qt::SkipEmptyParts);
    for (QString name : names) {
        const bool optional = name.endsWith(u'?');
        if (optional)
            name.chop(1);
        if (!optional || m_random.bounded(2) == 0)
            args.insert(name, draw(name, state, now));
    }
    if (row.kind == OperationKind::Instruct)
        args.remove(u"text"_s); // the words are closed
    return args;
}

} // namespace shiyu::test
