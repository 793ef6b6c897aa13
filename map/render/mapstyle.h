#pragma once
#include "app/domain/region.h"
#include "app/domain/urgency.h"
#include <QColor>
#include <QLocale>

namespace shiyu {

enum class MapTheme { Day, Night };

/// How the borders and names of one level look and from which zoom they are there.
struct RegionStyle {
    double minZoom = 0;
    double lineWidth = 1; ///< device-independent pixels
    QColor line;
    double labelMinZoom = 0;
    double labelMaxZoom = 24; ///< beyond it the level below has taken over
    int labelSize = 12; ///< pixels
    bool labelBold = false;
    friend bool operator==(const RegionStyle &, const RegionStyle &) = default;
};

enum class LineKind { River, Road, Railway, Route, Other };

/// The look of a map as data. Colours are those of the desk's day and night look.
struct MapStyle {
    MapTheme theme = MapTheme::Day;
    QLocale::Language language = QLocale::Chinese; ///< of numbers in clusters: 1.2万 or 12k
    double textScale = 1; ///< the officer's size of type, 0.9 – 1.5

    QColor outside; ///< ground beyond the coarsest regions
    QColor inside;
    QColor water;
    QColor road;
    QColor railway;
    QColor halo; ///< around labels
    QColor label;
    QColor labelSoft;
    QColor panel; ///< of clusters and tips
    QColor ink;
    QColor accent;
    QColor camera;
    QColor unit;
    QColor onUnit;
    QColor place;
    QColor ring;

    static MapStyle day();
    static MapStyle night();
    const RegionStyle &region(RegionLevel level) const;
    RegionStyle &region(RegionLevel level);
    static QColor urgency(Urgency urgency);
    double cameraMinZoom = 14.5; ///< below it cameras are not drawn; clustered until they are few
    QString fontFamily = QStringLiteral("Noto Sans CJK SC");
    friend bool operator==(const MapStyle &, const MapStyle &) = default;

private:
    RegionStyle m_regions[5];
};

} // namespace shiyu
