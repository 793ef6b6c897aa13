#pragma once
#include "app/crypto/keyslot.h"

namespace shiyu::crypto {

/// A password as a server keeps it: Argon2id with its parameters and salt, as text. Slow on purpose
/// and as wide as its parameters: the caller sees to it that few run at a time. Empty: no memory.
QString hashPassword(const SecretBytes &password, SlotParameters parameters = {});
[[nodiscard]] bool isPassword(const QString &hash, const SecretBytes &password);

/// Keyed hash (HMAC-SHA-256): for tokens that are derived, not stored.
QByteArray keyedHash(const SecretBytes &key, QByteArrayView bytes);

} // namespace shiyu::crypto
