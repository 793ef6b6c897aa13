#include "ui/mappane/mappane.h"

#include "ui/mappane/layerpanel.h"
#include "ui/shell/usersettings.h"
#include "widgets/actionbutton.h"
#include "widgets/card.h"
#include "widgets/themesource.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace shiyu {
namespace {

constexpr double kNearMetres = 300;
constexpr int kToolMargin = 12;

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

MapPane::MapPane(const ThemeSource &theme, UserSettings &settings, MapFeed &feed, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_settings(settings)
    , m_feed(feed)
    , m_canvas(new MapCanvas)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_canvas);
    buildTools();
    retranslate();
    followTheme(theme, this, [this] { followLook(); });
    connect(&settings, &UserSettings::coordinatesChanged, this, &MapPane::followLook);
    connect(&settings, &UserSettings::languageChanged, this, &MapPane::followLook);
    const auto show = [this] { m_canvas->setSnapshot(m_feed.snapshot()); };
    connect(&feed, &MapFeed::snapshotChanged, this, show);
    show();
    connect(m_canvas, &MapCanvas::featureChosen, this, [this](const PickedFeature &feature) {
        if (feature.kind == PointKind::Incident)
            Q_EMIT caseChosen(IncidentId(feature.id));
    });
    connect(m_canvas, &MapCanvas::placeChosen, this, &MapPane::placePicked);
    connect(m_canvas, &MapCanvas::pointerMoved, this, &MapPane::pointerMoved);
    connect(m_canvas, &MapCanvas::toolChanged, this, [this] { retranslate(); });
}

void MapPane::buildTools()
{
    m_tools = new Card(m_theme, Card::Kind::Floating, this);
    auto *line = new QHBoxLayout;
    line->setSpacing(0);
    const auto add = [this, line](Glyph glyph, auto act) {
        auto *button = new ActionButton(m_theme, {}, ActionButton::Kind::Quiet);
        button->setCompact(true);
        button->setGlyph(glyph);
        connect(button, &ActionButton::clicked, this, act);
        line->addWidget(button);
        return button;
    };
    m_layers = add(Glyph::Layers, [this] {
        m_layerPanel->setLayers(m_canvas->layers());
        m_layerPanel->setVisible(!m_layerPanel->isVisible());
        m_layerPanel->raise();
        placeTools();
    });
    const auto toggle = [this](MapTool tool) {
        m_canvas->setTool(m_canvas->tool() == tool ? MapTool::Pan : tool);
        m_canvas->setFocus();
    };
    m_measure = add(Glyph::Ruler, [toggle] { toggle(MapTool::Measure); });
    m_within = add(Glyph::Circle300m, [toggle] { toggle(MapTool::Within); });
    m_home = add(Glyph::Globe, [this] { m_canvas->goHome(); });
    m_tools->body()->addLayout(line);
    m_layerPanel = new LayerPanel(m_theme, this);
    connect(m_layerPanel, &LayerPanel::layersChosen, m_canvas, &MapCanvas::setLayers);
}

void MapPane::retranslate()
{
    m_layers->setLabel(tr("Layers"));
    m_measure->setLabel(m_canvas->tool() == MapTool::Measure ? tr("End measuring") : tr("Measure"));
    m_within->setLabel(
        m_canvas->tool() == MapTool::Within ? tr("Click a place") : tr("Within 300 m"));
    m_home->setLabel(tr("Whole city"));
    placeTools();
}

void MapPane::placeTools()
{
    m_tools->adjustSize();
    m_tools->move(kToolMargin, kToolMargin);
    m_layerPanel->adjustSize();
    m_layerPanel->move(kToolMargin, kToolMargin + m_tools->height() + 8);
}

void MapPane::followLook()
{
    const Theme &theme = m_theme.theme();
    m_canvas->setTheme(theme.isNight() ? MapTheme::Night : MapTheme::Day);
    m_canvas->setTextScale(theme.scalePercent() / 100.0);
    m_canvas->setLanguage(m_settings.language().language());
    m_canvas->setCoordinateSystem(coordinateSystemOf(m_settings.coordinates()));
    placeTools();
}

void MapPane::select(const Incident &incident, bool move)
{
    if (!incident.place.isLocated()) {
        clearSelection();
        return;
    }
    const LonLat at = incident.place.anchor();
    MapSelection selection { PointKind::Incident, incident.id.toString(), at, incident.urgency,
        kNearMetres, {} };
    for (PointKind kind : { PointKind::Camera, PointKind::Unit }) {
        if (auto layer = m_feed.near(kind, at, kNearMetres))
            selection.nearby.append(std::move(layer));
    }
    m_canvas->setSelection(selection);
    if (move && !m_canvas->isMoved())
        m_canvas->goTo(at);
}

void MapPane::clearSelection()
{
    m_canvas->setSelection(std::nullopt);
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
    m_canvas->setSelection(MapSelection { PointKind::Place, {}, *at, Urgency::Normal, 0, {} });
    m_canvas->goTo(*at, std::max(15.0, m_canvas->view().zoom()));
}

void MapPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void MapPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeTools();
}

} // namespace shiyu
