#include "app/protocol/bundle.h"

#include "app/protocol/jsonlist.h"
#include "app/protocol/limits.h"

namespace shiyu::protocol {
namespace {

constexpr qsizetype kLargestFile = kLargestBundleFiles;

Expected<QByteArray> digestOf(const QJsonObject &json)
{
    MessageReader reader(json);
    QByteArray sha256 = reader.hex("sha256", kDigestBytes);
    return reader.finish(std::move(sha256));
}

} // namespace

QJsonObject CarriedFile::toJson() const
{
    JsonWriter json;
    json.text("sha256", hexText(sha256));
    json.text("content", QString::fromLatin1(content.toBase64()));
    return json.take();
}

Expected<CarriedFile> CarriedFile::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    CarriedFile file;
    file.sha256 = reader.hex("sha256", kDigestBytes);
    file.content = reader.base64("content", kLargestFile);
    if (file.content.isEmpty())
        reader.wrong("content");
    return reader.finish(std::move(file));
}

QJsonObject IntentBundle::toJson() const
{
    JsonWriter json;
    json.text("id", id);
    json.id("device", device);
    json.id("officer", officer);
    json.whole("madeAt", toMs(madeAt));
    json.text("replyTo", hexText(replyTo));
    json.put("requests", listOf(requests));
    json.put("files", listOf(files));
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
    bundle.files = reader.items<CarriedFile>("files", kMostBundleFiles, &CarriedFile::fromJson);
    if (bundle.requests.isEmpty() && bundle.files.isEmpty())
        reader.wrong("requests");
    return reader.finish(std::move(bundle));
}

QJsonObject BundleReceipt::toJson() const
{
    JsonWriter json;
    json.text("bundle", bundle);
    json.id("device", device);
    json.put("answers", listOf(answers));
    QJsonArray held;
    for (const QByteArray &sha256 : files)
        held.append(QJsonObject { { QStringLiteral("sha256"), hexText(sha256) } });
    json.put("files", held);
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
    receipt.files = reader.items<QByteArray>("files", kMostBundleFiles, &digestOf);
    return reader.finish(std::move(receipt));
}

} // namespace shiyu::protocol
