#pragma once
#include "app/domain/error.h"
#include "app/domain/instant.h"
#include "app/domain/officer.h"
#include "app/storage/incidentrow.h"
#include <array>

namespace shiyu {

namespace sql {
class Connection;
}

/// The chips above the queue. All look at open cases in the viewer's queue only; those that name
/// an act count what the viewer's own organisation has to do (see Duty), not what others have.
enum class QueueChip {
    All, ///< 全部: every open case in the viewer's queue
    ToAccept, ///< 待受理: Duty::Accept
    ToDispatch, ///< 待派单: Duty::Dispatch
    ToSign, ///< 待签收: Duty::Sign
    SentBack, ///< 退单: Duty::SentBack
    ToApprove, ///< 待审批: Duty::Approve
    ToReply, ///< 待答复: Duty::Reply, a merged matter's own reporter included
    ToVerify, ///< 待核查: Duty::Verify
    ToFollowUp, ///< 待回访: Duty::FollowUp
    ToClose, ///< 待结案: Duty::Close
    DueSoon, ///< 即将超期: the most pressing clock is due soon, and not overdue
    Overdue, ///< 已超期: the most pressing clock is overdue
    Supervised, ///< 督办: a supervision is in force, or proposed and not decided
    Instructed, ///< 批示: a leader has given an instruction
    SecondRound, ///< 二次办理: in its second round or a later one
    Mine, ///< 我的: the officer himself acted in its workflow
    ToReview, ///< 待审核: Duty::Review; last, as saved views keep the number
};
inline constexpr size_t kQueueChips = 17;
using ChipCounts = std::array<int, kQueueChips>;

/// What an organisation has to do in the cases of this chip; none: it counts no act.
std::optional<Duty> dutyOf(QueueChip chip);

/// Whose eyes, see unitRows(). A centre sees the cases of its region's subtree, whoever owns them,
/// and what a task of its or below it is in; a department what reached it or below, or it reported.
/// An empty organisation sees all cases and has no duties (analysis, tests).
struct Viewer {
    OrganizationId organization;
    OfficerId officer;
    Rights rights;

    friend bool operator==(const Viewer &, const Viewer &) = default;
};

/// The rights that the act behind a chip asks for; empty: for everyone. Counts are the
/// organisation's, so that a colleague sees what waits; a screen puts first what is the officer's.
Rights rightsFor(QueueChip chip);

/// All chips in one pass over the viewer's open cases.
Expected<ChipCounts> countChips(sql::Connection &connection, const Viewer &viewer, Instant now);

/// The same, and the moment from which on they are others even if nobody acts: a clock comes to be
/// due soon, or passes. None: no clock of these cases will.
struct ChipTally {
    ChipCounts counts {};
    std::optional<Instant> until;
};
Expected<ChipTally> tallyChips(sql::Connection &connection, const Viewer &viewer, Instant now);

/// The text of that query; for the test of its plan.
QString countChipsSql(bool scoped);

/// A chip as a condition on `incident i` (and `incident_unit u`, if scoped). May name :now and
/// :officer.
QString chipCondition(QueueChip chip, bool scoped);

} // namespace shiyu
