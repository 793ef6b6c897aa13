#pragma once
#include "app/server/core/casestates.h"
#include "app/server/core/sessions.h"
#include "app/server/store/closedtable.h"

namespace shiyu::server {

/// Gives out closed values to those whom the audience admits. Each reading is in the audit before
/// the value leaves.
class ClosedReader {
public:
    ClosedReader(Database &database, ServerState &state)
        : m_database(database)
        , m_state(state)
    {
    }

    Answer<protocol::ClosedAnswer> read(const QByteArray &digest, const Caller &caller);

private:
    Expected<bool> mayRead(const StoredClosed &stored, const Caller &caller);
    Expected<void> note(const char *kind, const QByteArray &digest, const Caller &caller);

    Database &m_database;
    ServerState &m_state;
};

} // namespace shiyu::server
