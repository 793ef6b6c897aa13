#pragma once
#include "app/storage/logreader.h"
#include "app/storage/outboxrow.h"
#include "app/storage/projector.h"
#include "app/storage/provisional.h"
#include <QHash>
#include <QSet>
#include <span>

// Inside of this folder only.
namespace shiyu {

/// The operations of a supervision or shift as they are shown: those of the log, and then the own
/// ones of the outbox with their provisional facts.
Expected<History> shownHistory(sql::Connection &connection, const Subject &subject);

/// The case that an act on another subject is about: the one it names, or that of the supervision.
/// Empty: of a shift.
Expected<IncidentId> caseOf(sql::Connection &connection, const Intent &intent);

/// The supervisions and shifts that one Rebase touches. They are small: no state of theirs is kept,
/// each is folded when it is asked for.
class SmallSubjects {
public:
    SmallSubjects(sql::Connection &connection, Projector &projector)
        : m_connection(connection)
        , m_projector(projector)
    {
    }

    /// Before the first change to it; nothing happens for subjects of other kinds.
    Expected<void> touch(const Subject &subject);
    /// Decides what is pending on them anew and brings the projections to what is shown then.
    Expected<void> finish(const DirectoryPtr &directory);
    /// The cases whose rows tell of them; complete after finish().
    const QSet<QString> &cases() const { return m_cases; }

private:
    struct Known {
        QVector<Operation> history;
        ProvisionalSeqs seqs;
    };
    Expected<void> load(const Subject &subject, QVector<OutboxRow> &rows);
    Expected<void> decideAnew(std::span<const OutboxRow> group, const Directory &directory);
    Expected<void> take(const OutboxRow &row, std::optional<Operation> operation);
    Expected<void> noteCase(const Subject &subject);

    sql::Connection &m_connection;
    Projector &m_projector;
    QVector<Subject> m_subjects;
    QHash<QString, Known> m_known; ///< by kind and id; without those that are read-only here
    QSet<QString> m_cases;
};

} // namespace shiyu
