// shiyu-bench load: a real server with the consoles of a whole city.
#include "app/crypto/initialise.h"
#include "app/protocol/answers.h"
#include "tests/bench/bench.h"
#include "tests/bench/loadabuse.h"
#include "tests/bench/loadserver.h"
#include "tests/bench/loadtally.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <sys/resource.h>

namespace shiyu::bench {
namespace {

using namespace Qt::StringLiterals;

struct LoadOptions {
    LoadServer::Place place;
    QString passwordFile;
    int consoles = 1015;
    double rate = 100;
    int seconds = 30;
    bool pulls = false;
    bool abuse = false;
};

std::optional<LoadOptions> read(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions({ { u"server-data"_s, u"made by shiyu-server init --all-accounts"_s,
                            u"DIR"_s },
        { u"database"_s, u"of PostgreSQL, if it was made there"_s, u"CONNECTION"_s },
        { u"server"_s, u"the program"_s, u"PATH"_s,
            QString(QCoreApplication::applicationDirPath()
                + u"/../../app/server/shiyu-server") },
        { u"password-file"_s, u"with the password of all accounts"_s, u"FILE"_s },
        { u"port"_s, {}, u"PORT"_s, u"0"_s }, { u"consoles"_s, {}, u"N"_s, u"1015"_s },
        { u"rate"_s, u"new matters a second"_s, u"N"_s, u"100"_s },
        { u"seconds"_s, {}, u"N"_s, u"30"_s },
        { u"pull"_s, u"consoles ask for what the stream tells of, as SyncEngine does"_s },
        { u"abuse"_s, u"hostile clients meanwhile"_s } });
    LoadOptions options;
    if (!parser.parse(QStringList { u"load"_s } + arguments) || !parser.isSet(u"server-data"_s)
        || !parser.isSet(u"password-file"_s))
        return std::nullopt;
    options.place = { parser.value(u"server"_s), parser.value(u"server-data"_s),
        parser.value(u"database"_s), {}, parser.value(u"port"_s).toUShort() };
    options.passwordFile = parser.value(u"password-file"_s);
    options.consoles = parser.value(u"consoles"_s).toInt();
    options.rate = parser.value(u"rate"_s).toDouble();
    options.seconds = parser.value(u"seconds"_s).toInt();
    options.pulls = parser.isSet(u"pull"_s);
    options.abuse = parser.isSet(u"abuse"_s);
    return options;
}

int failed(const QString &what)
{
    std::fprintf(stderr, "load: %s\n", qPrintable(what));
    return 1;
}

/// Each console holds a stream and a line.
void allowFiles()
{
    rlimit files {};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

QString firstLine(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine().trimmed())
                                          : QString();
}

/// The codes and the pins of the files that one `enrol` command writes into the folder.
bool enrol(const LoadServer &server, const QString &folder, const QStringList &arguments,
    LoadTarget &target, QHash<OrganizationId, QString> &codes)
{
    if (!server.command(QStringList { u"enrol"_s } + arguments))
        return false;
    for (const QString &name : QDir(folder).entryList(QDir::Files)) {
        QFile file(QDir(folder).filePath(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        const auto enrolment = protocol::read<protocol::Enrolment>(file.readAll(), 1 << 16);
        if (!opened || !enrolment)
            return false;
        codes.insert(enrolment->organization, enrolment->code);
        target.pins = enrolment->pins;
    }
    return !codes.isEmpty();
}

CategoryId minorCategory(const Directory &directory)
{
    const auto &all = directory.data().categories;
    const auto it = std::find_if(
        all.begin(), all.end(), [](const Category &category) { return !category.parent.isEmpty(); });
    return it == all.end() ? CategoryId() : it->id;
}

double secondsOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.elapsed()) / 1000;
}

void printTimes(const QString &figure, const QList<double> &times, const QJsonObject &budget = {})
{
    print(figure + u" p50"_s, median(times), u"ms"_s);
    print(figure + u" p99"_s, percentile99(times), u"ms"_s, budget);
}

double ownCpuSeconds()
{
    rusage used {};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// Signed in, all of them; what they hold is kept beside the data for the next run.
bool signIn(LoadCity &city, const LoadServer &server, const LoadOptions &options,
    LoadTarget &target)
{
    const QString kept = QDir(options.place.data).filePath(u"load-sessions.json"_s);
    const QTemporaryDir folder;
    QHash<OrganizationId, QString> codes;
    target.port = server.port();
    const QString one = city.city().seat().organization.toString();
    if (!enrol(server, folder.path(), { one, folder.filePath(one) }, target, codes))
        return false;
    qsizetype good = city.refresh(kept);
    if (good < city.size()) {
        if (!enrol(server, folder.path(), { u"--all-centres"_s, folder.path() }, target, codes))
            return false;
        QElapsedTimer timer;
        timer.start();
        const auto passwords = static_cast<double>(city.size() - good);
        good = city.signIn(firstLine(options.passwordFile), codes);
        print(u"sign-ins with a password"_s, passwords / secondsOf(timer), u"1/s"_s,
            { { u"count"_s, passwords } });
    }
    city.keep(kept);
    return good == city.size();
}

bool connectAll(LoadCity &city)
{
    QElapsedTimer timer;
    timer.start();
    if (!city.findCursor())
        return false;
    city.listen();
    const bool all = LoadCity::waitUntil(
        [&] { return city.listening() == city.size(); }, std::chrono::minutes { 2 });
    print(u"streams connected"_s, static_cast<double>(city.listening()), {},
        { { u"of"_s, city.size() }, { u"seconds"_s, secondsOf(timer) } });
    return all;
}

void printTally(const LoadTally &tally, double rate, double length)
{
    QJsonObject failures;
    for (auto it = tally.failures().begin(); it != tally.failures().end(); ++it)
        failures[it.key()] = it.value();
    print(u"matters accepted"_s, static_cast<double>(tally.accepted()) / length, u"1/s"_s,
        { { u"wanted"_s, rate }, { u"offered"_s, tally.offered() },
            { u"accepted"_s, tally.accepted() }, { u"notSent"_s, tally.held() },
            { u"failed"_s, failures } });
    printTimes(u"sent to accepted"_s, tally.sentToAccepted());
    printTimes(
        u"accepted to the city's console"_s, tally.acceptedToCity(), { { u"budget"_s, 300 } });
    printTimes(u"accepted to the county's console"_s, tally.acceptedToCounty());
    printTimes(u"sent to the city's console"_s, tally.sentToCity());
    print(u"accepted and not seen"_s,
        static_cast<double>(tally.unseenAtCity() + tally.unseenAtCounty()), {},
        { { u"budget"_s, 0 }, { u"city"_s, tally.unseenAtCity() },
            { u"county"_s, tally.unseenAtCounty() } });
}

/// Whether all that was accepted was seen.
bool underLoad(LoadCity &city, const LoadServer &server, const LoadOptions &options,
    const CategoryId &category, LoadAbuse *abuse)
{
    LoadTally tally(city, category);
    if (abuse)
        abuse->begin();
    const double before = server.cpuSeconds();
    const double ownBefore = ownCpuSeconds();
    QElapsedTimer timer;
    timer.start();
    tally.run(options.rate, std::chrono::seconds { options.seconds });
    const double length = secondsOf(timer);
    const double busy = (server.cpuSeconds() - before) / length * 100;
    const double ownBusy = (ownCpuSeconds() - ownBefore) / length * 100;
    tally.settle(std::chrono::seconds { 30 });
    printTally(tally, options.rate, length);
    print(u"server's processor"_s, busy, u"% of a core"_s, { { u"this bench"_s, ownBusy } });
    print(u"server's memory"_s, server.memoryMiB("VmRSS:"), u"MiB"_s,
        { { u"most"_s, server.memoryMiB("VmHWM:") } });
    if (abuse)
        abuse->report();
    return tally.accepted() > 0 && tally.unseenAtCity() + tally.unseenAtCounty() == 0;
}

bool restart(LoadCity &city, LoadServer &server)
{
    QElapsedTimer timer;
    timer.start();
    const bool stopped = server.stop();
    const double stopping = secondsOf(timer);
    if (!stopped || !server.start())
        return false;
    const double started = secondsOf(timer);
    const bool all = LoadCity::waitUntil(
        [&] { return city.listening() == city.size(); }, std::chrono::minutes { 3 });
    print(u"all streams back after a restart"_s, secondsOf(timer), u"s"_s,
        { { u"budget"_s, 30 }, { u"stopped"_s, stopping }, { u"listening again"_s, started },
            { u"back"_s, city.listening() }, { u"of"_s, city.size() } });
    return all;
}

} // namespace

int runLoad(const QStringList &arguments)
{
    auto options = read(arguments);
    if (!options)
        return failed(u"--server-data DIR --password-file FILE"_s), 2;
    if (!crypto::initialise())
        return failed(u"no source of random numbers"_s);
    allowFiles();
    options->place.log = QDir(options->place.data).filePath(u"load.log"_s);
    LoadServer server(options->place);
    const auto directory = server.directory();
    if (!directory)
        return failed(directory.error().context + u' ' + directory.error().detail);
    LoadTarget target;
    LoadCity city(target, **directory, options->consoles);
    if (city.size() == 0 || !server.start())
        return failed(u"the server does not start, or its city has no centres"_s);
    if (!signIn(city, server, *options, target))
        return failed(u"not all could sign in"_s);
    for (const auto &console : city.consoles())
        console->setPulls(options->pulls);
    if (!connectAll(city))
        return failed(u"not all streams came about"_s);
    LoadAbuse abuse(target);
    const bool whole = underLoad(
        city, server, *options, minorCategory(**directory), options->abuse ? &abuse : nullptr);
    const bool back = restart(city, server);
    return whole && back ? 0 : 1;
}

} // namespace shiyu::bench
