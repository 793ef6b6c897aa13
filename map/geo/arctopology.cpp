#include "map/geo/arctopology.h"

#include "map/geo/lineweights.h"
#include <algorithm>
#include <limits>
#include <unordered_map>

namespace shiyu {
namespace {

constexpr float kAlways = std::numeric_limits<float>::infinity();

quint64 keyOf(LonLat p)
{
    return quint64 { static_cast<quint32>(p.lon) } << 32 | static_cast<quint32>(p.lat);
}

LinearRing cleaned(const LinearRing &ring)
{
    LinearRing out;
    out.reserve(ring.size());
    for (const LonLat p : ring) {
        if (out.isEmpty() || out.last() != p)
            out.append(p);
    }
    while (out.size() > 1 && out.first() == out.last())
        out.removeLast();
    return out.size() < 3 ? LinearRing() : out;
}

struct Corner {
    quint64 at, low, high; // the position and its two neighbours, smaller first
    qint64 index; // running number of the position
};

} // namespace

/// Finds where borders meet, cuts the rings there, and keeps each piece once.
class ArcBuilder {
public:
    explicit ArcBuilder(const QList<MultiPolygon> &shapes)
    {
        for (const MultiPolygon &shape : shapes)
            addShape(shape);
        findMeetings();
        for (RingPlace &place : m_rings)
            cut(place);
        weigh();
    }
    ArcTopology take() { return std::move(m_made); }

private:
    struct RingPlace {
        LinearRing ring;
        qint64 firstIndex = 0;
        size_t shape = 0, polygon = 0, inPolygon = 0;
    };

    void addShape(const MultiPolygon &shape)
    {
        std::vector<ArcTopology::PiecePolygon> polygons;
        for (const Polygon &polygon : shape) {
            if (!addRing(polygon.outer, polygons.size(), 0))
                continue;
            size_t rings = 1;
            for (const LinearRing &hole : polygon.holes)
                rings += addRing(hole, polygons.size(), rings) ? 1 : 0;
            polygons.emplace_back();
            polygons.back().rings.resize(rings);
        }
        m_made.m_shapes.push_back(std::move(polygons));
    }

    bool addRing(const LinearRing &given, size_t polygon, size_t inPolygon)
    {
        LinearRing ring = cleaned(given);
        if (ring.isEmpty())
            return false;
        const qint64 count = ring.size();
        m_rings.push_back(
            { std::move(ring), m_positions, m_made.m_shapes.size(), polygon, inPolygon });
        m_positions += count;
        return true;
    }

    /// A position is a meeting when it does not have the same two neighbours wherever it occurs.
    void findMeetings()
    {
        std::vector<Corner> corners;
        corners.reserve(static_cast<size_t>(m_positions));
        for (const RingPlace &place : m_rings) {
            const qsizetype n = place.ring.size();
            for (qsizetype i = 0; i < n; ++i) {
                const quint64 before = keyOf(place.ring[i == 0 ? n - 1 : i - 1]);
                const quint64 after = keyOf(place.ring[i + 1 == n ? 0 : i + 1]);
                corners.push_back({ keyOf(place.ring[i]), std::min(before, after),
                    std::max(before, after), place.firstIndex + i });
            }
        }
        std::sort(corners.begin(), corners.end(),
            [](const Corner &a, const Corner &b) { return a.at < b.at; });
        m_meeting.resize(static_cast<size_t>(m_positions));
        for (size_t begin = 0, end = 0; begin < corners.size(); begin = end) {
            bool meets = false;
            for (end = begin; end < corners.size() && corners[end].at == corners[begin].at; ++end)
                meets |= corners[end].low != corners[begin].low
                    || corners[end].high != corners[begin].high;
            for (size_t i = begin; i < end; ++i)
                m_meeting[static_cast<size_t>(corners[i].index)] = meets;
        }
    }

    bool meets(const RingPlace &place, qsizetype i) const
    {
        return m_meeting[static_cast<size_t>(place.firstIndex + i)];
    }

    void cut(RingPlace &place)
    {
        const LinearRing &ring = place.ring;
        const qsizetype n = ring.size();
        qsizetype start = -1;
        for (qsizetype i = 0; i < n && start < 0; ++i) {
            if (meets(place, i))
                start = i;
        }
        if (start < 0) // begins at its smallest position, wherever the ring was begun
            start = std::min_element(ring.begin(), ring.end()) - ring.begin();
        auto &pieces = m_made.m_shapes[place.shape][place.polygon].rings[place.inPolygon];
        std::vector<LonLat> piece { ring[start] };
        for (qsizetype step = 1; step <= n; ++step) {
            const qsizetype i = (start + step) % n;
            piece.push_back(ring[i]);
            if (step == n || meets(place, i)) {
                pieces.push_back(keep(std::move(piece), static_cast<qint32>(place.shape)));
                piece = { ring[i] };
            }
        }
        m_pieceRings.push_back({ place.shape, place.polygon, place.inPolygon });
        place.ring.clear();
    }

