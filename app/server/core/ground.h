#pragma once
#include "app/protocol/ground.h"
#include "app/server/core/sessions.h"
#include "app/server/store/groundtable.h"

namespace shiyu::server {

/// Outlines and features for the consoles. Cities and counties have all of them; a town, a village
/// or a grid what lies in its town, and of the rest the outlines down to the towns.
class Ground {
public:
    Ground(Database &database, ServerState &state)
        : m_database(database)
        , m_state(state)
        , m_table(database)
    {
    }

    /// Without pieces if `held` is the newest version.
    Answer<protocol::GroundAnswer> list(qint64 held, const Caller &caller);
    Response piece(const QString &sha256, const Caller &caller);

private:
    /// Empty: all of it is his.
    Expected<RegionCode> townOfCaller(const Caller &caller);

    Database &m_database;
    ServerState &m_state;
    GroundTable m_table;
};

} // namespace shiyu::server
