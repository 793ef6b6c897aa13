#include "app/exchange/importrun.h"

#include "app/exchange/importsteps.h"
#include "app/storage/logwriter.h"
#include <QFileInfo>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kRowsPerPoll = 256;

bool mayImport(const ImportPlan &plan, const ImportWorld &world, const ImportHand &hand)
{
    const Rights rights = world.directory->rights(hand.officer);
    return plan.kind == ImportKind::Incidents ? rights.contains(Right::Intake)
                                              : rights.contains(Right::AdministerSystem);
}

/// An import's transactions: one, or one a batch.
class Batches {
public:
    Batches(LogWriter &writer, bool several)
        : m_writer(writer)
        , m_several(several)
    {
    }
    ~Batches()
    {
        if (m_writer.isInBatch())
            m_writer.abandonBatch();
    }
    Batches(const Batches &) = delete;
    Batches &operator=(const Batches &) = delete;

    Expected<void> next()
    {
        if (m_several && m_rows == kRowsPerBatch) {
            if (const auto done = finish(); !done)
                return done;
        }
        ++m_rows;
        return m_writer.isInBatch() ? Expected<void> {} : m_writer.beginBatch();
    }
    Expected<void> finish()
    {
        m_rows = 0;
        return m_writer.isInBatch() ? m_writer.commitBatch() : Expected<void> {};
    }

private:
    LogWriter &m_writer;
    bool m_several;
    int m_rows = 0;
};

Expected<ImportReport> runIncidents(const ImportPlan &plan, ImportPass &pass,
    const ImportWorld &world, const ImportHand &hand, const QString &rejectedFile, qint64 total)
{
    Batches batches(hand.writer, plan.partial);
    IncidentImport import(plan, world, hand);
    auto report = pass.run(rejectedFile, true, total,
        [&](ImportRecord &record, qint64 row) -> Expected<std::optional<RowIssue>> {
            if (const auto begun = batches.next(); !begun)
                return tl::make_unexpected(begun.error());
            return import.write(std::get<IncidentRecord>(record), row);
        });
    if (!report)
        return report;
    if (report->rejected > 0 && !plan.partial) { // refused by the rules: all is taken back
        report->imported = 0;
        return report;
    }
    if (const auto done = batches.finish(); !done)
        return tl::make_unexpected(done.error());
    report->written = report->imported > 0;
    return report;
}

/// Regions and features are few enough to be held, and go in as one.
template <typename Record, typename Write>
Expected<ImportReport> runHeld(ImportPass &pass, const ImportHand &hand,
    const QString &rejectedFile, qint64 total, Write write)
{
    QVector<Record> records;
    auto report = pass.run(rejectedFile, true, total,
        [&](ImportRecord &record, qint64) -> Expected<std::optional<RowIssue>> {
            records.append(std::get<Record>(std::move(record)));
            return std::optional<RowIssue>();
        });
    if (!report || records.isEmpty())
        return report;
    Batches batch(hand.writer, false);
    if (const auto begun = batch.next(); !begun)
        return tl::make_unexpected(begun.error());
    if (const auto written = write(records); !written)
        return tl::make_unexpected(written.error());
    if (const auto done = batch.finish(); !done)
        return tl::make_unexpected(done.error());
    report->written = true;
    return report;
}

} // namespace

Expected<ImportReport> ImportPass::run(
    const QString &rejectedFile, bool writing, qint64 total, const Take &take)
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
    const qint64 of = total >= 0 ? total : layer.rows;
    for (;;) {
        if (report.read % kRowsPerPoll == 0) {
            if (m_control.cancelled)
                return fail(ErrorCode::Cancelled);
            if (m_control.progress)
                m_control.progress(writing, report.read, of);
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
    if (report.read == 0)
        return fail(ErrorCode::Empty, QFileInfo(m_plan.path).fileName());
    if (m_control.progress)
        m_control.progress(writing, report.read, report.read);
    return report;
}

void ImportPass::count(ImportReport &report, const QVector<RowIssue> &issues) const
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
    return ImportPass(plan, world, known, control)
        .run(rejectedFile, false, -1,
            [](ImportRecord &, qint64) { return std::optional<RowIssue>(); });
}

Expected<ImportReport> runImport(const ImportPlan &plan, const ImportWorld &world,
    const ImportHand &hand, const QString &rejectedFile, ImportControl &control)
{
    if (!mayImport(plan, world, hand))
        return fail(ErrorCode::InvalidValue, u"right"_s);
    if (!rejectedFile.isEmpty() && QFileInfo(rejectedFile) == QFileInfo(plan.path))
        return fail(ErrorCode::InvalidValue, u"rejects"_s,
            u"the rejected rows would overwrite the file that is read"_s);
    QSet<QString> known;
    if (plan.kind == ImportKind::Incidents) {
        auto numbers = knownNumbers(hand.writer);
        if (!numbers)
            return tl::make_unexpected(numbers.error());
        known = *std::move(numbers);
    }
    auto checked = checkImport(plan, world, known, rejectedFile, control);
    if (!checked)
        return checked;
    if (checked->imported == 0 || (checked->rejected > 0 && !plan.partial)) {
        checked->imported = 0;
        return checked;
    }
    ImportPass pass(plan, world, known, control);
    switch (plan.kind) {
    case ImportKind::Incidents:
        return runIncidents(plan, pass, world, hand, rejectedFile, checked->read);
    case ImportKind::Grids:
    case ImportKind::Regions:
        return runHeld<RegionRecord>(pass, hand, rejectedFile, checked->read,
            [&](const auto &records) { return writeRegions(records, world, hand); });
    case ImportKind::Cameras:
    case ImportKind::Places:
        break;
    }
    return runHeld<FeatureRecord>(pass, hand, rejectedFile, checked->read,
        [&](const auto &records) { return writeFeatures(records, plan.kind, world, hand); });
}

Expected<QSet<QString>> knownNumbers(LogWriter &writer)
{
    auto rows = writer.connection().prepare(
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
