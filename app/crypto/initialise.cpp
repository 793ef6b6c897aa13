#include "app/crypto/initialise.h"

#include <sodium.h>

namespace shiyu::crypto {

Expected<void> initialise()
{
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        return fail(ErrorCode::Internal, QStringLiteral("libsodium"),
            QStringLiteral("no random source or no secure memory"));
    return {};
}

} // namespace shiyu::crypto
