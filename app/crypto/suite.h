#pragma once
#include "app/domain/error.h"
#include <QStringView>

namespace shiyu::crypto {

/// Which hash, signature and seal belong together. The id travels in every intent.
/// intl: SHA-256, Ed25519, XChaCha20-Poly1305. A new suite (gm: SM3, SM2, SM4) is one more value
/// here and one more implementation of Primitives; sizes are asked of the suite, never assumed.
enum class Suite : quint8 {
    Intl = 1, ///< the number is stored in key slots
};

constexpr qsizetype kDigestSize = 32; ///< of every suite

Expected<Suite> suiteFromId(
    QStringView id); ///< Unsupported for an id that this program does not know
Expected<Suite> suiteFromNumber(quint8 number); ///< likewise
QString suiteId(Suite suite);

} // namespace shiyu::crypto
