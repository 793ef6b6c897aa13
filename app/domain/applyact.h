#pragma once
#include "app/domain/incident.h"

/// What each kind of operation does to a case; called by apply(). Nothing here refuses: an argument
/// that does not fit changes nothing.
namespace shiyu::acts {

/// Arguments of an operation, read without failing.
class Args {
public:
    explicit Args(const Operation &operation)
        : m_json(operation.intent.args)
    {
    }
    bool has(const char *name) const { return m_json.contains(QLatin1StringView(name)); }
    QString text(const char *name) const { return m_json[QLatin1StringView(name)].toString(); }
    qint64 whole(const char *name) const { return m_json[QLatin1StringView(name)].toInteger(); }
    bool flag(const char *name) const { return m_json[QLatin1StringView(name)].toBool(); }
    QVector<OrganizationId> organizations(const char *name) const;
    QVector<RegionCode> regions(const char *name) const;
    QJsonObject object(const char *name) const
    {
        return m_json[QLatin1StringView(name)].toObject();
    }
    /// amount + unitOfTime, as an officer chose them.
    std::optional<TimeLimit> limit(const char *id) const;

private:
    QJsonObject m_json;
};

/// The task that the arguments name, or null.
Task *namedTask(Incident &state, const Operation &operation);
/// Accepted, Dispatched or Handling, by the tasks of this round.
Stage stageByTasks(const Incident &state);

void applyIntake(Incident &state, const Operation &operation);
void applyDispatch(Incident &state, const Operation &operation);
void applyWork(Incident &state, const Operation &operation);
void applyTime(Incident &state, const Operation &operation);
void applyEnd(Incident &state, const Operation &operation);
void applyAround(Incident &state, const Operation &operation);

/// Withdraws every task on which somebody still has to act: the case has ended.
void withdrawOpenTasks(Incident &state);
/// Resolves the case if its completion mode says that all is done.
void resolveIfDone(Incident &state, const Operation &operation);
/// Ends an open task and withdraws what was assigned down from it.
void endWithChildren(Incident &state, int number, TaskStage stage);

/// emergencyDispatch gives its tasks as dispatch does.
void giveTasks(Incident &state, const Operation &operation);

} // namespace shiyu::acts
