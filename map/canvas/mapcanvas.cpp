#include "map/canvas/mapcanvas.h"
#include "map/canvas/mapfurniture.h"
#include "map/canvas/regiontext.h"
#include <QCursor>
#include <QEvent>
#include <QThread>
#include <cmath>

namespace shiyu {
namespace {

constexpr double kStreetZoom = 15;
constexpr int kMargin = 12;

/// Read beside a case, what lies under the cross would be taken for where the case is.
RegionText ofCentre(const RegionText &region)
{
    if (region.full.isEmpty())
        return region;
    const QString text = MapCanvas::tr("Centre: %1");
    return { text.arg(region.full), text.arg(region.brief) };
}

} // namespace

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

void MapCanvas::setHome(const LonLatBox &box)
{
    if (box == m_home)
        return;
    m_home = box;
    if (!m_moved)
        goHome();
}

LonLatBox MapCanvas::home() const
{
    return m_home.isEmpty() ? m_scene.snapshot->bounds() : m_home;
}

void MapCanvas::goHome()
{
    const LonLatBox box = home();
    if (box.isEmpty() || size().isEmpty())
        return;
    setView(MapView::fitting(box, size(), devicePixelRatioF()), false);
    m_moved = false;
}

void MapCanvas::goTo(LonLat position, std::optional<double> zoom)
{
    const double to = zoom.value_or(std::max(m_view.zoom(), kStreetZoom));
    setView(uncovered(MapView(toMapPoint(position), to, size(), devicePixelRatioF())), true);
}

void MapCanvas::goTo(const LonLatBox &box)
{
    if (!box.isEmpty())
        setView(uncovered(MapView::fitting(box, size(), devicePixelRatioF(), 0.1)), true);
}

/// With its centre in the middle of what can be seen.
MapView MapCanvas::uncovered(const MapView &view) const
{
    return m_coveredRight == 0 ? view : view.dragged({ m_coveredRight / 2.0, 0 }, { 0, 0 });
}

void MapCanvas::zoomBy(double steps)
{
    setView(m_view.zoomedAbout({ width() / 2.0, height() / 2.0 }, m_view.zoom() + steps), true);
}

void MapCanvas::dragBy(double dx, double dy)
{
    setView(m_view.dragged({ 0, 0 }, { dx, dy }), true);
}

void MapCanvas::setView(const MapView &view, bool byOfficer)
{
    if (byOfficer)
        m_moved = true;
    if (view == m_view)
        return;
    m_view = view;
    m_wasSettled = false;
    m_tiles.want(tilesOf(view));
    m_furniture->setMetresPerPixel(view.trueMetresPerPixel());
    // The ground moved under the pointer; without one the cross in the middle is what is read.
    const QPointF pointer = mapFromGlobal(QPointF(QCursor::pos()));
    const bool on = underMouse() && rect().contains(pointer.toPoint());
    if (on)
        showPosition(view.toLonLat({ pointer.x(), pointer.y() }));
    else
        showCentre();
    update();
    Q_EMIT viewChanged(view);
}

void MapCanvas::showCentre()
{
    const LonLat centre = toLonLat(m_view.centre());
    m_furniture->showPosition(centre, ofCentre(regionText(*m_scene.snapshot, centre)));
}

void MapCanvas::showPosition(LonLat position)
{
    m_furniture->showPosition(position, regionText(*m_scene.snapshot, position));
}

QRect MapCanvas::clearArea() const
{
    return m_furniture->clearArea();
}

qsizetype MapCanvas::countInView(PointKind kind) const
{
    const auto &layer = m_scene.snapshot->points(kind);
    if (!layer)
        return 0;
    MapRect seen = m_view.extent();
    seen.right -= m_coveredRight * m_view.metresPerPixel();
    return std::count_if(layer->places().begin(), layer->places().end(),
        [&seen](MapPoint place) { return seen.contains(place); });
}

bool MapCanvas::showsSchematic() const
{
    const LonLatBox seen = toLonLatBox(m_view.extent());
    for (size_t i = 0; i < MapSnapshot::kLevels; ++i) {
        const auto &layer = m_scene.snapshot->regions[i];
        const double from = m_scene.style.region(static_cast<RegionLevel>(i)).minZoom;
        if (!layer || !m_scene.layers.regions[i] || m_view.zoom() < from)
            continue;
        for (qsizetype r = 0; r < layer->size(); ++r) {
            if (layer->region(r).schematic && layer->boundsOf(r).intersects(seen))
                return true;
        }
    }
    return false;
}

void MapCanvas::setSelection(std::optional<MapSelection> selection)
{
    m_selection = std::move(selection);
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

void MapCanvas::setCoveredRight(int pixels)
{
    if (pixels == m_coveredRight)
        return;
    m_coveredRight = pixels;
    arrangeFurniture();
}

void MapCanvas::arrangeFurniture()
{
    m_furniture->arrange(rect().adjusted(kMargin, kMargin, -kMargin - m_coveredRight, -kMargin));
}

void MapCanvas::resizeEvent(QResizeEvent *)
{
    arrangeFurniture();
    if (m_moved || m_view.size().isEmpty() || home().isEmpty()) {
        setView(m_view.resized(size(), devicePixelRatioF()), false);
        if (!m_moved)
            goHome();
        return;
    }
    goHome();
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

QList<TileKey> MapCanvas::tilesOf(const MapView &view)
{
    const int quarter = qRound(view.zoom() * 4);
    const double side = TileKey::kSize * view.metresPerPixel() / view.devicePixelRatio();
    const MapRect extent = view.extent();
    const auto column
        = [&](double x) { return static_cast<int>(std::floor((x + kWorldHalf) / side)); };
    const auto row
        = [&](double y) { return static_cast<int>(std::floor((kWorldHalf - y) / side)); };
    QList<TileKey> keys;
    for (int y = row(extent.top); y <= row(extent.bottom); ++y) {
        for (int x = column(extent.left); x <= column(extent.right); ++x)
            keys.append({ quarter, x, y });
    }
    const double midX = (view.centre().x + kWorldHalf) / side - 0.5;
    const double midY = (kWorldHalf - view.centre().y) / side - 0.5;
    std::sort(keys.begin(), keys.end(), [=](TileKey a, TileKey b) {
        return std::hypot(a.x - midX, a.y - midY) < std::hypot(b.x - midX, b.y - midY);
    });
    return keys;
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
