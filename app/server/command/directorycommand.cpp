#include "app/crypto/passwordfile.h"
#include "app/domain/directoryjson.h"
#include "app/protocol/limits.h"
#include "app/protocol/message.h"
#include "app/server/command/command.h"
#include "app/server/core/directorypublishing.h"
#include <QFile>
#include <QSaveFile>

namespace shiyu::server {

using namespace Qt::StringLiterals;

Expected<DirectoryData> readDirectoryFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable, path, file.errorString());
    const auto json
        = protocol::readObject(file.read(protocol::kLargestAnswer + 1), protocol::kLargestAnswer);
    if (!json)
        return fail(json.error().code, path, json.error().detail);
    auto data = directoryFromJson(*json);
    if (!data)
        return fail(data.error().code, path, data.error().context);
    return data;
}

namespace {

Expected<qint64> publish(const CommandLine &line)
{
    const auto data = readDirectoryFile(line.argument(0));
    if (!data)
        return tl::make_unexpected(data.error());
    const auto password = crypto::readPassword(line.value("password-file"));
    if (!password)
        return tl::make_unexpected(password.error());
    const auto server = openServer(line.home());
    if (!server)
        return tl::make_unexpected(server.error());
    return DirectoryPublishing(*server->database, *server->state)
        .replace(*data, line.value("account"), *password);
}

Expected<void> writeNewest(const CommandLine &line)
{
    const auto server = openServer(line.home());
    if (!server)
        return tl::make_unexpected(server.error());
    const auto directory = server->state->directories.newest(*server->database);
    if (!directory)
        return tl::make_unexpected(directory.error());
    QSaveFile file(line.argument(0));
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::ReadOnly, line.argument(0), file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(protocol::writeObject(toJson((*directory)->data())));
    return file.commit() ? Expected<void>()
                         : fail(ErrorCode::DiskFull, line.argument(0), file.errorString());
}

} // namespace

int importDirectory(const QStringList &arguments)
{
    CommandLine line("import-directory",
        u"Puts a directory in force that was made of the one that is: export, change, import. "
        "Consoles have it at once."_s);
    line.parser().addPositionalArgument(u"FILE"_s, u"as export-directory writes it"_s);
    line.parser().addOptions({ { u"account"_s, u"a system administrator's"_s, u"NAME"_s },
        { u"password-file"_s, u"its first line is that account's password"_s, u"FILE"_s } });
    if (const auto over = line.parse(arguments, 1, 1))
        return *over;
    const auto revision = publish(line);
    if (!revision)
        return failed(revision.error());
    say(u"{\"revision\":%1}"_s.arg(*revision));
    return kDone;
}

int exportDirectory(const QStringList &arguments)
{
    CommandLine line("export-directory", u"Writes the directory in force as JSON."_s);
    line.parser().addPositionalArgument(u"FILE"_s, u"the file to write; it holds telephones"_s);
    if (const auto over = line.parse(arguments, 1, 1))
        return *over;
    const auto done = writeNewest(line);
    return done ? kDone : failed(done.error());
}

} // namespace shiyu::server
