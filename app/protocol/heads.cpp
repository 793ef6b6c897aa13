#include "app/protocol/heads.h"

#include "app/protocol/limits.h"

namespace shiyu::protocol {
namespace {

constexpr qsizetype kSignatureBytes = 64;

} // namespace

QJsonObject SignedHeads::toJson() const
{
    JsonWriter json;
    json.text("statement", QString::fromUtf8(statement));
    json.text("heads", QString::fromLatin1(heads.toBase64()));
    json.text("signature", hexText(signature));
    return json.take();
}

Expected<SignedHeads> SignedHeads::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    SignedHeads signedHeads;
    signedHeads.statement = reader.verbatim("statement", kLargestSmallRequest);
    signedHeads.heads = reader.base64("heads", kLargestHeads);
    signedHeads.signature = reader.hex("signature", kSignatureBytes);
    return reader.finish(std::move(signedHeads));
}

} // namespace shiyu::protocol
