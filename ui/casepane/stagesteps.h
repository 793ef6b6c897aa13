#pragma once
#include "app/domain/directory.h"
#include "app/domain/incident.h"
#include "widgets/stagestepper.h"

namespace shiyu {

/// 受理 派单 签收 联系 办理 答复 核查 回访 结案 with what is done; without a reporter to call back
/// 联系 and 回访 are left out. A case that ended otherwise shows how.
QList<StageStep> stageSteps(const Incident &state, const Directory &directory, Instant now);

} // namespace shiyu
