#pragma once
#include "app/crypto/boxkey.h"
#include "app/crypto/signing.h"
#include "app/server/core/serverstate.h"

namespace shiyu::server {

/// The server's own keys beside that of its TLS: made of server.keys, so that copies of it on
/// several machines, and a restored one, sign and open with the same.
crypto::SigningKey serverSigningKey(const ServerKeys &keys);
crypto::BoxKey bundleKeyOf(const ServerKeys &keys);

} // namespace shiyu::server
