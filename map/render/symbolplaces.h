#pragma once
#include <QList>
#include <QRectF>
#include <QSizeF>
#include <functional>

namespace shiyu {

/// Pixels around the open case that no count and no name may lie under.
inline constexpr double kSelectionHalo = 17;

inline QRectF haloAround(QPointF at)
{
    return { at.x() - kSelectionHalo, at.y() - kSelectionHalo, 2 * kSelectionHalo,
        2 * kSelectionHalo };
}

/// Where a count stands that the halo of the open case would hide: moved away from the case, or to
/// a side of it where nothing else stands; its own place when the halo is far enough.
/// @param radius of the count's symbol, pixels; @param others what stands around
QPointF besideHalo(QPointF at, double radius, QPointF halo, const QList<QRectF> &others);

/// Where a tag stands that tells about a point: above right of it, else on a side where it is read
/// whole.
/// @param covered what would hide it
QRectF tagBeside(QPointF point, QSizeF size, const QRectF &view, const QList<QRectF> &covered);

/// A unit in the view.
struct UnitPlace {
    quint32 feature = 0;
    QPointF at;
    bool dimmed = false; ///< out of work: the others have their names first
};

/// How a unit is drawn: with its name; as a dot where its name has no room; not at all where
/// something else stands at its very place: the name that stands there counts it, and a click
/// there finds it.
struct UnitStand {
    enum class Mark { Name, Dot, Under };
    quint32 feature = 0;
    Mark mark = Mark::Name;
    QRectF box;
    quint32 more = 0; ///< of a name: units under it
};

/// @param symbols what is drawn above units; @param view where a name is read whole; @param
/// nameSize of a unit's name, with how many more it counts; @param dot its width. In the order in
/// which they are drawn: names last.
QList<UnitStand> standUnits(const QList<UnitPlace> &units, const QList<QRectF> &symbols,
    const QRectF &view, const std::function<QSizeF(quint32 feature, quint32 more)> &nameSize,
    double dot);

} // namespace shiyu
