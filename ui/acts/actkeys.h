#pragma once
#include "app/domain/operationkind.h"
#include <QKeySequence>
#include <span>

namespace shiyu {

/// The key of an act while a list or the case has the focus. One table for the bar, the menu, the
/// queue and the key sheet; letters of other screens (n, /, j, k, l, ?) are not used here.
struct ActKey {
    OperationKind kind;
    const char *keys; ///< as QKeySequence reads it
};

std::span<const ActKey> actKeys();
/// Empty for an act without a key: those that make a new case, and halves of a group.
QKeySequence actKey(OperationKind kind);
std::optional<OperationKind> actOfKey(const QKeySequence &keys);

/// Opens the menu of all other acts.
QKeySequence moreActsKey();
/// Takes back the last act, within its minute.
QKeySequence undoActKey();
/// Confirms a form.
QKeySequence confirmKey();

/// What a key cap shows: "Shift D", ".".
QString keyCapText(const QKeySequence &keys);

} // namespace shiyu
