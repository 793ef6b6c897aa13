#pragma once
#include "app/domain/error.h"

namespace shiyu::crypto {

/// Prepares libsodium: random source, fastest code for this processor. main() calls it first and
/// shows the error; a second call costs nothing. Thread-safe. Everything else in this layer is
/// thread-safe as long as one object is not used by two threads at once.
Expected<void> initialise();

} // namespace shiyu::crypto
