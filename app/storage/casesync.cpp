#include "app/storage/casesync.h"

#include "app/storage/projectionsql.h"

namespace shiyu {
namespace {

using sql::Statement;
using namespace Qt::StringLiterals;

/// A refused act is in no record: it stands in the tray.
SyncState stateOf(const QString &outbox)
{
    return outbox == "waiting"_L1 ? SyncState::Queued : SyncState::Uploaded;
}

QSet<QByteArray> filesOf(const Incident &state)
{
    QSet<QByteArray> files;
    for (const RecordEntry &entry : state.record) {
        const QByteArray digest
            = QByteArray::fromHex(entry.args["sha256"_L1].toString().toLatin1());
        if (entry.kind == OperationKind::Attach && !digest.isEmpty())
            files.insert(digest);
    }
    return files;
}

Expected<void> addFiles(sql::Connection &connection, const Incident &state, CaseSync &sync)
{
    for (const QByteArray &digest : filesOf(state)) {
        const auto done = sql::forEachRow(
            connection,
            u"SELECT EXISTS (SELECT 1 FROM blob WHERE sha256 = :digest),"
            " EXISTS (SELECT 1 FROM file_upload WHERE sha256 = :digest)"_s,
            [&digest](Statement &s) { s.bind(u":digest", digest); },
            [&](const Statement &s) {
                if (s.int64(0) == 0)
                    sync.filesAbsent.insert(digest);
                if (s.int64(1) != 0)
                    sync.filesToUpload.insert(digest);
            });
        if (!done)
            return done;
    }
    return {};
}

} // namespace

Expected<CaseSync> caseSync(sql::Connection &connection, const Incident &state)
{
    CaseSync sync;
    bool found = false;
    auto done = sql::forEachRow(
        connection, u"SELECT sync_state FROM incident WHERE id = :id"_s,
        [&state](Statement &s) { s.bind(u":id", state.id.toString()); },
        [&](const Statement &s) {
            sync.state = static_cast<SyncState>(s.int64(0));
            found = true;
        });
    if (done && !found)
        return fail(ErrorCode::NotFound, u"case"_s);
    if (done)
        done = sql::forEachRow(
            connection,
            u"SELECT intent_id, state FROM outbox WHERE incident = :id AND incident <> ''"_s,
            [&state](Statement &s) { s.bind(u":id", state.id.toString()); },
            [&sync](
                const Statement &s) { sync.acts.insert(IntentId(s.text(0)), stateOf(s.text(1))); });
    if (done)
        done = addFiles(connection, state, sync);
    if (!done)
        return tl::make_unexpected(done.error());
    return sync;
}

} // namespace shiyu
