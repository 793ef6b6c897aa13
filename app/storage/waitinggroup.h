#pragma once
#include "app/domain/deciding.h"
#include "app/storage/outboxrow.h"
#include "app/storage/provisional.h"
#include <functional>

// Inside of this folder only: intents of the outbox that stand or fall together, decided anew on
// what is confirmed now.
namespace shiyu::outbox {

/// What the subjects of a group are, by those who know them.
struct GroupSubjects {
    std::function<bool(const Subject &)> isKnown; ///< else its rows wait as they are
    /// On the states of the group's subjects, in the order of its rows; each of them is known.
    std::function<Outcome(const QVector<Intent> &, const Context &)> decide;
    /// Of a known subject; without an operation where there is no room for it now.
    std::function<Expected<void>(const OutboxRow &, std::optional<Operation>)> take;
};

/// Tells take() of every row, in order. What was accepted already stays what it is.
Expected<void> decideAnew(
    std::span<const OutboxRow> group, const Directory &directory, const GroupSubjects &subjects);

/// Gives a waiting row's new operation its seq, and the row the facts of it; its bytes stay.
Expected<void> renewFacts(sql::Connection &connection, const OutboxRow &row,
    std::optional<Operation> &operation, ProvisionalSeqs &seqs);

} // namespace shiyu::outbox
