#pragma once
#include "app/domain/deciding.h"
#include "app/storage/closedstore.h"

namespace shiyu {

/// An intent as a console hands it in: signed, with the values that it commits to.
struct Submission {
    Intent intent;
    ClosedValues closed = {};
};

/// Where the acts of this console go: into the log of a profile that orders its own (LogWriter), or
/// into the outbox for a server (Outbox). One act is one transaction: what it writes and the
/// projections; on any error nothing of it is written and the next act finds everything as before.
/// Lives on the data thread.
///
/// Errors are of the disk (sql), or Damaged; or InvalidValue for what no console of ours hands in:
/// "signature", "group" (intents that do not belong together), "args" (not canonical), "size", the
/// name of a closed field, "intent" (its id was used for another intent).
class ActLog {
public:
    static constexpr qsizetype kLargestIntent = 2 * 1024 * 1024; ///< bytes

    ActLog() = default;
    ActLog(const ActLog &) = delete;
    ActLog &operator=(const ActLog &) = delete;
    virtual ~ActLog() = default;

    /// For closed values, from an unlocked session. An act with closed values fails with
    /// InvalidValue "dataKey" before it is set.
    virtual void setDataKey(const crypto::SecretBytes &dataKey) = 0;

    /// Two submissions are one group (merge and absorb, unmerge and release, in this order):
    /// accepted or refused together, see decideGroup(). `now` is the moment of the act.
    virtual Expected<Outcome> perform(
        const QVector<Submission> &group, const DirectoryPtr &directory, Instant now)
        = 0;

    /// The case as it is shown; null: there is none.
    using StatePtr = IncidentPtr;
    virtual Expected<StatePtr> state(const IncidentId &id) = 0;

    /// Many acts in one transaction: several times as fast. Nothing of them is safe before
    /// commitBatch(); an error in one spoils the batch, a refusal does not. A few thousand acts a
    /// batch keep SQLite's log small.
    virtual Expected<void> beginBatch() = 0;
    virtual Expected<void> commitBatch() = 0;
    virtual void abandonBatch() = 0; ///< nothing of the batch happened
    virtual bool isInBatch() const = 0;
};

} // namespace shiyu
