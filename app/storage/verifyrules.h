#pragma once
#include "app/storage/verify.h"

namespace shiyu {

/// Of verifyLog(): decides every operation on a case again, case by case, with the directory of its
/// time, and compares the facts. Looks only before what the report already calls broken, and puts
/// an earlier break in its place.
Expected<void> checkRules(
    sql::Connection &connection, LogReport &report, const LogProgress &progress);
/// The same for supervisions and shifts; after the cases, to whose count of what was not judged it
/// adds.
Expected<void> checkOtherRules(sql::Connection &connection, LogReport &report);

} // namespace shiyu
