#pragma once
#include "app/domain/headstatement.h"
#include "app/sql/connection.h"
#include <QHash>

namespace shiyu {

/// A statement's heads beside the log that is here, step by step: a step is a job of its own, and
/// the officer's acts go between. What the steps found lies here meanwhile. Data thread.
///
/// It does not lie about what comes between two steps. A statement speaks of the operations up to
/// its end, and the log here has all visible ones up to there before the first step. After that
///  - what the server goes on with, and the officer's acts, have no number up to that end;
///  - nothing in the log is changed or taken out;
///  - a history that comes late (a case that was fetched, or became visible) comes whole, in one
///    transaction: of what lies ahead its newest operation is seen too, and what lies behind is
///    left uncompared, as if it had come after the statement. A head of it that was found absent
///    may be here by then: verify looks at the hash of every head that is here;
///  - a case that moves out keeps what it had, which was whole when a step saw it.
/// So each step may read the log as it is then.
class HeadComparison {
public:
    /// Operations a step: some 5 ms of the 20 that a background job may take (2 µs each).
    static constexpr int kStep = 2000;

    /// `heads`: those of the statement, in order of seq.
    HeadComparison(HeadStatement said, QVector<SignedHead> heads);

    const HeadStatement &said() const { return m_said; }
    /// Whether there is more to do. Damaged "rewritten": a head is another operation here;
    /// "restored": a chain here ends with what the statement does not name.
    Expected<bool> step(sql::Connection &connection);
    /// The seqs of the heads that are not here, as far as it has come.
    const QVector<qint64> &absent() const { return m_absent; }

private:
    struct Own;
    Expected<QVector<Own>> next(sql::Connection &connection) const;
    Expected<void> compare(const Own &own);
    void passHeadsBefore(qint64 seq);

    HeadStatement m_said;
    QVector<SignedHead> m_heads;
    qsizetype m_head = 0; ///< the first that is not compared yet
    qint64 m_upto; ///< of the log: so far
    QHash<QString, qint64> m_unnamed; ///< chains that have gone on since a head named them
    QVector<qint64> m_absent;
};

} // namespace shiyu
