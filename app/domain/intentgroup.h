#pragma once
#include "app/domain/intent.h"

namespace shiyu {

/// The act on the other case that goes with this one (merge with absorb, unmerge with release); the
/// act itself if it stands alone.
OperationKind counterpart(OperationKind kind);

/// Whether these intents may be handed in together: one act that stands alone, or the two of a
/// group that name each other's case, in either order.
bool fitTogether(const QVector<Intent> &intents);

} // namespace shiyu
