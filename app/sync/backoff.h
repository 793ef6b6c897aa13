#pragma once
#include "app/domain/instant.h"

namespace shiyu {

/// How long to wait after the n-th failure in a row (from 1): between half and all of 1 s, 2 s, 4 s
/// … up to a minute, so that a thousand consoles do not come back at one moment. `random` in
/// [0, 1). At least what the server asked for.
Millis backoff(int failures, double random, Millis asked = {});

/// The server's clock against this one, from one answer: the server's time was read between sending
/// and receiving; half of that is the error.
struct ClockSample {
    Millis offset {}; ///< to add to this clock
    Millis error {};
};
ClockSample readClock(Instant sent, Instant received, Instant server);

} // namespace shiyu
