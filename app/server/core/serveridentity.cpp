#include "app/server/core/serveridentity.h"

#include "app/crypto/passwordhash.h"

namespace shiyu::server {
namespace {

constexpr auto kSuite = crypto::Suite::Intl;

crypto::SecretBytes seedOf(const ServerKeys &keys, QByteArrayView purpose)
{
    QByteArray bytes = crypto::keyedHash(keys.data, purpose);
    auto seed = crypto::SecretBytes::fromBytes(bytes);
    crypto::wipe(bytes);
    return seed;
}

} // namespace

crypto::SigningKey serverSigningKey(const ServerKeys &keys)
{
    return crypto::SigningKey::fromSeed(kSuite, seedOf(keys, "server signing key")).value();
}

crypto::BoxKey bundleKeyOf(const ServerKeys &keys)
{
    return crypto::BoxKey::fromSeed(kSuite, seedOf(keys, "server bundle key")).value();
}

} // namespace shiyu::server
