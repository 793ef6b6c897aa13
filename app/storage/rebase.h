#pragma once
#include "app/storage/outboxrow.h"
#include "app/storage/projector.h"
#include "app/storage/showncases.h"
#include "app/storage/smallsubjects.h"
#include <QHash>
#include <span>

namespace shiyu {

/// One change of log or outbox, inside a transaction of the caller. What is touched is remembered
/// as it was shown; finish() decides the pending intents anew on what is confirmed now, renews
/// their provisional facts (never their bytes) and brings the projections to what is shown then.
///
/// An intent that what is confirmed leaves no room for keeps its place in the outbox without facts:
/// refusing it for good is the server's.
class Rebase {
public:
    Rebase(sql::Connection &connection, Projector &projector, ShownCases &cases)
        : m_connection(connection)
        , m_projector(projector)
        , m_cases(cases)
        , m_small(connection, projector)
    {
    }

    /// What is not here, as of the beginning of a transaction that adds nothing to it: with a
    /// first sync mostly all, and then it is not looked for once a case.
    struct Quiet {
        bool outbox = true, movedOut = true, tray = true; ///< empty
        QSet<QString> supervised; ///< cases with an open supervision
    };
    Expected<Quiet> quiet();
    /// Before the first change to the subject.
    Expected<void> touch(const Subject &subject);
    /// Likewise, of a case of which neither log nor outbox has anything.
    void touchNew(const QString &id);
    /// An operation was written to the log.
    Expected<void> confirmed(const Operation &operation);
    /// All operations of such a case were, and come to this.
    void confirmed(const ShownCases::StatePtr &state, const Operation &last);
    /// An operation was written that this program does not know: the case is read-only here now.
    void unreadable(const Subject &subject) { m_cases.forget(subject.id); }

    Expected<void> finish(const DirectoryPtr &directory);
    /// After the projector's flush: 待上传 已上传 已同步 未通过 of every case touched, also by a
    /// supervision of it.
    Expected<void> writeSyncStates();

private:
    struct Known {
        ShownCases::StatePtr before, now;
        ProvisionalSeqs seqs;
        std::optional<Operation> last; ///< that the projection is told of
    };
    Expected<void> touchCase(const QString &id);
    Expected<void> decideAnew(std::span<const OutboxRow> group, const Directory &directory);
    Expected<void> take(const OutboxRow &row, std::optional<Operation> operation);
    Expected<void> project(Known &known, const Directory &directory);

    sql::Connection &m_connection;
    Projector &m_projector;
    ShownCases &m_cases;
    QHash<QString, Known> m_known;
    QVector<QString> m_order;
    QSet<QString> m_new; ///< of these, what touchNew() was told of
    std::optional<Quiet> m_quiet;
    SmallSubjects m_small;
};

/// Rows of the queue that belong to what the sync knows besides the log: after a rebuild.
Expected<void> projectPending(sql::Connection &connection, Projector &projector);
Expected<void> markAllSyncStates(sql::Connection &connection);

} // namespace shiyu
