#pragma once
#include "map/render/livepainter.h"
#include <QRect>
#include <vector>

namespace shiyu {

/// Where no symbol stands: for the names, which give way to symbols and are read whole or not at
/// all.
class FreeSpots {
public:
    FreeSpots(QSize size, const QList<LiveItem> &items);
    /// The top left corner for a box: its own, or a little beside it and away from the edge that
    /// would cut it; nothing when there is no room.
    std::optional<QPointF> near(const QRectF &box) const;
    bool isFree(const QRectF &box) const; ///< and whole in the view
    void take(const QRectF &box); ///< something else stands there

private:
    static constexpr int kCell = 8; // pixels
    QRect cellsOf(const QRectF &box) const;
    QRectF m_area;
    int m_columns;
    int m_rows;
    std::vector<bool> m_taken;
};

} // namespace shiyu
