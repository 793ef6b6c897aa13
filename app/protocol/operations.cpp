#include "app/protocol/operations.h"

#include "app/protocol/jsonlist.h"
#include "app/protocol/limits.h"

namespace shiyu::protocol {
namespace {

using namespace Qt::StringLiterals;

QJsonObject closedToJson(const QMap<QString, ClosedPart> &closed)
{
    QJsonObject json;
    for (auto it = closed.begin(); it != closed.end(); ++it) {
        json[it.key()] = QJsonObject { { u"value"_s, QString::fromLatin1(it->value.toBase64()) },
            { u"salt"_s, hexText(it->salt) } };
    }
    return json;
}

QMap<QString, ClosedPart> closedFromJson(MessageReader &reader)
{
    QMap<QString, ClosedPart> closed;
    const QJsonObject json = reader.object("closed");
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QJsonObject field = it.value().toObject();
        MessageReader part(field);
        ClosedPart read;
        read.value = part.base64("value", kLargestClosedValue);
        read.salt = part.hex("salt", kDigestBytes);
        const auto done = part.finish(true);
        if (!done || it.key().size() > kLongestText)
            reader.wrong(u"closed/"_s + it.key().left(kLongestText));
        closed.insert(it.key(), std::move(read));
    }
    return closed;
}

} // namespace

QJsonObject IntentItem::toJson() const
{
    JsonWriter json;
    json.text("intent", QString::fromUtf8(intent));
    json.put("closed", closedToJson(closed));
    return json.take();
}

Expected<IntentItem> IntentItem::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    IntentItem item;
    item.intent = reader.verbatim("intent", kLargestIntent);
    item.closed = closedFromJson(reader);
    return reader.finish(std::move(item));
}

QJsonObject OperationsRequest::toJson() const
{
    return { { u"intents"_s, listOf(intents) } };
}

Expected<OperationsRequest> OperationsRequest::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    OperationsRequest request;
    request.intents = reader.items<IntentItem>("intents", kMostIntents, &IntentItem::fromJson);
    if (request.intents.isEmpty())
        reader.wrong("intents");
    return reader.finish(std::move(request));
}

std::optional<RejectCode> IntentAnswer::rejectCode() const
{
    return fromName<RejectCode>(code);
}

QJsonObject IntentAnswer::toJson() const
{
    JsonWriter json;
    json.id("intent", intent);
    json.name("verdict", verdict);
    json.text("facts", QString::fromUtf8(facts));
    json.text("hash", hexText(hash));
    json.text("code", code);
    json.text("why", why);
    json.whole("upto", upto);
    json.text("headHash", hexText(headHash));
    return json.take();
}

Expected<IntentAnswer> IntentAnswer::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    IntentAnswer answer;
    answer.intent = IntentId(reader.shortText("intent"));
    answer.verdict = reader.name<Verdict>("verdict");
    if (answer.verdict == Verdict::Accepted || answer.verdict == Verdict::Known) {
        answer.facts = reader.verbatim("facts", kLargestIntent);
        answer.hash = reader.hex("hash", kDigestBytes);
    } else {
        answer.code = reader.shortText("code", JsonReader::Required);
        answer.why = reader.text("why");
        answer.upto = reader.count("upto");
        answer.headHash = reader.hex("headHash", kDigestBytes, JsonReader::Optional);
    }
    return reader.finish(std::move(answer));
}

QJsonObject OperationsAnswer::toJson() const
{
    return { { u"answers"_s, listOf(answers) }, { u"serverTime"_s, toMs(serverTime) } };
}

Expected<OperationsAnswer> OperationsAnswer::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    OperationsAnswer answer;
    answer.answers = reader.items<IntentAnswer>("answers", kMostIntents, &IntentAnswer::fromJson);
    answer.serverTime = reader.time("serverTime");
    return reader.finish(std::move(answer));
}

} // namespace shiyu::protocol
