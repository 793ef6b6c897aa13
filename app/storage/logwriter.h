#pragma once
#include "app/domain/decide.h"
#include "app/sql/transaction.h"
#include "app/storage/closedstore.h"
#include "app/storage/projector.h"
#include <QCache>
#include <QHash>
#include <optional>

namespace shiyu {

/// An intent as a console hands it in: signed, with the values that it commits to.
struct Submission {
    Intent intent;
    ClosedValues closed = {};
};

/// The operations, in the order of the intents; or why not.
using Outcome = tl::expected<QVector<Operation>, Refusal>;

enum class SignatureCheck {
    Required,
    Skipped, ///< for intents that this process signed a moment ago (imports, the demo city)
};

/// The orderer of a standalone profile: decides intents and appends them to the log. One act is one
/// transaction: operations, closed values, case number, projections; on any error nothing of it is
/// written and the next act finds everything as before. Lives on the data thread and is the only
/// one that writes log and projections. Connection and projector must outlive it.
///
/// Errors are of the disk (sql), or Damaged; or InvalidValue for what no console of ours hands in:
/// "signature", "group" (intents that do not belong together), "args" (not canonical), "size", the
/// name of a closed field, "intent" (its id was used for another intent).
class LogWriter {
public:
    static constexpr qsizetype kLargestIntent = 2 * 1024 * 1024; ///< bytes
    static constexpr int kCachedEntries = 50'000; ///< lines of records in the cached states

    LogWriter(sql::Connection &connection, Projector &projector);
    ~LogWriter(); ///< abandons an open batch

    sql::Connection &connection() { return m_connection; }
    Projector &projector() { return m_projector; }
    /// For closed values, from an unlocked session. An act with closed values fails with
    /// InvalidValue "dataKey" before it is set.
    void setDataKey(const crypto::SecretBytes &dataKey) { m_dataKey = dataKey.clone(); }
    void setSignatureCheck(SignatureCheck check) { m_signatureCheck = check; }

    /// Two submissions are one group (merge and absorb, unmerge and release, in this order):
    /// accepted or refused together, see decideGroup(). An intent that was handed in before is
    /// answered as it was then. A refusal is stored and final for its id. `now` is the moment of
    /// receipt.
    Expected<Outcome> perform(
        const QVector<Submission> &group, const DirectoryPtr &directory, Instant now);
    Expected<Outcome> perform(
        const Submission &submission, const DirectoryPtr &directory, Instant now)
    {
        return perform(QVector<Submission> { submission }, directory, now);
    }

    /// Takes in a revision of the directory as an operation on the subject kDirectorySubject. The
    /// arguments are DirectoryStore::importArguments(data). The actor needs the right
    /// administerSystem in the directory before, or, for the first one, in `data`. Refusals:
    /// UnknownActor, MissingRight, InvalidArgument (revision not above the newest, other content).
    Expected<Outcome> importDirectory(
        const Submission &submission, const DirectoryData &data, Instant now);
    static const Subject kDirectorySubject;

    /// The state of a case, from the cache or the log; null: there is none.
    using StatePtr = std::shared_ptr<const Incident>;
    Expected<StatePtr> state(const IncidentId &id);

    /// Many acts in one transaction: several times as fast. Nothing of them is safe before
    /// commitBatch(); an error in one spoils the batch, a refusal does not. A few thousand acts a
    /// batch keep SQLite's log small.
    Expected<void> beginBatch();
    Expected<void> commitBatch();
    void abandonBatch(); ///< nothing of the batch happened
    bool isInBatch() const { return m_batch.has_value(); }

private:
    struct Step;
    struct Decided;
    struct Counter;

    static Expected<void> checkForm(const QVector<Submission> &group);
    Expected<void> checkSignature(const Intent &intent, const Directory &directory);
    Expected<std::optional<Outcome>> earlierOutcome(const QVector<Submission> &group);
    Expected<std::optional<Outcome>> earlierRefusal(const Intent &intent);
    Expected<StatePtr> loadState(const QString &id);
    Expected<Decided> decideAll(
        const QVector<Submission> &group, const Directory &directory, Instant now);
    Expected<Outcome> decideCases(
        const QVector<Submission> &group, const Context &context, QVector<StatePtr> &states);
    Expected<Outcome> decideOther(const QVector<Submission> &group, const Context &context);
    Expected<qint64> counterValue(const QString &name);

    Expected<void> store(const QVector<Submission> &group, const Decided &decided,
        const Directory &directory, Instant now);
    Expected<void> writeStep(
        const Step &step, const Submission &submission, const Directory &directory);
    Expected<void> writeCounter(const Decided &decided);
    Expected<void> writeRefusal(const Intent &intent, const Refusal &refusal, Instant now);
    template <typename Write> Expected<void> inTransaction(Write write);
    void adopt(const Decided &decided);
    void forget();
    Expected<void> ensureSeq();

    sql::Connection &m_connection;
    Projector &m_projector;
    crypto::SecretBytes m_dataKey;
    SignatureCheck m_signatureCheck = SignatureCheck::Required;
    QCache<QString, StatePtr> m_states; ///< cases by id; what the log says, no more
    QHash<QString, qint64> m_counters;
    std::optional<qint64> m_nextSeq;
    std::optional<sql::Transaction> m_batch;
    bool m_batchSpoilt = false;
};

} // namespace shiyu
