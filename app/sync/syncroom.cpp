// SyncEngine's look at the disk, before it fetches what may not find a place.
#include "app/sync/diskroom.h"
#include "app/sync/syncstep.h"

namespace shiyu {

void SyncEngine::withRoom(qint64 bytes, Then then)
{
    m_profile.ask<Done>(
        [bytes, environment = m_environment](
            SyncDesk &desk) { return asDone(roomFor(desk.connection.path(), bytes, environment)); },
        [then = std::move(then)](const Done &) { then(); });
}

} // namespace shiyu
