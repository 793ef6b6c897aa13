#pragma once
#include "app/crypto/secretbytes.h"
#include "app/crypto/suite.h"
#include <QByteArray>
#include <optional>

namespace shiyu::crypto {

struct KeyPair {
    SecretBytes secretKey;
    QByteArray publicKey;
};

/// What a suite is made of; inside of this layer only. Stateless, so any thread may use it.
/// Callers have checked the sizes.
class Primitives {
public:
    virtual ~Primitives() = default;
    virtual const char *digestName() const = 0; ///< OpenSSL's name; the digest has 32 bytes

    virtual qsizetype seedSize() const = 0;
    virtual qsizetype publicKeySize() const = 0;
    virtual qsizetype signatureSize() const = 0;
    virtual KeyPair keyPair(const SecretBytes &seed) const = 0;
    virtual QByteArray sign(const SecretBytes &secretKey, QByteArrayView bytes) const = 0;
    virtual bool verify(
        QByteArrayView publicKey, QByteArrayView bytes, QByteArrayView signature) const = 0;

    virtual qsizetype sealKeySize() const = 0;
    virtual qsizetype nonceSize() const = 0;
    virtual qsizetype tagSize() const = 0;
    /// Writes plain.size() + tagSize() bytes.
    virtual void encrypt(char *out, QByteArrayView plain, QByteArrayView associated,
        QByteArrayView nonce, const SecretBytes &key) const = 0;
    /// Writes cipher.size() - tagSize() bytes; false if anything was altered.
    virtual bool decrypt(char *out, QByteArrayView cipher, QByteArrayView associated,
        QByteArrayView nonce, const SecretBytes &key) const = 0;

    // Sealing to a public key, by whoever knows it; only its owner opens.
    virtual qsizetype boxSeedSize() const = 0;
    virtual qsizetype boxPublicKeySize() const = 0;
    virtual qsizetype boxOverhead() const = 0; ///< bytes that a box has more than its content
    virtual KeyPair boxKeyPair(const SecretBytes &seed) const = 0;
    virtual void boxTo(char *out, QByteArrayView plain, QByteArrayView publicKey) const = 0;
    virtual bool unbox(char *out, QByteArrayView box, QByteArrayView publicKey,
        const SecretBytes &secretKey) const = 0;
};

const Primitives &primitivesOf(Suite suite);
const Primitives &intlPrimitives();

} // namespace shiyu::crypto
