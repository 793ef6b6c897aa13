#include "app/sync/diskroom.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <algorithm>

namespace shiyu {
namespace {

qint64 freeOn(const QString &path, const SyncEnvironment &environment)
{
    if (environment.freeDisk)
        return environment.freeDisk(path);
    const QStorageInfo disk(QFileInfo(path).absolutePath());
    return disk.isValid() ? disk.bytesAvailable() : -1;
}

} // namespace

Expected<void> roomFor(const QString &path, qint64 bytes, const SyncEnvironment &environment)
{
    const qint64 free = freeOn(path, environment);
    if (free < 0 || free >= bytes + kRoomToKeep)
        return {};
    return fail(ErrorCode::DiskFull, QStringLiteral("room"),
        QString::number(bytes + kRoomToKeep - free));
}

qint64 firstSyncRoom(qint64 bytes, qint64 items, qint64 total)
{
    constexpr qint64 kTimes = 4; // the log, the projection with its indexes, the WAL meanwhile
    return kTimes * bytes * total / std::max<qint64>(items, 1);
}

} // namespace shiyu
