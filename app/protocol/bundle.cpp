#include "app/protocol/bundle.h"

#include "app/protocol/limits.h"

namespace shiyu::protocol {
namespace {

template <typename T> QJsonArray listOf(const QVector<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(value.toJson());
    return array;
}

} // namespace

QJsonObject IntentBundle::toJson() const
{
    JsonWriter json;
    json.text("id", id);
    json.id("device", device);
    json.id("officer", officer);
    json.whole("madeAt", toMs(madeAt));
    json.text("replyTo", hexText(replyTo));
    json.put("requests", listOf(requests));
    return json.take();
}

Expected<IntentBundle> IntentBundle::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    IntentBundle bundle;
    bundle.id = reader.shortText("id", JsonReader::Required);
    bundle.device = DeviceId(reader.shortText("device", JsonReader::Required));
    bundle.officer = OfficerId(reader.shortText("officer", JsonReader::Required));
    bundle.madeAt = reader.time("madeAt");
    bundle.replyTo = reader.hex("replyTo", kPublicKeyBytes);
    bundle.requests = reader.items<OperationsRequest>(
        "requests", kMostBundleRequests, &OperationsRequest::fromJson);
    if (bundle.requests.isEmpty())
        reader.wrong("requests");
    return reader.finish(std::move(bundle));
}

QJsonObject BundleReceipt::toJson() const
{
    JsonWriter json;
    json.text("bundle", bundle);
    json.id("device", device);
    json.put("answers", listOf(answers));
    return json.take();
}

Expected<BundleReceipt> BundleReceipt::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    BundleReceipt receipt;
    receipt.bundle = reader.shortText("bundle", JsonReader::Required);
    receipt.device = DeviceId(reader.shortText("device", JsonReader::Required));
    receipt.answers = reader.items<OperationsAnswer>(
        "answers", kMostBundleRequests, &OperationsAnswer::fromJson);
    return reader.finish(std::move(receipt));
}

} // namespace shiyu::protocol
