#pragma once
#include "app/domain/suggestion.h"
#include "app/services/caseview.h"
#include "app/services/seat.h"

namespace shiyu {

/// What the dispatch sheet offers: the suggestions with their reasons first, then every other unit
/// that serves the place, in official order, so that the officer finds whom he has in mind. Pure.
QVector<UnitChoice> adviseUnits(
    const Directory &directory, const Seat &seat, const SuggestionQuestion &question);

} // namespace shiyu
