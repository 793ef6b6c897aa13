#pragma once
#include "app/domain/directory.h"
#include "app/domain/incident.h"
#include "app/domain/operation.h"
#include "app/sql/connection.h"

namespace shiyu {

/// What keeps the projections of the log (lists, map, search) in step with it. The log's writer
/// calls it inside the transaction that appends the operation; an error takes everything back, the
/// operation included. The rebuild calls it for every operation of the log again, so what it writes
/// may depend on its arguments and on the projections only: no clock, no random numbers, nothing
/// from outside of the projections' own tables.
///
/// Lives on the thread of the connection; must not begin or end transactions. It may keep nothing
/// in memory that a rollback would leave wrong; if it does keep something, forget() drops it.
class Projector {
public:
    Projector() = default;
    Projector(const Projector &) = delete;
    Projector &operator=(const Projector &) = delete;
    virtual ~Projector() = default;

    /// `before` does not exist() when the operation made the case. Called once an operation, in the
    /// order of their seq within a case. Cases take turns as things happened; a rebuild goes case
    /// by case, with the directory that was in force at each operation.
    virtual Expected<void> project(sql::Connection &connection, const Incident &before,
        const Incident &after, const Operation &operation, const Directory &directory)
        = 0;

    /// Takes back what was projected of a case: its first operation got another seq, or there is no
    /// such case after all (of a profile that a server orders).
    virtual Expected<void> remove(
        sql::Connection &connection, const Incident &before, const Directory &directory)
        = 0;

    /// A supervision or shift changed. What is shown of it stands in log and outbox already, or
    /// nothing does any more: these subjects are small and are folded from there. A rebuild calls it
    /// once for each, after the cases.
    virtual Expected<void> projectOther(sql::Connection &, const Subject &)
    {
        return {};
    }

    /// Empties every projection, before a rebuild.
    virtual Expected<void> clear(sql::Connection &connection) = 0;

    /// Many operations will come in one transaction: their rows may be put off until flush().
    virtual void beginBatch() { }

    /// Called before the end of a batch (an import, a rebuild): what was put off may be written
    /// now, while the transaction is open.
    virtual Expected<void> flush(sql::Connection &) { return {}; }

    /// The transaction was rolled back: what was kept in memory since its beginning is void.
    virtual void forget() { }
};

} // namespace shiyu
