#pragma once
#include "app/domain/incident.h"

namespace shiyu {

/// What an emergency dispatch may leave out and owes within half an hour (core.md §2).
enum class OwedFact { Category, Place };

/// In the order in which they are asked for; empty: nothing is owed. A place is a position and the
/// region that it lies in.
QVector<OwedFact> owedFacts(const CategoryId &category, const RegionCode &region, bool located);
/// Of a case that was dispatched so and has not made up for it.
QVector<OwedFact> owedFacts(const Incident &state);

} // namespace shiyu
