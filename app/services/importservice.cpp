#include "app/services/importservice.h"

#include "app/services/importhand.h"
#include "app/services/profiledesk.h"
#include "app/services/readdesk.h"
#include "app/services/whenanswered.h"
#include "app/services/workplace.h"
#include <QPromise>
#include <QtConcurrent>

namespace shiyu {

/// What an import needs to know of the profile.
struct ImportGround {
    ImportWorld world;
    QSet<QString> known;
};

namespace {

Expected<ImportGround> groundOf(
    ReadDesk &desk, const DirectoryPtr &directory, ImportKind kind, Instant now)
{
    const auto outlines = desk.locator();
    if (!outlines)
        return tl::make_unexpected(outlines.error());
    ImportGround ground { { directory, {}, now }, {} };
    if (!(*outlines)->isEmpty())
        ground.world.locate = [locator = *outlines](LonLat at) { return locator->regionAt(at); };
    if (kind != ImportKind::Incidents)
        return ground;
    auto known = knownNumbers(desk.connection());
    if (!known)
        return tl::make_unexpected(known.error());
    ground.known = *std::move(known);
    return ground;
}

Expected<void> perform(ProfileDesk &desk, const ImportPiece &piece)
{
    if (!desk.seat()) // signed out meanwhile
        return fail(ErrorCode::Cancelled);
    if (!desk.isOrdering()) // its log is the server's; imports belong there
        return fail(ErrorCode::Unsupported, QStringLiteral("import"));
    ImportSigner signer(desk.session(), desk.directory(), desk.profile().info().device,
        [&desk] { return desk.desk().nextNumber(QStringLiteral("deviceSeq")); });
    return piece(signer.hand(desk.writer(), desk.search()));
}

/// Pieces run on the data thread, after the acts that wait there. Called in the import's thread.
ImportDoor doorOf(DataThread<ProfileDesk> &data)
{
    return [&data](const ImportPiece &piece) -> Expected<void> {
        auto done = data.post(
            [&piece](ProfileDesk &desk) { return perform(desk, piece); }, JobKind::Background);
        done.waitForFinished();
        return done.resultCount() > 0 ? done.result() : fail(ErrorCode::Cancelled);
    };
}

/// Cancels its future if nobody finishes it.
std::shared_ptr<QPromise<Expected<ImportReport>>> begunPromise()
{
    auto promise = std::make_shared<QPromise<Expected<ImportReport>>>();
    promise->start();
    return promise;
}

} // namespace

ImportService::ImportService(Workplace &workplace)
    : m_workplace(workplace)
{
    m_pool.setMaxThreadCount(1); // one import after the other
    connect(&workplace, &Workplace::seatChanged, this, &ImportService::finishLeft);
}

ImportService::~ImportService()
{
    for (const ImportJobPtr &job : std::as_const(m_jobs))
        job->stop();
    m_left->stop();
    m_pool.waitForDone();
}

QFuture<Expected<ImportGround>> ImportService::ground(ImportKind kind)
{
    return m_workplace.reading().post(
        [directory = m_workplace.directory(), kind, now = m_workplace.now()](
            ReadDesk &desk) { return groundOf(desk, directory, kind, now); },
        JobKind::Background);
}

// The ground is answered when it is read, which may be after the end of this: what goes on then
// begins here, on the GUI thread, or not at all.

QFuture<Expected<ImportReport>> ImportService::check(
    const ImportPlan &plan, const QString &rejectedFile, const ImportJobPtr &job)
{
    m_jobs.append(job);
    const auto promise = begunPromise();
    whenAnswered(ground(plan.kind), this, [=, this](const Expected<ImportGround> &ground) {
        auto checked = QtConcurrent::run([plan, rejectedFile, job, ground] {
            return ground.and_then([&](const ImportGround &at) {
                return checkImport(plan, at.world, at.known, rejectedFile, job->control());
            });
        });
        whenAnswered(byEventLoop(checked), this, [=, this](const Expected<ImportReport> &report) {
            m_jobs.removeOne(job);
            promise->addResult(report);
            promise->finish();
        });
    });
    return promise->future();
}

QFuture<Expected<ImportReport>> ImportService::run(
    const ImportPlan &plan, const QString &rejectedFile, const ImportJobPtr &job)
{
    m_jobs.append(job);
    const auto promise = begunPromise();
    whenAnswered(ground(plan.kind), this, [=, this](const Expected<ImportGround> &ground) {
        auto written = QtConcurrent::run(
            &m_pool, [plan, rejectedFile, job, ground, door = doorOf(m_workplace.writer())] {
                return ground.and_then([&](const ImportGround &at) {
                    return runImport(plan, at.world, at.known, door, rejectedFile, job->control());
                });
            });
        whenAnswered(byEventLoop(written), this, [=, this](const Expected<ImportReport> &report) {
            m_jobs.removeOne(job);
            if (report && report->written && plan.kind != ImportKind::Incidents)
                m_workplace.reloadGround();
            // Also after an error: of what was decided something may be there.
            Q_EMIT m_workplace.committed(IncidentId());
            promise->addResult(report);
            promise->finish();
        });
    });
    return promise->future();
}

void ImportService::finishLeft()
{
    if (!m_workplace.seat() || m_workplace.server())
        return;
    const auto finished = QtConcurrent::run(&m_pool,
        [door = doorOf(m_workplace.writer()), directory = m_workplace.directory(),
            now = m_workplace.now(),
            job = m_left] { return finishImports(door, directory, now, job->control()); });
    whenAnswered(byEventLoop(finished), this, [this](const Expected<qint64> &rows) {
        if (!rows && rows.error().code != ErrorCode::Cancelled) // signed out: the next time
            m_workplace.tell(Trouble::Import, rows.error());
        if (rows && *rows > 0)
            m_workplace.reloadGround(); // features may be among them
        if (!rows || *rows > 0)
            Q_EMIT m_workplace.committed(IncidentId());
    });
}

bool ImportService::mayImport(ImportKind kind) const
{
    const auto &seat = m_workplace.seat();
    return seat
        && seat->rights.contains(
            kind == ImportKind::Incidents ? Right::Intake : Right::AdministerSystem);
}

} // namespace shiyu
