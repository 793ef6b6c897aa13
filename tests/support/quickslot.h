#pragma once
#include "app/crypto/keyslot.h"

namespace shiyu::test {

/// What a slot costs where passwords are not what is tested: 0.2 s for each officer of each row
/// make minutes.
inline constexpr crypto::SlotParameters kQuickSlot { crypto::SlotParameters::kLeastMemoryKiB, 1 };

} // namespace shiyu::test
