#pragma once
#include "app/crypto/signing.h"
#include "app/crypto/uuid7.h"
#include "app/demo/simulator.h"
#include "app/server/core/orderer.h"
#include <QMultiMap>
#include <map>

namespace shiyu::server {

/// The system service "simulator" at work on the log of a demo city's server: hands in what the
/// demo::Simulator wants done, by the orderer that orders everybody's acts, from a device of its
/// own. Beside a running server too: its streams look for themselves within seconds. One thread.
class LiveDemo {
public:
    struct Pace {
        double matters = 60; ///< new ones an hour
        double speed = 10; ///< how much faster than in life the acts follow each other
    };
    /// What was done, for a line of output.
    struct Done {
        OperationKind kind;
        OrganizationId organization;
        QString incident;
        bool accepted;
    };
    using Tell = std::function<void(const Done &)>;

    LiveDemo(Database &database, ServerState &state, std::unique_ptr<demo::Simulator> simulator,
        Pace pace, Tell tell);

    /// Takes up the cases in which it acted before.
    Expected<void> begin();
    /// What is due now. An error is the database's.
    Expected<void> step();

private:
    Expected<void> follow(Instant now);
    Expected<void> report(Instant now);
    Expected<void> schedule(const QString &incident, Instant now);
    Expected<void> perform(const QString &incident, Instant now);
    Expected<bool> order(const demo::PlannedAct &act, const QString &incident, qint64 seen);
    Expected<const crypto::SigningKey *> keyOf(const OfficerId &officer);
    Millis shortened(Millis pause) const;

    Database &m_database;
    ServerState &m_state;
    std::unique_ptr<demo::Simulator> m_simulator;
    Pace m_pace;
    Tell m_tell;
    LogTable m_log;
    CaseStates m_cases;
    Orderer m_orderer;
    crypto::Uuid7 m_ids;
    std::map<OfficerId, crypto::SigningKey> m_keys;
    qint64 m_cursor = 0; ///< of the log
    qint64 m_deviceSeq = 0;
    Instant m_nextMatter {};
    QMultiMap<Instant, QString> m_due; ///< cases
    QSet<QString> m_scheduled; ///< those in it
};

} // namespace shiyu::server
