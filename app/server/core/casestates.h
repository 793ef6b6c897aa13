#pragma once
#include "app/domain/deciding.h"
#include "app/server/store/logtable.h"
#include <QCache>

namespace shiyu::server {

/// The states of cases and the histories of smaller subjects, from the log. What is kept in memory
/// is checked against the head of the chain each time, so another process may order too. Belongs
/// to a database thread.
class CaseStates {
public:
    static constexpr int kCachedEntries = 100'000; ///< lines of records

    explicit CaseStates(LogTable &log)
        : m_log(log)
        , m_states(kCachedEntries)
    {
    }

    /// Not exists(): there is no such case. Unsupported: operations of a newer program.
    Expected<IncidentPtr> incident(const QString &id);
    Expected<QVector<Operation>> history(const Subject &subject);
    /// Takes over a state that was just made; forget() when its transaction does not commit.
    void adopt(const IncidentPtr &state);
    void forget() { m_states.clear(); }

private:
    LogTable &m_log;
    QCache<QString, IncidentPtr> m_states;
};

} // namespace shiyu::server
