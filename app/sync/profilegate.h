#pragma once
#include "app/storage/syncstore.h"
#include <functional>

namespace shiyu {

/// What a job of the sync finds on the data thread.
struct SyncDesk {
    SyncStore &store;
    DirectoryPtr &directory; ///< the newest; a job that took in another one replaces it
    const crypto::SecretBytes &dataKey;
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
