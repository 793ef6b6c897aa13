// shiyu-bench drain: what an officer did without network for days goes up.
#include "app/crypto/initialise.h"
#include "app/domain/place.h"
#include "app/services/profiledesk.h"
#include "tests/bench/bench.h"
#include "tests/bench/benchconsole.h"
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

namespace shiyu::bench {
namespace {

using namespace Qt::StringLiterals;

double secondsOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.elapsed()) / 1000;
}

/// A matter's place in its city and who gets it.
struct Ground {
    QString region, category, lead;
};

std::optional<Ground> groundOf(const Directory &directory, const OrganizationId &organization)
{
    const Organization *own = directory.organization(organization);
    Ground ground;
    for (const Category &category : directory.data().categories) {
        if (!category.parent.isEmpty() && ground.category.isEmpty())
            ground.category = category.id.toString();
    }
    for (const Region &region : directory.data().regions) {
        const bool inside = own && region.code.toString().startsWith(own->region.toString());
        if (inside && region.level == RegionLevel::Village && ground.region.isEmpty())
            ground.region = region.code.toString();
    }
    for (const Organization &unit : directory.data().organizations) {
        if (unit.kind == OrgKind::Department && own && unit.region == own->region
            && ground.lead.isEmpty())
            ground.lead = unit.id.toString();
    }
    if (ground.region.isEmpty() || ground.category.isEmpty() || ground.lead.isEmpty())
        return std::nullopt;
    return ground;
}

/// One matter's acts, in turn: reported, accepted, dispatched, and notes on it.
constexpr OperationKind kActs[] = { OperationKind::Report, OperationKind::Accept,
    OperationKind::Dispatch, OperationKind::Note, OperationKind::Note };

ActRequest requestOf(OperationKind kind, const Ground &ground, int matter)
{
    ActRequest request;
    request.kind = kind;
    if (kind == OperationKind::Note)
        request.args = { { u"text"_s, u"已电话联系，对方称三日内到场处理。"_s } };
    if (kind == OperationKind::Dispatch)
        request.args = { { u"lead"_s, ground.lead }, { u"clause"_s, u"第三条"_s },
            { u"basis"_s, nameOf(DispatchBasis::Function) } };
    if (kind != OperationKind::Report)
        return request;
    request.args = { { u"title"_s, u"路灯不亮，夜间行人出行不便（%1）"_s.arg(matter) },
        { u"summary"_s, u"市民反映该处路灯连续三晚不亮，附近有学校，希望尽快修复。"_s },
        { u"place"_s,
            toJson(Place { PlaceShape::Point, { { 1183800000 + matter, 313300000 } },
                u"中山路 %1 号"_s.arg(matter) }) },
        { u"region"_s, ground.region }, { u"category"_s, ground.category },
        { u"urgency"_s, u"normal"_s }, { u"channel"_s, u"person"_s }, { u"source"_s, u"12345"_s },
        { u"contactable"_s, true } };
    request.closed.insert(u"reporterPhone"_s, { u"14000000000"_s, Audience::Handlers });
    return request;
}

/// On the data thread; each act as the officer's own, in a transaction of its own. How many.
Expected<int> actOffline(ProfileDesk &desk, const Ground &ground, int acts)
{
    int done = 0;
    for (int matter = 0; done < acts; ++matter) {
        IncidentId incident;
        qint64 seen = 0;
        for (const OperationKind kind : kActs) {
            if (done >= acts)
                break;
            ActRequest request = requestOf(kind, ground, matter);
            request.incident = incident;
            request.seen = seen;
            const auto outcome = desk.actAll({ request }, wallClock());
            if (!outcome) {
                const auto *refusal = std::get_if<Refusal>(&outcome.error());
                return fail(ErrorCode::Internal, nameOf(kind),
                    refusal ? nameOf(refusal->code) + u' ' + refusal->what
                            : std::get<Error>(outcome.error()).context);
            }
            incident = outcome->incident;
            seen = outcome->after.lastSeq;
            ++done;
        }
    }
    return done;
}

