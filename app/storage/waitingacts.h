#pragma once
#include "app/domain/intent.h"
#include "app/sql/connection.h"

namespace shiyu {

/// An own act that is not in the log yet.
struct WaitingAct {
    Intent intent;
    bool answered = false; ///< the server has accepted it; the operation has not come yet
    Instant addedAt {};
    IncidentId incident; ///< the case that it is about; empty: of a shift
    QString caseName, title; ///< of that case, as its row has them
};

/// What waits in the outbox, the oldest first, at most so many. One that cannot be read (no program
/// of ours made it) is left out.
Expected<QVector<WaitingAct>> waitingActs(sql::Connection &connection, int most);

} // namespace shiyu
