#include "app/crypto/random.h"
#include "app/crypto/initialise.h"

#include <sodium.h>

namespace shiyu::crypto {

QByteArray randomBytes(qsizetype count)
{
    Q_ASSERT(count >= 0);
    if (!initialise())
        qFatal("no source of randomness");
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<size_t>(count));
    return bytes;
}

} // namespace shiyu::crypto
