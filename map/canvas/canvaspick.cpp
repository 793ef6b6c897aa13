// What MapCanvas finds at a place and offers.
#include "map/canvas/mapcanvas.h"
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>
#include <algorithm>

namespace shiyu {
namespace {

constexpr qsizetype kMostOffered = 20;
constexpr int kTitleWidth = 320;
constexpr quint32 kListedAtOnce = 12; // a larger cluster is opened by zooming

PickedFeature pickedOf(const PointLayer &layer, quint32 index)
{
    const PointFeature &f = layer.feature(index);
    return { layer.kind(), f.id, f.label, f.position, f.urgency, f.status };
}

/// Incidents first, the most urgent of them first, then units, cameras, places.
int rank(const PickedFeature &f)
{
    switch (f.kind) {
    case PointKind::Incident:
        return static_cast<int>(f.urgency);
    case PointKind::Unit:
        return 10;
    case PointKind::Camera:
        return 11;
    case PointKind::Place:
        break;
    }
    return 12;
}

bool isOnTop(const PickedFeature &a, const PickedFeature &b)
{
    return rank(a) < rank(b);
}

QIcon iconOf(const PickedFeature &feature, const MapStyle &style, double ratio)
{
    Symbols symbols(style, ratio);
    QImage image = symbols.place();
    if (feature.kind == PointKind::Incident)
        image = symbols.incident(feature.urgency, false);
    else if (feature.kind == PointKind::Camera)
        image = symbols.camera(false);
    else if (feature.kind == PointKind::Unit)
        image = symbols.unitDot(false);
    return QIcon(QPixmap::fromImage(image));
}

} // namespace

bool MapCanvas::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QList<PickedFeature> found
        = featuresAt({ double(help->pos().x()), double(help->pos().y()) });
    constexpr qsizetype kLines = 5;
    QStringList lines;
    for (const PickedFeature &feature : found.first(std::min(kLines, found.size())))
        lines.append(lineOf(feature).toHtmlEscaped());
    if (found.size() > kLines)
        lines.append(tr("… and %n more", nullptr, static_cast<int>(found.size() - kLines)));
    // Rich text with everything escaped: a title never brings its own markup.
    QToolTip::showText(help->globalPos(),
        lines.isEmpty() ? QString()
                        : u"<p style='white-space:pre; margin:0'>"
                + lines.join(QStringLiteral("<br>")) + u"</p>",
        this);
    return true;
}

/// A long name gives way, the state behind it is read whole.
QString MapCanvas::lineOf(const PickedFeature &feature) const
{
    const QString name = fontMetrics().elidedText(feature.label, Qt::ElideRight, kTitleWidth);
    const QString status = m_statusText ? m_statusText(feature) : QString();
    return status.isEmpty() ? name : QString(name + u" · " + status);
}

QList<PickedFeature> MapCanvas::featuresAt(ScreenPoint point) const
{
    QList<PickedFeature> found;
    for (const LiveItem &item : m_live.items) {
        if (!item.box.contains(point.toPointF()))
            continue;
        for (const quint32 index : m_live.featuresOf(item))
            found.append(pickedOf(m_live.layerOf(item), index));
    }
    std::stable_sort(found.begin(), found.end(), isOnTop);
    return found;
}

/// A large cluster under a click opens by zooming to its members, unless that is as close as it
/// gets.
bool MapCanvas::openCluster(ScreenPoint point)
{
    for (auto item = m_live.items.crbegin(); item != m_live.items.crend(); ++item) {
        if (!item->box.contains(point.toPointF()) || item->count <= kListedAtOnce)
            continue;
        LonLatBox box;
        for (const quint32 index : m_live.featuresOf(*item))
            box.include(m_live.layerOf(*item).feature(index).position);
        const MapView closer = MapView::fitting(box, size(), devicePixelRatioF(), 0.2);
        if (closer.zoom() <= m_view.zoom() || m_view.zoom() >= MapView::kMaxZoom - 1)
            return false;
        // Not further than two zooms at once: the officer keeps track of the place.
        const MapPoint centre = toMapRect(box).centre();
        setView(MapView(centre, std::min(closer.zoom(), m_view.zoom() + 2), size(),
                    devicePixelRatioF()),
            true);
        return true;
    }
    return false;
}

void MapCanvas::pickAt(ScreenPoint point)
{
    const QList<PickedFeature> found = featuresAt(point);
    if (found.isEmpty()) {
        Q_EMIT groundClicked(m_view.toLonLat(point));
        return;
    }
    Q_EMIT picked(found);
    if (found.size() == 1)
        Q_EMIT featureChosen(found.first());
    else if (!openCluster(point))
        offer(found, point);
}

void MapCanvas::offer(const QList<PickedFeature> &features, ScreenPoint point)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("mapCandidates"));
    menu->setAccessibleName(tr("Things at this place"));
    for (const PickedFeature &feature : features.first(std::min(kMostOffered, features.size()))) {
        QString text = lineOf(feature);
        text.replace(u'&', QStringLiteral("&&"));
        QAction *action
            = menu->addAction(iconOf(feature, m_scene.style, devicePixelRatioF()), text);
        connect(
            action, &QAction::triggered, this, [this, feature] { Q_EMIT featureChosen(feature); });
    }
    if (features.size() > kMostOffered)
        menu->addAction(tr("… and %n more: zoom in", nullptr,
                            static_cast<int>(features.size() - kMostOffered)))
            ->setEnabled(false);
    menu->setActiveAction(menu->actions().first());
    menu->popup(mapToGlobal(point.toPointF().toPoint()));
}

void MapCanvas::askWithin(LonLat centre)
{
    m_withinCentre = centre;
    QList<WithinResult> results;
    for (const auto &layer : m_scene.snapshot->pointLayers) {
        if (!layer)
            continue;
        WithinResult result { layer->kind(), {} };
        for (const quint32 index : layer->index().withinRadius(centre, m_radius))
            result.features.append(pickedOf(*layer, index));
        results.append(result);
    }
    update();
    Q_EMIT withinAsked(centre, m_radius, results);
}

} // namespace shiyu
