#pragma once
#include "app/server/core/request.h"
#include "app/server/core/serverstate.h"
#include "app/server/core/sessions.h"

namespace shiyu::server {

/// PUT /v1/live: puts on the board of this process, and tells the other processes on the database.
/// Seen by the sender's organisation and those above it. Belongs to a database thread.
class Live {
public:
    Live(Database &database, ServerState &state)
        : m_database(database)
        , m_state(state)
    {
    }

    Response put(const protocol::LiveEntries &message, const Caller &caller);
    /// What another process told (Database::tell); whose streams have something new.
    Expected<QVector<OrganizationId>> heard(const QByteArray &told);

private:
    Expected<QSet<OrganizationId>> audienceOf(const OrganizationId &sender);

    Database &m_database;
    ServerState &m_state;
};

} // namespace shiyu::server
