#pragma once
#include <QtGlobal>
#include <chrono>

namespace shiyu {

/// A point in time, UTC, in milliseconds. On the wire and in storage: a whole number of ms since
/// 1970.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Millis = std::chrono::milliseconds;

constexpr Instant instantFromMs(qint64 ms)
{
    return Instant { Millis { ms } };
}
constexpr qint64 toMs(Instant t)
{
    return static_cast<qint64>(t.time_since_epoch().count());
}

} // namespace shiyu
