#pragma once
#include "app/services/queueservice.h"

class QPainter;

namespace shiyu {

class Theme;

/// For delegates: draws the marks of a row (see rowMarks) from `left` on, centred on `centerY`, as
/// outlined words, calmer than the clock. Returns where the next thing may begin: `left` if there
/// are none.
int paintMarks(
    QPainter &painter, const Theme &theme, const IncidentRow &row, int left, int centerY);

} // namespace shiyu