    /// Between two meetings the way is fixed by its first step: (start, second) names the piece.
    ArcTopology::Piece keep(std::vector<LonLat> piece, qint32 owner)
    {
        const LonLat first = piece.front();
        const LonLat last = piece.back();
        const bool reversed = last < first || (first == last && piece[piece.size() - 2] < piece[1]);
        if (reversed)
            std::reverse(piece.begin(), piece.end());
        const Name name { keyOf(piece[0]), keyOf(piece[1]) };
        const auto [at, fresh]
            = m_names.try_emplace(name, static_cast<qint32>(m_made.m_arcs.size()));
        if (fresh)
            m_made.m_arcs.push_back({ std::move(piece), {}, 0, owner, owner });
        Arc &arc = m_made.m_arcs[static_cast<size_t>(at->second)];
        ++arc.owners;
        arc.lastOwner = owner;
        return { at->second, reversed };
    }

    void weigh()
    {
        for (Arc &arc : m_made.m_arcs)
            arc.weights = lineWeights(arc.positions);
        // A ring of two pieces would fold to a line: one inner position stays in each such ring.
        for (const RingName &name : m_pieceRings) {
            const auto &pieces = m_made.m_shapes[name.shape][name.polygon].rings[name.ring];
            if (pieces.size() == 2)
                fixOne(m_made.m_arcs[static_cast<size_t>(pieces[0].arc)],
                    m_made.m_arcs[static_cast<size_t>(pieces[1].arc)]);
        }
    }

    static void fixOne(Arc &a, Arc &b)
    {
        const auto heaviest = [](Arc &arc) {
            return std::max_element(arc.weights.begin() + 1, arc.weights.end() - 1);
        };
        const bool hasA = hasInner(a);
        const bool hasB = hasInner(b);
        if (hasA && (!hasB || *heaviest(a) >= *heaviest(b)))
            *heaviest(a) = kAlways;
        else if (hasB)
            *heaviest(b) = kAlways;
    }
    static bool hasInner(const Arc &arc) { return arc.positions.size() > 2; }

    struct Name {
        quint64 first, second;
        bool operator==(const Name &) const = default;
    };
    struct NameHash {
        size_t operator()(const Name &n) const
        {
            return n.first * 0x9E3779B97F4A7C15ULL
                ^ (n.second + (n.first >> 29)) * 0xC2B2AE3D27D4EB4FULL;
        }
    };
    struct RingName {
        size_t shape, polygon, ring;
    };

    ArcTopology m_made;
    std::vector<RingPlace> m_rings;
    std::vector<RingName> m_pieceRings;
    std::vector<bool> m_meeting;
    std::unordered_map<Name, qint32, NameHash> m_names;
    qint64 m_positions = 0;
};

ArcTopology ArcTopology::build(const QList<MultiPolygon> &shapes)
{
    return ArcBuilder(shapes).take();
}

LinearRing ArcTopology::ring(const PieceRing &pieces, double tolerance) const
{
    LinearRing out;
    for (const Piece &piece : pieces) {
        const Arc &arc = m_arcs[static_cast<size_t>(piece.arc)];
        const size_t n = arc.positions.size();
        for (size_t step = 0; step + 1 < n; ++step) { // the last is the next piece's first
            const size_t i = piece.reversed ? n - 1 - step : step;
            if (arc.weights[i] > tolerance)
                out.append(arc.positions[i]);
        }
    }
    return out;
}

MultiPolygon ArcTopology::shape(qsizetype index, double tolerance) const
{
    MultiPolygon out;
    for (const PiecePolygon &polygon : m_shapes[static_cast<size_t>(index)]) {
        Polygon made { ring(polygon.rings.front(), tolerance), {} };
        for (size_t i = 1; i < polygon.rings.size(); ++i)
            made.holes.append(ring(polygon.rings[i], tolerance));
        out.append(made);
    }
    return out;
}

QList<MultiPolygon> simplifiedTogether(const QList<MultiPolygon> &shapes, double toleranceMetres)
{
    const ArcTopology topology = ArcTopology::build(shapes);
    LonLatBox box;
    for (const MultiPolygon &shape : shapes)
        box.include(boundsOf(shape));
    // The smallest scale in the box keeps the promise in true metres everywhere in it.
    const bool overEquator = box.south <= 0 && box.north >= 0;
    const qint32 nearest = std::min(std::abs(box.south), std::abs(box.north));
    const double scale = box.isEmpty() || overEquator ? 1.0 : mercatorScale({ 0, nearest });
    QList<MultiPolygon> out;
    out.reserve(shapes.size());
    for (qsizetype i = 0; i < topology.shapeCount(); ++i)
        out.append(topology.shape(i, toleranceMetres * scale));
    return out;
}

} // namespace shiyu
