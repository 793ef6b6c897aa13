#pragma once
#include "app/domain/directory.h"
#include "app/services/queueservice.h"

namespace shiyu {

QString orderText(SortOrder order); ///< 先到期在前

/// The conditions beside chip and search, in a few words: 镜湖区 · 特急、紧急 · 仅未读. Empty:
/// none.
QString filterText(const IncidentFilter &filter, const Directory &directory);

/// The same filter without those conditions.
IncidentFilter withoutConditions(const IncidentFilter &filter);

} // namespace shiyu