Expected<void> queueActs(BenchConsole &console, const SyncedCity &city, int acts)
{
    const auto ground = groundOf(*console.workplace().directory(), city.organization);
    if (!ground)
        return fail(ErrorCode::NotFound, u"a village, a category, a department"_s);
    QElapsedTimer timer;
    timer.start();
    auto queued = console.workplace().data().post(
        [ground = *ground, acts](ProfileDesk &desk) { return actOffline(desk, ground, acts); });
    console.waitFor(
        [&](const SyncStatus &) { return queued.isFinished(); }, std::chrono::minutes { 30 });
    const Expected<int> done = queued.result();
    if (!done)
        return tl::make_unexpected(done.error());
    print(u"acts queued without network"_s, *done, {},
        { { u"perSecond"_s, *done / secondsOf(timer) } });
    return {};
}

Expected<void> drain(BenchConsole &console, LoadServer &server, int acts)
{
    if (!server.start())
        return fail(ErrorCode::Unreadable, u"the server does not start again"_s);
    const double cpu = server.cpuSeconds();
    // It asks again by itself after a while; what counts begins when it is answered.
    const bool begun
        = console.waitFor([](const SyncStatus &status) { return status.link == SyncLink::Working; },
            std::chrono::minutes { 5 });
    QElapsedTimer timer;
    timer.start();
    const bool up
        = console.waitFor([](const SyncStatus &status) { return status.position.waiting == 0; },
            std::chrono::minutes { 30 });
    const double answered = secondsOf(timer);
    const bool confirmed = console.waitFor(
        [](const SyncStatus &status) {
            return status.position.waiting == 0 && status.position.accepted == 0
                && status.link == SyncLink::Online;
        },
        std::chrono::minutes { 30 });
    const double whole = secondsOf(timer);
    if (!begun || !up || !confirmed)
        return fail(ErrorCode::Unreadable, u"not drained"_s, console.status().problem.context);
    print(u"drained: every act answered"_s, answered, u"s"_s,
        { { u"budget"_s, 30 }, { u"acts"_s, acts },
            { u"inTray"_s, console.status().position.inTray } });
    print(u"and confirmed by the server's changes"_s, whole, u"s"_s,
        { { u"serverSeconds"_s, server.cpuSeconds() - cpu } });
    return {};
}

Expected<void> run(const SyncedCity &city, const QString &folder, int acts)
{
    LoadServer server(city.place);
    BenchConsole console;
    if (!server.start())
        return fail(ErrorCode::Unreadable, u"the server does not start"_s);
    auto done = console.enrol(server, city.organization, folder + u"/console.shiyu"_s);
    if (done)
        done = console.signIn(city.account, city.password);
    if (!done)
        return done;
    const bool online = console.waitFor(
        [](const SyncStatus &status) {
            return status.link == SyncLink::Online && status.position.firstPart.isEmpty()
                && status.groundTotal == 0;
        },
        std::chrono::hours { 1 });
    if (!online || !server.stop())
        return fail(ErrorCode::Unreadable, u"not online"_s, console.status().problem.context);
    done = queueActs(console, city, acts);
    if (done)
        done = drain(console, server, acts);
    if (done)
        print(u"most memory of the console"_s, peakMiB(), u"MiB"_s);
    return done;
}

} // namespace

int runDrain(const QStringList &arguments)
{
    QCommandLineParser parser;
    const auto city = SyncedCity::read(
        u"drain"_s, arguments, { { u"acts"_s, {}, u"N"_s, u"10000"_s } }, parser);
    if (!city)
        return 2;
    if (!crypto::initialise())
        return 1;
    const QTemporaryDir folder;
    const auto done = run(*city, folder.path(), parser.value(u"acts"_s).toInt());
    if (!done)
        std::fprintf(stderr, "drain: %s %s\n", qPrintable(done.error().context),
            qPrintable(done.error().detail));
    return done ? 0 : 1;
}

} // namespace shiyu::bench
