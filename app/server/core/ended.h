#pragma once
#include "app/protocol/ended.h"
#include "app/server/core/casestates.h"
#include "app/server/core/serverstate.h"
#include "app/server/store/endedtable.h"

namespace shiyu::server {

/// Matters that are over and were left out of a first sync, for who looks for one. Belongs to a
/// database thread.
class Ended {
public:
    static constexpr int kPage = 50;
    static constexpr int kMostPage = 200;

    Ended(Database &database, ServerState &state)
        : m_database(database)
        , m_state(state)
    {
    }

    /// InvalidValue: a query that is none, with its parameter.
    Expected<protocol::EndedAnswer> find(
        const OrganizationId &organization, const EndedQuery &query, int limit);

    /// Writes the rows of a log that is older than they are, some cases at a time; from this
    /// id it goes on. Nothing: all have theirs, now or since long.
    Expected<std::optional<IncidentId>> fill(const IncidentId &after);

private:
    Database &m_database;
    ServerState &m_state;
};

} // namespace shiyu::server
