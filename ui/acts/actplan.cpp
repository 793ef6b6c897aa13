#include "ui/acts/actplan.h"

#include <algorithm>
#include <span>

namespace shiyu {
namespace {

using K = OperationKind;

/// What decides which act comes first.
struct Standing {
    const Incident &state;
    const Task *mine; ///< the seat's open task that needs it most, or null
    bool centre;
    bool proposed; ///< a proposed supervision waits for a signature
    bool pressed; ///< a clock that runs is due soon or over

    bool mineIs(TaskStage stage) const { return mine && mine->stage == stage; }
    bool childrenOpen() const
    {
        const auto &tasks = state.tasks;
        return mine && std::any_of(tasks.begin(), tasks.end(), [this](const Task &t) {
            return t.parent == mine->number && kOpenTask.contains(t.stage);
        });
    }
    bool hasChildren() const
    {
        const auto &tasks = state.tasks;
        return mine && std::any_of(tasks.begin(), tasks.end(), [this](const Task &t) {
            return t.parent == mine->number && !kGoneTask.contains(t.stage);
        });
    }
    bool inHand() const
    {
        return mineIs(TaskStage::Acknowledged) || mineIs(TaskStage::Contacted)
            || mineIs(TaskStage::Rework);
    }
};

struct Rank {
    K kind;
    bool (*sensible)(const Standing &);
};

bool always(const Standing &)
{
    return true;
}

// Steps that wait for this seat: first what others wait for, then its own work. The first row that
// is possible and sensible is the primary act.
constexpr Rank kDue[] = {
    { K::Accept, always },
    { K::Answer, always },
    { K::Issue, [](const Standing &f) { return f.proposed; } },
    { K::Sign, always },
    { K::Acknowledge, always },
    { K::Review, always },
    { K::Approve, [](const Standing &f) { return !f.state.requests.isEmpty(); } },
    { K::Arbitrate, [](const Standing &f) { return f.state.sendBacks > 0; } },
    { K::Dispatch, [](const Standing &f) { return !f.state.lead(); } },
    { K::Conclude, always },
    // A centre hands down what it signed for; a department does it itself.
    { K::Assign, [](const Standing &f) { return f.centre && f.inHand() && !f.hasChildren(); } },
    { K::Contact,
        [](const Standing &f) {
            const bool called = f.mine && f.mine->contactedAt; // before the rework
            return f.state.contactable && !called && !(f.centre && f.hasChildren());
        } },
    { K::Arrive,
        [](const Standing &f) { return f.inHand() && f.mine->whistle && !f.mine->arrivedAt; } },
    { K::Submit, [](const Standing &f) { return !f.childrenOpen(); } },
    { K::Complete, always },
    { K::Reply,
        [](const Standing &f) { return f.mineIs(TaskStage::Reviewed) && !f.state.hasReply(); } },
    { K::Rectify, always },
    { K::Verify, [](const Standing &f) { return !f.state.verified; } },
    { K::FollowUp,
        [](const Standing &f) {
            return f.state.stage == Stage::Resolved && !f.state.wasCalledBack();
        } },
    { K::Close, always },
    { K::Resume, [](const Standing &f) { return f.state.stage == Stage::Shelved; } },
    { K::ReceiveBack, always },
    { K::Receipt, [](const Standing &f) { return f.mine && f.state.remindersOpen > 0; } },
    { K::Remind, [](const Standing &f) { return f.pressed && f.state.remindersOpen == 0; } },
};

// What it may do while nothing waits for it, the likeliest first: none of it is primary.
constexpr Rank kPossible[] = {
    { K::Progress, [](const Standing &f) { return f.inHand(); } },
    { K::SendBack, always },
    { K::Remind, always },
    { K::Dispatch, always }, // here with a lead: adds assists
    { K::Propose, always },
    { K::Rework, always },
    { K::SecondRound, always },
    { K::Edit, [](const Standing &f) { return f.state.stage == Stage::Reported; } },
    { K::Merge, [](const Standing &f) { return f.state.stage == Stage::Reported; } },
    { K::Reopen, always },
    { K::Reply, [](const Standing &f) { return f.inHand(); } },
    { K::Instruct, always },
    { K::Note, always },
};

/// The first one that the seat's unit has to act on; a reviewed one if nothing else.
const Task *taskOf(const Incident &state, const OrganizationId &unit)
{
    const Task *found = nullptr;
    for (const Task &task : state.tasks) {
        if (task.unit != unit || kGoneTask.contains(task.stage) || task.stage == TaskStage::Done)
            continue;
        if (!found || (!kOpenTask.contains(found->stage) && kOpenTask.contains(task.stage)))
            found = &task;
    }
    return found;
}

QVector<PlannedAct> possibleActs(const CaseView &view)
{
    QVector<PlannedAct> acts;
    for (const ActChoice &choice : view.acts) {
        if (choice.why || !isOffered(choice.kind))
            continue;
        auto it = std::find_if(acts.begin(), acts.end(),
            [&choice](const PlannedAct &act) { return act.kind == choice.kind; });
        if (it == acts.end())
            it = acts.insert(acts.end(), PlannedAct { choice.kind, {} });
        if (choice.task != 0)
            it->tasks.append(choice.task);
    }
    return acts;
}

Standing standingOf(const CaseView &view, const Seat &seat)
{
    const auto &supervisions = view.supervisions;
    const bool proposed = std::any_of(supervisions.begin(), supervisions.end(),
        [](const SupervisionView &s) { return s.state.stage == SupervisionStage::Proposed; });
    const bool pressed
        = std::any_of(view.clocks.begin(), view.clocks.end(), [](const ClockView &clock) {
              return !clock.input.endedAt
                  && (clock.deadline.state == ClockState::DueSoon
                      || clock.deadline.state == ClockState::Overdue);
          });
    return { view.state, taskOf(view.state, seat.organization), seat.isCentre(), proposed,
        pressed };
}

/// Puts into the bar what these ranks say, as far as it has room.
void fillBar(ActPlan &plan, std::span<const Rank> ranks, const Standing &standing)
{
    for (const Rank &rank : ranks) {
        if (plan.bar.size() == ActPlan::kInBar)
            return;
        const auto it = std::find_if(plan.more.begin(), plan.more.end(),
            [&rank](const PlannedAct &act) { return act.kind == rank.kind; });
        if (it == plan.more.end() || !rank.sensible(standing))
            continue;
        plan.bar.append(*it);
        plan.more.erase(it);
    }
}

/// How far the question came before it was refused: the reason nearest to "you may" tells most.
int depth(RefusalCode code)
{
    switch (code) {
    case RefusalCode::UnknownKind:
    case RefusalCode::UnknownActor:
    case RefusalCode::NoSuchTask:
        return 0;
    case RefusalCode::WrongStage:
        return 1;
    case RefusalCode::WrongTaskStage:
        return 2;
    case RefusalCode::MissingRight:
        return 3;
    case RefusalCode::NotYours:
        return 4;
    default:
        return 5;
    }
}

QVector<RefusedAct> refusedActs(const CaseView &view, const QVector<PlannedAct> &possible)
{
    QVector<RefusedAct> acts;
    for (const ActChoice &choice : view.acts) {
        const auto same = [&choice](const auto &act) { return act.kind == choice.kind; };
        if (!choice.why || !isOffered(choice.kind)
            || std::any_of(possible.begin(), possible.end(), same))
            continue;
        const auto it = std::find_if(acts.begin(), acts.end(), same);
        if (it == acts.end())
            acts.append({ choice.kind, *choice.why });
        else if (depth(choice.why->code) > depth(it->why.code))
            it->why = *choice.why;
    }
    return acts;
}

} // namespace

bool isOffered(OperationKind kind)
{
    static constexpr EnumSet<K> kApart { K::Report, K::EmergencyDispatch, K::Absorb, K::Release,
        K::Retract };
    return !kApart.contains(kind);
}

const PlannedAct *ActPlan::find(OperationKind kind) const
{
    for (const QVector<PlannedAct> *list : { &bar, &more }) {
        for (const PlannedAct &act : *list) {
            if (act.kind == kind)
                return &act;
        }
    }
    return nullptr;
}

std::optional<Refusal> ActPlan::whyNot(OperationKind kind) const
{
    for (const RefusedAct &act : refused) {
        if (act.kind == kind)
            return act.why;
    }
    return std::nullopt;
}

ActPlan planActs(const CaseView &view, const Seat &seat)
{
    ActPlan plan;
    plan.more = possibleActs(view);
    plan.refused = refusedActs(view, plan.more);
    const Standing standing = standingOf(view, seat);
    fillBar(plan, kDue, standing);
    plan.isDue = !plan.bar.isEmpty();
    fillBar(plan, kPossible, standing);
    return plan;
}

} // namespace shiyu
