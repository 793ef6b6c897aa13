#pragma once
#include "app/domain/enumset.h"
#include "app/domain/error.h"
#include "app/domain/lonlat.h"
#include <QJsonObject>
#include <QString>
#include <QVector>

namespace shiyu {

enum class PlaceShape { None, Point, Line, Area };

/// Where a matter is: a point, a line or the outer ring of an area (closed, first point not
/// repeated), and the address as it was told. Without a position (None) the matter is kept and
/// asked for one.
struct Place {
    PlaceShape shape = PlaceShape::None;
    QVector<LonLat> points; ///< one for a point, ≥ 2 for a line, ≥ 3 for an area
    QString address;

    bool isLocated() const { return shape != PlaceShape::None; }
    /// The point, the middle vertex of a line, the mean of an area's vertices.
    LonLat anchor() const;

    friend bool operator==(const Place &, const Place &) = default;
};

inline constexpr int kMaxPlacePoints = 10'000;

QJsonObject toJson(const Place &place);
/// Refuses coordinates off the globe, too few or more than kMaxPlacePoints points.
Expected<Place> placeFromJson(const QJsonObject &json);

} // namespace shiyu

SHIYU_ENUM_NAMES(shiyu::PlaceShape, "none", "point", "line", "area");
