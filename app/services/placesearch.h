#pragma once
#include "app/services/intake.h"

namespace shiyu {

class ReadDesk;

/// Regions, addresses, then key places, units and cameras whose name or pinyin holds what was
/// typed. Reading thread.
Expected<QVector<PlaceHit>> placeHits(ReadDesk &desk, const QString &typed, int most);

} // namespace shiyu
