#pragma once
#include "app/crypto/secretbytes.h"
#include "app/crypto/suite.h"
#include <QByteArray>

namespace shiyu::crypto {

SecretBytes makeSealKey(Suite suite); ///< random, of the suite's size

/// nonce ‖ cipher text ‖ tag; the nonce is random (24 bytes of intl: no counter has to be kept).
/// `associated` is authenticated and not stored: give it what the value belongs to (table, row,
/// field), so that a sealed value moved to another row does not open. InvalidValue: key of a wrong
/// size.
Expected<QByteArray> seal(
    Suite suite, const SecretBytes &key, QByteArrayView plain, QByteArrayView associated = {});

/// Damaged: too short, altered, another key or other associated data; which of them cannot be told.
Expected<QByteArray> open(
    Suite suite, const SecretBytes &key, QByteArrayView sealed, QByteArrayView associated = {});

/// Like open(), for keys: the plain bytes never leave guarded memory.
Expected<SecretBytes> openSecret(
    Suite suite, const SecretBytes &key, QByteArrayView sealed, QByteArrayView associated = {});

} // namespace shiyu::crypto
