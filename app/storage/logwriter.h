#pragma once
#include "app/sql/transaction.h"
#include "app/storage/actlog.h"
#include "app/storage/projector.h"
#include <QCache>
#include <QHash>
#include <optional>

namespace shiyu {

enum class SignatureCheck {
    Required,
    Skipped, ///< for intents that this process signed a moment ago (imports, the demo city)
};

/// The orderer of a standalone profile: decides intents and appends them to the log. One act is one
/// transaction: operations, closed values, case number, projections. Lives on the data thread and
/// is the only one that writes log and projections. Connection and projector must outlive it.
class LogWriter final : public ActLog {
public:
    static constexpr int kCachedEntries = 50'000; ///< lines of records in the cached states

    LogWriter(sql::Connection &connection, Projector &projector);
    ~LogWriter() override; ///< abandons an open batch

    sql::Connection &connection() { return m_connection; }
    Projector &projector() { return m_projector; }
    void setDataKey(const crypto::SecretBytes &dataKey) override { m_dataKey = dataKey.clone(); }
    void setSignatureCheck(SignatureCheck check) { m_signatureCheck = check; }

    /// An intent that was handed in before is answered as it was then. A refusal is stored and
    /// final for its id. `now` is the moment of receipt.
    Expected<Outcome> perform(
        const QVector<Submission> &group, const DirectoryPtr &directory, Instant now) override;
    Expected<Outcome> perform(
        const Submission &submission, const DirectoryPtr &directory, Instant now)
    {
        return perform(QVector<Submission> { submission }, directory, now);
    }

    /// Takes in a revision of the directory as an operation on the subject directorySubject(). The
    /// arguments are directoryImportArguments(data). The actor needs the right
    /// administerSystem in the directory before, or, for the first one, in `data`. Refusals:
    /// UnknownActor, MissingRight, InvalidArgument (revision not above the newest, other content).
    Expected<Outcome> importDirectory(
        const Submission &submission, const DirectoryData &data, Instant now);

    Expected<StatePtr> state(const IncidentId &id) override; ///< from the cache or the log

    Expected<void> beginBatch() override;
    Expected<void> commitBatch() override;
    void abandonBatch() override;
    bool isInBatch() const override { return m_batch.has_value(); }

private:
    struct Step;
    struct Decided;
    struct Counter;

    Expected<void> check(const QVector<Submission> &group, const Directory &directory);
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
