#pragma once
#include "app/storage/verify.h"

namespace shiyu {

/// Of verifyLog(): what the server has signed of the chains is kept without a gap, is what it
/// signed, and names operations that are here, or were never. Puts an earlier break in the report's
/// place.
Expected<void> checkHeads(sql::Connection &connection, VerifyOptions options, LogReport &report);

} // namespace shiyu
