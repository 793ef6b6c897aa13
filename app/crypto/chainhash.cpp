#include "app/crypto/chainhash.h"

#include "app/crypto/hash.h"

namespace shiyu {

QByteArray chainHash(
    const QString &suite, const QByteArray &prev, const QByteArray &intent, const QByteArray &facts)
{
    const auto known = crypto::suiteFromId(suite);
    return known ? crypto::hash(*known, prev, intent, facts) : QByteArray();
}

} // namespace shiyu
