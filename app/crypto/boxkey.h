#pragma once
#include "app/crypto/secretbytes.h"
#include "app/crypto/suite.h"
#include <QByteArray>

namespace shiyu::crypto {

/// The key of one who is sent what nobody else may read. Move-only; const functions may be called
/// from several threads.
class BoxKey {
public:
    static Expected<BoxKey> fromSeed(
        Suite suite, const SecretBytes &seed); ///< InvalidValue: wrong size

    Suite suite() const { return m_suite; }
    const QByteArray &publicKey() const { return m_publicKey; }
    /// Damaged: too short, altered, or for another key; which of them cannot be told.
    Expected<QByteArray> open(QByteArrayView box) const;

private:
    BoxKey(Suite suite, SecretBytes secretKey, QByteArray publicKey);

    Suite m_suite;
    SecretBytes m_secretKey;
    QByteArray m_publicKey;
};

qsizetype boxPublicKeySize(Suite suite);

/// Who sealed it is not told: what is inside has to be signed. InvalidValue: a key of a wrong size.
Expected<QByteArray> sealTo(Suite suite, QByteArrayView publicKey, QByteArrayView plain);

} // namespace shiyu::crypto
