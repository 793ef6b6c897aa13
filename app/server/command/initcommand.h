#pragma once
#include "app/server/command/command.h"
#include "app/server/store/database.h"
#include <functional>

namespace shiyu::server {

/// Fills the empty database of a new server; the number of operations.
using Filling = std::function<Expected<qint64>(Database &database, ServerState &state)>;

/// Opens the profile that --from names, with the account's password: what is wrong with either is
/// said before there is a server. In main.cpp, which alone knows profiles.
using TakeOver = Expected<Filling> (*)(const CommandLine &line, const QString &password);

int init(const QStringList &arguments, TakeOver takeOver);

} // namespace shiyu::server
