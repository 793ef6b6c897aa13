#pragma once
#include "app/services/queueservice.h"
#include <functional>

namespace shiyu {

enum class Tone; // widgets/theme.h

QString chipText(QueueChip chip); ///< 待签收
QString emptyText(QueueChip chip); ///< 没有待签收的工单
Tone chipTone(QueueChip chip, int count);

/// Which chips stand above the queue, in this order, and which wait behind 更多.
struct ChipPlan {
    QVector<QueueChip> shown, hidden;
};

/// 全部 first, then the acts that the seat has a right to, then clocks and marks, then the acts of
/// others. What counts 0 and is not the seat's own waits behind 更多, and so does what does not fit
/// into so many lines; 更多 never stands alone in a line. The chosen chip is always shown.
/// @param width of a chip in px, without the gap; `more` is that of 更多
ChipPlan planChips(const ChipCounts &counts, Rights rights, QueueChip chosen,
    const std::function<int(QueueChip)> &width, int more, int gap, int room, int lines = 2);

} // namespace shiyu
