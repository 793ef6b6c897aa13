#include "app/exchange/importrun.h"

#include "app/exchange/importrows.h"
#include "app/exchange/importsteps.h"
#include "app/storage/importstage.h"
#include "app/storage/logwriter.h"
#include "map/geo/geometryblob.h"
#include <QFileInfo>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kRowsPerPoll = 256;

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

Expected<void> dropStaged(const ImportDoor &door)
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

/// Lets a batch in, piece by piece. @param total for the progress; -1: not known
Expected<LetIn> letIn(const ImportDoor &door, qint64 batch, const DirectoryPtr &directory,
    Instant now, ImportControl &control, qint64 total)
{
    LetIn all;
    while (!all.finished) {
        if (control.stopped)
            return fail(ErrorCode::Cancelled);
        const auto done = door([&](const ImportHand &hand) -> Expected<void> {
            const auto some = letInSome(hand, batch, directory, now);
            if (!some)
                return tl::make_unexpected(some.error());
            all.rows += some->rows;
            all.refused += some->refused;
            all.finished = some->finished;
            return {};
        });
        if (!done)
            return tl::make_unexpected(done.error());
        if (control.progress)
            control.progress(true, all.rows, total);
    }
    return all;
}

/// The rows of one import on their way to the stage; what was not decided is taken back at the end.
class Staging {
public:
    Staging(const ImportPlan &plan, const ImportWorld &world, const ImportDoor &door)
        : m_plan(plan)
        , m_world(world)
        , m_door(door)
        , m_features(plan.kind, *world.directory)
    {
    }
    ~Staging()
    {
        if (m_batch > 0 && !m_decided) // what cannot be removed now is, after the next sign-in
            static_cast<void>(dropStaged(m_door));
    }
    Staging(const Staging &) = delete;
    Staging &operator=(const Staging &) = delete;

    Expected<void> begin()
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

    /// An issue: the rules do not take it.
    Expected<std::optional<RowIssue>> add(ImportRecord &record, qint64 row)
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

    /// The moment from which the import happens.
    Expected<qint64> decide()
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

private:
    struct Waiting {
        qint64 row = 0;
        std::variant<QVector<ImportAct>, Feature, StoredShape> content;
    };

    bool isMatters() const { return m_plan.kind == ImportKind::Incidents; }

    static StoredShape outlineOf(const RegionRecord &record)
    {
        const LonLatBox box = boundsOf(record.outline);
        return { record.region.code, record.region.level, { box.west, box.south },
            { box.east, box.north }, encodeAreas(record.outline) };
    }

    static Expected<QByteArray> staged(Waiting &waiting, const ImportHand &hand)
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

    Expected<void> flush()
    {
        if (m_waiting.isEmpty())
            return {};
        return m_door([this](const ImportHand &hand) -> Expected<void> {
            if (hand.officer != m_officer) // another sits at the desk now
                return fail(ErrorCode::Cancelled);
            return inBatch(hand, [this](const ImportHand &in) { return stage(in); });
        });
    }

    static Expected<void> inBatch(const ImportHand &hand, const ImportPiece &piece)
    {
        if (const auto begun = hand.writer.beginBatch(); !begun)
            return begun;
        const auto done = piece(hand);
        if (done)
            return hand.writer.commitBatch();
        hand.writer.abandonBatch();
        return done;
    }

    /// Regions become known all at once, as the directory has one revision for them; what their
    /// outlines are follows in pieces.
    Expected<void> makeReady(const ImportHand &hand)
    {
        if (!m_regions.isEmpty()) {
            if (hand.officer != m_officer) // another sits at the desk now
                return fail(ErrorCode::Cancelled);
            if (const auto written = writeRegions(m_regions, m_world, hand); !written)
                return written;
        }
        return ImportStage(hand.writer.connection()).makeReady(m_batch);
    }

    Expected<void> stage(const ImportHand &hand)
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

    const ImportPlan &m_plan;
    const ImportWorld &m_world;
    const ImportDoor &m_door;
    FeatureMaker m_features;
    OfficerId m_officer;
    OrganizationId m_organization;
    QVector<Waiting> m_waiting;
    QVector<RegionRecord> m_regions;
    qint64 m_batch = 0;
    bool m_decided = false;
};

bool goesIn(const ImportReport &report, const ImportPlan &plan)
{
    return report.imported > 0 && (report.rejected == 0 || plan.partial);
}

Expected<ImportReport> runStaged(const ImportPlan &plan, ImportPass &pass, const ImportWorld &world,
    const ImportDoor &door, const QString &rejectedFile, ImportControl &control)
{
    Staging staging(plan, world, door);
    if (const auto begun = staging.begin(); !begun)
        return tl::make_unexpected(begun.error());
    auto report = pass.run(rejectedFile,
        [&staging](ImportRecord &record, qint64 row) { return staging.add(record, row); });
    if (!report)
        return report;
    if (!goesIn(*report, plan)) {
        report->imported = 0;
        return report;
    }
    const auto batch = staging.decide();
    if (!batch)
        return tl::make_unexpected(batch.error());
    const auto in = letIn(door, *batch, world.directory, world.now, control, report->imported);
    if (!in)
        return tl::make_unexpected(in.error());
    report->written = true;
    report->imported -= in->refused.size();
    report->rejected += in->refused.size();
    ImportPass::count(*report, in->refused);
    return report;
}

} // namespace

