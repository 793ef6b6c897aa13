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
/// An act on a supervision or a shift, or a shift that is taken over together with the next one
/// (fitTogether()). `histories`: all operations before on the subject of each. These are small and
/// are folded each time.
Outcome decideOnOther(const QVector<QVector<Operation>> &histories, const QVector<Intent> &intents,
    const Context &context);

/// The case that an act on a supervision names as what it is about: the orderer asks whether it
/// stands and, of several organisations, whether the author's sees it. Empty for all other acts.
IncidentId namedCase(const Intent &intent);

/// Whether a supervision or shift goes on after this operation on it: what has ended comes to a new
/// console after the rest. A supervision is always kept at hand, with its case.
bool goesOn(const Operation &newest);

} // namespace shiyu
