#include "app/domain/workflow.h"

#include "app/domain/directory.h"
#include "app/domain/workflowchecks.h"
#include <algorithm>

namespace shiyu {
namespace {

using K = OperationKind;
using S = Stage;
using T = TaskStage;
using R = Right;
using Rel = Relation;
using C = Conflict;

constexpr Stages kSame {};
constexpr TaskStages kNoTask {};
constexpr Stages kAny = kOpenStages | kEndStages | Stages { S::Shelved };
constexpr Stages kOpen = kOpenStages;
constexpr Stages kWork { S::Dispatched, S::Handling };
constexpr Stages kUnsettled { S::Accepted, S::Dispatched, S::Handling };
// The last open assist goes and all others are done: that settles the case (Completion::Each).
constexpr Stages kSettling { S::Accepted, S::Dispatched, S::Handling, S::Resolved };
constexpr Stages kBeforeEnd = kOpenStages | Stages { S::Shelved };
constexpr TaskStages kActive { T::Acknowledged, T::Contacted, T::Rework };
constexpr TaskStages kFresh { T::Pending, T::Acknowledged };

// The arguments of a new case, for report and emergencyDispatch.
#define SHIYU_CASE_ARGS                                                                            \
    "title summary place region? involved? category? urgency channel source sourceNumber? "        \
    "sourceDue? contactable? confidential? receiver?"
#define SHIYU_UNIT_ARGS "lead? basis? clause? assists? completion? amount? unitOfTime? text?"

// clang-format off
constexpr WorkflowRow kRows[] = {
    // intake
    { K::Report, {}, { S::Reported }, kNoTask, kNoTask, { R::Intake }, Rel::Anyone, C::Free, SHIYU_CASE_ARGS, checks::report },
    { K::Answer, { S::Reported }, { S::Answered }, kNoTask, kNoTask, { R::Intake }, Rel::Owner, C::Unchanged, "text knowledge", nullptr },
    { K::Guide, { S::Reported }, { S::Guided }, kNoTask, kNoTask, { R::Intake }, Rel::Owner, C::Unchanged, "text", nullptr },
    { K::Accept, { S::Reported }, { S::Accepted }, kNoTask, kNoTask, { R::Intake, R::Dispatch }, Rel::Owner, C::Unchanged, "text?", checks::accept },
    { K::Decline, { S::Reported }, { S::Declined }, kNoTask, kNoTask, { R::Intake }, Rel::Owner, C::Unchanged, "reason legalBasis?", nullptr },
    { K::Edit, kBeforeEnd, kSame, kNoTask, kNoTask, { R::Intake, R::Dispatch }, Rel::Owner, C::Field, "field from to", checks::edit },
    { K::Relocate, kBeforeEnd, kSame, kNoTask, kNoTask, { R::Intake, R::Dispatch }, Rel::Owner, C::Unchanged, "place region involved?", nullptr },
    { K::Attach, kAny, kSame, kNoTask, kNoTask, { R::Note }, Rel::Party, C::Free, "name sha256 size", nullptr },
    { K::Note, kAny, kSame, kNoTask, kNoTask, { R::Note }, Rel::Party, C::Free, "text task?", nullptr },
    { K::Merge, { S::Reported, S::Accepted }, { S::Merged }, kNoTask, kNoTask, { R::Intake, R::Dispatch }, Rel::OwnerOrSuperior, C::Unchanged, "into", checks::merge },
    { K::Absorb, kOpen, kSame, kNoTask, kNoTask, { R::Intake, R::Dispatch }, Rel::OwnerOrSuperior, C::Unchanged, "sourceCase", checks::absorb },
    { K::Unmerge, { S::Merged }, { S::Reported, S::Accepted }, kNoTask, kNoTask, { R::Intake, R::Dispatch }, Rel::OwnerOrSuperior, C::Unchanged, "reason", checks::unmerge },
    { K::Release, kAny, kSame, kNoTask, kNoTask, { R::Intake, R::Dispatch }, Rel::OwnerOrSuperior, C::Unchanged, "sourceCase", checks::release },
    { K::TransferOut, { S::Reported, S::Accepted }, { S::Outside }, kNoTask, kNoTask, { R::Intake, R::Dispatch }, Rel::Owner, C::Unchanged, "name reason outsideNumber? expectedReturn?", checks::noOpenTask },
    { K::ReceiveBack, { S::Outside }, { S::Reported }, kNoTask, kNoTask, { R::Intake, R::Dispatch }, Rel::Owner, C::Unchanged, "text", nullptr },
    { K::EmergencyDispatch, {}, { S::Dispatched }, kNoTask, kNoTask, { R::Dispatch }, Rel::Anyone, C::Free, SHIYU_CASE_ARGS " " SHIYU_UNIT_ARGS, checks::emergency },
    // dispatch
    { K::Dispatch, kUnsettled, kWork, kNoTask, kNoTask, { R::Dispatch }, Rel::Owner, C::Unchanged, SHIYU_UNIT_ARGS, checks::dispatch },
    { K::Assign, { S::Handling }, kSame, kActive, kNoTask, { R::Assign, R::Dispatch }, Rel::Holder, C::Unchanged, "task units text?", checks::assign },
    { K::Acknowledge, kWork, { S::Handling }, { T::Pending }, { T::Acknowledged }, { R::Sign, R::Dispatch }, Rel::Holder, C::Unchanged, "task", nullptr },
    { K::Contact, { S::Handling }, kSame, { T::Acknowledged, T::Rework }, { T::Contacted }, { R::Sign, R::Handle, R::Dispatch }, Rel::Holder, C::Unchanged, "task reached text", nullptr },
    { K::Arrive, { S::Handling }, kSame, kActive, kNoTask, { R::Sign, R::Handle, R::Dispatch }, Rel::Holder, C::Free, "task text?", nullptr },
    { K::Transfer, kWork, kWork, kFresh, { T::Transferred }, { R::Sign, R::Dispatch }, Rel::Holder, C::Unchanged, "task unit basis clause reason", checks::transfer },
    { K::Withdraw, kUnsettled, kSettling, kOpenTask | TaskStages { T::Reviewed }, { T::Withdrawn }, { R::Dispatch, R::Assign }, Rel::Sender, C::Unchanged, "task reason", nullptr },
    { K::SendBack, kWork, kSettling, kFresh, { T::SentBack }, { R::Sign, R::Dispatch }, Rel::Holder, C::Unchanged, "task clause reason reviewer", checks::sendBack },
    { K::Arbitrate, kUnsettled, kWork, kNoTask, kNoTask, { R::Arbitrate }, Rel::OwnerOrSuperior, C::Unchanged, "unit clause reason", checks::arbitrate },
    { K::Waive, kUnsettled, kSettling, kOpenTask, { T::Waived }, { R::Dispatch, R::Assign }, Rel::Sender, C::Unchanged, "task reason", checks::waive },
    // work
    { K::Progress, { S::Handling }, kSame, kActive | TaskStages { T::Suspended, T::Submitted }, kNoTask, { R::Handle, R::Sign, R::Dispatch }, Rel::Holder, C::Free, "task text", nullptr },
    { K::Submit, { S::Handling }, kSame, kActive, { T::Submitted }, { R::Handle, R::Dispatch }, Rel::Holder, C::Unchanged, "task text", checks::submit },
    { K::Review, { S::Handling }, kSame, { T::Submitted }, { T::Reviewed, T::Rework }, { R::Review }, Rel::Holder, C::Unchanged, "task approve text?", checks::review },
    { K::Reply, kUnsettled | Stages { S::Resolved, S::Merged }, kSame, kNoTask, kNoTask, { R::Handle, R::Sign, R::Intake, R::Dispatch }, Rel::Party, C::Unchanged, "text by legalBasis? task?", nullptr },
    { K::Complete, { S::Handling }, { S::Handling, S::Resolved }, { T::Reviewed }, { T::Done }, { R::Handle, R::Dispatch }, Rel::Holder, C::Unchanged, "task", checks::complete },
    // time
    { K::Request, { S::Handling, S::Resolved, S::Closed }, kSame, kActive | TaskStages { T::Reviewed, T::Done, T::Verified }, kNoTask, { R::Handle, R::Sign, R::Dispatch }, Rel::Holder, C::Unchanged, "task kind reason amount? unitOfTime?", checks::request },
    { K::Approve, kAny, kAny, kNoTask, kNoTask, { R::Approve }, Rel::OwnerOrSuperior, C::Unchanged, "request text?", checks::ruling },
    { K::Deny, kAny, kSame, kNoTask, kNoTask, { R::Approve }, Rel::OwnerOrSuperior, C::Unchanged, "request reason", checks::ruling },
    { K::Suspend, { S::Handling }, kSame, kActive, { T::Suspended }, { R::Approve }, Rel::OwnerOrSuperior, C::Unchanged, "task reason", nullptr },
    { K::Resume, { S::Handling, S::Shelved }, kUnsettled, kNoTask, kActive | TaskStages { T::Submitted, T::Reviewed }, { R::Approve, R::Dispatch }, Rel::OwnerOrSuperior, C::Unchanged, "task? reason", checks::resume },
    { K::Shelve, kUnsettled, { S::Shelved }, kNoTask, kNoTask, { R::Approve }, Rel::OwnerOrSuperior, C::Unchanged, "reason reviewOn?", nullptr },
    { K::WriteOff, { S::Shelved }, { S::Closed }, kNoTask, kNoTask, { R::Approve }, Rel::OwnerOrSuperior, C::Unchanged, "reason text", nullptr },
    // end
    { K::Verify, { S::Resolved }, kSame, kNoTask, kNoTask, { R::Verify }, Rel::Owner, C::Unchanged, "passed text", checks::verify },
    { K::Rework, { S::Resolved }, { S::Handling }, kNoTask, kNoTask, { R::Dispatch, R::FollowUp }, Rel::Owner, C::Unchanged, "reason", nullptr },
    { K::FollowUp, { S::Resolved, S::Closed, S::Answered, S::Merged }, kSame, kNoTask, kNoTask, { R::FollowUp }, Rel::Owner, C::Unchanged, "reached contactedByUnit resolved satisfied answerSource text?", nullptr },
    { K::SecondRound, { S::Resolved, S::Closed }, { S::Accepted }, kNoTask, kNoTask, { R::Dispatch, R::FollowUp }, Rel::Owner, C::Unchanged, "reason receiver? amount? unitOfTime?", checks::secondRound },
    { K::Judge, { S::Resolved, S::Closed }, kSame, kNoTask, kNoTask, { R::Appraise }, Rel::OwnerOrSuperior, C::Unchanged, "verdict reason", nullptr },
    { K::Terminate, kBeforeEnd, { S::Terminated }, kNoTask, kNoTask, { R::Terminate }, Rel::OwnerOrSuperior, C::Unchanged, "reason legalBasis", nullptr },
    { K::Close, { S::Resolved }, { S::Closed }, kNoTask, kNoTask, { R::Dispatch, R::FollowUp }, Rel::Owner, C::Unchanged, "text?", checks::close },
    { K::Reopen, { S::Answered, S::Guided, S::Declined, S::Closed, S::Terminated }, { S::Reported, S::Accepted }, kNoTask, kNoTask, { R::Intake, R::Dispatch }, Rel::Owner, C::Unchanged, "reason", nullptr },
    // around
    { K::Escalate, kOpen, kSame, kNoTask, kNoTask, { R::Escalate }, Rel::Owner, C::Unchanged, "reason receiver", checks::escalate },
    { K::Whistle, kWork, kSame, kNoTask, kNoTask, { R::Escalate }, Rel::Party, C::Unchanged, "units reason", checks::whistle },
    { K::Rate, kBeforeEnd | Stages { S::Closed }, kSame, kOpenTask | TaskStages { T::Reviewed, T::Done, T::Verified, T::Waived }, kNoTask, { R::Appraise, R::Escalate }, Rel::Sender, C::Free, "task stars text?", checks::rate },
    { K::Remind, kOpen, kSame, kOpenTask, kNoTask, { R::Note }, Rel::SenderOrAbove, C::Free, "task text", nullptr },
    { K::Receipt, kAny, kSame, kNoTask, kNoTask, { R::Note, R::Sign, R::Handle }, Rel::Party, C::Free, "reminder text?", checks::receipt },
    { K::Confer, kBeforeEnd, kSame, kNoTask, kNoTask, { R::Note }, Rel::Party, C::Free, "units text", nullptr },
    { K::Instruct, kAny, kSame, kNoTask, kNoTask, { R::Instruct }, Rel::OwnerOrSuperior, C::Free, "text? paper?", checks::instruct },
    { K::FormTaskForce, kBeforeEnd, kSame, kNoTask, kNoTask, { R::Instruct, R::Supervise }, Rel::OwnerOrSuperior, C::Free, "units leader? text", nullptr },
    { K::Strike, kAny, kSame, kNoTask, kNoTask, { R::Note }, Rel::Party, C::Free, "entry reason", checks::strike },
    { K::Retract, kAny, kAny, kNoTask, kNoTask, { R::Intake, R::Dispatch, R::Sign, R::Handle, R::Review, R::Approve, R::Verify, R::FollowUp, R::Note }, Rel::Anyone, C::Free, "target", checks::retract },
};
// clang-format on
#undef SHIYU_CASE_ARGS
#undef SHIYU_UNIT_ARGS

bool hasTask(const Incident &incident, const OrganizationId &organization)
{
    return std::any_of(incident.tasks.begin(), incident.tasks.end(),
        [&organization](const Task &t) { return t.unit == organization; });
}

bool reported(const Incident &incident, const OrganizationId &organization)
{
    return !incident.record.isEmpty() && incident.record.first().organization == organization;
}

template <typename E> QString printSet(EnumSet<E> set)
{
    QStringList names;
    for (size_t i = 0; i < enumCount<E>(); ++i) {
        if (set.contains(static_cast<E>(i)))
            names.append(nameOf(static_cast<E>(i)));
    }
    return names.isEmpty() ? QStringLiteral("-") : names.join(QLatin1Char(','));
}

} // namespace

std::span<const WorkflowRow> incidentWorkflow()
{
    return kRows;
}

const WorkflowRow *workflowRow(OperationKind kind)
{
    const auto it = std::find_if(std::begin(kRows), std::end(kRows),
        [kind](const WorkflowRow &row) { return row.kind == kind; });
    return it == std::end(kRows) ? nullptr : it;
}

bool holdsRelation(Relation relation, const OrganizationId &organization, const Incident &incident,
    const Task *task, const Directory &directory)
{
    const bool owns = incident.owner == organization;
    switch (relation) {
    case Relation::Anyone:
        return directory.organization(organization) != nullptr;
    case Relation::Owner:
        return owns;
    case Relation::OwnerOrSuperior:
        return directory.isSuperior(organization, incident.owner);
    case Relation::Holder:
        return task && task->unit == organization;
    case Relation::Sender:
        return task && (task->from == organization || (owns && task->parent == 0));
    case Relation::SenderOrAbove:
        return task
            && (task->from == organization || directory.isSuperior(organization, incident.owner));
    case Relation::Party:
        return hasTask(incident, organization) || reported(incident, organization)
            || directory.isSuperior(organization, incident.owner);
    }
    return false;
}

bool mayTask(const Directory &directory, const OrganizationId &owner, const OrganizationId &unit)
{
    const Organization *from = directory.organization(owner);
    const Organization *to = directory.organization(unit);
    return from && to
        && (directory.isWithin(to->region, from->region)
            || (to->kind != OrgKind::Centre && directory.isWithin(from->region, to->region)));
}

QString printWorkflow()
{
    static constexpr const char *kRelations[] = { "anyone", "owner", "owner|superior", "holder",
        "sender", "sender|owner|superior", "party" };
    static constexpr const char *kConflicts[] = { "free", "field", "unchanged" };
    QStringList lines { QStringLiteral(
        "kind | from | to | task from | task to | right | who | conflict | arguments") };
    for (const WorkflowRow &row : kRows) {
        const QStringList cells { nameOf(row.kind), printSet(row.from), printSet(row.to),
            printSet(row.taskFrom), printSet(row.taskTo), printSet(row.rights),
            QString::fromLatin1(kRelations[static_cast<size_t>(row.relation)]),
            QString::fromLatin1(kConflicts[static_cast<size_t>(row.conflict)]),
            QString::fromLatin1(row.args) };
        lines.append(cells.join(QStringLiteral(" | ")));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace shiyu
