#include "app/protocol/answers.h"

#include "app/protocol/jsonlist.h"
#include "app/protocol/limits.h"
#include <array>

namespace shiyu::protocol {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kMostDirectoryEntries = 2'000'000;
constexpr qsizetype kMostPins = 4;
constexpr int kLongestTtl = 24 * 3600;

} // namespace

QJsonObject DirectoryEntry::toJson() const
{
    JsonWriter json;
    json.text("kind", kind);
    json.text("id", id);
    json.whole("order", order);
    json.text("body", QString::fromUtf8(body));
    return json.take();
}

Expected<DirectoryEntry> DirectoryEntry::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    DirectoryEntry entry;
    entry.kind = reader.shortText("kind", JsonReader::Required);
    entry.id = reader.shortText("id"); // the city and the calendar have none
    entry.order = static_cast<int>(reader.whole("order", 0, kMostDirectoryEntries));
    entry.body = reader.text("body").toUtf8();
    return reader.finish(std::move(entry));
}

QJsonObject DirectoryAnswer::toJson() const
{
    JsonWriter json;
    json.whole("revision", revision);
    json.whole("since", since);
    json.put("changed", listOf(changed));
    json.put("removed", listOf(removed));
    json.text("sha256", hexText(sha256));
    return json.take();
}

Expected<DirectoryAnswer> DirectoryAnswer::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    DirectoryAnswer answer;
    answer.revision = reader.count("revision");
    answer.since = reader.whole("since", 0, answer.revision);
    answer.changed
        = reader.items<DirectoryEntry>("changed", kMostDirectoryEntries, &DirectoryEntry::fromJson);
    answer.removed
        = reader.items<DirectoryEntry>("removed", kMostDirectoryEntries, &DirectoryEntry::fromJson);
    answer.sha256 = reader.hex("sha256", kDigestBytes);
    for (const DirectoryEntry &entry : answer.changed) {
        if (entry.body.isEmpty())
            reader.wrong("changed");
    }
    return reader.finish(std::move(answer));
}

QJsonObject ClosedAnswer::toJson() const
{
    JsonWriter json;
    json.put("subject", protocol::toJson(subject));
    json.text("field", field);
    json.text("value", QString::fromLatin1(value.toBase64()));
    json.text("salt", hexText(salt));
    return json.take();
}

Expected<ClosedAnswer> ClosedAnswer::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    ClosedAnswer answer;
    answer.subject = reader.subject();
    answer.field = reader.shortText("field", JsonReader::Required);
    answer.value = reader.base64("value", kLargestClosedValue);
    answer.salt = reader.hex("salt", kDigestBytes);
    return reader.finish(std::move(answer));
}

QJsonObject BlobState::toJson() const
{
    JsonWriter json;
    json.whole("size", size);
    json.whole("received", received);
    json.flag("complete", complete);
    return json.take();
}

Expected<BlobState> BlobState::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    BlobState state;
    state.size = reader.whole("size", 1, MessageReader::kMost, JsonReader::Required);
    state.received = reader.whole("received", 0, state.size);
    state.complete = reader.flag("complete");
    if (state.complete && state.received != state.size)
        reader.wrong("complete");
    return reader.finish(std::move(state));
}

QJsonObject Health::toJson() const
{
    JsonWriter json;
    json.text("status", status);
    json.text("version", version);
    json.whole("protocol", protocol);
    json.whole("serverTime", toMs(serverTime));
    return json.take();
}

Expected<Health> Health::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    Health health;
    health.status = reader.shortText("status", JsonReader::Required);
    health.version = reader.shortText("version");
    health.protocol
        = static_cast<int>(reader.whole("protocol", 1, 1'000'000, JsonReader::Required));
    health.serverTime = reader.time("serverTime");
    return reader.finish(std::move(health));
}

int statusOf(ProblemCode code)
{
    static constexpr std::array<int, enumCount<ProblemCode>()> kStatus { 400, 401, 401, 401, 403,
        403, 403, 403, 403, 404, 405, 413, 429, 500, 503 };
    return kStatus.at(static_cast<size_t>(code));
}

QJsonObject Problem::toJson() const
{
    JsonWriter json;
    json.text("type", u"about:blank"_s);
    json.name("code", code);
    json.text("title", nameOf(code));
    json.whole("status", status);
    json.text("detail", detail);
    json.whole("retryAfter", retryAfter);
    return json.take();
}

Expected<Problem> Problem::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    Problem problem;
    problem.status = static_cast<int>(reader.whole("status", 400, 599, JsonReader::Required));
    const auto code = fromName<ProblemCode>(reader.shortText("code"));
    problem.code
        = code.value_or(problem.status < 500 ? ProblemCode::BadRequest : ProblemCode::Unavailable);
    problem.detail = reader.text("detail");
    problem.retryAfter = static_cast<int>(reader.whole("retryAfter", 0, 86'400));
    return reader.finish(std::move(problem));
}

QJsonObject LiveEntry::toJson() const
{
    JsonWriter json;
    json.text("key", key);
    json.text("value", value);
    json.whole("at", toMs(at));
    json.whole("ttl", ttl);
    return json.take();
}

Expected<LiveEntry> LiveEntry::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    LiveEntry entry;
    entry.key = reader.shortText("key", JsonReader::Required);
    entry.value = reader.text("value");
    if (entry.value.toUtf8().size() > kLargestLiveValue)
        reader.wrong("value");
    entry.at = reader.time("at");
    if (toMs(entry.at) <= 0) // of a clock that was never set; and nought is not written
        reader.wrong("at");
    entry.ttl = static_cast<int>(reader.whole("ttl", 1, kLongestTtl, JsonReader::Required));
    return reader.finish(std::move(entry));
}

QJsonObject LiveEntries::toJson() const
{
    return { { u"entries"_s, listOf(entries) } };
}

Expected<LiveEntries> LiveEntries::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    LiveEntries live;
    live.entries = reader.items<LiveEntry>("entries", kMostLiveEntries, &LiveEntry::fromJson);
    return reader.finish(std::move(live));
}

QJsonObject Enrolment::toJson() const
{
    QJsonArray hashes;
    for (const QByteArray &pin : pins)
        hashes.append(hexText(pin));
    JsonWriter json;
    json.text("url", url);
    json.put("pins", hashes);
    json.id("organization", organization);
    json.text("city", city);
    json.text("code", code);
    json.whole("until", toMs(until));
    return json.take();
}

Expected<Enrolment> Enrolment::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    Enrolment enrolment;
    enrolment.url = reader.shortText("url", JsonReader::Required);
    if (!enrolment.url.startsWith("https://"_L1))
        reader.wrong("url");
    const QJsonArray pins = reader.array("pins");
    if (pins.isEmpty() || pins.size() > kMostPins)
        reader.wrong("pins");
    for (const QJsonValue &pin : pins) {
        enrolment.pins.append(QByteArray::fromHex(pin.toString().toLatin1()));
        if (hexText(enrolment.pins.last()) != pin.toString()
            || enrolment.pins.last().size() != kDigestBytes)
            reader.wrong("pins");
    }
    enrolment.organization = OrganizationId(reader.shortText("organization", JsonReader::Required));
    enrolment.city = reader.shortText("city");
    enrolment.code = reader.shortText("code", JsonReader::Required);
    enrolment.until = reader.time("until");
    return reader.finish(std::move(enrolment));
}

} // namespace shiyu::protocol
