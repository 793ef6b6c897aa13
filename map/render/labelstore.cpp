#include "map/render/labelstore.h"
#include "map/render/renderjob.h"
#include "map/render/scenechange.h"
#include <QThreadPool>

namespace shiyu {

LabelStore::LabelStore(QThreadPool *pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

LabelStore::~LabelStore()
{
    cancelAll();
    m_pool->waitForDone();
}

void LabelStore::cancelAll()
{
    m_placing.token.cancel();
    for (const CancelToken &token : std::as_const(m_drawing))
        token.cancel();
    m_placing = {};
    m_drawing.clear();
}

void LabelStore::setScene(const TileScene &scene)
{
    const double from = namesDifferFrom(m_scene, scene);
    cancelAll();
    ++m_generation;
    m_scene = scene;
    // m_latest stays until the new ones are there.
    m_placed.removeIf(
        [from](std::pair<const int &, Placed &> placed) { return placed.first / 4.0 >= from; });
    if (from <= 0)
        m_images.clear();
}

QList<LabelStore::Drawn> LabelStore::visible(const MapView &view)
{
    if (!m_scene.snapshot || !m_scene.layers.labels)
        return {};
    const int quarter = qRound(view.zoom() * 4);
    const MapRect extent = view.extent().grownBy(kReach * view.metresPerPixel());
    const Placed placed = m_placed.value(quarter);
    if (placed && placed->part.contains(extent))
        m_latest = placed;
    const auto isEnough
        = [edge = edgeOf(extent)](const MapRect &part) { return part.contains(edge); };
    const bool running = m_placing.quarterZoom == quarter && isEnough(m_placing.part);
    if (!running && !(placed && isEnough(placed->part)))
        startPlacing(quarter, extent);
    QList<Drawn> drawn;
    QList<PlacedLabel> missing;
    if (!m_latest)
        return drawn;
    for (const PlacedLabel &label : m_latest->labels) {
        if (!extent.contains(label.at))
            continue;
        const QString key = label.key();
        const auto image = m_images.constFind(key);
        if (image == m_images.constEnd()) {
            if (!m_drawing.contains(key))
                missing.append(label);
            continue;
        }
        const ScreenPoint at = view.toScreen(label.at);
        drawn.append({ { at.x - label.size.width() / 2, at.y - label.size.height() / 2 }, *image,
            label.size });
    }
    startDrawing(missing);
    return drawn;
}

void LabelStore::startPlacing(int quarterZoom, const MapRect &view)
{
    m_placing.token.cancel(); // the view went on
    m_placing = { quarterZoom, surroundingsOf(view), CancelToken::make() };
    m_pool->start(politely([this, job = m_placing, scene = m_scene, generation = m_generation] {
        const auto placed = std::make_shared<const Names>(
            Names { job.part, placeLabels(scene, job.quarterZoom / 4.0, job.part, job.token) });
        if (job.token.isCancelled())
            return;
        const auto accept = [this, placed, zoom = job.quarterZoom, generation] {
            if (generation == m_generation)
                acceptPlaced(zoom, placed);
        };
        QMetaObject::invokeMethod(this, accept, Qt::QueuedConnection);
    }));
}

void LabelStore::acceptPlaced(int quarterZoom, const Placed &placed)
{
    constexpr qsizetype kMostZooms = 12;
    if (m_placed.size() >= kMostZooms)
        m_placed.clear();
    if (m_placing.quarterZoom == quarterZoom && m_placing.part == placed->part)
        m_placing = {};
    m_placed.insert(quarterZoom, placed);
    Q_EMIT labelsChanged();
}

void LabelStore::startDrawing(const QList<PlacedLabel> &missing)
{
    if (missing.isEmpty())
        return;
    const CancelToken token = CancelToken::make();
    for (const PlacedLabel &label : missing)
        m_drawing.insert(label.key(), token);
    m_pool->start(politely([this, token, missing, scene = m_scene, generation = m_generation] {
        QHash<QString, QImage> images;
        for (const PlacedLabel &label : missing) {
            if (token.isCancelled())
                return;
            images.insert(label.key(), labelImage(label, scene.style, scene.devicePixelRatio));
        }
        const auto accept = [this, images, generation] {
            if (generation != m_generation)
                return;
            constexpr qsizetype kMostImages = 3000;
            if (m_images.size() > kMostImages)
                m_images.clear();
            for (auto it = images.cbegin(); it != images.cend(); ++it) {
                m_drawing.remove(it.key());
                m_images.insert(it.key(), it.value());
            }
            Q_EMIT labelsChanged();
        };
        QMetaObject::invokeMethod(this, accept, Qt::QueuedConnection);
    }));
}

} // namespace shiyu
