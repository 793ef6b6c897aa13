#pragma once
#include "app/crypto/signing.h"
#include "app/domain/error.h"
#include "app/sync/profilegate.h"

/// The way back to an officer's session with the server without his password: the token that renews
/// it, kept in the profile and sealed with a key that only he has. It outlives the program, so that
/// after a power cut a thousand consoles come back without a thousand slow password checks. Data
/// thread.
namespace shiyu {

/// Made of his signing key's seed, which his password opens: the data key would not do, as all
/// officers of the desk share it.
crypto::SecretBytes sessionKeyOf(const crypto::SigningKey &key);

/// Of whoever opened the profile; of nobody nothing is kept.
Expected<void> keepSession(SyncDesk &desk, const QString &refreshToken);
/// Empty: there is none, or it was sealed with a key that he has no more.
Expected<QString> keptSession(SyncDesk &desk);

} // namespace shiyu
