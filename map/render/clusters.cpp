#include "map/render/clusters.h"
#include "map/render/mapview.h"
#include <algorithm>
#include <cmath>

namespace shiyu {
namespace {

/// A cell that is not decided after so many steps stands alone; nearly all are after three.
constexpr int kSteps = 6;
/// Cells beyond a part that can say something about it: the steps, what the first of them compares,
/// what a cluster on the edge takes in, and the cells that are cut.
constexpr int kCellsAround = kSteps + 5;

struct Member {
    quint64 cell;
    quint32 index;
};

struct Cell {
    quint64 key = 0;
    quint32 first = 0, count = 0;
    double sumX = 0, sumY = 0;

    MapPoint mean() const { return { sumX / count, sumY / count }; }
};

/// Of a cell: those beside it whose mean is nearer than the side.
struct Rivals {
    std::array<quint32, 8> cells {};
    quint32 count = 0;

    void add(quint32 cell) { cells[count++] = cell; }
    auto begin() const { return cells.begin(); }
    auto end() const { return cells.begin() + count; }
};

enum class Fate : quint8 { Open, Takes, Taken };

class Grouping {
public:
    Grouping(const PointLayer &layer, double side, const MapRect &part)
        : m_layer(layer)
        , m_side(side)
        , m_part(part)
    {
    }
    void run()
    {
        sortIntoCells();
        findRivals();
        decide();
    }
    ClusterSet take()
    {
        std::vector<std::vector<quint32>> parts(m_cells.size());
        for (quint32 i = 0; i < m_cells.size(); ++i) {
            const Cell &cell = m_cells[i];
            std::vector<quint32> &into = parts[takerOf(i)];
            for (quint32 k = 0; k < cell.count; ++k)
                into.push_back(m_members[cell.first + k].index);
        }
        ClusterSet set;
        set.members.reserve(m_members.size());
        for (std::vector<quint32> &part : parts) {
            if (!part.empty())
                addCluster(part, set);
        }
        std::stable_sort(set.clusters.begin(), set.clusters.end(), &Grouping::isDrawnBefore);
        return set;
    }

private:
    quint64 cellOf(MapPoint p) const
    {
        const auto x = static_cast<quint32>((p.x + kWorldHalf) / m_side);
        const auto y = static_cast<quint32>((p.y + kWorldHalf) / m_side);
        return quint64 { y } << 32 | x;
    }

    void sortIntoCells()
    {
        const auto &places = m_layer.places();
        const MapRect near = m_part.grownBy(kCellsAround * m_side);
        for (size_t i = 0; i < places.size(); ++i) {
            if (near.contains(places[i]))
                m_members.push_back({ cellOf(places[i]), static_cast<quint32>(i) });
        }
        std::sort(m_members.begin(), m_members.end(), [](const Member &a, const Member &b) {
            return a.cell != b.cell ? a.cell < b.cell : a.index < b.index;
        });
        for (size_t i = 0; i < m_members.size(); ++i) {
            if (m_cells.empty() || m_cells.back().key != m_members[i].cell)
                m_cells.push_back({ m_members[i].cell, static_cast<quint32>(i), 0, 0, 0 });
            Cell &cell = m_cells.back();
            ++cell.count;
            cell.sumX += places[m_members[i].index].x;
            cell.sumY += places[m_members[i].index].y;
        }
    }

    void findRivals()
    {
        m_rivals.resize(m_cells.size());
        for (quint32 i = 0; i < m_cells.size(); ++i) {
            const quint64 key = m_cells[i].key;
            compare(i, i + 1, key + 1, key + 1);
            const quint64 above = key + (quint64 { 1 } << 32);
            const auto at = std::lower_bound(m_cells.begin() + i, m_cells.end(), above - 1,
                [](const Cell &c, quint64 k) { return c.key < k; });
            compare(i, static_cast<quint32>(at - m_cells.begin()), above - 1, above + 1);
        }
    }

    /// With the cells from `other` on whose keys lie between the two.
    void compare(quint32 cell, quint32 other, quint64 first, quint64 last)
    {
        for (; other < m_cells.size() && m_cells[other].key <= last; ++other) {
            const MapPoint a = m_cells[cell].mean();
            const MapPoint b = m_cells[other].mean();
            if (m_cells[other].key < first || std::hypot(a.x - b.x, a.y - b.y) >= m_side)
                continue;
            m_rivals[cell].add(other);
            m_rivals[other].add(cell);
        }
    }

    bool comesBefore(quint32 a, quint32 b) const
    {
        const quint32 one = m_cells[a].count;
        const quint32 other = m_cells[b].count;
        return one != other ? one > other : a < b;
    }

