#include "map/render/clusters.h"
#include "map/render/mapview.h"
#include <QThreadPool>
#include <algorithm>
#include <cmath>

namespace shiyu {
namespace {

struct Member {
    quint64 cell;
    quint32 index;
};

struct Cell {
    quint64 key = 0;
    quint32 first = 0, count = 0;
    double sumX = 0, sumY = 0;
    qint32 joins = -1; // the cell that took it

    MapPoint mean() const { return { sumX / count, sumY / count }; }
};

class Grouping {
public:
    Grouping(const PointLayer &layer, double side)
        : m_layer(layer)
        , m_side(side)
    {
    }
    void run()
    {
        sortIntoCells();
        join();
    }
    ClusterSet take()
    {
        std::vector<std::vector<quint32>> parts(m_cells.size());
        for (size_t i = 0; i < m_cells.size(); ++i) {
            const Cell &cell = m_cells[i];
            const size_t into = cell.joins < 0 ? i : static_cast<size_t>(cell.joins);
            for (quint32 k = 0; k < cell.count; ++k)
                parts[into].push_back(m_members[cell.first + k].index);
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
        m_members.reserve(places.size());
        for (size_t i = 0; i < places.size(); ++i)
            m_members.push_back({ cellOf(places[i]), static_cast<quint32>(i) });
        std::sort(m_members.begin(), m_members.end(), [](const Member &a, const Member &b) {
            return a.cell != b.cell ? a.cell < b.cell : a.index < b.index;
        });
        for (size_t i = 0; i < m_members.size(); ++i) {
            if (m_cells.empty() || m_cells.back().key != m_members[i].cell)
                m_cells.push_back({ m_members[i].cell, static_cast<quint32>(i), 0, 0, 0, -1 });
            Cell &cell = m_cells.back();
            ++cell.count;
            cell.sumX += places[m_members[i].index].x;
            cell.sumY += places[m_members[i].index].y;
        }
    }

    /// The fullest cells first take their neighbours whose mean is nearer than the side.
    void join()
    {
        std::vector<qint32> order(m_cells.size());
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = static_cast<qint32>(i);
        std::stable_sort(order.begin(), order.end(), [this](qint32 a, qint32 b) {
            return m_cells[static_cast<size_t>(a)].count > m_cells[static_cast<size_t>(b)].count;
        });
        std::vector<bool> done(m_cells.size());
        for (const qint32 seed : order) {
            Cell &cell = m_cells[static_cast<size_t>(seed)];
            if (cell.joins >= 0)
                continue;
            done[static_cast<size_t>(seed)] = true;
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx)
                    tryJoin(seed, dx, dy, done);
            }
        }
    }

    void tryJoin(qint32 seed, int dx, int dy, std::vector<bool> &done)
    {
        const Cell &cell = m_cells[static_cast<size_t>(seed)];
        const auto x = static_cast<quint32>(cell.key) + static_cast<quint32>(dx);
        const auto y = static_cast<quint32>(cell.key >> 32) + static_cast<quint32>(dy);
        const quint64 key = quint64 { y } << 32 | x;
        const auto at = std::lower_bound(m_cells.begin(), m_cells.end(), key,
            [](const Cell &c, quint64 k) { return c.key < k; });
        if (at == m_cells.end() || at->key != key || at->joins >= 0)
            return;
        const auto index = static_cast<size_t>(at - m_cells.begin());
        const MapPoint a = cell.mean();
        const MapPoint b = at->mean();
        if (done[index] || std::hypot(a.x - b.x, a.y - b.y) >= m_side)
            return;
        at->joins = seed;
        done[index] = true;
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
        set.clusters.push_back(cluster);
    }

    static bool isDrawnBefore(const Cluster &a, const Cluster &b)
    {
        return std::lexicographical_compare(
            a.byUrgency.begin(), a.byUrgency.end(), b.byUrgency.begin(), b.byUrgency.end());
    }

    const PointLayer &m_layer;
    double m_side;
    std::vector<Member> m_members;
    std::vector<Cell> m_cells;
};

} // namespace

ClusterSet makeClusters(
    std::shared_ptr<const PointLayer> layer, int zoom, double radius, const CancelToken &cancel)
{
    ClusterSet set;
    if (!cancel.isCancelled()) {
        Grouping grouping(*layer, radius * metresPerPixelAt(zoom));
        grouping.run();
        if (!cancel.isCancelled())
            set = grouping.take();
    }
    set.layer = std::move(layer);
    set.zoom = zoom;
    return set;
}

ClusterStore::ClusterStore(QThreadPool *pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

ClusterStore::~ClusterStore()
{
    for (const Layer &layer : m_layers) {
        for (const CancelToken &token : layer.running)
            token.cancel();
    }
    m_pool->waitForDone();
}

void ClusterStore::setLayer(const std::shared_ptr<const PointLayer> &points)
{
    Layer &layer = m_layers[static_cast<size_t>(points->kind())];
    if (layer.points == points)
        return;
    for (const CancelToken &token : std::as_const(layer.running))
        token.cancel();
    layer.running.clear();
    layer.byZoom.clear(); // `latest` stays until the new one is there: no flicker
    layer.points = points;
}

void ClusterStore::clearLayer(PointKind kind)
{
    Layer &layer = m_layers[static_cast<size_t>(kind)];
    for (const CancelToken &token : std::as_const(layer.running))
        token.cancel();
    layer = Layer();
}

std::shared_ptr<const ClusterSet> ClusterStore::find(PointKind kind, int zoom)
{
    Layer &layer = m_layers[static_cast<size_t>(kind)];
    if (!layer.points)
        return nullptr;
    if (const auto made = layer.byZoom.value(zoom))
        return layer.latest = made;
    if (!layer.running.contains(zoom))
        start(layer, zoom);
    return layer.latest;
}

void ClusterStore::start(Layer &layer, int zoom)
{
    for (const CancelToken &token : std::as_const(layer.running))
        token.cancel(); // the view went on to another zoom
    layer.running.clear();
    const CancelToken token = CancelToken::make();
    layer.running.insert(zoom, token);
    constexpr int kBeforeTiles = 1; // what is live comes first
    m_pool->start(
        [this, token, zoom, points = layer.points] {
            auto set = std::make_shared<const ClusterSet>(makeClusters(points, zoom,
                points->kind() == PointKind::Camera ? kCameraRadius : kClusterRadius, token));
            if (token.isCancelled())
                return;
            QMetaObject::invokeMethod(
                this, [this, set] { accept(set->layer->kind(), set); }, Qt::QueuedConnection);
        },
        kBeforeTiles);
}

void ClusterStore::accept(PointKind kind, const std::shared_ptr<const ClusterSet> &set)
{
    Layer &layer = m_layers[static_cast<size_t>(kind)];
    if (layer.points != set->layer)
        return; // a layer that is no more
    constexpr qsizetype kMostZooms = 4;
    if (layer.byZoom.size() >= kMostZooms)
        layer.byZoom.clear();
    layer.running.remove(set->zoom);
    layer.byZoom.insert(set->zoom, set);
    layer.latest = set;
    Q_EMIT clustersChanged();
}

} // namespace shiyu
