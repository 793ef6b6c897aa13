#pragma once
#include "app/storage/actlog.h"
#include <QCache>

namespace shiyu {

/// Cases of a profile that a server orders, in two states: confirmed, which is the fold of the log;
/// and shown, which has the own intents of the outbox on top. Both from a cache or the file. Lives
/// on the data thread. What changes log or outbox says so here (Rebase does).
///
/// Unsupported: the case has operations of a newer program.
class ShownCases {
public:
    using StatePtr = ActLog::StatePtr;

    explicit ShownCases(sql::Connection &connection);

    /// A state that does not exist() for a case that there is not.
    Expected<StatePtr> confirmed(const QString &id);
    Expected<StatePtr> shown(const QString &id);
    /// 已移出本辖区: readable, nothing can be done to it here.
    Expected<bool> isMovedOut(const Subject &subject);

    void setConfirmed(const QString &id, const StatePtr &state);
    void setShown(const QString &id, const StatePtr &state);
    void forget(const QString &id);
    void forget(); ///< after a rollback

private:
    static constexpr int kCachedEntries = 25'000; ///< lines of records, in each cache

    sql::Connection &m_connection;
    QCache<QString, StatePtr> m_confirmed, m_shown;
};

} // namespace shiyu
