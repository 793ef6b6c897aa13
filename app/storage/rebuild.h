#pragma once
#include "app/storage/projector.h"
#include <functional>

namespace shiyu {

/// Done and total, in operations; false cancels. Asked every few milliseconds.
using LogProgress = std::function<bool(qint64 done, qint64 total)>;

/// Makes the projections anew from the log, case by case, in one transaction: after an error, a
/// cancel or a kill the old ones are still there. On the writer's connection, outside of a
/// transaction. A case with operations of an unknown kind is projected without them.
Expected<void> rebuildProjections(
    sql::Connection &connection, Projector &projector, const LogProgress &progress = {});

} // namespace shiyu
