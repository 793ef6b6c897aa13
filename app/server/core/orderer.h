#pragma once
#include "app/server/core/submissions.h"
#include "app/server/core/viewers.h"

namespace shiyu::server {

/// Puts intents in order: decides each by the domain's rules and appends what is accepted to the
/// log, all of a request in one transaction, each act in its own savepoint. Belongs to the thread
/// that writes.
class Orderer {
public:
    Orderer(Database &database, ServerState &state)
        : m_database(database)
        , m_state(state)
        , m_log(database)
        , m_cases(m_log)
    {
    }

    struct Ordered {
        protocol::OperationsAnswer answer;
        QVector<OrganizationId> woken;
    };
    /// An error is the database's; nothing of the request happened then.
    Expected<Ordered> order(const protocol::OperationsRequest &request, const Caller &caller);
    /// After what was ordered was not kept by a transaction around it.
    void forget() { m_cases.forget(); }

private:
    struct Round;
    using Answers = QVector<protocol::IntentAnswer>;

    Expected<Answers> orderAct(Round &round, const ActRange &act);
    Expected<std::optional<Answers>> undecided(const QVector<CheckedItem> &items);
    Expected<std::optional<Answers>> earlier(const QVector<CheckedItem> &items);
    Expected<std::optional<Answers>> outOfScope(const QVector<CheckedItem> &items);
    Expected<Outcome> decideAct(
        const QVector<Intent> &intents, const Context &context, QVector<IncidentPtr> &before);
    Expected<bool> seesNamedCase(const Intent &intent);
    Expected<Outcome> decideOther(const QVector<Intent> &intents, const Context &context);
    Expected<void> append(Round &round, const QVector<CheckedItem> &items,
        const QVector<Operation> &operations, const QVector<IncidentPtr> &before);
    Expected<void> appendOther(Round &round, const Operation &operation);
    Expected<void> appendCase(Round &round, const Operation &operation, const IncidentPtr &before,
        QVector<IncidentPtr> &after);
    Expected<Answers> refuseAct(
        Round &round, const QVector<CheckedItem> &items, const Refusal &refusal);

    Database &m_database;
    ServerState &m_state;
    LogTable m_log;
    CaseStates m_cases;
};

} // namespace shiyu::server
