#pragma once
#include "app/server/core/serverstate.h"
#include "app/server/http/httpserver.h"

namespace shiyu::server {

/// DIR/server.ini, or the file that --config names: limits, trusted proxies, what is logged
/// (packaging/server/server.ini has all keys). An InvalidValue names the key: unknown, as a limit
/// that does not hold is worse than none, no number, or out of its range. NotFound only if it
/// `mustExist`.
Expected<void> readServerConfig(
    const QString &path, bool mustExist, HttpSettings &http, ServerSettings &core);

} // namespace shiyu::server
