#pragma once
#include "app/domain/intent.h"

namespace shiyu {

/// The act on the other case that goes with this one (merge with absorb, unmerge with release); the
/// act itself if it stands alone.
OperationKind counterpart(OperationKind kind);

/// The most intents of one group.
inline constexpr qsizetype kMostInGroup = 50;

/// Whether these intents may be handed in together: one act that stands alone; the two of a group
/// that name each other's case, in either order; or the reply on a case, or its closing, and after
/// it the replies to the reporters of matters that were merged into it; or a shift that is taken
/// over and the next one, opened.
bool fitTogether(const QVector<Intent> &intents);

} // namespace shiyu
