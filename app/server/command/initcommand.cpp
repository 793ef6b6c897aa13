#include "app/server/command/initcommand.h"

#include "app/crypto/passwordfile.h"
#include "app/server/core/admin.h"
#include "app/server/core/directorypublishing.h"
#include <QFile>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

Expected<qint64> beginWith(
    const DirectoryData &data, const CommandLine &line, Database &database, ServerState &state)
{
    return DirectoryPublishing(database, state).begin(data, line.value("account")).map([] {
        return qint64 { 1 };
    });
}

/// Makes the folder, then fills it. What can be known to be wrong is known before.
Expected<qint64> initServer(const CommandLine &line, const QString &password, TakeOver takeOver)
{
    const bool fresh = line.isSet("directory");
    const auto data = fresh ? readDirectoryFile(line.value("directory"))
                            : Expected<DirectoryData>(DirectoryData {});
    if (!data)
        return tl::make_unexpected(data.error());
    if (!fresh && !QFile::exists(line.value("from")))
        return fail(ErrorCode::NotFound, u"--from "_s + line.value("from"));
    if (const auto made = line.home().create(line.value("name").split(u',')); !made)
        return tl::make_unexpected(made.error());
    const auto server = openServer(line.home());
    if (!server)
        return tl::make_unexpected(server.error());
    auto operations = fresh ? beginWith(*data, line, *server->database, *server->state)
                            : takeOver(line, password, *server->database, *server->state);
    if (!operations)
        return operations;
    Admin admin(*server->database, *server->state);
    const auto accounts = line.isSet("all-accounts")
        ? admin.addAllAccounts(password).map([](int) {})
        : admin.addAccount(line.value("account"), password);
    return accounts ? operations : tl::make_unexpected(accounts.error());
}

} // namespace

int init(const QStringList &arguments, TakeOver takeOver)
{
    CommandLine line("init",
        u"Makes a server: of a standalone profile, which keeps its chains, or of a directory."_s);
    line.parser().addOptions({ { u"from"_s, u"the profile's file"_s, u"PROFILE"_s },
        { u"directory"_s, u"a directory as export-directory writes it; the log begins with it"_s,
            u"FILE"_s },
        { u"account"_s,
            u"an account of the profile, or a system administrator of the directory, which gets "
            "the first one here"_s,
            u"NAME"_s },
        { u"password-file"_s, u"its first line is that account's password"_s, u"FILE"_s },
        { u"all-accounts"_s, u"every officer gets this password: for a demo city only"_s },
        { u"name"_s, u"names and addresses for the certificate"_s, u"NAMES"_s,
            u"localhost,127.0.0.1"_s } });
    if (const auto over = line.parse(arguments, 0, 0))
        return *over;
    if (line.isSet("from") == line.isSet("directory"))
        return failed({ ErrorCode::InvalidValue, u"--from or --directory"_s, {} });
    const auto password = crypto::readPassword(line.value("password-file"));
    if (!password)
        return failed(password.error());
    const auto operations = initServer(line, *password, takeOver);
    if (!operations)
        return failed(operations.error());
    say(u"{\"operations\":%1}"_s.arg(*operations));
    return kDone;
}

} // namespace shiyu::server
