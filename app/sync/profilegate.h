#pragma once
#include "app/storage/syncstore.h"
#include <functional>

namespace shiyu {

/// What a job of the sync finds on the data thread.
struct SyncDesk {
    SyncStore &store;
    DirectoryPtr &directory; ///< the newest; a job that took in another one replaces it
    const crypto::SecretBytes &dataKey; ///< empty while nobody is signed in
    sql::Connection &connection; ///< for the stores that are made where they are needed
    /// Who opened the profile, and a key of his own: the data key is also his colleagues'. Empty:
    /// nobody did.
    QString account;
    const crypto::SecretBytes &sessionKey;
};

/// The sync's way to the profile: background jobs on the data thread, at most 20 ms each, behind
/// the acts of the officer. `then` is called on the thread that posted.
class ProfileGate {
public:
    ProfileGate() = default;
    ProfileGate(const ProfileGate &) = delete;
    ProfileGate &operator=(const ProfileGate &) = delete;
    virtual ~ProfileGate() = default;

    virtual void post(std::function<void(SyncDesk &)> work, std::function<void()> then) = 0;
};

} // namespace shiyu
