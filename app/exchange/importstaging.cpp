#include "app/exchange/importstaging.h"

#include "app/exchange/importrows.h"
#include "app/storage/importstage.h"
#include "app/storage/logwriter.h"
#include "map/geo/geometryblob.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

// Within the 20 ms of a piece: a matter has two signatures.
constexpr qsizetype kMattersAtOnce = 32, kOthersAtOnce = 400;
constexpr int kDroppedAtOnce = 500;

Expected<void> mayImport(const ImportPlan &plan, const ImportWorld &world, const ImportHand &hand)
{
    const Rights rights = world.directory->rights(hand.officer);
    const Right needed
        = plan.kind == ImportKind::Incidents ? Right::Intake : Right::AdministerSystem;
    return rights.contains(needed) ? Expected<void> {} : fail(ErrorCode::InvalidValue, u"right"_s);
}

StoredShape outlineOf(const RegionRecord &record)
{
    const LonLatBox box = boundsOf(record.outline);
    return { record.region.code, record.region.level, { box.west, box.south },
        { box.east, box.north }, encodeAreas(record.outline) };
}

Expected<void> inBatch(const ImportHand &hand, const ImportPiece &piece)
{
    if (const auto begun = hand.writer.beginBatch(); !begun)
        return begun;
    const auto done = piece(hand);
    if (done)
        return hand.writer.commitBatch();
    hand.writer.abandonBatch();
    return done;
}

} // namespace

ImportStaging::ImportStaging(
    const ImportPlan &plan, const ImportWorld &world, const ImportDoor &door)
    : m_plan(plan)
    , m_world(world)
    , m_door(door)
    , m_features(plan.kind, *world.directory)
{
}

ImportStaging::~ImportStaging()
{
    if (m_batch > 0 && !m_decided) // what cannot be removed now is, after the next sign-in
        static_cast<void>(dropUndecided(m_door));
}

Expected<void> ImportStaging::dropUndecided(const ImportDoor &door)
{
    bool more = true;
    while (more) {
        const auto done = door([&more](const ImportHand &hand) -> Expected<void> {
            const auto left = ImportStage(hand.writer.connection()).dropUnready(kDroppedAtOnce);
            if (!left)
                return tl::make_unexpected(left.error());
            more = *left;
            return {};
        });
        if (!done)
            return done;
    }
    return {};
}

Expected<void> ImportStaging::begin()
{
    return m_door([this](const ImportHand &hand) -> Expected<void> {
        if (const auto may = mayImport(m_plan, m_world, hand); !may)
            return may;
        m_officer = hand.officer;
        m_organization = hand.organization;
        const auto batch = ImportStage(hand.writer.connection()).begin();
        if (!batch)
            return tl::make_unexpected(batch.error());
        m_batch = *batch;
        return {};
    });
}

Expected<std::optional<RowIssue>> ImportStaging::add(ImportRecord &record, qint64 row)
{
    Waiting waiting { row, {} };
    if (const auto *matter = std::get_if<IncidentRecord>(&record)) {
        const IncidentActs maker(m_plan, m_world, m_organization);
        auto acts = maker.actsOf(*matter, IncidentId(u"new"_s));
        if (const auto refusal = maker.refusal(acts, m_officer))
            return refusedRow(row, *refusal);
        waiting.content = std::move(acts);
    } else if (auto *region = std::get_if<RegionRecord>(&record)) {
        m_regions.append(std::move(*region));
        if (m_regions.last().outline.isEmpty())
            return std::optional<RowIssue>();
        waiting.content = outlineOf(m_regions.last());
    } else {
        waiting.content = m_features.featureOf(std::get<FeatureRecord>(record));
    }
    m_waiting.append(std::move(waiting));
    if (m_waiting.size() >= (isMatters() ? kMattersAtOnce : kOthersAtOnce)) {
        if (const auto done = flush(); !done)
            return tl::make_unexpected(done.error());
    }
    return std::optional<RowIssue>();
}

Expected<qint64> ImportStaging::decide()
{
    if (const auto done = flush(); !done)
        return tl::make_unexpected(done.error());
    const auto done = m_door([this](const ImportHand &hand) {
        return inBatch(hand, [this](const ImportHand &in) { return makeReady(in); });
    });
    if (!done)
        return tl::make_unexpected(done.error());
    m_decided = true;
    return m_batch;
}

Expected<QByteArray> ImportStaging::staged(Waiting &waiting, const ImportHand &hand)
{
    if (const auto *feature = std::get_if<Feature>(&waiting.content))
        return bytesOf(StagedRow { waiting.row, *feature });
    if (const auto *shape = std::get_if<StoredShape>(&waiting.content))
        return bytesOf(StagedRow { waiting.row, *shape });
    auto &acts = std::get<QVector<ImportAct>>(waiting.content);
    const QString id = hand.newIncident(acts.first().madeAt).toString();
    QVector<Submission> submissions;
    for (ImportAct &act : acts) {
        act.subject.id = id;
        auto submission = hand.sign(act);
        if (!submission)
            return tl::make_unexpected(submission.error());
        submissions.append(*std::move(submission));
    }
    return bytesOf(StagedRow { waiting.row, submissions });
}

Expected<void> ImportStaging::flush()
{
    if (m_waiting.isEmpty())
        return {};
    return m_door([this](const ImportHand &hand) -> Expected<void> {
        if (hand.officer != m_officer) // another sits at the desk now
            return fail(ErrorCode::Cancelled);
        return inBatch(hand, [this](const ImportHand &in) { return stage(in); });
    });
}

/// Regions become known all at once, as the directory has one revision for them; what their
/// outlines are follows in pieces.
Expected<void> ImportStaging::makeReady(const ImportHand &hand)
{
    if (!m_regions.isEmpty()) {
        if (hand.officer != m_officer) // another sits at the desk now
            return fail(ErrorCode::Cancelled);
        if (const auto written = writeRegions(m_regions, m_world, hand); !written)
            return written;
    }
    return ImportStage(hand.writer.connection()).makeReady(m_batch);
}

Expected<void> ImportStaging::stage(const ImportHand &hand)
{
    QVector<QByteArray> rows;
    for (Waiting &waiting : m_waiting) {
        auto row = staged(waiting, hand);
        if (!row)
            return tl::make_unexpected(row.error());
        rows.append(*std::move(row));
    }
    m_waiting.clear();
    return ImportStage(hand.writer.connection()).add(m_batch, rows, hand.dataKey);
}

} // namespace shiyu
