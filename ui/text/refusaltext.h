#pragma once
#include "app/domain/directory.h"
#include "app/domain/operationkind.h"
#include "app/domain/refusal.h"

namespace shiyu {

/// One sentence: what happened, what it means, what to do. Ends in 。
QString refusalText(const Refusal &refusal, OperationKind act, const Directory &directory);

/// For the tooltip of an act that is not possible now, without a full stop:
/// 须由 镜湖区中心 签收, 您没有审核权限.
QString refusalHint(const Refusal &refusal, OperationKind act, const Directory &directory);

} // namespace shiyu
