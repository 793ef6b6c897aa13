#pragma once
#include "map/canvas/coordinatetext.h"
#include "map/canvas/mapselection.h"
#include "map/canvas/measurement.h"
#include "map/render/clusterstore.h"
#include "map/render/labelstore.h"
#include "map/render/livepainter.h"
#include "map/render/tilestore.h"
#include <QThreadPool>
#include <QWidget>
#include <functional>
#include <optional>

namespace shiyu {

class MapFurniture;

/// What a click does.
enum class MapTool {
    Pan, ///< drag moves, click picks
    Measure, ///< clicks make a line; Enter or double-click ends it, Backspace takes one back, Esc
             ///< leaves
    Within, ///< a click asks what is within radius()
    Place ///< a click names a position, for a new matter
};

/// The one map. It shows a snapshot and moves over it; the ground comes as tiles from jobs, so the
/// GUI thread copies pictures and draws live symbols, and never draws a layer. Keys: arrows pan, +
/// − zoom, Home the whole city, Enter picks at the cross in the middle, Esc leaves a tool. A view
/// that the officer moved is moved by nothing but goTo() and goHome().
class MapCanvas : public QWidget {
    Q_OBJECT
public:
    explicit MapCanvas(QWidget *parent = nullptr);
    ~MapCanvas() override;

    /// Swaps what is shown; cheap. Tiles are made anew only when regions, lines or rings changed,
    /// and the old ones stay until then. The first snapshot with a place in it brings the view
    /// home.
    void setSnapshot(std::shared_ptr<const MapSnapshot> snapshot);
    std::shared_ptr<const MapSnapshot> snapshot() const { return m_scene.snapshot; }
    /// Replaces the layer of its kind and nothing else.
    void setLivePoints(std::shared_ptr<const PointLayer> layer);

    void setTheme(MapTheme theme);
    void setTextScale(double scale); ///< 0.9 – 1.5
    void setLanguage(QLocale::Language language); ///< of short numbers; texts follow the translator
    const MapStyle &style() const { return m_scene.style; }
    void setLayers(const MapLayers &layers);
    const MapLayers &layers() const { return m_scene.layers; }
    /// What is said of a thing after its name, in the tooltip and where several are offered: its
    /// state in words. Empty: nothing.
    using StatusText = std::function<QString(const PickedFeature &)>;
    void setStatusText(StatusText text) { m_statusText = std::move(text); }
    void setCoordinateSystem(CoordinateSystem system);
    CoordinateSystem coordinateSystem() const { return m_coordinates; }
    /// A note at the bottom right: what is in view, 示意边界.
    void setNote(const QString &note);

    /// So many pixels at the right lie under a form: the buttons and goTo() stay clear of them.
    void setCoveredRight(int pixels);

    MapView view() const { return m_view; }
    /// Whether the officer has moved it since it was home.
    bool isMoved() const { return m_moved; }
    void setHome(const LonLatBox &box); ///< instead of the whole snapshot; empty: the whole
    void goHome();
    /// Without a zoom: as it is, but close enough to see a street (15) when it is far.
    void goTo(LonLat position, std::optional<double> zoom = std::nullopt);
    void goTo(const LonLatBox &box); ///< whole, between the tools and what stands at the foot
    void zoomBy(double steps); ///< about the middle
    void dragBy(double dx, double dy); ///< pixels; the ground moves with the hand

    void setSelection(std::optional<MapSelection> selection);
    const std::optional<MapSelection> &selection() const { return m_selection; }

    /// The region of what has no position of its own; without a code none is marked.
    void setMarkedRegion(const RegionCode &code);
    /// It as the map knows it; null when it has no outline here.
    const RegionShape *region(const RegionCode &code) const; ///< null: no outline of it here
    const RegionShape *markedRegion() const;

    void setTool(MapTool tool);
    MapTool tool() const { return m_tool; }
    void setRadius(double metres); ///< of MapTool::Within, 300 at first
    double radius() const { return m_radius; }
    const Measurement &measurement() const { return m_measurement; }

