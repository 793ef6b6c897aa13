#pragma once
#include "app/domain/visibility.h"
#include "app/server/core/casestates.h"
#include "app/server/store/visibletable.h"

namespace shiyu::server {

/// Who sees a supervision or shift with these operations, by this directory.
Organizations viewersOfHistory(
    const Subject &subject, const QVector<Operation> &history, const Directory &directory);

/// Writes who sees a subject, in the transaction of the operation that changes it.
class Viewers {
public:
    Viewers(Database &database, CaseStates &cases, const Directory &directory)
        : m_visible(database)
        , m_cases(cases)
        , m_directory(directory)
    {
    }

    /// After an operation on a case; `before` does not exist() for its first.
    Expected<void> changed(const Incident &before, const Incident &after, qint64 seq);
    /// After a group: each of the two is seen by those who see the other.
    Expected<void> joined(const Incident &one, const Incident &other, qint64 seq);
    /// After an operation on another subject, with all its operations. Opens the case that it is
    /// about, too.
    Expected<void> changed(const Subject &subject, const QVector<Operation> &history);

    /// Everybody who sees what was changed, closings included: their streams are woken.
    const Organizations &woken() const { return m_woken; }

private:
    Expected<void> openTo(
        const Organizations &organizations, const Subject &subject, qint64 seq, bool first);

    VisibleTable m_visible;
    CaseStates &m_cases;
    const Directory &m_directory;
    Organizations m_woken;
};

} // namespace shiyu::server
