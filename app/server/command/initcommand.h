#pragma once
#include "app/server/command/command.h"
#include "app/server/store/database.h"

namespace shiyu::server {

/// Fills the empty database of a new server from the profile that --from names; the number of
/// operations. In main.cpp, which alone knows profiles.
using TakeOver = Expected<qint64> (*)(
    const CommandLine &line, const QString &password, Database &database, ServerState &state);

int init(const QStringList &arguments, TakeOver takeOver);

} // namespace shiyu::server
