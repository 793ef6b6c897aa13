#pragma once
#include "app/crypto/secretbytes.h"
#include "app/crypto/suite.h"
#include <QByteArray>

namespace shiyu::crypto {

/// An officer's or device's key. Move-only; const functions may be called from several threads.
class SigningKey {
public:
    static SigningKey generate(Suite suite);
    static Expected<SigningKey> fromSeed(
        Suite suite, const SecretBytes &seed); ///< InvalidValue: wrong size

    Suite suite() const { return m_suite; }
    const QByteArray &publicKey() const { return m_publicKey; }
    const SecretBytes &seed() const { return m_seed; } ///< what a key slot keeps
    QByteArray sign(
        QByteArrayView bytes) const; ///< deterministic: the same bytes, the same signature

private:
    SigningKey(Suite suite, SecretBytes seed);

    Suite m_suite;
    SecretBytes m_seed;
    SecretBytes m_secretKey;
    QByteArray m_publicKey;
};

/// False for anything but the signature of exactly these bytes, keys and signatures of a wrong size
/// included.
[[nodiscard]] bool verify(
    Suite suite, QByteArrayView publicKey, QByteArrayView bytes, QByteArrayView signature);

} // namespace shiyu::crypto
