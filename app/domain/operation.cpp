#include "app/domain/operation.h"

#include "app/domain/canonical.h"
#include <QJsonArray>

namespace shiyu {
namespace {

using K = QLatin1StringView;

QJsonObject startToJson(const ClockStart &start)
{
    QJsonObject json { { QStringLiteral("clock"), nameOf(start.clock) },
        { QStringLiteral("task"), start.task },
        { QStringLiteral("limit"), start.limit.id.toString() },
        { QStringLiteral("version"), start.limit.version },
        { QStringLiteral("amount"), start.limit.amount },
        { QStringLiteral("unit"), nameOf(start.limit.unit) } };
    if (start.due)
        json[QStringLiteral("due")] = toMs(*start.due);
    if (start.again)
        json[QStringLiteral("again")] = true;
    return json;
}

Expected<ClockStart> startFromJson(const QJsonObject &json)
{
    ClockStart start;
    const auto clock = fromName<ClockKind>(json[K("clock")].toString());
    if (!clock)
        return fail(ErrorCode::Damaged, QStringLiteral("started"));
    start.clock = *clock;
    start.task = json[K("task")].toInt();
    start.again = json[K("again")].toBool();
    if (json.contains(K("due")))
        start.due = instantFromMs(json[K("due")].toInteger());
    const auto unit = fromName<LimitUnit>(json[K("unit")].toString());
    if (!unit)
        return fail(ErrorCode::Damaged, QStringLiteral("started"));
    start.limit = { LimitId(json[K("limit")].toString()), json[K("version")].toInt(),
        json[K("amount")].toInt(), *unit };
    return start;
}

QJsonObject endToJson(const ClockEnd &end)
{
    return { { QStringLiteral("clock"), nameOf(end.clock) }, { QStringLiteral("task"), end.task },
        { QStringLiteral("dueAt"), toMs(end.dueAt) }, { QStringLiteral("onTime"), end.onTime },
        { QStringLiteral("calendarRev"), end.calendarRev } };
}

Expected<ClockEnd> endFromJson(const QJsonObject &json)
{
    const auto clock = fromName<ClockKind>(json[K("clock")].toString());
    if (!clock)
        return fail(ErrorCode::Damaged, QStringLiteral("ended"));
    return ClockEnd { *clock, json[K("task")].toInt(), instantFromMs(json[K("dueAt")].toInteger()),
        json[K("onTime")].toBool(), json[K("calendarRev")].toInteger() };
}

} // namespace

bool Operation::timeToBeChecked() const
{
    constexpr auto kTolerance = std::chrono::minutes { 10 };
    const auto gap = facts.receivedAt - intent.madeAt;
    return intent.clockSuspect && (gap > kTolerance || gap < -kTolerance);
}

QByteArray factBytes(const Facts &facts)
{
    QJsonObject json {
        { QStringLiteral("seq"), facts.seq },
        { QStringLiteral("receivedAt"), toMs(facts.receivedAt) },
        { QStringLiteral("effectiveAt"), toMs(facts.effectiveAt) },
        { QStringLiteral("rulesRev"), facts.rulesRev },
        { QStringLiteral("prevHash"), QString::fromLatin1(facts.prevHash.toHex()) },
    };
    if (!facts.number.isEmpty())
        json[QStringLiteral("number")] = facts.number;
    if (!facts.started.isEmpty()) {
        QJsonArray started;
        for (const ClockStart &start : facts.started)
            started.append(startToJson(start));
        json[QStringLiteral("started")] = started;
    }
    if (!facts.ended.isEmpty()) {
        QJsonArray ended;
        for (const ClockEnd &end : facts.ended)
            ended.append(endToJson(end));
        json[QStringLiteral("ended")] = ended;
    }
    return encodeCanonical(json);
}

Expected<Facts> parseFacts(const QByteArray &bytes)
{
    const auto json = decodeCanonical(bytes);
    if (!json)
        return tl::make_unexpected(json.error());
    Facts facts;
    facts.seq = (*json)[K("seq")].toInteger();
    facts.receivedAt = instantFromMs((*json)[K("receivedAt")].toInteger());
    facts.effectiveAt = instantFromMs((*json)[K("effectiveAt")].toInteger());
    facts.rulesRev = (*json)[K("rulesRev")].toInteger();
    facts.number = (*json)[K("number")].toString();
    const QByteArray prevHash = (*json)[K("prevHash")].toString().toLatin1();
    facts.prevHash = QByteArray::fromHex(prevHash);
    if (facts.prevHash.toHex() != prevHash) // fromHex() passes over what is none
        return fail(ErrorCode::Damaged, QStringLiteral("prevHash"));
    for (const QJsonValue &value : (*json)[K("started")].toArray()) {
        auto start = startFromJson(value.toObject());
        if (!start)
            return tl::make_unexpected(start.error());
        facts.started.append(*start);
    }
    for (const QJsonValue &value : (*json)[K("ended")].toArray()) {
        auto end = endFromJson(value.toObject());
        if (!end)
            return tl::make_unexpected(end.error());
        facts.ended.append(*end);
    }
    return facts;
}

} // namespace shiyu
