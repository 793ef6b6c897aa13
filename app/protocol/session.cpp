#include "app/protocol/session.h"

#include "app/protocol/limits.h"

namespace shiyu::protocol {

QJsonObject SessionRequest::toJson() const
{
    JsonWriter json;
    json.text("account", account);
    json.text("password", password);
    json.id("device", device);
    json.text("deviceSecret", hexText(deviceSecret));
    json.text("publicKey", hexText(publicKey));
    json.text("enrolment", enrolment);
    return json.take();
}

Expected<SessionRequest> SessionRequest::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    SessionRequest request;
    request.account = reader.shortText("account", JsonReader::Required);
    request.password = reader.text("password", JsonReader::Required);
    if (request.password.size() > kLongestPassword)
        reader.wrong("password");
    request.device = DeviceId(reader.shortText("device", JsonReader::Required));
    request.deviceSecret = reader.hex("deviceSecret", kDigestBytes);
    request.publicKey = reader.hex("publicKey", kDigestBytes, JsonReader::Optional);
    request.enrolment = reader.shortText("enrolment");
    return reader.finish(std::move(request));
}

QJsonObject RefreshRequest::toJson() const
{
    JsonWriter json;
    json.text("requestId", requestId);
    json.text("refreshToken", refreshToken);
    return json.take();
}

Expected<RefreshRequest> RefreshRequest::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    RefreshRequest request;
    request.requestId = reader.shortText("requestId", JsonReader::Required);
    request.refreshToken = reader.shortText("refreshToken", JsonReader::Required);
    return reader.finish(std::move(request));
}

QJsonObject SessionAnswer::toJson() const
{
    JsonWriter json;
    json.text("accessToken", accessToken);
    json.whole("accessUntil", toMs(accessUntil));
    json.text("refreshToken", refreshToken);
    json.id("officer", officer);
    json.id("organization", organization);
    json.whole("serverTime", toMs(serverTime));
    json.whole("directoryRev", directoryRev);
    json.whole("scopeEpoch", scopeEpoch);
    json.text("recoverySecret", hexText(recoverySecret));
    json.text("serverKey", hexText(serverKey));
    json.text("bundleKey", hexText(bundleKey));
    return json.take();
}

Expected<SessionAnswer> SessionAnswer::fromJson(const QJsonObject &json)
{
    MessageReader reader(json);
    SessionAnswer answer;
    answer.accessToken = reader.shortText("accessToken", JsonReader::Required);
    answer.accessUntil = reader.time("accessUntil");
    answer.refreshToken = reader.shortText("refreshToken", JsonReader::Required);
    answer.officer = OfficerId(reader.shortText("officer", JsonReader::Required));
    answer.organization = OrganizationId(reader.shortText("organization", JsonReader::Required));
    answer.serverTime = reader.time("serverTime");
    answer.directoryRev = reader.count("directoryRev");
    answer.scopeEpoch = reader.count("scopeEpoch");
    answer.recoverySecret = reader.hex("recoverySecret", kDigestBytes, JsonReader::Optional);
    answer.serverKey = reader.hex("serverKey", kPublicKeyBytes, JsonReader::Optional);
    answer.bundleKey = reader.hex("bundleKey", kPublicKeyBytes, JsonReader::Optional);
    return reader.finish(std::move(answer));
}

} // namespace shiyu::protocol
