#pragma once
#include "app/domain/enumset.h"

namespace shiyu {

/// 特急 紧急 较急 一般. Not the legal levels of emergencies and warnings.
enum class Urgency { Critical, Urgent, Elevated, Normal };

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::Urgency, "critical", "urgent", "elevated", "normal");
