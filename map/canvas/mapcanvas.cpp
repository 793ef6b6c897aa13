#include "map/canvas/mapcanvas.h"
#include "map/canvas/mapfurniture.h"
#include <QEvent>
#include <QThread>
#include <algorithm>

namespace shiyu {

MapCanvas::MapCanvas(QWidget *parent)
    : QWidget(parent)
    , m_tiles(&m_pool)
    , m_clusters(&m_pool)
    , m_labels(&m_pool)
    , m_furniture(new MapFurniture(this))
{
    // One core stays free for the GUI thread when there are more than two.
    m_pool.setMaxThreadCount(std::max(2, QThread::idealThreadCount() - 1));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(200, 160);
    setAccessibleName(tr("Map"));
    connect(&m_tiles, &TileStore::tileArrived, this, [this](TileKey, Qt::HANDLE renderedBy) {
        update();
        Q_EMIT tileArrived(renderedBy);
        noteSettled();
    });
    const auto refresh = [this] {
        update();
        noteSettled();
    };
    connect(&m_clusters, &ClusterStore::clustersChanged, this, refresh);
    connect(&m_labels, &LabelStore::labelsChanged, this, refresh);
    connect(m_furniture, &MapFurniture::zoomAsked, this, &MapCanvas::zoomBy);
    connect(m_furniture, &MapFurniture::homeAsked, this, &MapCanvas::goHome);
    connect(m_furniture, &MapFurniture::toolAsked, this, &MapCanvas::setTool);
    connect(m_furniture, &MapFurniture::layersAsked, this, &MapCanvas::setLayers);
    connect(m_furniture, &MapFurniture::systemAsked, this, &MapCanvas::setCoordinateSystem);
    connect(this, &MapCanvas::pointerMoved, this, &MapCanvas::showPosition);
    m_scene.snapshot = std::make_shared<const MapSnapshot>();
    restyle(MapStyle::day());
}

MapCanvas::~MapCanvas()
{
    // The stores wait for the pool one after the other: all jobs are told first, so none is waited
    // for in full.
    m_tiles.want({});
    for (size_t i = 0; i < MapSnapshot::kPointKinds; ++i)
        m_clusters.clearLayer(static_cast<PointKind>(i));
}

void MapCanvas::setSnapshot(std::shared_ptr<const MapSnapshot> snapshot)
{
    if (!snapshot || snapshot == m_scene.snapshot)
        return;
    const bool sameTiles = snapshot->sameTilesAs(*m_scene.snapshot);
    m_scene.snapshot = std::move(snapshot);
    for (size_t i = 0; i < MapSnapshot::kPointKinds; ++i) {
        if (const auto &layer = m_scene.snapshot->pointLayers[i])
            m_clusters.setLayer(layer);
        else
            m_clusters.clearLayer(static_cast<PointKind>(i));
    }
    if (!sameTiles) {
        sceneChanged(true);
        showCentre(); // in which region it lies is known now
    }
    if (!m_moved && !home().isEmpty())
        goHome();
    update();
}

void MapCanvas::setLivePoints(std::shared_ptr<const PointLayer> layer)
{
    auto next = std::make_shared<MapSnapshot>(*m_scene.snapshot); // pointers only
    m_clusters.setLayer(layer);
    next->setPoints(std::move(layer));
    m_scene.snapshot = std::move(next);
    m_wasSettled = false;
    update();
}

void MapCanvas::setTheme(MapTheme theme)
{
    MapStyle next = theme == MapTheme::Day ? MapStyle::day() : MapStyle::night();
    next.textScale = m_scene.style.textScale;
    next.language = m_scene.style.language;
    restyle(next);
}

void MapCanvas::setTextScale(double scale)
{
    MapStyle next = m_scene.style;
    next.textScale = std::clamp(scale, 0.9, 1.5);
    restyle(next);
}

void MapCanvas::setLanguage(QLocale::Language language)
{
    MapStyle next = m_scene.style;
    next.language = language;
    restyle(next);
}

void MapCanvas::restyle(MapStyle next)
{
    if (next == m_scene.style && m_scene.devicePixelRatio == devicePixelRatioF())
        return;
    m_scene.style = std::move(next);
    m_scene.devicePixelRatio = devicePixelRatioF();
    m_symbols = Symbols(m_scene.style, m_scene.devicePixelRatio);
    m_furniture->setStyle(m_scene.style);
    sceneChanged(true);
}

void MapCanvas::setLayers(const MapLayers &layers)
{
    if (layers == m_scene.layers)
        return;
    m_scene.layers = layers;
    m_furniture->setLayers(layers);
    sceneChanged(true);
    Q_EMIT layersChanged(layers);
}

void MapCanvas::sceneChanged(bool keepOld)
{
    m_tiles.setScene(m_scene, keepOld);
    m_labels.setScene(m_scene);
    if (!m_view.size().isEmpty())
        m_tiles.want(tilesOf(m_view));
    m_wasSettled = false;
    update();
}

void MapCanvas::setCoordinateSystem(CoordinateSystem system)
{
    m_coordinates = system;
    m_furniture->setCoordinateSystem(system);
}

void MapCanvas::setNote(const QString &note)
{
    m_furniture->setNote(note);
}

QRect MapCanvas::clearArea() const
{
    return m_furniture->clearArea();
}

void MapCanvas::setSelection(std::optional<MapSelection> selection)
{
    m_selection = std::move(selection);
    const bool isMatter = m_selection && m_selection->kind == PointKind::Incident;
    m_clusters.setApart(PointKind::Incident, isMatter ? m_selection->id : QString());
    update();
}

void MapCanvas::setMarkedRegion(const RegionCode &code)
{
    m_markedRegion = code;
    update();
}

const RegionShape *MapCanvas::region(const RegionCode &code) const
{
    for (const auto &layer : m_scene.snapshot->regions) {
        const qsizetype index = layer ? layer->indexOf(code) : -1;
        if (index >= 0)
            return &layer->region(index);
    }
    return nullptr;
}

const RegionShape *MapCanvas::markedRegion() const
{
    return m_markedRegion.isEmpty() ? nullptr : region(m_markedRegion);
}

void MapCanvas::setTool(MapTool tool)
{
    if (tool == m_tool)
        return;
    m_tool = tool;
    m_measurement.clear();
    m_measuring = false;
    m_withinCentre.reset();
    setCursor(tool == MapTool::Pan ? Qt::ArrowCursor : Qt::CrossCursor);
    m_furniture->setTool(tool, m_radius);
    update();
    Q_EMIT toolChanged(tool);
}

void MapCanvas::setRadius(double metres)
{
    m_radius = std::clamp(metres, 1.0, 100'000.0);
    m_furniture->setTool(m_tool, m_radius);
    update();
}

void MapCanvas::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Map"));
        m_furniture->retranslate();
        arrangeFurniture();
    }
    QWidget::changeEvent(event);
}

bool MapCanvas::isSettled() const
{
    return !m_view.size().isEmpty() && m_tiles.isComplete() && m_labels.isComplete();
}

void MapCanvas::noteSettled()
{
    if (m_wasSettled || !isSettled())
        return;
    m_wasSettled = true;
    Q_EMIT settled();
}

} // namespace shiyu
