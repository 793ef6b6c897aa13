#include "app/sync/keptsession.h"

#include "app/crypto/passwordhash.h"
#include "app/crypto/seal.h"
#include "app/storage/deskstore.h"

namespace shiyu {
namespace {

constexpr auto kSuite = crypto::Suite::Intl;

QString settingOf(const QString &account)
{
    return QStringLiteral("session.") + account;
}

/// So that a colleague's token, put in its place, does not open.
QByteArray labelOf(const QString &account)
{
    return "session/" + account.toUtf8();
}

} // namespace

crypto::SecretBytes sessionKeyOf(const crypto::SigningKey &key)
{
    QByteArray bytes = crypto::keyedHash(key.seed(), "session key");
    auto secret = crypto::SecretBytes::fromBytes(bytes);
    crypto::wipe(bytes);
    return secret;
}

Expected<void> keepSession(SyncDesk &desk, const QString &refreshToken)
{
    if (desk.account.isEmpty() || desk.sessionKey.isEmpty())
        return {};
    const auto sealed
        = crypto::seal(kSuite, desk.sessionKey, refreshToken.toUtf8(), labelOf(desk.account));
    if (!sealed)
        return tl::make_unexpected(sealed.error());
    return DeskStore(desk.connection)
        .setSetting(settingOf(desk.account), QString::fromLatin1(sealed->toHex()));
}

Expected<QString> keptSession(SyncDesk &desk)
{
    if (desk.account.isEmpty() || desk.sessionKey.isEmpty())
        return QString();
    const auto held = DeskStore(desk.connection).setting(settingOf(desk.account));
    if (!held || held->isEmpty())
        return held;
    const auto token = crypto::open(kSuite, desk.sessionKey, QByteArray::fromHex(held->toLatin1()),
        labelOf(desk.account));
    return token ? QString::fromUtf8(*token) : QString();
}

} // namespace shiyu
