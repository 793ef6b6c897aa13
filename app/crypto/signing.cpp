#include "app/crypto/signing.h"
#include "app/crypto/primitives.h"

namespace shiyu::crypto {

SigningKey::SigningKey(Suite suite, SecretBytes seed)
    : m_suite(suite)
    , m_seed(std::move(seed))
{
    auto pair = primitivesOf(suite).keyPair(m_seed);
    m_secretKey = std::move(pair.secretKey);
    m_publicKey = std::move(pair.publicKey);
}

SigningKey SigningKey::generate(Suite suite)
{
    return { suite, SecretBytes::random(primitivesOf(suite).seedSize()) };
}

Expected<SigningKey> SigningKey::fromSeed(Suite suite, const SecretBytes &seed)
{
    if (seed.size() != primitivesOf(suite).seedSize())
        return fail(ErrorCode::InvalidValue, QStringLiteral("signingSeed"));
    return SigningKey(suite, seed.clone());
}

QByteArray SigningKey::sign(QByteArrayView bytes) const
{
    return primitivesOf(m_suite).sign(m_secretKey, bytes);
}

bool verify(Suite suite, QByteArrayView publicKey, QByteArrayView bytes, QByteArrayView signature)
{
    const auto &primitives = primitivesOf(suite);
    return publicKey.size() == primitives.publicKeySize()
        && signature.size() == primitives.signatureSize()
        && primitives.verify(publicKey, bytes, signature);
}

} // namespace shiyu::crypto
