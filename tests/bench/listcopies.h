#pragma once
#include "app/sql/connection.h"

namespace shiyu::bench {

/// Every case of a profile's lists stands there `times` times afterwards, under other numbers: its
/// row, who sees it, its tasks, its place, and what the search knows of it. Not the log: the copies
/// can be listed and found, not opened. Minutes for a million; a killed run leaves a broken file.
Expected<void> multiplyCases(sql::Connection &connection, int times);

} // namespace shiyu::bench
