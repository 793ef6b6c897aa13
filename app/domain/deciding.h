#pragma once
#include "app/domain/decide.h"
#include <memory>

// The rules, asked by the kind of subject; every orderer and every console's outbox asks them here.
namespace shiyu {

using IncidentPtr = std::shared_ptr<const Incident>;

/// The operations, in the order of the intents; or why not.
using Outcome = tl::expected<QVector<Operation>, Refusal>;

/// One act on a case, or a group on several (fitTogether()); the states stand in the order of the
/// intents. All are accepted, with consecutive seqs, or all refused.
Outcome decideOnCases(const QVector<Intent> &intents, const QVector<IncidentPtr> &states,
    const Context &context);
/// An act on a supervision or a shift, with all operations before it. These are small and are
/// folded each time.
Outcome decideOnOther(
    const QVector<Operation> &history, const QVector<Intent> &intents, const Context &context);

} // namespace shiyu
