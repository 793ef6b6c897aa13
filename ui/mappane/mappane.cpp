#include "ui/mappane/mappane.h"

#include "ui/mappane/nearlist.h"
#include "ui/mappane/statetext.h"
#include "ui/shell/usersettings.h"
#include "widgets/themesource.h"
#include <QEvent>
#include <QVBoxLayout>

namespace shiyu {
namespace {

constexpr double kNearMetres = 300;

} // namespace

CoordinateSystem coordinateSystemOf(const QString &name)
{
    const std::pair<const char *, CoordinateSystem> kNames[] = {
        { "CGCS2000", CoordinateSystem::Cgcs2000 },
        { "WGS 84", CoordinateSystem::Wgs84 },
        { "GCJ-02", CoordinateSystem::Gcj02 },
        { "BD-09", CoordinateSystem::Bd09 },
        { "Web Mercator", CoordinateSystem::WebMercator },
        { "DMS", CoordinateSystem::DegreesMinutesSeconds },
    };
    for (const auto &[known, system] : kNames) {
        if (name == QLatin1StringView(known))
            return system;
    }
    return CoordinateSystem::Cgcs2000;
}

MapPane::MapPane(const ThemeSource &theme, UserSettings &settings, MapFeed &feed,
    MapMatters matters, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_feed(feed)
    , m_matters(matters)
    , m_canvas(new MapCanvas(this))
    , m_near(new NearList(theme, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_canvas);
    followTheme(theme, this, [this] { followLook(); });
    connect(&settings, &UserSettings::coordinatesChanged, this, &MapPane::followLook);
    connect(&settings, &UserSettings::languageChanged, this, &MapPane::followLook);
    const auto show = [this] {
        m_canvas->setSnapshot(m_feed.snapshot(m_matters));
        findMarkedRegion(); // the outlines of grids come last
        findHome();
        showNote();
    };
    connect(&feed, &MapFeed::snapshotChanged, this, show);
    show();
    connectCanvas();
}

void MapPane::connectCanvas()
{
    m_canvas->setStatusText(stateText);
    connect(m_canvas, &MapCanvas::viewChanged, this, &MapPane::showNote);
    connect(m_canvas, &MapCanvas::layersChanged, this, &MapPane::showNote);
    connect(m_canvas, &MapCanvas::featureChosen, this, &MapPane::choose);
    connect(m_canvas, &MapCanvas::placeChosen, this, [this](LonLat at) {
        m_placed = at;
        Q_EMIT placePicked(at);
    });
    connect(m_canvas, &MapCanvas::withinAsked, m_near, &NearList::show);
    connect(m_canvas, &MapCanvas::withinAsked, this, &MapPane::placeNearList);
    connect(m_canvas, &MapCanvas::toolChanged, this, [this](MapTool tool) {
        if (tool != MapTool::Within)
            m_near->hide();
    });
    connect(m_near, &NearList::featureChosen, this, &MapPane::choose);
    connect(m_near, &NearList::closed, this, [this] { m_canvas->setTool(MapTool::Pan); });
}

/// A matter opens; anything else is marked where it stands.
void MapPane::choose(const PickedFeature &feature)
{
    if (feature.kind == PointKind::Incident) {
        Q_EMIT caseChosen(IncidentId(feature.id));
        return;
    }
    m_canvas->setSelection(
        MapSelection { feature.kind, feature.id, feature.position, feature.urgency, 0, {} });
    m_canvas->goTo(feature.position, std::max(15.0, m_canvas->view().zoom()));
}

/// In a corner that leaves the place free that was asked about; at the left if there is one.
void MapPane::placeNearList()
{
    constexpr int kAround = 40; // pixels beside the place
    const QRect room = m_canvas->clearArea();
    m_near->setRoom(room.width());
    const QSize size = m_near->size();
    const QPoint bottomLeft(room.left(), room.bottom() - size.height());
    const QPoint asked = m_canvas->view().toScreen(m_near->centre()).toPointF().toPoint();
    QPoint corner = bottomLeft;
    for (const QPoint at : { bottomLeft, room.topLeft(),
             QPoint(room.right() - size.width(), room.bottom() - size.height()) }) {
        const QRect hidden = QRect(at, size).adjusted(-kAround, -kAround, kAround, kAround);
        if (!hidden.contains(asked)) {
            corner = at;
            break;
        }
    }
    m_near->move(corner.x(), std::max(0, corner.y()));
}

void MapPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeNearList();
}

void MapPane::setMattersText(const QString &text)
{
    m_mattersText = text;
    showNote();
}

/// 待办工单：视野内 354 / 386 件 · 2 件无位置 · 示意边界
void MapPane::showNote()
{
    const auto &matters = m_feed.matters(m_matters);
    const QString what = m_mattersText.isEmpty() ? tr("Open matters") : m_mattersText;
    QStringList parts;
    if (!m_canvas->layers().points[static_cast<size_t>(PointKind::Incident)])
        parts.append(tr("%1: switched off under Layers").arg(what));
    else if (matters) {
        const QString total = locale().toString(matters->total);
        parts.append(tr("%1: %2 of %3 in view")
                         .arg(what, locale().toString(m_canvas->countInView(PointKind::Incident)),
                             matters->isCut ? QString(total + u'+') : total));
        if (matters->withoutPlace > 0)
            parts.append(tr("%n without a position", nullptr, matters->withoutPlace));
    }
    if (const RegionShape *region = m_canvas->markedRegion())
        parts.prepend(tr("The open case has no position, %1 is marked").arg(region->name));
    if (m_canvas->showsSchematic())
        parts.append(tr("Schematic borders"));
    m_canvas->setNote(parts.join(QStringLiteral(" · ")));
}

void MapPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showNote();
    QWidget::changeEvent(event);
}

