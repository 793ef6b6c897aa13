#include "map/render/freespots.h"
#include <algorithm>
#include <cmath>

namespace shiyu {
namespace {

constexpr double kEdge = 4; // pixels between a name and the edge of the view

/// By how much a stretch is moved to lie between two ends.
double intoRange(double first, double last, double begin, double end)
{
    return first < begin ? begin - first : std::min(0.0, end - last);
}

} // namespace

FreeSpots::FreeSpots(QSize size, const QList<LiveItem> &items)
    : m_area(QRectF({}, size).marginsRemoved({ kEdge, kEdge, kEdge, kEdge }))
    , m_columns(size.width() / kCell + 1)
    , m_rows(size.height() / kCell + 1)
    , m_taken(static_cast<size_t>(m_columns) * static_cast<size_t>(m_rows))
{
    for (const LiveItem &item : items)
        take(item.box);
}

void FreeSpots::take(const QRectF &box)
{
    const QRect cells = cellsOf(box);
    for (int y = cells.top(); y <= cells.bottom(); ++y) {
        for (int x = cells.left(); x <= cells.right(); ++x)
            m_taken[static_cast<size_t>(y) * static_cast<size_t>(m_columns)
                + static_cast<size_t>(x)]
                = true;
    }
}

QRect FreeSpots::cellsOf(const QRectF &box) const
{
    const auto cell = [](double v, int most) {
        return std::clamp(static_cast<int>(std::floor(v / kCell)), 0, most - 1);
    };
    return QRect(QPoint(cell(box.left(), m_columns), cell(box.top(), m_rows)),
        QPoint(cell(box.right(), m_columns), cell(box.bottom(), m_rows)));
}

bool FreeSpots::isFree(const QRectF &box) const
{
    if (!m_area.contains(box))
        return false;
    const QRect cells = cellsOf(box);
    for (int y = cells.top(); y <= cells.bottom(); ++y) {
        for (int x = cells.left(); x <= cells.right(); ++x) {
            if (m_taken[static_cast<size_t>(y) * static_cast<size_t>(m_columns)
                    + static_cast<size_t>(x)])
                return false;
        }
    }
    return true;
}

std::optional<QPointF> FreeSpots::near(const QRectF &box) const
{
    // Farther away it would name its neighbour.
    constexpr double kAside = 44;
    constexpr double kUpOrDown = 40;
    const QPointF in(intoRange(box.left(), box.right(), m_area.left(), m_area.right()),
        intoRange(box.top(), box.bottom(), m_area.top(), m_area.bottom()));
    if (std::abs(in.x()) > kAside || std::abs(in.y()) > kUpOrDown)
        return std::nullopt;
    for (const QPointF by : { QPointF(0, 0), QPointF(0, 22), QPointF(0, -22), QPointF(0, kUpOrDown),
             QPointF(0, -kUpOrDown), QPointF(kAside, 0), QPointF(-kAside, 0) }) {
        const QRectF moved = box.translated(in + by);
        if (isFree(moved))
            return moved.topLeft();
    }
    return std::nullopt;
}

} // namespace shiyu
