#include "map/render/maprender.h"
#include "map/render/freespots.h"
#include "map/render/labelstore.h"
#include <QPainter>
#include <cmath>

namespace shiyu {
namespace {

std::shared_ptr<const ClusterSet> clustersOf(
    const std::shared_ptr<const PointLayer> &layer, const MapView &view, const CancelToken &cancel)
{
    if (!layer)
        return nullptr;
    const int whole = static_cast<int>(std::floor(view.zoom()));
    return std::make_shared<const ClusterSet>(makeClusters(
        layer, whole, clusterRadius(layer->kind()), LivePainter::reachOf(view), cancel));
}

void paintLabels(QPainter &painter, const TileScene &scene, const MapView &view,
    const QList<LiveItem> &items, const CancelToken &cancel)
{
    FreeSpots spots(view.size(), items);
    const MapRect near = view.extent().grownBy(LabelStore::kReach * view.metresPerPixel());
    for (const PlacedLabel &label : placeLabels(scene, view.zoom(), near, cancel)) {
        const ScreenPoint at = view.toScreen(label.at);
        const QPointF corner(
            std::round(at.x - label.size.width() / 2), std::round(at.y - label.size.height() / 2));
        if (const auto spot = spots.near({ corner, label.size })) {
            painter.drawImage(*spot, labelImage(label, scene.style, view.devicePixelRatio()));
            spots.take({ *spot, label.size });
        }
    }
}

} // namespace

QImage renderMap(const TileScene &scene, const MapView &view, const CancelToken &cancel)
{
    const double ratio = view.devicePixelRatio();
    QImage image(view.size() * ratio, QImage::Format_RGB32);
    QPainter painter(&image);
    if (!TilePainter(scene, cancel)
             .paint(painter, view.extent(), view.zoom(), view.metresPerPixel() / ratio))
        return {};
    painter.end();
    image.setDevicePixelRatio(ratio);
    painter.begin(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const MapSnapshot &s = *scene.snapshot;
    const bool cameras = view.zoom() >= scene.style.cameraMinZoom;
    const LiveScene live { clustersOf(s.points(PointKind::Incident), view, cancel),
        cameras ? clustersOf(s.points(PointKind::Camera), view, cancel) : nullptr,
        s.points(PointKind::Unit), s.points(PointKind::Place), scene.layers };
    Symbols symbols(scene.style, ratio);
    const LiveItems drawn = LivePainter(painter, view, scene.style, symbols).paint(live);
    if (scene.layers.labels)
        paintLabels(painter, scene, view, drawn.items, cancel);
    painter.end();
    return cancel.isCancelled() ? QImage() : image;
}

} // namespace shiyu
