#include "app/services/importservice.h"

#include "app/services/importhand.h"
#include "app/services/profiledesk.h"
#include "app/services/workplace.h"
#include <QtConcurrent>

namespace shiyu {
namespace {

/// What a check needs of the profile.
struct Ground {
    ImportWorld world;
    QSet<QString> known;
};

Expected<Ground> groundOf(ProfileDesk &desk, ImportKind kind, Instant now)
{
    auto world = importWorld(desk.connection(), desk.directory(), now);
    if (!world)
        return tl::make_unexpected(world.error());
    if (kind != ImportKind::Incidents)
        return Ground { *std::move(world), {} };
    auto known = knownNumbers(desk.writer());
    if (!known)
        return tl::make_unexpected(known.error());
    return Ground { *std::move(world), *std::move(known) };
}

Expected<ImportReport> importInto(ProfileDesk &desk, const ImportPlan &plan,
    const QString &rejectedFile, ImportControl &control, Instant now)
{
    if (!desk.seat())
        return fail(ErrorCode::InvalidValue, QStringLiteral("right"));
    const auto world = importWorld(desk.connection(), desk.directory(), now);
    if (!world)
        return tl::make_unexpected(world.error());
    auto pinyin = Pinyin::load();
    if (!pinyin)
        return tl::make_unexpected(pinyin.error());
    SearchIndex search(*std::move(pinyin));
    ImportSigner signer(desk.session(), desk.directory(), desk.profile().info().device,
        [&desk] { return desk.desk().nextNumber(QStringLiteral("deviceSeq")); });
    return runImport(plan, *world, signer.hand(desk.writer(), search), rejectedFile, control);
}

} // namespace

ImportService::ImportService(Workplace &workplace)
    : m_workplace(workplace)
{
}

QFuture<Expected<ImportReport>> ImportService::check(
    const ImportPlan &plan, const QString &rejectedFile, const ImportJobPtr &job)
{
    const Instant now = m_workplace.now();
    return m_workplace.data()
        .post([kind = plan.kind, now](ProfileDesk &desk) { return groundOf(desk, kind, now); })
        .then(QtFuture::Launch::Async,
            [plan, rejectedFile, job](const Expected<Ground> &ground) -> Expected<ImportReport> {
                if (!ground)
                    return tl::make_unexpected(ground.error());
                return checkImport(
                    plan, ground->world, ground->known, rejectedFile, job->control());
            });
}

QFuture<Expected<ImportReport>> ImportService::run(
    const ImportPlan &plan, const QString &rejectedFile, const ImportJobPtr &job)
{
    const Instant now = m_workplace.now();
    return m_workplace.data()
        .post([plan, rejectedFile, job, now](ProfileDesk &desk) {
            return importInto(desk, plan, rejectedFile, job->control(), now);
        })
        .then(&m_workplace,
            [workplace = &m_workplace, kind = plan.kind](const Expected<ImportReport> &report) {
                if (report && report->written && kind != ImportKind::Incidents)
                    workplace->reloadGround();
                // Also after an error: of a partial import something may be there.
                Q_EMIT workplace->committed(IncidentId());
                return report;
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
