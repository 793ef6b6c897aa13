#pragma once
#include "app/domain/instant.h"
#include <functional>

namespace shiyu {

/// Clock, chance and timer of the sync; a test has its own.
struct SyncEnvironment {
    std::function<Instant()> now; ///< this computer's clock, right or wrong
    std::function<double()> random; ///< [0, 1)
    std::function<void(Millis, std::function<void()>)> after; ///< calls once, later
    std::function<QString()> newId; ///< for request ids
};

} // namespace shiyu
