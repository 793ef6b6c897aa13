#include "app/crypto/boxkey.h"

#include "app/crypto/primitives.h"

namespace shiyu::crypto {

BoxKey::BoxKey(Suite suite, SecretBytes secretKey, QByteArray publicKey)
    : m_suite(suite)
    , m_secretKey(std::move(secretKey))
    , m_publicKey(std::move(publicKey))
{
}

Expected<BoxKey> BoxKey::fromSeed(Suite suite, const SecretBytes &seed)
{
    const auto &primitives = primitivesOf(suite);
    if (seed.size() != primitives.boxSeedSize())
        return fail(ErrorCode::InvalidValue, QStringLiteral("boxSeed"));
    KeyPair pair = primitives.boxKeyPair(seed);
    return BoxKey(suite, std::move(pair.secretKey), std::move(pair.publicKey));
}

Expected<QByteArray> BoxKey::open(QByteArrayView box) const
{
    const auto &primitives = primitivesOf(m_suite);
    const qsizetype size = box.size() - primitives.boxOverhead();
    if (size < 0)
        return fail(ErrorCode::Damaged, QStringLiteral("box"), QStringLiteral("too short"));
    QByteArray plain(size, Qt::Uninitialized);
    if (!primitives.unbox(plain.data(), box, m_publicKey, m_secretKey))
        return fail(
            ErrorCode::Damaged, QStringLiteral("box"), QStringLiteral("authentication failed"));
    return plain;
}

qsizetype boxPublicKeySize(Suite suite)
{
    return primitivesOf(suite).boxPublicKeySize();
}

Expected<QByteArray> sealTo(Suite suite, QByteArrayView publicKey, QByteArrayView plain)
{
    const auto &primitives = primitivesOf(suite);
    if (publicKey.size() != primitives.boxPublicKeySize())
        return fail(ErrorCode::InvalidValue, QStringLiteral("publicKey"));
    QByteArray box(plain.size() + primitives.boxOverhead(), Qt::Uninitialized);
    primitives.boxTo(box.data(), plain, publicKey);
    return box;
}

} // namespace shiyu::crypto
