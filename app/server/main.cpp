// shiyu-server: the backend that the consoles sync with.
#include "app/crypto/initialise.h"
#include "app/server/command/initcommand.h"
#include "app/server/core/logimport.h"
#include "app/server/store/accounttable.h"
#include "app/server/store/blobtable.h"
#include "app/server/store/groundtable.h"
#include "app/storage/blobstore.h"
#include "app/storage/closedstore.h"
#include "app/storage/directorystore.h"
#include "app/storage/groundpieces.h"
#include "app/storage/logreader.h"
#include "app/storage/profile.h"
#include "app/storage/vault.h"
#include <QCoreApplication>
#include <QFile>
#include <QTextStream>
#include <memory>

using namespace shiyu;
using namespace shiyu::server;
using namespace Qt::StringLiterals;

namespace {

/// An attachment that never came to the profile cannot come to the server either.
Expected<void> takeOverBlob(
    ProfileFile &profile, const UnlockedSession &session, LogImport &import, const Intent &intent)
{
    const QString digest = BlobTable::digestIn(intent);
    if (digest.isEmpty())
        return {};
    const auto bytes = BlobStore(profile.connection())
                           .read(QByteArray::fromHex(digest.toLatin1()), intent.subject,
                               session.dataKey, session.officer, systemNow());
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return {};
    return bytes ? import.addBlob(intent, *bytes) : tl::make_unexpected(bytes.error());
}

/// The log of a standalone profile, its directories, closed values and keys.
Expected<void> takeOver(ProfileFile &profile, const UnlockedSession &session, LogImport &import)
{
    ClosedStore closed(profile.connection());
    DirectoryStore directories(profile.connection());
    auto done = import.begin();
    if (!done)
        return done;
    done = LogReader(profile.connection())
               .each(0, [&](const Operation &operation) -> Expected<void> {
                   const Intent &intent = operation.intent;
                   if (intent.subject.kind == SubjectKind::Directory) {
                       const auto data = directories.load(intent.args["revision"_L1].toInteger());
                       return data ? import.addDirectory(operation, *data)
                                   : tl::make_unexpected(data.error());
                   }
                   const auto values = closed.valuesOf(intentBytes(intent), session.dataKey);
                   if (!values)
                       return tl::make_unexpected(values.error());
                   auto added = import.add(operation);
                   if (added)
                       added = import.addClosed(intent, *values);
                   return added ? takeOverBlob(profile, session, import, intent) : added;
               });
    return done ? import.finish() : done;
}

Expected<void> takeOverKeys(
    ProfileFile &profile, const Directory &directory, Database &database, const ServerState &state)
{
    Vault vault(profile.connection());
    AccountTable accounts(database);
    for (const Officer &officer : directory.data().officers) {
        const auto keys = vault.publicKeys(officer.id, Vault::Keys::Valid);
        if (!keys)
            return tl::make_unexpected(keys.error());
        for (const QByteArray &key : *keys) {
            if (auto added = accounts.addKey(officer.id, {}, key, state.now()); !added)
                return added;
        }
    }
    return {};
}

Expected<qint64> takeOverGround(ProfileFile &profile, Database &database, const ServerState &state)
{
    const auto pieces = cutGround(profile.connection());
    return pieces ? GroundTable(database).replace(*pieces, state.now())
                  : tl::make_unexpected(pieces.error());
}

struct OpenedProfile {
    ProfileFile file;
    UnlockedSession session;
    DirectoryPtr directory;
};

Expected<qint64> takeOverProfile(OpenedProfile &profile, Database &database, ServerState &state)
{
    LogImport import(database, state, profile.directory);
    auto done = takeOver(profile.file, profile.session, import);
    if (done)
        done = takeOverKeys(profile.file, *profile.directory, database, state);
    if (done)
        done = takeOverGround(profile.file, database, state).map([](qint64) {});
    return done ? Expected<qint64>(import.operations()) : tl::make_unexpected(done.error());
}

Expected<Filling> openProfile(const CommandLine &line, const QString &password)
{
    if (!QFile::exists(line.value("from")))
        return fail(ErrorCode::NotFound, u"--from "_s + line.value("from"));
    auto file = ProfileFile::open(line.value("from"), ProfileAccess::ReadWrite);
    if (!file)
        return tl::make_unexpected(file.error());
    if (file->info().kind != ProfileKind::Standalone)
        return fail(ErrorCode::Unsupported, line.value("from"), u"its log is a server's"_s);
    auto session = Vault(file->connection()).unlock(line.value("account"), password, systemNow());
    auto directory = DirectoryStore(file->connection()).loadNewest();
    if (!session || !directory)
        return tl::make_unexpected(session ? directory.error() : session.error());
    const std::shared_ptr<OpenedProfile> profile(
        new OpenedProfile { *std::move(file), *std::move(session), *std::move(directory) });
    return Filling([profile](Database &database, ServerState &state) {
        return takeOverProfile(*profile, database, state);
    });
}

int initServer(const QStringList &arguments)
{
    return init(arguments, &openProfile);
}

Expected<qint64> replaceGround(const CommandLine &line)
{
    auto profile = ProfileFile::open(line.argument(0), ProfileAccess::ReadOnly);
    const auto state = stateOf(line.home());
    const auto database = line.home().openDatabase();
    if (!profile || !state || !database)
        return tl::make_unexpected(!profile ? profile.error()
                : !state                    ? state.error()
                                            : database.error());
    return takeOverGround(*profile, **database, **state);
}

int importGround(const QStringList &arguments)
{
    CommandLine line("import-ground",
        u"Gives the consoles the outlines, cameras, sensors, units and places of a profile, "
        u"instead "
        "of those that the server has. They have them within ten minutes."_s);
    line.parser().addPositionalArgument(
        u"PROFILE"_s, u"where they were imported with a console; closed meanwhile"_s);
    if (const auto over = line.parse(arguments, 1, 1))
        return *over;
    const auto version = replaceGround(line);
    if (!version)
        return failed(version.error());
    say(u"{\"version\":%1}"_s.arg(*version));
    return kDone;
}

constexpr Command kCommands[] = {
    { "init", "make a server of a standalone profile or a directory", &initServer },
    { "serve", "serve the consoles", &serve },
    { "user", "add, reset, lock or unlock an account", &user },
    { "device", "list the devices, or revoke one", &device },
    { "enrol", "write the enrolment file of a device", &enrol },
    { "import-directory", "put a changed directory in force", &importDirectory },
    { "export-directory", "write the directory in force", &exportDirectory },
    { "import-ground", "give the consoles outlines and cameras of a profile", &importGround },
    { "bundle", "take in what a console without network did, from a file", &bundle },
    { "check", "check the chains of the log", &check },
    { "backup", "copy a running server's folder", &backup },
    { "restore", "make the folder of a backup", &restore },
    { "demo", "make matters in a demo city and play its units", &server::demo },
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"shiyu-server"_s);
    if (!crypto::initialise())
        return failed({ ErrorCode::Internal, u"no source of random numbers"_s, {} });
    const QStringList arguments = QCoreApplication::arguments().sliced(1);
    for (const Command &command : kCommands) {
        if (arguments.value(0) == QLatin1StringView(command.name))
            return command.run(arguments.sliced(1));
    }
    QTextStream out(stderr);
    out << "shiyu-server COMMAND [ARGUMENTS]; shiyu-server COMMAND --help tells its arguments\n";
    for (const Command &command : kCommands)
        out << "  " << qSetFieldWidth(18) << Qt::left << command.name << qSetFieldWidth(0)
            << command.summary << '\n';
    return kUsage;
}
