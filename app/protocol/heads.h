#pragma once
#include "app/domain/headstatement.h"
#include "app/protocol/message.h"

namespace shiyu::protocol {

/// GET /v1/heads?since=: where `since` is the end of the last statement that the console keeps (0:
/// it keeps none). The statement goes on from there, to the same place if nothing has come since.
/// NotFound: the server knows of no end there, so it has lost what it signed.
struct SignedHeads {
    QByteArray statement; ///< HeadStatement::toBytes(), verbatim
    QByteArray heads; ///< packHeads()
    QByteArray signature; ///< 64 bytes over signedBytesOf(statement)

    QJsonObject toJson() const;
    static Expected<SignedHeads> fromJson(const QJsonObject &json);
    friend bool operator==(const SignedHeads &, const SignedHeads &) = default;
};

} // namespace shiyu::protocol
