#pragma once
#include "app/services/profiledesk.h"
#include "tests/support/randomarguments.h"

namespace shiyu::test {

/// An officer who does at one desk what comes to his mind and what his seat allows. On the thread
/// of the desk, which outlives him.
class RandomOfficer {
public:
    RandomOfficer(ProfileDesk &desk, quint32 seed)
        : m_desk(desk)
        , m_directory(desk.directory())
        , m_random(seed)
        , m_arguments(*m_directory, m_random)
    {
    }

    /// The intent's id, or nothing when the rules refused; errors of storage end the program.
    std::optional<IntentId> act(Instant now);
    /// Of a clock of his own: that long passes before his next act.
    Millis pause() { return std::chrono::seconds { m_random.bounded(1, 90) }; }

private:
    std::optional<IntentId> actOn(const CaseView &view);
    void toKnownUnits(QJsonObject &args, const QVector<OrganizationId> &units);
    ActRequest report();
    QVector<IncidentId> openCases();
    static std::optional<IntentId> done(const ActOutcome &outcome);

    ProfileDesk &m_desk;
    DirectoryPtr m_directory;
    QRandomGenerator m_random;
    RandomArguments m_arguments;
    Instant m_now {};
};

} // namespace shiyu::test
