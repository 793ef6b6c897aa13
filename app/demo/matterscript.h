#pragma once
#include "app/demo/matterplan.h"
#include "app/domain/answerwords.h"

namespace shiyu::demo {

class Roster;

/// Writes the acts of one matter in the order of the workflow table, with times that follow the
/// limits of its category and the city's working hours.
class MatterScript {
public:
    MatterScript(
        MatterPlan &plan, const Directory &directory, Roster &roster, SeededRandom &random);

    /// The whole life of the matter from its report on.
    void write(Instant reportedAt);
    /// Somebody else reports what `target` is about already: merged into it, and answered and
    /// called back when it is closed. The plan's words are those of the target.
    void writeDuplicate(Instant reportedAt, const MatterPlan &target);

private:
    PlannedAct &act(OperationKind kind, const OrganizationId &organization, Right right,
        const QJsonObject &args = {});
    OfficerId officer(
        const OrganizationId &organization, Right right, const OfficerId &butNot = {});
    void pass(int fromSeconds, int toSeconds); ///< of wall time
    /// Of working time; while units handle what is urgent, around the clock.
    void work(int fromMinutes, int toMinutes);
    void use(ClockKind clock, double share); ///< of the category's limit
    /// The acts from this one on end when that share of the limit is used up, if they take longer;
    /// those of a late matter end no sooner.
    void fit(qsizetype first, ClockKind clock, double share);
    double shareOfLimit();
    QJsonObject reportArgs() const;
    void addReporter(PlannedAct &report);
    void answer();
    void followUpAnswered();
    void handle();
    bool wrongAddress(); ///< whether it came to a ruling, which dispatches it
    void refuse(const OrganizationId &wrong);
    void arbitrate();
    void instruct();
    OrganizationId dispatch(bool emergency);
    void signAssists();
    void assists();
    /// From signing to the signed-off result of one task; children are done before it submits.
    void task(int number, const OrganizationId &unit, bool contact, int depth);
    int request(int number, const OrganizationId &unit, const QJsonObject &args);
    void extend(int number, const OrganizationId &unit);
    void suspend(int number, const OrganizationId &unit);
    void whistle(const OrganizationId &town);
    void submit(int number, const OrganizationId &unit);
    void reply();
    void verify(bool passed);
    bool followUp(); ///< whether the citizen sees it solved
    OrganizationId below(const OrganizationId &unit) const; ///< next centre down towards the place
    QString done() const;

    MatterPlan &m_plan;
    const Directory &m_directory;
    Roster &m_roster;
    SeededRandom &m_random;
    OrganizationId m_city;
    Instant m_now {};
    bool m_contactable = true;
    bool m_late = false; ///< will be over its limit
    bool m_handling = false; ///< between dispatch and completion
    int m_tasks = 0;
    int m_leadTask = 0;
    OrganizationId m_lead;
    QVector<OrganizationId> m_assists;
    QString m_clause;
    bool m_down = false; ///< goes down to town and village
};

} // namespace shiyu::demo
