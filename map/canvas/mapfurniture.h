#pragma once
#include "map/canvas/coordinatetext.h"
#include "map/canvas/regiontext.h"
#include "map/render/mapsnapshot.h"
#include <QList>
#include <QObject>
#include <QRect>

class QFrame;
class QLabel;
class QToolButton;

namespace shiyu {

enum class MapTool;
class LegendPanel;
class MapFooter;

/// The controls that stand on the map: tools (top left), zoom (top right), scale and coordinates
/// (bottom left), legend and note (bottom right). Owns child widgets of the canvas; tells it what
/// was asked.
class MapFurniture : public QObject {
    Q_OBJECT
public:
    explicit MapFurniture(QWidget *canvas);

    void arrange(const QRect &within);
    QRect clearArea() const; ///< between the tools and what stands at the bottom
    QList<QRectF> occupied() const; ///< where they stand now: no name is read below them
    void setStyle(const MapStyle &style);
    void setLayers(const MapLayers &layers);
    void setTool(MapTool tool, double radiusMetres);
    void setCoordinateSystem(CoordinateSystem system);
    void setMetresPerPixel(double trueMetresPerPixel);
    void setNote(const QString &note);
    void showPosition(LonLat position, const RegionText &region);
    void retranslate();

Q_SIGNALS:
    void zoomAsked(double steps);
    void homeAsked();
    void toolAsked(shiyu::MapTool tool);
    void layersAsked(const shiyu::MapLayers &layers);
    void systemAsked(shiyu::CoordinateSystem system);

private:
    QToolButton *addButton(QFrame *frame);
    void drawIcons(const MapStyle &style);
    void fillLayersMenu();
    void toggleTool(MapTool tool, bool on);
    void rearrange();
    void fitTools();
    void fitNote();
    int noteRoom() const; ///< pixels, with the gap beside it

    QFrame *m_tools;
    QFrame *m_zoom;
    MapFooter *m_footer;
    QToolButton *m_layersButton;
    QToolButton *m_measure;
    QToolButton *m_within;
    QToolButton *m_legendButton;
    QToolButton *m_zoomIn;
    QToolButton *m_zoomOut;
    QToolButton *m_home;
    QLabel *m_note;
    LegendPanel *m_legend;
    QRect m_area;
    MapLayers m_layers;
    double m_radius = 300;
};

} // namespace shiyu
