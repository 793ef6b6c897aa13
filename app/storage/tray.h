#pragma once
#include "app/domain/intent.h"
#include "app/sql/connection.h"

namespace shiyu {

/// An own act that the server did not accept.
struct TrayEntry {
    Intent intent; ///< our side
    QString code; ///< a RefusalCode's name, or why the server would not even decide it
    QString what; ///< as Refusal::what
    qint64 upto = 0; ///< their side: the subject's newest operation then
    Instant refusedAt {};
    IncidentId incident; ///< the case that it is about; empty: of a shift
};

/// What waits in the conflict tray, the newest first. One that cannot be read (no program of ours
/// made it) is left out.
Expected<QVector<TrayEntry>> openTray(sql::Connection &connection);

} // namespace shiyu
