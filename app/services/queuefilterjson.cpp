#include "app/services/queuefilterjson.h"

#include <algorithm>

namespace shiyu {
namespace {

using K = QLatin1StringView;

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

// Sets are kept by their bits: enums only grow at their end.
template <typename E> QJsonValue bitsOf(EnumSet<E> set)
{
    return QJsonValue(static_cast<qint64>(set.bits()));
}

template <typename E> EnumSet<E> setOf(const QJsonValue &value)
{
    const quint64 known = (quint64 { 1 } << enumCount<E>()) - 1;
    return EnumSet<E>::fromBits(static_cast<quint64>(value.toInteger()) & known);
}

} // namespace

QJsonObject toJson(const IncidentFilter &filter, SortOrder order)
{
    QJsonObject json { { key("chip"), static_cast<int>(filter.chip) },
        { key("scope"), static_cast<int>(filter.scope) }, { key("text"), filter.text },
        { key("region"), filter.region.toString() },
        { key("category"), filter.category.toString() }, { key("major"), filter.major.toString() },
        { key("levels"), bitsOf(filter.levels) }, { key("urgencies"), bitsOf(filter.urgencies) },
        { key("stages"), bitsOf(filter.stages) }, { key("sources"), bitsOf(filter.sources) },
        { key("unit"), filter.unit.toString() }, { key("unread"), filter.unreadOnly },
        { key("order"), static_cast<int>(order) } };
    if (filter.reportedFrom)
        json[key("from")] = toMs(*filter.reportedFrom);
    if (filter.reportedBefore)
        json[key("before")] = toMs(*filter.reportedBefore);
    return json;
}

IncidentFilter filterFromJson(const QJsonObject &json)
{
    IncidentFilter filter;
    filter.chip = static_cast<QueueChip>(
        std::clamp(json[K("chip")].toInt(), 0, static_cast<int>(kQueueChips) - 1));
    filter.scope
        = json[K("scope")].toInt() == static_cast<int>(Scope::All) ? Scope::All : Scope::Open;
    filter.text = json[K("text")].toString();
    filter.region = RegionCode(json[K("region")].toString());
    filter.category = CategoryId(json[K("category")].toString());
    filter.major = CategoryId(json[K("major")].toString());
    filter.levels = setOf<RegionLevel>(json[K("levels")]);
    filter.urgencies = setOf<Urgency>(json[K("urgencies")]);
    filter.stages = setOf<Stage>(json[K("stages")]);
    filter.sources = setOf<Source>(json[K("sources")]);
    filter.unit = OrganizationId(json[K("unit")].toString());
    filter.unreadOnly = json[K("unread")].toBool();
    if (json.contains(K("from")))
        filter.reportedFrom = instantFromMs(json[K("from")].toInteger());
    if (json.contains(K("before")))
        filter.reportedBefore = instantFromMs(json[K("before")].toInteger());
    return filter;
}

SortOrder orderFromJson(const QJsonObject &json)
{
    const int order = json[K("order")].toInt();
    return static_cast<SortOrder>(std::clamp(order, 0, static_cast<int>(SortOrder::Updated)));
}

} // namespace shiyu
