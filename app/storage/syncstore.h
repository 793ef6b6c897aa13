#pragma once
#include "app/storage/rebase.h"
#include "app/storage/serverchange.h"
#include <QHash>

namespace shiyu {

struct ReadHistory;

/// The server's side of a profile: hands out what waits in the outbox, takes in answers and
/// changes. Each call is one transaction, cursor included, with the pending intents decided anew on
/// what is confirmed then; after an error nothing of it happened. The caller cuts its pages so that
/// a call stays short. Lives on the data thread.
///
/// Damaged: a chain that does not join (context "chain"), another subject's history or none
/// ("history"), one that does not end as was said ("head"), other bytes under a known seq or an act
/// that goes on from before the end here ("restored": the server has lost what it had sent).
class SyncStore {
public:
    SyncStore(sql::Connection &connection, Projector &projector, ShownCases &cases);

    Expected<SyncPosition> position();
    /// Oldest first, whole groups, those with an answer left out; at most `most`, and about
    /// `mostBytes`. Of an intent without its closed values (erased meanwhile) the rest is given.
    Expected<QVector<OutgoingIntent>> next(
        int most, qsizetype mostBytes, const crypto::SecretBytes &dataKey);
    Expected<void> markSent(const QVector<IntentId> &ids, Instant now);
    /// An answer to what is not in the outbox any more is passed over.
    Expected<void> answered(
        const QVector<IntentVerdict> &verdicts, const DirectoryPtr &directory, Instant now);

    /// An officer has dealt with what lies in the tray; the case is not shown as refused any more.
    Expected<void> settle(
        const IntentId &id, const OfficerId &officer, const DirectoryPtr &directory, Instant now);

    /// A closed value that the server gave out. Errors as ClosedStore::keep().
    Expected<void> keepClosed(const Subject &subject, const QString &name, const ClosedField &field,
        const ClosedValue &value, const crypto::SecretBytes &dataKey)
    {
        return ClosedStore(m_connection).keep(subject, name, field, value, dataKey);
    }

    /// Subjects whose history has to be staged before these changes can be applied.
    Expected<QVector<Subject>> missing(const QVector<ServerChange> &changes);
    /// Keeps a page of a history until apply(); gives the seq that the next page comes after.
    /// Later pages and later versions of it join what is staged.
    Expected<qint64> stage(const Subject &subject, const QVector<ServerOperation> &operations);
    Expected<qint64> stagedUpto(const Subject &subject); ///< 0: nothing is staged
    /// All of one or more positions of the server, in order. `cursor` stands after them.
    Expected<void> apply(const QVector<ServerChange> &changes, qint64 cursor,
        const DirectoryPtr &directory, Instant now);
    /// Of a first sync, or what a changed scope brought.
    Expected<void> takeHistories(
        const QVector<ServerHistory> &histories, const DirectoryPtr &directory);
    /// The same, read beforehand on another thread.
    Expected<void> takeRead(const QVector<ReadHistory> &histories, const DirectoryPtr &directory);
    /// The staged history of a subject that became visible.
    Expected<void> takeStaged(const Subject &subject, const DirectoryPtr &directory);
    /// Damaged: the content is not what was said; nothing is changed then.
    Expected<DirectoryPtr> takeDirectory(const DirectoryDelta &delta, Instant now);
    /// What is seen no more, found by comparing.
    Expected<void> close(const QVector<Subject> &subjects, const QString &reason, qint64 at,
        const DirectoryPtr &directory, Instant now);
    /// The newest seq that the log has of a subject; 0: none. Not of one that moved out.
    Expected<QHash<QString, qint64>> visibleHeads(SubjectKind kind);

    Expected<void> setPosition(const SyncPosition &position); ///< cursor, epoch, first sync, clock

private:
    template <typename F> Expected<void> inTransaction(const DirectoryPtr &directory, F change);

    sql::Connection &m_connection;
    Projector &m_projector;
    ShownCases &m_cases;
};

} // namespace shiyu
