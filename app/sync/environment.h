#pragma once
#include "app/domain/instant.h"
#include <QString>
#include <functional>

namespace shiyu {

/// Clock, chance and timer of the sync; a test has its own.
struct SyncEnvironment {
    std::function<Instant()> now; ///< this computer's clock, right or wrong
    std::function<double()> random; ///< [0, 1)
    std::function<void(Millis, std::function<void()>)> after; ///< calls once, later
    std::function<QString()> newId; ///< for request ids
    /// Bytes that are free on the disk of a file, or below 0; none: as the disk says.
    std::function<qint64(const QString &path)> freeDisk = {};
};

} // namespace shiyu
