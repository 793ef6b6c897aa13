#pragma once
#include "app/services/mapfeed.h"
#include "map/canvas/mapcanvas.h"
#include <QWidget>

namespace shiyu {

class NearList;
class ThemeSource;
class UserSettings;

/// The coordinate system of a name of the settings; CGCS2000 for any other.
CoordinateSystem coordinateSystemOf(const QString &name);

/// The map of a screen: the canvas with its bar of tools (layers, measure, what is within 300 m)
/// and the zoom buttons, and a line that says which matters it shows and how many are in view.
/// Follows the feed, the theme and the settings.
class MapPane : public QWidget {
    Q_OBJECT
public:
    MapPane(const ThemeSource &theme, UserSettings &settings, MapFeed &feed, MapMatters matters,
        QWidget *parent = nullptr);

    MapCanvas &canvas() { return *m_canvas; }
    /// What its matters are called: 待办工单, 即将超期 · 镜湖区.
    void setMattersText(const QString &text);
    /// The open case, with its circle and what is near; without a place nothing is marked. The view
    /// moves only if the case lies outside of it.
    void select(const Incident &incident, bool move);
    /// Where a case without a position lies at least: marks the first of these that has an outline.
    void markRegion(const QList<RegionCode> &smallestFirst, bool move);
    void clearSelection();
    void showSelected(); ///< close enough to see the streets around it
    void goTo(LonLat at);
    /// The next click places a new matter; `mark` shows where it is now, and goes there unless it
    /// is where the officer has just clicked.
    void setPlacing(bool placing);
    void mark(const std::optional<LonLat> &at);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

Q_SIGNALS:
    void caseChosen(const shiyu::IncidentId &id);
    void placePicked(shiyu::LonLat at);

private:
    void followLook();
    void connectCanvas();
    void choose(const PickedFeature &feature);
    void placeNearList();
    void showNote();
    bool findMarkedRegion();
    void findHome();

    const ThemeSource &m_theme;
    UserSettings &m_settings;
    MapFeed &m_feed;
    MapMatters m_matters;
    QString m_mattersText;
    MapCanvas *m_canvas;
    NearList *m_near;
    QList<RegionCode> m_around; ///< of the open case without a position, the smallest first
    std::optional<LonLat> m_placed; ///< the last click of a placing
};

} // namespace shiyu
