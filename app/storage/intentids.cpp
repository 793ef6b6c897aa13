#include "app/storage/intentids.h"

#include "app/crypto/closedvalue.h"

namespace shiyu {

CommittedValue commitValue(const QByteArray &value, Audience audience)
{
    const auto commitment = crypto::commitClosed(crypto::Suite::Intl, value);
    return { { commitment.digest, audience }, { value, commitment.salt } };
}

} // namespace shiyu
