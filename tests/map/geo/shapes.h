#pragma once
#include "map/geo/geometry.h"
#include <QRandomGenerator>
#include <cmath>

/// Shapes that several tests of map/geo use.
namespace shiyu::test {

inline LonLat at(double lon, double lat)
{
    return LonLat::fromDegrees(lon, lat);
}

inline LinearRing rectangle(double west, double south, double east, double north)
{
    return { at(west, south), at(east, south), at(east, north), at(west, north) };
}

/// A closed border that wobbles around a circle; never crosses itself.
inline LinearRing wobbly(QRandomGenerator &random, LonLat centre, double degrees, int corners)
{
    LinearRing ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * M_PI * i / corners;
        const double radius = degrees * (0.7 + 0.3 * random.generateDouble());
        ring.append(at(centre.lonDegrees() + radius * std::cos(angle),
            centre.latDegrees() + radius * std::sin(angle)));
    }
    return ring;
}

/// columns × rows cells of a tenth of a degree whose shared borders wobble, each border the same
/// from both sides.
class CellGrid {
public:
    CellGrid(int columns, int rows, int steps, quint32 seed)
        : m_columns(columns)
        , m_rows(rows)
        , m_steps(steps)
        , m_seed(seed)
    {
    }
    QList<MultiPolygon> cells() const
    {
        QList<MultiPolygon> out;
        for (int row = 0; row < m_rows; ++row) {
            for (int column = 0; column < m_columns; ++column)
                out.append(MultiPolygon { Polygon { cell(column, row), {} } });
        }
        return out;
    }

private:
    LonLat node(int column, int row) const { return at(118 + column * 0.1, 31 + row * 0.1); }
    /// From (included) the node (column, row) to (excluded) its right or upper neighbour.
    LinearRing edge(int column, int row, bool up) const
    {
        QRandomGenerator random(
            m_seed + static_cast<quint32>((column * 1000 + row) * 2 + (up ? 1 : 0)));
        const LonLat from = node(column, row);
        LinearRing line { from };
        for (int i = 1; i < m_steps; ++i) {
            const double along = 0.1 * i / m_steps;
            // Inside a cone from either node, so that no two borders cross.
            const double cone
                = std::min({ 0.01, 0.04 * i / m_steps, 0.04 * (m_steps - i) / m_steps });
            const double aside = (2 * random.generateDouble() - 1) * cone;
            line.append(at(from.lonDegrees() + (up ? aside : along),
                from.latDegrees() + (up ? along : aside)));
        }
        return line;
    }
    static LinearRing backward(LinearRing line, LonLat end)
    {
        line.append(end);
        std::reverse(line.begin(), line.end());
        line.removeLast();
        return line;
    }
    LinearRing cell(int c, int r) const
    {
        return edge(c, r, false) + edge(c + 1, r, true)
            + backward(edge(c, r + 1, false), node(c + 1, r + 1))
            + backward(edge(c, r, true), node(c, r + 1));
    }
    int m_columns, m_rows, m_steps;
    quint32 m_seed;
};

} // namespace shiyu::test
