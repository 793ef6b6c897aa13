#pragma once
#include "app/domain/error.h"
#include "app/sync/transport.h"
#include <optional>

namespace shiyu {

/// What came of a bundle that was handed in for another computer: its receipt, or why there is
/// none. Unreadable "server" (no answer, no session), Unsupported "server" (an older one) or
/// "bundles" (not allowed to this device); what the server said of the file: Damaged "letter",
/// InvalidValue "reader", "device", "revoked", "bundles", "signature" or "size".
struct HandedIn {
    QByteArray receipt;
    std::optional<Error> error;
};

/// Hands in the bundle of a computer without network, which came here on a stick or disc. A bundle
/// whose answer was lost is handed in again: the server gives the same one. The transport is its
/// own.
class BundleCourier {
public:
    BundleCourier(Transport &transport, std::function<QByteArray()> bearer)
        : m_transport(transport)
        , m_bearer(std::move(bearer))
    {
    }

    /// `take` is called once, at once where there is no session; not after cancel().
    void handIn(const QByteArray &bundle, std::function<void(const HandedIn &)> take);
    void cancel() { m_transport.cancelAll(); }

private:
    Transport &m_transport;
    std::function<QByteArray()> m_bearer;
};

} // namespace shiyu
