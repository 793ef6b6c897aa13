#include "app/storage/rebuild.h"

#include "app/domain/decide.h"
#include "app/sql/transaction.h"
#include "app/storage/directoryversions.h"
#include "app/storage/logrow.h"
#include "app/storage/projectionsql.h"
#include "app/storage/rebase.h"

namespace shiyu {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kOperationsAStep = 64;

Expected<void> projectAll(
    sql::Connection &connection, Projector &projector, qint64 total, const LogProgress &progress)
{
    auto rows = connection.prepare(u"SELECT "_s + QString::fromUtf16(kLogColumns)
        + u" FROM log WHERE subject_kind = 'incident' ORDER BY subject_id, seq"_s);
    if (!rows)
        return tl::make_unexpected(rows.error());
    DirectoryVersions directories(connection);
    const auto empty = std::make_shared<const Directory>(DirectoryData {});
    Incident state;
    for (qint64 done = 0;; ++done) {
        if (progress && done % kOperationsAStep == 0 && !progress(done, total))
            return fail(ErrorCode::Cancelled);
        const auto more = rows->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return {};
        const LogRow row = readLogRow(*rows);
        const auto operation = operationOf(row);
        if (!operation && operation.error().code == ErrorCode::Unsupported)
            continue;
        if (!operation)
            return tl::make_unexpected(operation.error());
        if (state.id.toString() != row.subjectId)
            state = {};
        const auto directory = directories.at(operation->facts.rulesRev);
        if (!directory)
            return tl::make_unexpected(directory.error());
        const Incident after = apply(state, *operation);
        const auto projected = projector.project(
            connection, state, after, *operation, *directory ? **directory : *empty);
        if (!projected)
            return projected;
        state = after;
    }
}

Expected<void> projectOthers(sql::Connection &connection, Projector &projector)
{
    QVector<Subject> subjects;
    auto done = sql::forEachRow(
        connection,
        u"SELECT subject_kind, subject_id FROM log WHERE subject_kind <> :kind"
        " UNION SELECT subject_kind, subject_id FROM outbox WHERE subject_kind <> :kind"_s,
        [](sql::Statement &s) { s.bind(u":kind", nameOf(SubjectKind::Incident)); },
        [&subjects](const sql::Statement &s) {
            if (const auto kind = fromName<SubjectKind>(s.text(0)))
                subjects.append({ *kind, s.text(1) });
        });
    for (const Subject &subject : std::as_const(subjects)) {
        if (done)
            done = projector.projectOther(connection, subject);
    }
    return done;
}

} // namespace

Expected<void> rebuildProjections(
    sql::Connection &connection, Projector &projector, const LogProgress &progress)
{
    auto transaction = sql::Transaction::begin(connection);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto total
        = connection.number(u"SELECT count(*) FROM log WHERE subject_kind = 'incident'"_s);
    if (!total)
        return tl::make_unexpected(total.error());
    Expected<void> done = projector.clear(connection);
    projector.beginBatch();
    if (done)
        done = projectAll(connection, projector, *total, progress);
    if (done)
        done = projectPending(connection, projector);
    if (done)
        done = projectOthers(connection, projector);
    if (done)
        done = projector.flush(connection);
    if (done)
        done = markAllSyncStates(connection);
    if (done)
        done = transaction->commit();
    if (!done)
        projector.forget();
    return done;
}

} // namespace shiyu
