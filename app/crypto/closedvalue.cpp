#include "app/crypto/closedvalue.h"
#include "app/crypto/hash.h"
#include "app/crypto/random.h"

namespace shiyu::crypto {

ClosedCommitment commitClosed(Suite suite, QByteArrayView value)
{
    return commitClosed(suite, value, randomBytes(kClosedSaltSize));
}

ClosedCommitment commitClosed(Suite suite, QByteArrayView value, const QByteArray &salt)
{
    Q_ASSERT(salt.size() == kClosedSaltSize);
    return { salt, hash(suite, salt, value) };
}

// A salt of another length is refused: bytes could be shifted between salt and value.
bool verifyClosed(Suite suite, QByteArrayView value, QByteArrayView salt, QByteArrayView digest)
{
    return salt.size() == kClosedSaltSize && hash(suite, salt, value) == digest;
}

} // namespace shiyu::crypto
