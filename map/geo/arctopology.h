#pragma once
#include "map/geo/mappoint.h"
#include <vector>

namespace shiyu {

/// A piece of border between two places where borders meet (or a whole ring that meets none). It is
/// there once, however many shapes it borders: neighbours that are rebuilt from simplified arcs
/// have no gap and no overlap between them, and a border is drawn once.
struct Arc {
    std::vector<LonLat> positions; ///< two or more; first == last when it is a whole ring
    /// As lineWeights() gives them: keeping all with weight > t gives the line to within t.
    std::vector<float> weights;
    int owners = 0; ///< how many rings run along it; 1 = an outer border of the whole set
    qint32 firstOwner
        = -1; ///< the shapes beside it, as numbers in the set; the same when there is one
    qint32 lastOwner = -1;
};

/// The borders of a set of shapes as shared arcs. Positions are shared when equal to the unit.
class ArcTopology {
public:
    /// Rings of fewer than three different positions are dropped. O(n log n); about 1 s for 1.4
    /// million positions. Pure; any thread.
    static ArcTopology build(const QList<MultiPolygon> &shapes);

    const std::vector<Arc> &arcs() const { return m_arcs; }
    qsizetype shapeCount() const { return qsizetype(m_shapes.size()); }
    /// The shape with only the positions of weight > tolerance (0 keeps what matters, < 0 all).
    /// Every ring keeps at least three positions.
    MultiPolygon shape(qsizetype index, double tolerance) const;

private:
    struct Piece {
        qint32 arc = 0;
        bool reversed = false;
    };
    using PieceRing = std::vector<Piece>;
    struct PiecePolygon {
        std::vector<PieceRing> rings;
    };
    friend class ArcBuilder;
    LinearRing ring(const PieceRing &pieces, double tolerance) const;

    std::vector<Arc> m_arcs;
    std::vector<std::vector<PiecePolygon>> m_shapes;
};

/// All shapes simplified together to within `toleranceMetres` (true metres at their latitude), so
/// that neighbours stay neighbours. One result for each shape, in order.
QList<MultiPolygon> simplifiedTogether(const QList<MultiPolygon> &shapes, double toleranceMetres);

} // namespace shiyu