    /// A cell takes others once no fuller one beside it can take it. Each step looks at what the
    /// step before left: what is decided travels one cell a step.
    void decide()
    {
        m_fates.assign(m_cells.size(), Fate::Open);
        for (int step = 0; step < kSteps; ++step) {
            const std::vector<Fate> before = m_fates;
            bool open = false;
            for (quint32 i = 0; i < m_cells.size(); ++i) {
                if (before[i] == Fate::Open)
                    m_fates[i] = fateOf(i, before);
                open = open || m_fates[i] == Fate::Open;
            }
            if (!open)
                return;
        }
    }

    Fate fateOf(quint32 cell, const std::vector<Fate> &before) const
    {
        Fate fate = Fate::Takes;
        for (const quint32 rival : m_rivals[cell]) {
            if (!comesBefore(rival, cell) || before[rival] == Fate::Taken)
                continue;
            if (before[rival] == Fate::Takes)
                return Fate::Taken;
            fate = Fate::Open;
        }
        return fate;
    }

    quint32 takerOf(quint32 cell) const
    {
        quint32 taker = cell;
        if (m_fates[cell] != Fate::Taken)
            return taker;
        for (const quint32 rival : m_rivals[cell]) {
            if (m_fates[rival] == Fate::Takes && comesBefore(rival, taker))
                taker = rival;
        }
        return taker;
    }

    void addCluster(std::vector<quint32> &part, ClusterSet &set) const
    {
        std::stable_sort(part.begin(), part.end(), [this](quint32 a, quint32 b) {
            return m_layer.feature(a).urgency < m_layer.feature(b).urgency;
        });
        Cluster cluster;
        cluster.first = static_cast<quint32>(set.members.size());
        cluster.count = static_cast<quint32>(part.size());
        double x = 0;
        double y = 0;
        for (const quint32 i : part) {
            x += m_layer.places()[i].x;
            y += m_layer.places()[i].y;
            ++cluster.byUrgency[static_cast<size_t>(m_layer.feature(i).urgency)];
            set.members.push_back(i);
        }
        cluster.centre = { x / cluster.count, y / cluster.count };
        if (m_part.contains(cluster.centre))
            set.clusters.push_back(cluster);
        else
            set.members.resize(cluster.first);
    }

    static bool isDrawnBefore(const Cluster &a, const Cluster &b)
    {
        return std::lexicographical_compare(
            a.byUrgency.begin(), a.byUrgency.end(), b.byUrgency.begin(), b.byUrgency.end());
    }

    const PointLayer &m_layer;
    double m_side;
    MapRect m_part;
    std::vector<Member> m_members;
    std::vector<Cell> m_cells;
    std::vector<Rivals> m_rivals;
    std::vector<Fate> m_fates;
};

} // namespace

double clusterRadius(PointKind kind)
{
    return kind == PointKind::Camera ? kCameraRadius : kClusterRadius;
}

ClusterSet makeClusters(std::shared_ptr<const PointLayer> layer, int zoom, double radius,
    const MapRect &part, const CancelToken &cancel)
{
    ClusterSet set;
    if (!cancel.isCancelled()) {
        Grouping grouping(*layer, radius * metresPerPixelAt(zoom), part);
        grouping.run();
        if (!cancel.isCancelled())
            set = grouping.take();
    }
    set.layer = std::move(layer);
    set.zoom = zoom;
    set.part = part;
    return set;
}

std::shared_ptr<const ClusterSet> withApart(
    const std::shared_ptr<const ClusterSet> &set, quint32 feature)
{
    const auto found = std::find(set->members.begin(), set->members.end(), feature);
    if (found == set->members.end())
        return set;
    const auto at = static_cast<quint32>(found - set->members.begin());
    auto next = std::make_shared<ClusterSet>(*set);
    const auto left = std::find_if(next->clusters.begin(), next->clusters.end(),
        [at](const Cluster &c) { return at >= c.first && at - c.first < c.count; });
    if (left == next->clusters.end())
        return set;
    // Behind all clusters, so that each keeps its members in one piece.
    std::rotate(next->members.begin() + at, next->members.begin() + at + 1, next->members.end());
    next->apart = static_cast<quint32>(next->members.size() - 1);
    for (Cluster &cluster : next->clusters) {
        if (cluster.first > at)
            --cluster.first;
    }
    if (--left->count == 0) {
        next->clusters.erase(left);
        return next;
    }
    --left->byUrgency[static_cast<size_t>(set->layer->feature(feature).urgency)];
    const MapPoint gone = set->layer->places()[feature];
    const double n = left->count;
    left->centre = { left->centre.x + (left->centre.x - gone.x) / n,
        left->centre.y + (left->centre.y - gone.y) / n };
    if (left->count == 1)
        left->centre = set->layer->places()[next->members[left->first]];
    return next;
}

} // namespace shiyu
