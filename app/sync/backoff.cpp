#include "app/sync/backoff.h"

#include <algorithm>

namespace shiyu {

Millis backoff(int failures, double random, Millis asked)
{
    constexpr int kDoublings = 6;
    constexpr Millis kMost = std::chrono::minutes { 1 };
    const Millis whole = std::min<Millis>(
        kMost, std::chrono::seconds { 1 } * (1 << std::clamp(failures - 1, 0, kDoublings)));
    const Millis half = whole / 2;
    const auto part
        = static_cast<Millis::rep>(random * static_cast<double>((whole - half).count()));
    return std::max(asked, half + Millis { part });
}

ClockSample readClock(Instant sent, Instant received, Instant server)
{
    const Millis error = (received - sent) / 2;
    return { server - (sent + error), error };
}

} // namespace shiyu
