#pragma once
#include "ui/acts/unitpicker.h"

#include "app/services/caseview.h"

namespace shiyu {

/// Why a unit is proposed:
/// 属地 · 同类办结 14 件，按期 13 件（按期率占优） · 第3条 · 最近空闲力量 300 米.
QString choiceReason(const UnitChoice &choice);

/// The choices as options, each unit once: those suggested for the role first, with their reasons.
QVector<UnitOption> choiceOptions(
    const QVector<UnitChoice> &choices, TaskRole role, const Directory &directory);

} // namespace shiyu
