#include "app/crypto/seal.h"
#include "app/crypto/primitives.h"
#include "app/crypto/random.h"

namespace shiyu::crypto {
namespace {

Expected<qsizetype> plainSize(
    const Primitives &primitives, const SecretBytes &key, QByteArrayView sealed)
{
    if (key.size() != primitives.sealKeySize())
        return fail(ErrorCode::InvalidValue, QStringLiteral("key"));
    const qsizetype size = sealed.size() - primitives.nonceSize() - primitives.tagSize();
    if (size < 0)
        return fail(
            ErrorCode::Damaged, QStringLiteral("sealed value"), QStringLiteral("too short"));
    return size;
}

bool decryptTo(const Primitives &primitives, char *out, const SecretBytes &key,
    QByteArrayView sealed, QByteArrayView associated)
{
    const qsizetype nonceSize = primitives.nonceSize();
    return primitives.decrypt(
        out, sealed.sliced(nonceSize), associated, sealed.first(nonceSize), key);
}

tl::unexpected<Error> altered()
{
    return fail(ErrorCode::Damaged, QStringLiteral("sealed value"),
        QStringLiteral("authentication failed"));
}

} // namespace

SecretBytes makeSealKey(Suite suite)
{
    return SecretBytes::random(primitivesOf(suite).sealKeySize());
}

Expected<QByteArray> seal(
    Suite suite, const SecretBytes &key, QByteArrayView plain, QByteArrayView associated)
{
    const auto &primitives = primitivesOf(suite);
    if (key.size() != primitives.sealKeySize())
        return fail(ErrorCode::InvalidValue, QStringLiteral("key"));
    const qsizetype nonceSize = primitives.nonceSize();
    QByteArray sealed = randomBytes(nonceSize);
    const QByteArray nonce = sealed;
    sealed.resize(nonceSize + plain.size() + primitives.tagSize());
    primitives.encrypt(sealed.data() + nonceSize, plain, associated, nonce, key);
    return sealed;
}

Expected<QByteArray> open(
    Suite suite, const SecretBytes &key, QByteArrayView sealed, QByteArrayView associated)
{
    const auto &primitives = primitivesOf(suite);
    const auto size = plainSize(primitives, key, sealed);
    if (!size)
        return tl::make_unexpected(size.error());
    QByteArray plain(*size, Qt::Uninitialized);
    if (!decryptTo(primitives, plain.data(), key, sealed, associated))
        return altered();
    return plain;
}

Expected<SecretBytes> openSecret(
    Suite suite, const SecretBytes &key, QByteArrayView sealed, QByteArrayView associated)
{
    const auto &primitives = primitivesOf(suite);
    const auto size = plainSize(primitives, key, sealed);
    if (!size)
        return tl::make_unexpected(size.error());
    SecretBytes plain(*size);
    if (!decryptTo(primitives, reinterpret_cast<char *>(plain.data()), key, sealed, associated))
        return altered();
    return plain;
}

} // namespace shiyu::crypto
