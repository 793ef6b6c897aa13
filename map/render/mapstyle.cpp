#include "map/render/mapstyle.h"
#include <array>

namespace shiyu {
namespace {

QColor rgb(const char *name)
{
    return QColor(QLatin1String(name));
}

struct LevelZooms {
    double minZoom, width, labelMin, labelMax;
    int labelSize;
    bool bold;
};

// Weight falls with the level; a level's names end where those of the next are enough.
constexpr std::array<LevelZooms, 5> kLevels { {
    { 0, 2.0, 3, 8.25, 16, true }, // city
    { 0, 1.25, 8.5, 12.75, 14, true }, // county
    { 10.5, 1.0, 11.25, 15, 13, false }, // town
    { 12.5, 1.0, 14.25, 24, 12, false }, // village
    { 14.5, 1.0, 16.5, 24, 12, false }, // grid
} };

} // namespace

const RegionStyle &MapStyle::region(RegionLevel level) const
{
    return m_regions[static_cast<size_t>(level)];
}

RegionStyle &MapStyle::region(RegionLevel level)
{
    return m_regions[static_cast<size_t>(level)];
}

QColor MapStyle::urgency(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Critical:
        return rgb("#D92D20");
    case Urgency::Urgent:
        return rgb("#F27A1A");
    case Urgency::Elevated:
        return rgb("#E5B800");
    case Urgency::Normal:
        break;
    }
    return rgb("#2E7DE1");
}

static void setLevels(MapStyle &style, const std::array<const char *, 5> &lines)
{
    for (size_t i = 0; i < kLevels.size(); ++i) {
        const LevelZooms &z = kLevels[i];
        style.region(static_cast<RegionLevel>(i))
            = { z.minZoom, z.width, rgb(lines[i]), z.labelMin, z.labelMax, z.labelSize, z.bold };
    }
}

MapStyle MapStyle::day()
{
    MapStyle s;
    s.theme = MapTheme::Day;
    s.outside = rgb("#E6ECF1");
    s.inside = rgb("#FFFFFF");
    s.water = rgb("#AED4F2");
    s.road = rgb("#E3D9C6");
    s.railway = rgb("#B9C3CD");
    s.halo = rgb("#FFFFFF");
    s.label = rgb("#3C4F66");
    s.labelSoft = rgb("#5C6F86");
    s.panel = rgb("#FFFFFF");
    s.ink = rgb("#1B2733");
    s.accent = rgb("#1668DC");
    s.camera = rgb("#475B73");
    s.unit = rgb("#0B7A4B");
    s.onUnit = rgb("#FFFFFF");
    s.place = rgb("#6B4FA8");
    s.ring = rgb("#B4530A");
    setLevels(s, { "#7C97B5", "#A4B9D1", "#C3D1E1", "#D5DFEA", "#E2E9F1" });
    return s;
}

MapStyle MapStyle::night()
{
    MapStyle s;
    s.theme = MapTheme::Night;
    s.outside = rgb("#081220");
    s.inside = rgb("#10233B");
    s.water = rgb("#1B4468");
    s.road = rgb("#2B3B50");
    s.railway = rgb("#33465E");
    s.halo = rgb("#0A1626");
    s.label = rgb("#C9D8E8");
    s.labelSoft = rgb("#9DB2C8");
    s.panel = rgb("#10233B");
    s.ink = rgb("#E6EEF7");
    s.accent = rgb("#3BA7FF");
    s.camera = rgb("#B7C8DA");
    s.unit = rgb("#12875A");
    s.onUnit = rgb("#FFFFFF");
    s.place = rgb("#A78BEA");
    s.ring = rgb("#F2A65A");
    setLevels(s, { "#5D86B3", "#3F6797", "#2D4E77", "#243F62", "#1D3351" });
    return s;
}

} // namespace shiyu
