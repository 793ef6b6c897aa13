#pragma once
#include "app/domain/region.h"
#include "map/geo/geometry.h"
#include "map/geo/spatialindex.h"

namespace shiyu {

/// Which region a point lies in, and how near the next one is. Immutable after construction, shared
/// by threads; 8,000 grids answer in well under a millisecond.
class RegionLocator {
public:
    struct Shape {
        RegionCode code;
        RegionLevel level = RegionLevel::Grid;
        MultiPolygon shape;
    };
    struct Hit {
        RegionCode code; ///< the smallest that holds the point; empty: outside of all
        RegionCode next; ///< the nearest other region of the same level within kReach
        int metresToNext = -1; ///< to its border; -1: none within kReach
    };
    static constexpr double kReach = 500; ///< metres

    RegionLocator() = default;
    explicit RegionLocator(std::vector<Shape> shapes);

    Hit locate(LonLat at) const;
    /// The code alone, without the look around: for imports, which ask it of every row.
    RegionCode regionAt(LonLat at) const;
    /// The box of a region, empty if it has no outline.
    LonLatBox boundsOf(const RegionCode &code) const;
    /// A point inside it for a label or a first position; nothing without outline.
    std::optional<LonLat> centreOf(const RegionCode &code) const;
    bool isEmpty() const { return m_shapes.empty(); }
    bool knows(const RegionCode &code) const; ///< that it has an outline

private:
    const Shape *find(const RegionCode &code) const;
    const Shape *smallestAt(LonLat at) const;

    std::vector<Shape> m_shapes;
    QHash<RegionCode, quint32> m_byCode;
    SpatialIndex<quint32> m_index;
};

} // namespace shiyu
