#pragma once
#include "app/services/mapfeed.h"
#include <QWidget>

namespace shiyu {

class MapPane;
class ThemeSource;
class UserSettings;

/// 一张图: the map alone, as large as the window. A matter that is chosen opens on the desk.
class MapPage : public QWidget {
    Q_OBJECT
public:
    MapPage(
        const ThemeSource &theme, UserSettings &settings, MapFeed &feed, QWidget *parent = nullptr);

    void showPlace(LonLat at);
    void showPlace(const LonLatBox &outline);
    MapPane *pane() const { return m_pane; }

Q_SIGNALS:
    void caseChosen(const shiyu::IncidentId &id);

private:
    MapPane *m_pane;
};

} // namespace shiyu
