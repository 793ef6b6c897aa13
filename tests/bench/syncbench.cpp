// shiyu-bench sync: the first sync of a new console, beside the sqlite3 shell that inserts the same
// rows into the same tables.
#include "app/crypto/initialise.h"
#include "app/sql/connection.h"
#include "tests/bench/bench.h"
#include "tests/bench/benchconsole.h"
#include "tests/bench/sqlshell.h"
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

namespace shiyu::bench {
namespace {

using namespace Qt::StringLiterals;

// What a first sync fills, and nothing else does on a console that has just begun.
const QStringList kTables { u"log"_s, u"incident"_s, u"incident_unit"_s, u"incident_officer"_s,
    u"task"_s, u"incident_place"_s, u"precedent"_s,
    u"incident_fts(rowid, title, text, names, pinyin, numbers)"_s };

int failed(const Error &error)
{
    std::fprintf(stderr, "sync: %s %s\n", qPrintable(error.context), qPrintable(error.detail));
    return 1;
}

double secondsOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.elapsed()) / 1000;
}

struct Synced {
    double usable = 0, whole = 0; ///< seconds from the sign-in
    qint64 matters = 0, operations = 0;
};

Expected<Synced> sync(LoadServer &server, const SyncedCity &city, const QString &profile)
{
    BenchConsole console;
    if (auto enrolled = console.enrol(server, city.organization, profile); !enrolled)
        return tl::make_unexpected(enrolled.error());
    const double before = server.cpuSeconds();
    QElapsedTimer timer;
    timer.start();
    if (auto in = console.signIn(city.account, city.password); !in)
        return tl::make_unexpected(in.error());
    Synced synced;
    synced.usable = secondsOf(timer);
    const bool all = console.waitFor(
        [](const SyncStatus &status) {
            return status.position.cursor > 0 && status.position.firstPart.isEmpty();
        },
        std::chrono::hours { 1 });
    synced.whole = secondsOf(timer);
    if (!all)
        return fail(ErrorCode::Unreadable, u"first sync"_s, console.status().problem.context);
    print(u"most memory of the console"_s, peakMiB(), u"MiB"_s);
    print(u"server's processor"_s, server.cpuSeconds() - before, u"s"_s,
        { { u"memory"_s, server.memoryMiB("VmHWM:") } });
    return synced;
}

Expected<Synced> counted(Synced synced, const QString &profile)
{
    auto connection = sql::Connection::open(profile, sql::OpenMode::ReadOnly);
    if (!connection)
        return tl::make_unexpected(connection.error());
    const auto matters = connection->number(u"SELECT count(*) FROM incident"_s);
    const auto operations = connection->number(u"SELECT count(*) FROM log"_s);
    if (!matters || !operations)
        return tl::make_unexpected((matters ? operations : matters).error());
    synced.matters = *matters;
    synced.operations = *operations;
    return synced;
}

Expected<void> run(const SyncedCity &city, const QString &folder)
{
    LoadServer server(city.place);
    if (!server.start())
        return fail(ErrorCode::Unreadable, u"the server does not start"_s);
    const QString profile = folder + u"/console.shiyu"_s, fresh = folder + u"/fresh.shiyu"_s;
    auto synced = sync(server, city, profile);
    if (synced)
        synced = counted(*synced, profile);
    if (!synced)
        return tl::make_unexpected(synced.error());
    if (auto made = enrolDevice(fresh, profile + u"-enrolment"_s, {}, wallClock()); !made)
        return made;
    const auto shell = shellCopy(profile, fresh, kTables);
    if (!shell)
        return tl::make_unexpected(shell.error());
    const auto matters = static_cast<double>(synced->matters);
    print(u"usable (open matters here)"_s, synced->usable, u"s"_s, { { u"budget"_s, 10 } });
    print(u"first sync"_s, synced->whole, u"s"_s,
        { { u"matters"_s, synced->matters }, { u"operations"_s, synced->operations },
            { u"mattersPerSecond"_s, matters / synced->whole } });
    print(u"rate beside the sqlite3 shell's"_s, *shell / synced->whole * 100, u"%"_s,
        { { u"budget"_s, 50 }, { u"shellSeconds"_s, *shell },
            { u"shellMattersPerSecond"_s, matters / *shell } });
    return {};
}

} // namespace

int runSync(const QStringList &arguments)
{
    QCommandLineParser parser;
    const auto city = SyncedCity::read(u"sync"_s, arguments,
        { { u"folder"_s, u"where the profiles are made, and stay"_s, u"DIR"_s } }, parser);
    if (!city)
        return 2;
    if (!crypto::initialise())
        return 1;
    const QTemporaryDir folder;
    const auto done
        = run(*city, parser.isSet(u"folder"_s) ? parser.value(u"folder"_s) : folder.path());
    return done ? 0 : failed(done.error());
}

} // namespace shiyu::bench
