#pragma once
#include "app/storage/verify.h"

namespace shiyu {

/// Of verifyLog(): decides every operation on a case again, case by case, with the directory of its
/// time, and compares the facts. Looks only before what the report already calls broken, and puts
/// an earlier break in its place.
Expected<void> checkRules(
    sql::Connection &connection, LogReport &report, const LogProgress &progress);

} // namespace shiyu
