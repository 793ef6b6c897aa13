#pragma once
// Inside of SyncStore only.
#include "app/storage/readhistory.h"
#include "app/storage/rebase.h"

namespace shiyu {

/// One transaction's worth of what came from the server.
class ServerTransaction {
public:
    ServerTransaction(sql::Connection &connection, Rebase &rebase)
        : m_connection(connection)
        , m_rebase(rebase)
    {
    }

    Expected<void> apply(const OperationArrived &change);
    Expected<void> apply(const SubjectOpened &change);
    Expected<void> apply(const SubjectClosed &change);
    Expected<void> take(const ReadHistory &history);
    Expected<void> takeStaged(const Subject &subject);
    Expected<void> take(const IntentVerdict &verdict, Instant now);
    /// What lies in the tray is dealt with; nothing happens if it is not there any more.
    Expected<void> settle(const IntentId &id, const OfficerId &officer, Instant now);
    /// Own accepted intents up to here that did not come are not visible here: the server has them.
    Expected<void> passed(qint64 cursor);
    /// Closed values of what moved out go, unless they still have to be handed in.
    Expected<void> wipe(Instant now);

private:
    Expected<void> append(const ServerOperation &operation);
    Expected<void> append(const ReadOperation &operation);
    Expected<bool> isNewCase(const ReadHistory &history);
    Expected<void> takeNew(const ReadHistory &history);
    Expected<void> takeKnown(const ReadHistory &history);
    Expected<bool> isKnown(const LogRow &row);
    Expected<void> notJoined(const LogRow &row);
    Expected<void> appendStaged(const Subject &subject);
    Expected<void> toTray(const OutboxRow &row, const IntentVerdict &verdict, Instant now);

    sql::Connection &m_connection;
    Rebase &m_rebase;
    QVector<Subject> m_toWipe; ///< if they moved out
};

/// The hash of the subject's newest operation in the log; empty: there is none.
Expected<QByteArray> logHead(sql::Connection &connection, const Subject &subject);
} // namespace shiyu
