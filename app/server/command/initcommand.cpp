#include "app/server/command/initcommand.h"

#include "app/crypto/passwordfile.h"
#include "app/server/core/admin.h"
#include "app/server/core/directorypublishing.h"
#include <QFile>
#include <utility>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

/// What it makes in the folder goes away again unless it is kept; what was there before stays.
class Making {
public:
    explicit Making(const ServerHome &home)
    {
        const QString database = home.filePath(ServerHome::kDatabase);
        QStringList paths { database, database + u"-wal"_s, database + u"-shm"_s };
        for (const char *name : ServerHome::kKeyFiles)
            paths.append(home.filePath(name));
        for (const QString &path : std::as_const(paths)) {
            if (!QFile::exists(path))
                m_made.append(path);
        }
    }
    ~Making()
    {
        for (const QString &path : std::as_const(m_made))
            QFile::remove(path);
    }
    Q_DISABLE_COPY_MOVE(Making)

    void keep() { m_made.clear(); }

private:
    QStringList m_made;
};

Expected<Filling> fromDirectory(const CommandLine &line, const QString &password)
{
    auto data = readDirectoryFile(line.value("directory"));
    if (!data)
        return tl::make_unexpected(data.error());
    if (password.size() < Admin::kShortestPassword)
        return fail(ErrorCode::InvalidValue, u"password"_s);
    if (!Directory(*data).officerByAccount(line.value("account")))
        return fail(ErrorCode::InvalidValue, u"account"_s);
    return Filling([data = *std::move(data), account = line.value("account")](
                       Database &database, ServerState &state) {
        return DirectoryPublishing(database, state).begin(data, account).map([] {
            return qint64 { 1 };
        });
    });
}

Expected<qint64> fill(const CommandLine &line, const QString &password, const Filling &filling)
{
    const auto server = openServer(line.home());
    if (!server)
        return tl::make_unexpected(server.error());
    auto operations = filling(*server->database, *server->state);
    if (!operations)
        return operations;
    Admin admin(*server->database, *server->state);
    const auto accounts = line.isSet("all-accounts")
        ? admin.addAllAccounts(password).map([](int) {})
        : admin.addAccount(line.value("account"), password);
    return accounts ? operations : tl::make_unexpected(accounts.error());
}

/// Makes the folder, then fills it. What can be known to be wrong is known before; after a failure
/// there is no server, and init may be tried again.
Expected<qint64> initServer(const CommandLine &line, const QString &password, TakeOver takeOver)
{
    const auto filling
        = line.isSet("directory") ? fromDirectory(line, password) : takeOver(line, password);
    if (!filling)
        return tl::make_unexpected(filling.error());
    Making making(line.home());
    if (const auto made = line.home().create(line.value("name").split(u',')); !made) {
        if (made.error().code == ErrorCode::InvalidValue)
            making.keep(); // there is a server in it: nothing of it is ours
        return tl::make_unexpected(made.error());
    }
    auto operations = fill(line, password, *filling);
    if (operations)
        making.keep();
    return operations;
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
