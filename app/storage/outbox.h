#pragma once
#include "app/sql/transaction.h"
#include "app/storage/actlog.h"
#include "app/storage/rebase.h"

namespace shiyu {

/// Where the acts go in a profile whose operations a server orders: an act is decided on what is
/// shown, and stands from then on in the outbox with provisional facts, shown at once, until the
/// server has answered. What the rules refuse here never becomes pending; it is stored as refused.
/// A new case has no number; its device tag stands for it.
///
/// Intents must not tell a provisional seq as seen: confirmedSeq() of what was shown.
class Outbox final : public ActLog {
public:
    Outbox(sql::Connection &connection, Projector &projector, ShownCases &cases);
    ~Outbox() override; ///< abandons an open batch

    void setDataKey(const crypto::SecretBytes &dataKey) override { m_dataKey = dataKey.clone(); }
    Expected<Outcome> perform(
        const QVector<Submission> &group, const DirectoryPtr &directory, Instant now) override;
    Expected<StatePtr> state(const IncidentId &id) override; ///< as it is shown

    Expected<void> beginBatch() override;
    Expected<void> commitBatch() override;
    void abandonBatch() override;
    bool isInBatch() const override { return m_batch.has_value(); }

private:
    Expected<Outcome> decideNow(
        const QVector<Submission> &group, const DirectoryPtr &directory, Instant now);
    Expected<Outcome> decideOther(const QVector<Submission> &group, const Context &context);
    Expected<void> write(const QVector<Submission> &group, const DirectoryPtr &directory,
        Instant now, QVector<Operation> &operations);
    Expected<void> readBack(const QVector<Submission> &group, QVector<Operation> &operations);
    template <typename Write> Expected<void> inTransaction(Write write);
    void forget();

    sql::Connection &m_connection;
    Projector &m_projector;
    ShownCases &m_cases;
    crypto::SecretBytes m_dataKey;
    std::optional<sql::Transaction> m_batch;
    bool m_batchSpoilt = false;
};

} // namespace shiyu
