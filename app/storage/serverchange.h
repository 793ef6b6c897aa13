#pragma once
#include "app/domain/directoryitems.h"
#include "app/domain/intent.h"
#include "app/storage/closedstore.h"
#include <variant>

/// What passes between the sync and the profile; the bytes are those of the log, verbatim.
namespace shiyu {

struct ServerOperation {
    QByteArray intent, facts, hash;
};

/// A subject whose history came as a whole: all up to `upto`, ending in `headHash`.
struct ServerHistory {
    Subject subject;
    qint64 upto = 0;
    QByteArray headHash;
    QVector<ServerOperation> operations;
};

struct OperationArrived {
    qint64 at = 0;
    ServerOperation operation;
};
struct SubjectOpened {
    qint64 at = 0;
    Subject subject;
    qint64 upto = 0;
    QByteArray headHash;
};
struct SubjectClosed {
    qint64 at = 0;
    Subject subject;
    QString reason;
};
using ServerChange = std::variant<OperationArrived, SubjectOpened, SubjectClosed>;
inline qint64 positionOf(const ServerChange &change)
{
    return std::visit([](const auto &each) { return each.at; }, change);
}

/// An intent on its way to the server, with the values that it commits to.
struct OutgoingIntent {
    IntentId id;
    QByteArray intent;
    ClosedValues closed;
};

/// What makes revision `revision` of the directory out of `since` (0: of nothing).
struct DirectoryDelta {
    qint64 revision = 0, since = 0;
    QVector<DirectoryItem> changed, removed;
    QByteArray sha256; ///< of the whole, as of DirectoryHash
};

/// What the server said to an intent.
struct IntentVerdict {
    IntentId id;
    bool accepted = false; ///< now or before; else it goes to the tray
    QByteArray facts; ///< verbatim, if accepted
    QString code, what; ///< if not
    qint64 upto = 0; ///< the subject's newest operation then
};

/// How far the profile is with its server.
struct SyncPosition {
    qint64 cursor = 0; ///< the log has all visible changes up to here
    qint64 scopeEpoch = 0;
    qint64 directoryRev = 0;
    std::optional<Instant> confirmedAt; ///< by the server's clock
    Millis clockOffset {}; ///< to add to this computer's clock
    QString firstPart; ///< of the first sync: what comes next; empty: it is done
    QString firstAfter;
    qint64 firstCursor = 0;
    int waiting = 0; ///< intents without an answer
    int accepted = 0;
    int inTray = 0;
    int files = 0; ///< attachments that the server does not have
    std::optional<Instant> waitingSince;

    friend bool operator==(const SyncPosition &, const SyncPosition &) = default;
};

} // namespace shiyu
