#pragma once
#include "app/domain/incident.h"
#include "app/storage/logrow.h"
#include "app/storage/serverchange.h"
#include <memory>

namespace shiyu {

/// An operation of the server's, read once: that is most of the work of a first sync.
struct ReadOperation {
    LogRow row; ///< its hash is that of its bytes
    QByteArray prevHash;
    Expected<Operation> whole; ///< Unsupported: of a kind that this program does not know
};

/// A history with its hashes checked, and what it comes to.
struct ReadHistory {
    Subject subject;
    QByteArray headHash; ///< as it was said
    QVector<ReadOperation> operations;
    /// Of a case whose operations begin with its first, join each other and are all understood;
    /// null: of anything else, which is looked at where it is stored.
    std::shared_ptr<const Incident> folded;
};

/// Pure, and so for any thread: what is stored afterwards needs the data thread for writing alone.
/// Damaged "chain": bytes that do not have the hash that is said; "history": no operation.
Expected<ReadOperation> readOperation(const ServerOperation &operation);
Expected<ReadHistory> readHistory(const ServerHistory &history);
Expected<QVector<ReadHistory>> readHistories(const QVector<ServerHistory> &histories);

/// Also of an operation that this program does not know, from its JSON. Damaged.
Expected<LogRow> logRowOf(const ServerOperation &operation);

} // namespace shiyu
