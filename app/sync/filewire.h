#pragma once
#include "app/sync/environment.h"
#include "app/sync/profilegate.h"
#include "app/sync/transport.h"

namespace shiyu {

/// What the handing in and the fetching of attachments work with. All on one thread; the transport
/// is theirs alone, as the engine cancels all that runs on its own.
struct FileWire {
    Transport &transport;
    ProfileGate &gate;
    SyncEnvironment environment;
    std::function<QByteArray()> bearer; ///< empty: there is no session now
};

QString pathOfFile(const QByteArray &sha256);

} // namespace shiyu
