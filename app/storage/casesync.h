#pragma once
#include "app/sql/connection.h"
#include "app/storage/incidentrow.h"
#include <QSet>

namespace shiyu {

/// How far a case of a server's profile is on its way to that server.
struct CaseSync {
    SyncState state = SyncState::Synced; ///< of the case as a whole, as its row has it
    /// Of its record and its supervisions': those that the server has not ordered.
    QMap<IntentId, SyncState> acts;
    QSet<QByteArray> filesToUpload = {}; ///< SHA-256 of its attachments that wait for the server
    QSet<QByteArray> filesAbsent = {}; ///< and of those that are not on this computer

    friend bool operator==(const CaseSync &, const CaseSync &) = default;
};

/// From the row of the case and the outbox. NotFound if there is no such row.
Expected<CaseSync> caseSync(sql::Connection &connection, const Incident &state);

} // namespace shiyu
