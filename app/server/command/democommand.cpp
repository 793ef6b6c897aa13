#include "app/crypto/passwordfile.h"
#include "app/demo/simulatorcast.h"
#include "app/server/command/command.h"
#include "app/server/command/livedemo.h"
#include "app/server/core/directorypublishing.h"
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <csignal>

namespace shiyu::server {
namespace {

using namespace Qt::StringLiterals;

constexpr std::chrono::milliseconds kStep { 200 };
constexpr double kMostAnHour = 360'000;

volatile std::sig_atomic_t g_stop = 0;

Expected<double> numberOf(const CommandLine &line, const char *name)
{
    bool good = false;
    const double number = line.value(name).toDouble(&good);
    if (!good || number <= 0 || number > kMostAnHour)
        return fail(ErrorCode::InvalidValue, QString::fromLatin1(name));
    return number;
}

/// The password of every demo city, if no other is told.
Expected<QString> passwordOf(const CommandLine &line)
{
    return line.isSet("password-file") ? crypto::readPassword(line.value("password-file"))
                                       : Expected<QString>(u"shiyu-demo"_s);
}

QString administratorOf(const Directory &directory)
{
    for (const Officer &officer : directory.data().officers) {
        if (!officer.account.isEmpty()
            && directory.rights(officer.id).contains(Right::AdministerSystem))
            return officer.account;
    }
    return {};
}

/// The directory with the simulator's officers; put in force if they are not in it yet.
Expected<DirectoryPtr> withCast(
    const CommandLine &line, const demo::DemoCity &city, Database &database, ServerState &state)
{
    const auto held = state.directories.newest(database);
    if (!held)
        return held;
    if (!demo::isDemoDirectory(**held, city))
        return fail(ErrorCode::InvalidValue, line.value("data"),
            u"its data is not that of the demo city: nothing was simulated"_s);
    DirectoryData data = demo::withSimulator((*held)->data());
    if (data.officers.size() == (*held)->data().officers.size())
        return held;
    const auto password = passwordOf(line);
    if (!password)
        return tl::make_unexpected(password.error());
    const auto published = DirectoryPublishing(database, state)
                               .replace(std::move(data), administratorOf(**held), *password);
    return published ? state.directories.newest(database) : tl::make_unexpected(published.error());
}

/// Where a device is enrolled, people sit.
Expected<QSet<OrganizationId>> peopleOf(const CommandLine &line, Database &database)
{
    QSet<OrganizationId> people;
    if (line.isSet("people")) {
        for (const QString &id : line.value("people").split(u',', Qt::SkipEmptyParts))
            people.insert(OrganizationId(id));
        return people;
    }
    const auto devices = AccountTable(database).devices();
    if (!devices)
        return tl::make_unexpected(devices.error());
    for (const DeviceRow &row : *devices) {
        if (!row.revoked)
            people.insert(row.organization);
    }
    return people;
}

void tell(const LiveDemo::Done &done)
{
    const QJsonObject fields { { u"act"_s, nameOf(done.kind) },
        { u"organization"_s, done.organization.toString() }, { u"case"_s, done.incident },
        { u"accepted"_s, done.accepted } };
    say(QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact)));
}

/// Until SIGINT or SIGTERM. What is busy is tried again.
Expected<void> runUntilStopped(LiveDemo &live)
{
    Expected<void> done;
    std::signal(SIGINT, [](int) { g_stop = 1; });
    std::signal(SIGTERM, [](int) { g_stop = 1; });
    QTimer timer;
    timer.callOnTimeout(&timer, [&] {
        if (done && g_stop == 0)
            done = live.step();
        if (!done && done.error().code == ErrorCode::Busy)
            done = {};
        if (!done || g_stop != 0)
            QCoreApplication::quit();
    });
    timer.start(kStep);
    QCoreApplication::exec();
    return done;
}

Expected<void> simulate(const CommandLine &line, ServerState &state)
{
    const auto matters = numberOf(line, "live");
    const auto speed = numberOf(line, "speed");
    const auto database = line.home().openDatabase();
    if (!matters || !speed || !database)
        return tl::make_unexpected(!matters ? matters.error()
                : !speed                    ? speed.error()
                                            : database.error());
    const demo::DemoCity city
        = demo::makeDemoCity(demo::CitySize::Small, line.value("city-seed").toULongLong());
    const auto directory = withCast(line, city, **database, state);
    const auto people = peopleOf(line, **database);
    if (!directory || !people)
        return tl::make_unexpected(directory ? people.error() : directory.error());
    const auto noted
        = AccountTable(**database).audit({ u"simulatorStarted"_s, {}, {}, {}, {} }, state.now());
    if (!noted)
        return noted;
    LiveDemo live(**database, state,
        std::make_unique<demo::Simulator>(
            city, *directory, *people, line.value("seed").toULongLong()),
        { *matters, *speed }, &tell);
    auto done = live.begin();
    return done ? runUntilStopped(live) : done;
}

} // namespace

int demo(const QStringList &arguments)
{
    CommandLine line("demo",
        u"Makes matters in a demo city and plays the organisations where no device is enrolled, "
        "until SIGTERM. Its officers are called 模拟员. Never on the data of another city."_s);
    line.parser().addOptions({ { u"live"_s, u"new matters an hour"_s, u"N"_s, u"60"_s },
        { u"speed"_s, u"how much faster than in life units work"_s, u"N"_s, u"10"_s },
        { u"people"_s,
            u"organisations that are not played, instead of those with a device; empty: none"_s,
            u"ID,ID"_s },
        { u"seed"_s, u"of chance"_s, u"NUMBER"_s, u"1"_s },
        { u"city-seed"_s, u"with which the demo city was made"_s, u"NUMBER"_s, u"1"_s },
        { u"password-file"_s,
            u"of a system administrator, if it is not the demo city's own; needed once"_s,
            u"FILE"_s } });
    if (const auto over = line.parse(arguments, 0, 0))
        return *over;
    const auto state = stateOf(line.home());
    const auto done
        = state ? simulate(line, **state) : Expected<void>(tl::make_unexpected(state.error()));
    return done ? kDone : failed(done.error());
}

} // namespace shiyu::server
