#pragma once
#include "app/storage/actlog.h"

// The rules, asked by the kind of subject.
namespace shiyu {

/// One act, or a group of two, on cases; the states stand in the order of the intents.
Outcome decideOnCases(const QVector<Intent> &intents, const QVector<ActLog::StatePtr> &states,
    const Context &context);
/// An act on a supervision or a shift, with all operations before it. These are small and are
/// folded each time.
Outcome decideOnOther(
    const QVector<Operation> &history, const QVector<Intent> &intents, const Context &context);

} // namespace shiyu
