#include "app/server/command/command.h"
#include "app/server/core/admin.h"
#include <QJsonDocument>
#include <QJsonObject>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

/// One JSON line a device, the newest last.
Expected<void> list(Database &database)
{
    const auto devices = AccountTable(database).devices();
    if (!devices)
        return tl::make_unexpected(devices.error());
    for (const DeviceRow &row : *devices) {
        const QJsonObject line { { u"device"_s, row.device.toString() },
            { u"organization"_s, row.organization.toString() }, { u"revoked"_s, row.revoked },
            { u"bundles"_s, row.bundles } };
        say(QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)));
    }
    return {};
}

Expected<void> run(Database &database, ServerState &state, const CommandLine &line)
{
    const QString what = line.argument(0);
    const QString device = line.argument(1);
    if (what == "list"_L1 && device.isEmpty())
        return list(database);
    if (what == "revoke"_L1 && !device.isEmpty())
        return Admin(database, state).revokeDevice(DeviceId(device));
    if ((what == "allow-bundles"_L1 || what == "forbid-bundles"_L1) && !device.isEmpty())
        return Admin(database, state).setBundles(DeviceId(device), what == "allow-bundles"_L1);
    return fail(ErrorCode::InvalidValue, what);
}

} // namespace

int device(const QStringList &arguments)
{
    CommandLine line("device",
        u"Lists the enrolled devices, revokes one that was lost, or lets one without network hand "
        u"in "
        "files of what it did."_s);
    line.parser().addPositionalArgument(
        u"WHAT"_s, u"list, revoke, allow-bundles or forbid-bundles"_s);
    line.parser().addPositionalArgument(u"DEVICE"_s, u"which, as listed"_s);
    if (const auto over = line.parse(arguments, 1, 2))
        return *over;
    const auto server = openServer(line.home());
    if (!server)
        return failed(server.error());
    const auto done = run(*server->database, *server->state, line);
    return done ? kDone : failed(done.error());
}

} // namespace shiyu::server
