#pragma once
#include "app/domain/error.h"
#include "app/sync/environment.h"

namespace shiyu {

/// Whether the disk that holds this file has room for so many bytes more, and for the work of a day
/// besides. DiskFull: context "room", detail how many bytes are missing. A disk that does not tell is
/// taken for roomy.
Expected<void> roomFor(const QString &path, qint64 bytes, const SyncEnvironment &environment);

inline constexpr qint64 kRoomToKeep = 64LL * 1024 * 1024; ///< bytes: acts, drafts, the WAL

/// What a first sync will take on the disk, from one page of it: `total` subjects, of which `items`
/// came in `bytes`.
qint64 firstSyncRoom(qint64 bytes, qint64 items, qint64 total);

} // namespace shiyu
