#pragma once
#include "map/geo/geometry.h"
#include "map/render/linebands.h"
#include "map/render/mapstyle.h"
#include <memory>

namespace shiyu {

struct LineShape {
    QString id;
    QString name;
    LineString line;
};

/// Lines of one kind (rivers, roads …), drawn under the borders. Immutable.
class LineLayer {
public:
    static std::shared_ptr<const LineLayer> make(LineKind kind, QList<LineShape> lines);

    LineKind kind() const { return m_kind; }
    const QList<LineShape> &lines() const { return m_lines; }
    const LineBands &bands() const { return m_bands; }

private:
    LineKind m_kind = LineKind::Other;
    QList<LineShape> m_lines;
    LineBands m_bands;
};

/// Named areas above the regions: 防控圈, dashed and lightly filled. Immutable.
struct AreaShape {
    QString id;
    QString name;
    MultiPolygon shape;
};

class AreaLayer {
public:
    static std::shared_ptr<const AreaLayer> make(QList<AreaShape> areas);

    const QList<AreaShape> &areas() const { return m_areas; }
    const LineBands &bands() const { return m_bands; }
    MapPoint labelPoint(qsizetype index) const { return m_labelPoints[static_cast<size_t>(index)]; }

private:
    QList<AreaShape> m_areas;
    LineBands m_bands;
    std::vector<MapPoint> m_labelPoints;
};

} // namespace shiyu
