#pragma once
#include "app/domain/intent.h"
#include "app/domain/refusal.h"
#include "app/sql/connection.h"

namespace shiyu {

/// What the rules of this computer refused: final for that intent. InvalidValue "size".
Expected<void> insertRefusal(
    sql::Connection &connection, const Intent &intent, const Refusal &refusal, Instant now);

} // namespace shiyu
