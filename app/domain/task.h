#pragma once
#include "app/domain/enumset.h"
#include "app/domain/ids.h"
#include "app/domain/instant.h"
#include <optional>

namespace shiyu {

enum class TaskStage {
    Pending,
    Acknowledged,
    Contacted,
    Submitted,
    Reviewed,
    Done,
    Verified,
    SentBack,
    Transferred,
    Withdrawn,
    Waived,
    Rework,
    Suspended
};
enum class TaskRole { Lead, Assist };
enum class Completion { LeadSummarises, Each, WhicheverFirst };
/// 派单依据: 属地 属事 首接 指定 兜底
enum class DispatchBasis { Territory, Function, FirstContact, Designated, Fallback };

/// 任务: one unit's sheet. `assign` makes children; the parent keeps its clock and liability.
struct Task {
    int number = 0; ///< 1, 2, … within the case
    int parent = 0; ///< 0: dispatched by the owner
    int round = 1; ///< of Incident::taskRound: the dispatching it belongs to
    TaskRole role = TaskRole::Lead;
    TaskStage stage = TaskStage::Pending;
    TaskStage heldStage = TaskStage::Pending; ///< to come back to after Suspended
    OrganizationId unit;
    OrganizationId from; ///< who dispatched or assigned it
    OrganizationId liable; ///< whom it counts against until another unit signs
    DispatchBasis basis = DispatchBasis::Territory;
    QString clause;
    bool arbitrated = false; ///< the superior ruled: no more sending back
    bool whistle = false; ///< 吹哨: arrive and sign in
    OfficerId handler; ///< who signed for it
    OfficerId submitter;
    QString result; ///< what the unit last submitted
    std::optional<Instant> dispatchedAt, acknowledgedAt, contactedAt, arrivedAt, submittedAt,
        reviewedAt;
    int reworks = 0;
    int rating = 0; ///< 1–5 by the town that whistled; 0: none

    friend bool operator==(const Task &, const Task &) = default;
};

using TaskStages = EnumSet<TaskStage>;
/// Someone still has to act on it.
inline constexpr TaskStages kOpenTask { TaskStage::Pending, TaskStage::Acknowledged,
    TaskStage::Contacted, TaskStage::Submitted, TaskStage::Rework, TaskStage::Suspended };
/// Nobody will act on it any more and it brought nothing.
inline constexpr TaskStages kGoneTask { TaskStage::SentBack, TaskStage::Transferred,
    TaskStage::Withdrawn, TaskStage::Waived };

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::TaskStage, "pending", "acknowledged", "contacted", "submitted", "reviewed",
    "done", "verified", "sentBack", "transferred", "withdrawn", "waived", "rework", "suspended");
SHIYU_ENUM_NAMES(shiyu::TaskRole, "lead", "assist");
SHIYU_ENUM_NAMES(shiyu::Completion, "leadSummarises", "each", "whicheverFirst");
SHIYU_ENUM_NAMES(
    shiyu::DispatchBasis, "territory", "function", "firstContact", "designated", "fallback");
