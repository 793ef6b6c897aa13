#pragma once
#include "map/render/clusters.h"
#include "map/render/mapstyle.h"
#include <QHash>
#include <QImage>

class QPainter;

namespace shiyu {

/// The shape of an urgency, always with its colour: diamond, triangle, square, circle. `size` is
/// its height around the centre.
void paintUrgency(
    QPainter &painter, QPointF centre, double size, Urgency urgency, const QColor &outline);

/// The symbols above the tiles as small pictures, drawn once each. Belongs to one thread.
class Symbols {
public:
    static constexpr double kIncidentAcross = 17; // pixels
    static constexpr double kUnitDotAcross = 14;

    Symbols() = default;
    Symbols(const MapStyle &style, double devicePixelRatio);

    QImage incident(Urgency urgency, bool dimmed);
    /// A ring chart by urgency with the count inside.
    QImage incidentCluster(const Cluster &cluster);
    QImage camera(bool dimmed);
    QImage cameraCluster(quint32 count);
    /// @param more units that stand at the same place, counted after the name
    QImage unit(const QString &name, bool dimmed, quint32 more = 0);
    QImage unitDot(bool dimmed);
    QImage place();
    /// A name beside a place, with a halo.
    QImage placeName(const QString &name);
    /// Pixels across of a cluster of so many.
    static double clusterDiameter(quint32 count);

private:
    template <typename Draw> QImage cached(const QString &key, QSizeF size, Draw draw);
    QFont font(int pixels, bool bold) const;

    MapStyle m_style;
    double m_ratio = 1;
    QHash<QString, QImage> m_images;
    QImage m_incidents[4][2]; ///< the most frequent symbols, without a search
};

/// 354, 1.2万 or 12k: at most four signs wide.
QString shortCount(quint32 count, QLocale::Language language);

} // namespace shiyu