void MapPane::followLook()
{
    const Theme &theme = m_theme.theme();
    m_canvas->setTheme(theme.isNight() ? MapTheme::Night : MapTheme::Day);
    m_canvas->setTextScale(theme.scalePercent() / 100.0);
    m_canvas->setLanguage(m_settings.language().language());
    m_canvas->setCoordinateSystem(coordinateSystemOf(m_settings.coordinates()));
}

void MapPane::select(const Incident &incident, bool move)
{
    if (!incident.place.isLocated()) {
        clearSelection();
        return;
    }
    markRegion({}, false);
    const LonLat at = incident.place.anchor();
    MapSelection selection { PointKind::Incident, incident.id.toString(), at, incident.urgency,
        kNearMetres, {} };
    for (PointKind kind : { PointKind::Camera, PointKind::Unit }) {
        if (auto layer = m_feed.near(kind, at, kNearMetres))
            selection.nearby.append(std::move(layer));
    }
    m_canvas->setSelection(selection);
    if (move && !m_canvas->view().extent().contains(toMapPoint(at)))
        m_canvas->goTo(at, m_canvas->view().zoom());
}

/// A county's, town's or village's officer begins with his own ground, not with the whole city.
void MapPane::findHome()
{
    LonLatBox home;
    for (const RegionCode &code : m_feed.ownRegions()) {
        if (const RegionShape *region = m_canvas->region(code)) {
            home = boundsOf(region->shape);
            break;
        }
    }
    m_canvas->setHome(home);
}

bool MapPane::findMarkedRegion()
{
    for (const RegionCode &code : std::as_const(m_around)) {
        m_canvas->setMarkedRegion(code);
        if (m_canvas->markedRegion())
            return true;
    }
    m_canvas->setMarkedRegion({});
    return false;
}

void MapPane::markRegion(const QList<RegionCode> &smallestFirst, bool move)
{
    m_around = smallestFirst;
    if (findMarkedRegion() && move) {
        const LonLatBox box = boundsOf(m_canvas->markedRegion()->shape);
        if (!toLonLatBox(m_canvas->view().extent()).intersects(box))
            m_canvas->goTo(box);
    }
    showNote();
}

void MapPane::showSelected()
{
    constexpr double kStreets = 16;
    if (const RegionShape *region = m_canvas->markedRegion())
        m_canvas->goTo(boundsOf(region->shape));
    if (const auto &selection = m_canvas->selection())
        m_canvas->goTo(selection->position, std::max(kStreets, m_canvas->view().zoom()));
}

void MapPane::clearSelection()
{
    m_canvas->setSelection(std::nullopt);
    markRegion({}, false);
}

void MapPane::goTo(LonLat at)
{
    m_canvas->goTo(at);
}

void MapPane::setPlacing(bool placing)
{
    m_canvas->setTool(placing ? MapTool::Place : MapTool::Pan);
}

void MapPane::mark(const std::optional<LonLat> &at)
{
    if (!at) {
        clearSelection();
        return;
    }
    markRegion({}, false);
    m_canvas->setSelection(MapSelection { PointKind::Place, {}, *at, Urgency::Normal, 0, {} });
    if (at != m_placed)
        m_canvas->goTo(*at, std::max(15.0, m_canvas->view().zoom()));
}

} // namespace shiyu
