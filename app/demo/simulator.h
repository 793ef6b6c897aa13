#pragma once
#include "app/demo/matterplan.h"
#include "app/demo/matterwriter.h"
#include "app/demo/roster.h"
#include "app/demo/seededrandom.h"
#include "app/domain/incident.h"
#include <QSet>
#include <memory>

namespace shiyu::demo {

/// What the simulator of a demo city does: new matters, and the next act of whichever organisation
/// has its turn in a case, but for those where people sit. It looks at the case alone, so it goes
/// on from whatever a person did. One thread.
class Simulator {
public:
    /// `city`: whose grids and words the matters have. `directory`: with the simulator's officers.
    Simulator(
        const DemoCity &city, DirectoryPtr directory, QSet<OrganizationId> people, quint64 seed);

    /// A new matter: `report` or `emergencyDispatch` of the city's centre.
    PlannedAct report(Instant now);
    /// Nothing: it is a person's turn, or nobody's. `answers` is not used: the arguments are whole.
    std::optional<PlannedAct> next(const Incident &state, Instant now) const;
    /// How long that takes a unit; longer or shorter by chance.
    Millis pauseBefore(OperationKind kind);
    /// Until the next matter, at so many an hour.
    Millis pauseBeforeMatter(double anHour);

private:
    std::optional<PlannedAct> nextOfOwner(const Incident &state, Instant now) const;
    std::optional<PlannedAct> nextOfTask(
        const Incident &state, const Task &task, Instant now) const;
    std::optional<PlannedAct> nextOfActive(
        const Incident &state, const Task &task, Instant now) const;
    std::optional<PlannedAct> dispatch(const Incident &state, Instant now) const;
    std::optional<PlannedAct> resolved(const Incident &state, Instant now) const;
    /// Nothing if people sit there, or the hand cannot.
    std::optional<PlannedAct> act(OperationKind kind, const OrganizationId &organization,
        Instant now, const QJsonObject &args = {}) const;

    DirectoryPtr m_directory;
    MatterWriter m_writer;
    Roster m_roster;
    QSet<OrganizationId> m_people;
    SeededRandom m_random;
    int m_number = 0; ///< of the matters made
};

} // namespace shiyu::demo
