#pragma once
#include "app/domain/error.h"
#include "app/storage/serverchange.h"
#include "app/sync/transport.h"

namespace shiyu {

enum class SyncLink {
    SignedOut, ///< no session: the password is wanted; acts go on to the outbox
    Working, ///< something goes up or comes down
    Online, ///< all is there
    Offline, ///< no answer; tried again by itself
    Refused, ///< the server answers, and not what this console can go on with: see problem
};

/// What the status bar says; a value.
struct SyncStatus {
    SyncLink link = SyncLink::SignedOut;
    LinkFault fault = LinkFault::None; ///< of Offline
    /// Of Refused: what it was. Of SignedOut: the context is the name of a protocol::ProblemCode,
    /// empty if nobody has signed in yet.
    Error problem;
    Instant since {}; ///< of this link
    SyncPosition position;
    bool filesHeld = false; ///< the server takes no more attachments for now
    int firstDone = 0; ///< subjects of the first sync that are here
    qint64 firstTotal = 0; ///< 0: it is not running
    qint64 groundDone = 0; ///< bytes of outlines, cameras and places that have come
    qint64 groundTotal = 0; ///< 0: they are not being fetched
    Error groundProblem; ///< why they do not come, without a context: they do
    quint64 written = 0; ///< counts what was taken into the profile: lists look again
};

} // namespace shiyu
