#pragma once
#include "app/protocol/heads.h"
#include "app/server/core/serverstate.h"
#include "app/server/store/headtable.h"

namespace shiyu::server {

/// Signs where the chains that an organisation sees ended, once a day (core.md §1), so that its
/// consoles know a server that has lost or rewritten what it signed. Belongs to a database thread.
class Heads {
public:
    static constexpr int kOperations = 5000; ///< of a statement at most

    Heads(Database &database, ServerState &state)
        : m_database(database)
        , m_state(state)
        , m_table(database)
    {
    }

    /// What follows the statement that ended at `since`. NotFound: none did, or it is lost.
    Expected<protocol::SignedHeads> after(qint64 since, const OrganizationId &organization);
    /// Takes the digest up to now when a day is over, or when there is enough for a statement.
    Expected<void> mark();
    /// Whether every mark is still the digest of the log before it; Damaged "seq": it is not.
    Expected<void> check();

private:
    Expected<bool> isDue();
    Expected<void> markOne();

    Database &m_database;
    ServerState &m_state;
    HeadTable m_table;
};

} // namespace shiyu::server
