#include "app/crypto/passwordfile.h"
#include "app/server/command/command.h"
#include "app/server/core/admin.h"

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

Expected<void> run(Admin &admin, const CommandLine &line)
{
    const QString what = line.argument(0);
    const QString account = line.argument(1);
    if (what == "lock"_L1 || what == "unlock"_L1)
        return admin.setLocked(account, what == "lock"_L1);
    const auto password = crypto::readPassword(line.value("password-file"));
    if (!password)
        return tl::make_unexpected(password.error());
    if (what == "add"_L1)
        return admin.addAccount(account, *password);
    if (what == "reset"_L1)
        return admin.setPassword(account, *password);
    return fail(ErrorCode::InvalidValue, what);
}

} // namespace

int user(const QStringList &arguments)
{
    CommandLine line("user", u"Accounts of the officers in the directory."_s);
    line.parser().addPositionalArgument(u"WHAT"_s, u"add, reset, lock or unlock"_s);
    line.parser().addPositionalArgument(u"ACCOUNT"_s, u"the officer's, as the directory has it"_s);
    line.parser().addOption(
        { u"password-file"_s, u"its first line is the password (add, reset)"_s, u"FILE"_s });
    if (const auto over = line.parse(arguments, 2, 2))
        return *over;
    const auto server = openServer(line.home());
    if (!server)
        return failed(server.error());
    Admin admin(*server->database, *server->state);
    const auto done = run(admin, line);
    return done ? kDone : failed(done.error());
}

} // namespace shiyu::server
