#pragma once
#include "app/domain/directory.h"
#include "app/storage/bundlestore.h"
#include "app/storage/serverchange.h"
#include "app/storage/waitingacts.h"

namespace shiyu {

/// 待同步: what was done here and is not in the log yet; a value.
struct OutboxView {
    static constexpr int kMostActs = 200;
    static constexpr int kMostBundles = 5;

    SyncPosition position; ///< how many there are in all
    QVector<WaitingAct> acts; ///< the oldest first
    QVector<CarriedBundle> bundles; ///< the newest first
    bool maySend = false; ///< the server has allowed this device to hand in bundles
    DirectoryPtr directory;
};

} // namespace shiyu
