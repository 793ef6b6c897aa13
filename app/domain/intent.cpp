#include "app/domain/intent.h"

#include "app/domain/canonical.h"
#include <QJsonDocument>
#include <optional>

namespace shiyu {
namespace {

constexpr auto kHexDigest = 64;

QJsonObject closedToJson(const QMap<QString, ClosedField> &closed)
{
    QJsonObject json;
    for (auto it = closed.begin(); it != closed.end(); ++it) {
        json[it.key()] = QJsonObject { { QStringLiteral("audience"), nameOf(it->audience) },
            { QStringLiteral("digest"), QString::fromLatin1(it->digest.toHex()) } };
    }
    return json;
}

Expected<QMap<QString, ClosedField>> closedFromJson(const QJsonObject &json)
{
    QMap<QString, ClosedField> closed;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QJsonObject field = it.value().toObject();
        const auto audience = fromName<Audience>(field[QLatin1StringView("audience")].toString());
        const QByteArray hex = field[QLatin1StringView("digest")].toString().toLatin1();
        if (hex.size() != kHexDigest)
            return fail(ErrorCode::Damaged, QStringLiteral("closed"));
        if (!audience) // of a newer peer
            return fail(ErrorCode::Unsupported, QStringLiteral("audience"));
        closed.insert(it.key(), { QByteArray::fromHex(hex), *audience });
    }
    return closed;
}

/// Without the signature.
Expected<Intent> intentOf(const QJsonObject &json)
{
    const auto text = [&json](const char *key) { return json[QLatin1StringView(key)].toString(); };
    const auto whole
        = [&json](const char *key) { return json[QLatin1StringView(key)].toInteger(); };

    const auto subjectKind = fromName<SubjectKind>(text("subject"));
    const auto kind = fromName<OperationKind>(text("kind"));
    if (!subjectKind || !kind)
        return fail(ErrorCode::Unsupported, text("kind"));
    auto closed = closedFromJson(json[QLatin1StringView("closed")].toObject());
    if (!closed)
        return tl::make_unexpected(closed.error());

    Intent intent;
    intent.id = IntentId(text("id"));
    intent.subject = { *subjectKind, text("subjectId") };
    intent.kind = *kind;
    intent.args = json[QLatin1StringView("args")].toObject();
    intent.closed = *std::move(closed);
    intent.actor = OfficerId(text("actor"));
    intent.organization = OrganizationId(text("organization"));
    intent.device = DeviceId(text("device"));
    intent.deviceSeq = whole("deviceSeq");
    intent.madeAt = instantFromMs(whole("madeAt"));
    intent.clockSuspect = json[QLatin1StringView("clockSuspect")].toBool();
    intent.seen = whole("seen");
    intent.rulesRev = whole("rulesRev");
    intent.suite = text("suite");
    intent.group = text("group");
    intent.replaces = IntentId(text("replaces"));
    return intent;
}

/// Of an object that was checked only for what may stand in one.
std::optional<QJsonObject> looseObject(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    return isCanonical(object) ? std::optional(object) : std::nullopt;
}

} // namespace

QByteArray signedBytes(const Intent &intent)
{
    QJsonObject json {
        { QStringLiteral("id"), intent.id.toString() },
        { QStringLiteral("subject"), nameOf(intent.subject.kind) },
        { QStringLiteral("subjectId"), intent.subject.id },
        { QStringLiteral("kind"), nameOf(intent.kind) },
        { QStringLiteral("args"), intent.args },
        { QStringLiteral("actor"), intent.actor.toString() },
        { QStringLiteral("organization"), intent.organization.toString() },
        { QStringLiteral("device"), intent.device.toString() },
        { QStringLiteral("deviceSeq"), intent.deviceSeq },
        { QStringLiteral("madeAt"), toMs(intent.madeAt) },
        { QStringLiteral("seen"), intent.seen },
        { QStringLiteral("rulesRev"), intent.rulesRev },
        { QStringLiteral("suite"), intent.suite },
    };
    if (!intent.closed.isEmpty())
        json[QStringLiteral("closed")] = closedToJson(intent.closed);
    if (intent.clockSuspect)
        json[QStringLiteral("clockSuspect")] = true;
    if (!intent.group.isEmpty())
        json[QStringLiteral("group")] = intent.group;
    if (!intent.replaces.isEmpty())
        json[QStringLiteral("replaces")] = intent.replaces.toString();
    return encodeCanonical(json);
}

QByteArray intentBytes(const Intent &intent)
{
    return signedBytes(intent) + '\n' + intent.signature.toHex();
}

Expected<Intent> parseIntent(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    if (end < 0)
        return fail(
            ErrorCode::Damaged, QStringLiteral("intent"), QStringLiteral("no signature line"));
    const auto signedHere = [&bytes, end](Expected<Intent> intent) {
        if (intent)
            intent->signature = QByteArray::fromHex(bytes.sliced(end + 1));
        return intent;
    };
    // What this program would write in the same bytes has the one form: it is written out once.
    if (const auto object = looseObject(bytes.first(end))) {
        auto intent = signedHere(intentOf(*object));
        if (intent && intentBytes(*intent) == bytes)
            return intent;
    }
    const auto json = decodeCanonical(bytes.first(end));
    if (!json)
        return tl::make_unexpected(json.error());
    if (const auto intent = intentOf(*json); !intent)
        return intent;
    // What it would write otherwise it does not understand: its hash could not be checked.
    return fail(ErrorCode::Unsupported, QStringLiteral("intent"), QStringLiteral("more fields"));
}

} // namespace shiyu
