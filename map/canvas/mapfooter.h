#pragma once
#include "map/canvas/coordinatetext.h"
#include "map/canvas/regiontext.h"
#include <QFrame>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace shiyu {

class ScaleBarWidget;
struct MapStyle;

/// What stands at the foot of a map: the scale, a position in the chosen system, and the region it
/// is in. Shown anew by fit().
class MapFooter : public QFrame {
    Q_OBJECT
public:
    explicit MapFooter(QWidget *canvas);

    /// Takes its size: in one line where there is room, else in two.
    /// @param width pixels that there are; @param noteRoom how many of them the note takes
    void fit(int width, int noteRoom);
    void setStyle(const MapStyle &style);
    void setCoordinateSystem(CoordinateSystem system);
    void setMetresPerPixel(double trueMetresPerPixel);
    void showPosition(LonLat position, const RegionText &region);
    void retranslate();

Q_SIGNALS:
    void systemAsked(shiyu::CoordinateSystem system);

private:
    void fillSystemsMenu();
    void fitPosition(int width);

    QBoxLayout *m_layout;
    QBoxLayout *m_line; ///< scale and position
    ScaleBarWidget *m_scale;
    QToolButton *m_position;
    QLabel *m_region; ///< which region the position is in
    RegionText m_regionText;
    CoordinateSystem m_system = CoordinateSystem::Cgcs2000;
    LonLat m_lastPosition;
};

} // namespace shiyu
