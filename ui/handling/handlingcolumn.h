#pragma once
#include "app/domain/directory.h"
#include "app/services/queueservice.h"

namespace shiyu {

/// The columns of the board of 工单办理.
enum class HandlingColumn {
    ToSign, ///< 待签收
    InHand, ///< 办理中: signed for, contacted, in rework; answered, while an assisting unit works
    ToReview, ///< 待审核: submitted, the reviewer's signature is due
    ToAnswer, ///< 待答复/办结
    Done, ///< 已办结 in the last kDoneDays days
};
inline constexpr size_t kHandlingColumns = 5;
inline constexpr std::chrono::days kDoneDays { 7 };

/// Where a case stands for the organisations that handle it; empty: it is done for longer, or
/// nothing of it is theirs.
std::optional<HandlingColumn> handlingColumn(const IncidentRow &row, Instant now);

/// The organisation itself or the one directly below it through which the case is its: what the
/// filter by unit offers. Empty if the holder stands elsewhere.
OrganizationId handlingBranch(
    const IncidentRow &row, const OrganizationId &own, const Directory &directory);

QString columnText(HandlingColumn column);

/// When its work ended: the closing, before that the completion.
std::optional<Instant> doneAt(const IncidentRow &row);

/// Of a case whose work is done: when, and what is left to do with it: 昨天 11:14 · 待核查. Empty
/// while it is in hand.
QString doneText(const IncidentRow &row, const Directory &directory, Instant now);

} // namespace shiyu
