#include "map/render/clusterstore.h"
#include "map/render/renderjob.h"
#include <QThreadPool>

namespace shiyu {
namespace {

constexpr int kBeforeTiles = 1; // what is live comes first
constexpr qsizetype kMostZooms = 4;

} // namespace

ClusterStore::ClusterStore(QThreadPool *pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

ClusterStore::~ClusterStore()
{
    for (const Layer &layer : m_layers)
        layer.job.token.cancel();
    m_pool->waitForDone();
}

void ClusterStore::setLayer(const std::shared_ptr<const PointLayer> &points)
{
    Layer &layer = m_layers[static_cast<size_t>(points->kind())];
    if (layer.points == points)
        return;
    layer.job.token.cancel();
    layer.job = {};
    layer.byZoom.clear(); // `latest` stays until the new one is there: no flicker
    layer.points = points;
}

void ClusterStore::clearLayer(PointKind kind)
{
    Layer &layer = m_layers[static_cast<size_t>(kind)];
    layer.job.token.cancel();
    const QString apart = layer.apart;
    layer = Layer();
    layer.apart = apart;
}

void ClusterStore::setApart(PointKind kind, const QString &id)
{
    Layer &layer = m_layers[static_cast<size_t>(kind)];
    if (id == layer.apart)
        return;
    layer.apart = id;
    layer.apartOf.reset();
}

/// The latest, without what stands apart; made once for each set, not for each frame.
std::shared_ptr<const ClusterSet> ClusterStore::give(Layer &layer)
{
    if (!layer.latest)
        return nullptr;
    if (layer.apartOf == layer.latest)
        return layer.given;
    const qsizetype index = layer.apart.isEmpty() ? -1 : layer.latest->layer->indexOf(layer.apart);
    layer.given = index < 0 ? layer.latest : withApart(layer.latest, static_cast<quint32>(index));
    layer.apartOf = layer.latest;
    return layer.given;
}

std::shared_ptr<const ClusterSet> ClusterStore::find(PointKind kind, int zoom, const MapRect &view)
{
    Layer &layer = m_layers[static_cast<size_t>(kind)];
    if (!layer.points)
        return nullptr;
    const auto made = layer.byZoom.value(zoom);
    if (made && made->part.contains(edgeOf(view))) {
        layer.latest = made;
        return give(layer);
    }
    const bool running = layer.job.zoom == zoom && layer.job.part.contains(edgeOf(view));
    if (!running)
        start(layer, zoom, view);
    if (made && made->part.contains(view))
        layer.latest = made;
    return give(layer);
}

void ClusterStore::start(Layer &layer, int zoom, const MapRect &view)
{
    layer.job.token.cancel(); // the view went on
    layer.job = { zoom, surroundingsOf(view), CancelToken::make() };
    m_pool->start(politely([this, job = layer.job, points = layer.points] {
        auto set = std::make_shared<const ClusterSet>(
            makeClusters(points, job.zoom, clusterRadius(points->kind()), job.part, job.token));
        if (job.token.isCancelled())
            return;
        QMetaObject::invokeMethod(
            this, [this, set] { accept(set->layer->kind(), set); }, Qt::QueuedConnection);
    }),
        kBeforeTiles);
}

void ClusterStore::accept(PointKind kind, const std::shared_ptr<const ClusterSet> &set)
{
    Layer &layer = m_layers[static_cast<size_t>(kind)];
    if (layer.points != set->layer)
        return; // a layer that is no more
    if (layer.job.zoom == set->zoom && layer.job.part == set->part)
        layer.job = {};
    if (layer.byZoom.size() >= kMostZooms)
        layer.byZoom.clear();
    layer.byZoom.insert(set->zoom, set);
    layer.latest = set;
    Q_EMIT clustersChanged();
}

} // namespace shiyu
