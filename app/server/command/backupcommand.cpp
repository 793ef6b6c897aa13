#include "app/server/command/command.h"
#include "app/server/core/admin.h"
#include "app/sql/maintenance.h"
#include <QDir>
#include <QFile>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

/// Everything beside the database; small files.
Expected<void> copyKeys(const ServerHome &from, const ServerHome &to)
{
    for (const char *name : ServerHome::kKeyFiles) {
        if (!QFile::copy(from.filePath(name), to.filePath(name)))
            return fail(ErrorCode::Unreadable, to.filePath(name));
        QFile::setPermissions(to.filePath(name), QFile::ReadOwner | QFile::WriteOwner);
    }
    return {};
}

Expected<void> copyHome(const ServerHome &from, const ServerHome &to, const QString &folder)
{
    if (QDir(folder).exists() && !QDir(folder).isEmpty())
        return fail(ErrorCode::InvalidValue, folder, u"is not empty"_s);
    auto database = SqliteDatabase::open(from.filePath(ServerHome::kDatabase));
    if (!database)
        return tl::make_unexpected(database.error());
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::ReadOnly, folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString copy = to.filePath(ServerHome::kDatabase);
    auto done = sql::backup((*database)->connection(), copy);
    if (done)
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    return done ? copyKeys(from, to) : done;
}

int run(const char *name, const QString &description, const QStringList &arguments, bool restoring)
{
    CommandLine line(name, description);
    line.parser().addPositionalArgument(u"FOLDER"_s, u"of the backup"_s);
    if (const auto over = line.parse(arguments, 1, 1))
        return *over;
    if (line.isSet("database"))
        return failed({ ErrorCode::Unsupported, u"--database"_s,
            u"PostgreSQL has its own: pg_dump; keep the folder's files too"_s });
    const ServerHome backup(line.argument(0));
    const auto copied = restoring ? copyHome(backup, line.home(), line.value("data"))
                                  : copyHome(line.home(), backup, line.argument(0));
    if (!copied)
        return failed(copied.error());
    if (!restoring)
        return kDone;
    const auto server = openServer(line.home());
    if (!server)
        return failed(server.error());
    const auto marked = Admin(*server->database, *server->state).markRestored();
    return marked ? kDone : failed(marked.error());
}

} // namespace

int backup(const QStringList &arguments)
{
    return run("backup",
        u"Copies the server's folder as it is at this moment, beside a running server too."_s,
        arguments, false);
}

int restore(const QStringList &arguments)
{
    return run("restore",
        u"Makes the server's folder of a backup. Consoles then compare all that they hold."_s,
        arguments, true);
}

} // namespace shiyu::server
