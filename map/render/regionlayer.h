#pragma once
#include "app/domain/region.h"
#include "map/geo/geometry.h"
#include "map/render/linebands.h"
#include <QColor>
#include <memory>
#include <optional>

namespace shiyu {

/// One region as the map needs it.
struct RegionShape {
    RegionCode code;
    QString name; ///< as the label shows it
    MultiPolygon shape;
    bool schematic = false; ///< 示意边界: its borders are dashed
    std::optional<QRgb> fill; ///< a statistical map's colour
    bool givesWay = false; ///< its name, to the others of its level: a zone on districts' ground
};

/// The regions of one level, prepared for drawing: shared borders once, detail by zoom, label
/// places, an index. Immutable and shared by threads. Preparing is work for a pool: some 0.3 s for
/// 8,000 grids.
class RegionLayer {
public:
    static std::shared_ptr<const RegionLayer> make(RegionLevel level, QList<RegionShape> regions);
    ~RegionLayer();

    RegionLevel level() const { return m_level; }
    qsizetype size() const { return m_regions.size(); }
    const RegionShape &region(qsizetype index) const { return m_regions[index]; }
    LonLatBox bounds() const { return m_bounds; }
    const LonLatBox &boundsOf(qsizetype index) const { return m_boxes[static_cast<size_t>(index)]; }
    MapPoint labelPoint(qsizetype index) const { return m_labelPoints[static_cast<size_t>(index)]; }
    /// The first region that holds the position, or −1.
    qsizetype indexAt(LonLat position) const;
    /// The region with this code, or −1.
    qsizetype indexOf(const RegionCode &code) const;

    const LineBands &borders() const { return m_borders; }
    /// The rings of a region's area at a zoom, from the origin of borders(); empty when the level
    /// is not filled (only city and county are, and what has a fill of its own).
    const std::vector<std::vector<BandPoint>> &rings(qsizetype index, double zoom) const;

private:
    struct Private;
    RegionLayer();
    RegionLevel m_level = RegionLevel::City;
    QList<RegionShape> m_regions;
    LonLatBox m_bounds;
    std::vector<LonLatBox> m_boxes;
    std::vector<MapPoint> m_labelPoints;
    LineBands m_borders;
    std::unique_ptr<Private> d;
};

} // namespace shiyu