Expected<ImportReport> ImportPass::run(const QString &rejectedFile, const Take &take)
{
    auto table = TableReader::open(m_plan.path);
    if (!table)
        return tl::make_unexpected(table.error());
    if (m_plan.layer < 0 || m_plan.layer >= table->layers().size())
        return fail(ErrorCode::InvalidValue, u"layer"_s);
    const TableLayer layer = table->layers().at(m_plan.layer);
    auto reader = RowReader::create(m_plan, layer, m_world);
    if (!reader)
        return tl::make_unexpected(reader.error());
    reader->setKnownNumbers(m_known);
    table->start(m_plan.layer);
    RejectedFile rejected(rejectedFile, layer.fields);
    ImportReport report;
    for (;;) {
        if (report.read % kRowsPerPoll == 0) {
            if (m_control.cancelled)
                return fail(ErrorCode::Cancelled);
            if (m_control.progress)
                m_control.progress(false, report.read, layer.rows);
        }
        auto row = table->next();
        if (!row)
            return tl::make_unexpected(row.error());
        if (!*row)
            break;
        ++report.read;
        RowReading reading = reader->read(**row);
        if (reading.record) {
            const auto refused = take(*reading.record, (*row)->number);
            if (!refused)
                return tl::make_unexpected(refused.error());
            if (*refused)
                reading = { std::nullopt, { **refused } };
        }
        ++(reading.record ? report.imported : report.rejected);
        count(report, reading.issues);
        if (!reading.record) {
            if (const auto kept = rejected.add(**row, reading.issues); !kept)
                return tl::make_unexpected(kept.error());
        }
    }
    if (const auto kept = rejected.finish(); !kept)
        return tl::make_unexpected(kept.error());
    if (report.read == 0) {
        // Of several layers another one may have what this one lacks.
        const QString file = QFileInfo(m_plan.path).fileName();
        return fail(ErrorCode::Empty,
            table->layers().size() > 1 ? QString(file + u": "_s + layer.name) : file);
    }
    if (m_control.progress)
        m_control.progress(false, report.read, report.read);
    return report;
}

void ImportPass::count(ImportReport &report, const QVector<RowIssue> &issues)
{
    QSet<ImportIssue> counted; // a row counts once for an issue
    for (const RowIssue &issue : issues) {
        if (!counted.contains(issue.issue))
            ++report.issues[issue.issue];
        counted.insert(issue.issue);
        auto &list = isRejection(issue.issue) ? report.rejections : report.notes;
        if (list.size() < ImportReport::kMostShown)
            list.append(issue);
    }
}

Expected<ImportReport> checkImport(const ImportPlan &plan, const ImportWorld &world,
    const QSet<QString> &known, const QString &rejectedFile, ImportControl &control)
{
    return ImportPass(plan, world, known, control).run(rejectedFile, [](ImportRecord &, qint64) {
        return std::optional<RowIssue>();
    });
}

Expected<ImportReport> runImport(const ImportPlan &plan, const ImportWorld &world,
    const QSet<QString> &known, const ImportDoor &door, const QString &rejectedFile,
    ImportControl &control)
{
    if (!rejectedFile.isEmpty() && QFileInfo(rejectedFile) == QFileInfo(plan.path))
        return fail(ErrorCode::InvalidValue, u"rejects"_s,
            u"the rejected rows would overwrite the file that is read"_s);
    ImportPass pass(plan, world, known, control);
    return runStaged(plan, pass, world, door, rejectedFile, control);
}

Expected<qint64> finishImports(
    const ImportDoor &door, const DirectoryPtr &directory, Instant now, ImportControl &control)
{
    if (const auto dropped = dropStaged(door); !dropped)
        return tl::make_unexpected(dropped.error());
    qint64 rows = 0;
    for (;;) {
        std::optional<qint64> batch;
        const auto asked = door([&batch](const ImportHand &hand) -> Expected<void> {
            const auto next = ImportStage(hand.writer.connection()).nextReady();
            if (!next)
                return tl::make_unexpected(next.error());
            batch = *next;
            return {};
        });
        if (!asked)
            return tl::make_unexpected(asked.error());
        if (!batch)
            return rows;
        const auto in = letIn(door, *batch, directory, now, control, -1);
        if (!in)
            return tl::make_unexpected(in.error());
        rows += in->rows;
    }
}

Expected<QSet<QString>> knownNumbers(sql::Connection &connection)
{
    auto rows = connection.prepare(
        u"SELECT source, source_number FROM incident WHERE source_number <> ''"_s);
    if (!rows)
        return tl::make_unexpected(rows.error());
    QSet<QString> numbers;
    for (;;) {
        const auto found = rows->step();
        if (!found)
            return tl::make_unexpected(found.error());
        if (!*found)
            return numbers;
        numbers.insert(RowReader::knownNumber(static_cast<Source>(rows->int64(0)), rows->text(1)));
    }
}

} // namespace shiyu
