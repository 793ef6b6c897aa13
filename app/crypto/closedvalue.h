#pragma once
#include "app/crypto/suite.h"
#include <QByteArray>

namespace shiyu::crypto {

/// What an intent says of a value that is not open to everybody: its digest H(salt ‖ value). The
/// salt (32 random bytes) is kept with the value, so that a telephone number cannot be found by
/// trying them all.
struct ClosedCommitment {
    QByteArray salt;
    QByteArray digest;
};

constexpr qsizetype kClosedSaltSize = 32;

ClosedCommitment commitClosed(Suite suite, QByteArrayView value);
/// With a salt given, for a seeded demo city; 32 bytes.
ClosedCommitment commitClosed(Suite suite, QByteArrayView value, const QByteArray &salt);

[[nodiscard]] bool verifyClosed(
    Suite suite, QByteArrayView value, QByteArrayView salt, QByteArrayView digest);

} // namespace shiyu::crypto