    /// Where nothing of the tools, the scale and the note stands.
    QRect clearArea() const;
    /// How many of a kind lie in what can be seen of the view.
    qsizetype countInView(PointKind kind) const;
    /// Whether a border that is drawn in the view is a schematic one (示意边界).
    bool showsSchematic() const;

    /// The live symbols under a place, the most urgent first (clusters opened, at most 200 each).
    QList<PickedFeature> featuresAt(ScreenPoint point) const;
    /// Everything in view is drawn from the present snapshot.
    bool isSettled() const;
    /// Draws the present frame without the controls, as paintEvent does.
    void composeFrame(QPainter &painter);
    /// The tiles of a view, those in the middle first.
    static QList<TileKey> tilesOf(const MapView &view);

Q_SIGNALS:
    void pointerMoved(shiyu::LonLat position);
    void viewChanged(const shiyu::MapView &view);
    /// A click or Enter found these, the most urgent first. With several the canvas offers a list
    /// itself.
    void picked(const QList<shiyu::PickedFeature> &features);
    /// The one that was found, or chosen from the list.
    void featureChosen(const shiyu::PickedFeature &feature);
    /// A click where nothing is, with MapTool::Pan.
    void groundClicked(shiyu::LonLat position);
    void withinAsked(
        shiyu::LonLat centre, double metres, const QList<shiyu::WithinResult> &results);
    void placeChosen(shiyu::LonLat position); ///< MapTool::Place
    void toolChanged(shiyu::MapTool tool);
    void layersChanged(const shiyu::MapLayers &layers);
    /// isSettled() has become true.
    void settled();
    /// Each tile that came, with the thread that drew it (tests, diagnosis).
    void tileArrived(Qt::HANDLE renderedBy);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct GroundTile {
        MapRect extent;
        QImage image;
    };
    void setView(const MapView &view, bool byOfficer);
    void sceneChanged(bool keepOld);
    void restyle(MapStyle style);
    LonLatBox home() const;
    void noteSettled();

    void paintGround(QPainter &painter);
    void paintLabels(QPainter &painter);
    void paintLive(QPainter &painter);
    void paintMarkedRegion(QPainter &painter);
    void paintNearby(QPainter &painter);
    void paintSelection(QPainter &painter);
    QRectF haloBox() const; ///< of the selection
    QRectF crossBox() const; ///< of the cross in the middle
    void paintWithin(QPainter &painter, LonLat centre);
    void paintCircle(QPainter &painter, LonLat centre, double metres);
    void paintCross(QPainter &painter);

    void arrangeFurniture();
    MapView uncovered(const MapView &view) const;
    void showPosition(LonLat position);
    void showCentre();
    QString lineOf(const PickedFeature &feature) const;
    void click(ScreenPoint point);
    void pickAt(ScreenPoint point);
    bool openCluster(ScreenPoint point);
    void offer(const QList<PickedFeature> &features, ScreenPoint point);
    void askWithin(LonLat centre);

    QThreadPool m_pool; // outlives the stores
    TileScene m_scene;
    MapView m_view;
    TileStore m_tiles;
    ClusterStore m_clusters;
    LabelStore m_labels;
    Symbols m_symbols;
    QList<GroundTile>
        m_lastGround; // the last complete picture, shown moved and scaled until tiles come
    LiveItems m_live;
    MapFurniture *m_furniture;
    int m_coveredRight = 0;
    LonLatBox m_home;
    bool m_moved = false;
    bool m_atHome = false;
    bool m_wasSettled = false;
    CoordinateSystem m_coordinates = CoordinateSystem::Cgcs2000;
    StatusText m_statusText;

    MapTool m_tool = MapTool::Pan;
    Measurement m_measurement;
    bool m_measuring = false; // the line follows the pointer
    double m_radius = 300;
    std::optional<LonLat> m_withinCentre;
    std::optional<MapSelection> m_selection;
    RegionCode m_markedRegion;

    QPointF m_pressedAt;
    QPointF m_draggedFrom;
    bool m_pressed = false;
    bool m_dragging = false;
    double m_wheelRest = 0;
};

} // namespace shiyu
