#include "app/crypto/closedvalues.h"

#include "app/crypto/closedvalue.h"
#include "app/crypto/signing.h"
#include <algorithm>

namespace shiyu {

Expected<void> checkClosed(const Intent &intent, const ClosedValues &values)
{
    for (auto it = intent.closed.begin(); it != intent.closed.end(); ++it) {
        const auto given = values.constFind(it.key());
        if (given == values.constEnd()
            || !crypto::verifyClosed(crypto::Suite::Intl, given->value, given->salt, it->digest))
            return fail(ErrorCode::InvalidValue, it.key());
    }
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!intent.closed.contains(it.key()))
            return fail(ErrorCode::InvalidValue, it.key());
    }
    return {};
}

bool isSignedBy(const Intent &intent, const QVector<QByteArray> &keys)
{
    const auto suite = crypto::suiteFromId(intent.suite);
    if (!suite)
        return false;
    const QByteArray bytes = signedBytes(intent);
    return std::any_of(keys.begin(), keys.end(), [&](const QByteArray &key) {
        return crypto::verify(*suite, key, bytes, intent.signature);
    });
}

} // namespace shiyu
