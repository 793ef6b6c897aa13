#include "app/exchange/importrun.h"

#include "app/exchange/importrows.h"
#include "app/exchange/importstaging.h"
#include "app/storage/importstage.h"
#include "app/storage/logwriter.h"
#include <QFileInfo>

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

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

bool goesIn(const ImportReport &report, const ImportPlan &plan)
{
    return report.imported > 0 && (report.rejected == 0 || plan.partial);
}

Expected<ImportReport> runStaged(const ImportPlan &plan, ImportPass &pass, const ImportWorld &world,
    const ImportDoor &door, const QString &rejectedFile, ImportControl &control)
{
    ImportStaging staging(plan, world, door);
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
    if (const auto dropped = ImportStaging::dropUndecided(door); !dropped)
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
