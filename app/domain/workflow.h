#pragma once
#include "app/domain/incident.h"
#include "app/domain/officer.h"
#include "app/domain/refusal.h"
#include <QStringList>
#include <span>

namespace shiyu {

class Directory;
struct Context;

/// Whose act it is, seen from the case.
enum class Relation {
    Anyone, ///< makes a new case, or takes back an own act
    Owner, ///< the centre that owns the case
    OwnerOrSuperior, ///< … or a centre above it
    Holder, ///< the unit whose task it is
    Sender, ///< who dispatched or assigned the task, or the owner
    SenderOrAbove, ///< who dispatched or assigned it, the owner, or a centre above it
    Party, ///< owner, a centre above it, who reported it, or any unit that has a task
};

/// What happens when others acted meanwhile (core.md §1).
enum class Conflict {
    Free, ///< never in the way of others
    Field, ///< carries from → to
    Unchanged, ///< refused if a workflow act newer than `seen` exists
};

/// What a row's own check sees: the case before the act, the act, and the world.
struct Act {
    const Incident &before;
    const Intent &intent;
    const Context &context;
    const Task *task = nullptr; ///< the task that the arguments name
};
using RowCheck = std::optional<Refusal> (*)(const Act &);

/// One row of the workflow table: state × kind → state, who may, what is required, conflict rule.
struct WorkflowRow {
    OperationKind kind;
    Stages from; ///< empty: makes a new case
    Stages to; ///< the stages it may lead to; empty: the stage stays
    TaskStages taskFrom; ///< of the named task; empty: names no task, or any
    TaskStages taskTo; ///< what that task may become; empty: stays
    Rights rights; ///< one of these
    Relation relation;
    Conflict conflict;
    const char *args; ///< names as in workflowargs.cpp, `?` behind an optional one
    RowCheck check; ///< what the columns cannot say; may be null
};

/// The closed field that holds the words of `instruct`.
inline constexpr const char *kInstruction = "instruction";

std::span<const WorkflowRow> incidentWorkflow();
const WorkflowRow *workflowRow(OperationKind kind);

/// The table as text, a line a row; printed by a test and shown in the developer's README.
QString printWorkflow();

/// True if the row's relation holds between the actor's organisation and the case (or its task).
bool holdsRelation(Relation relation, const OrganizationId &organization, const Incident &incident,
    const Task *task, const Directory &directory);

/// A unit may get a task from the owner if it lies in the owner's territory, or serves it (a city's
/// water company, the county's department for a town); never a centre above: that is escalate.
bool mayTask(const Directory &directory, const OrganizationId &owner, const OrganizationId &unit);

/// Checks names, types and ranges of the arguments that a row asks for.
std::optional<Refusal> checkArguments(const char *args, const QJsonObject &given,
    const Incident &incident, const Directory &directory);

} // namespace shiyu
