#include "map/canvas/measurement.h"
#include "map/canvas/scalebar.h"
#include "map/geo/measure.h"
#include "map/render/mapstyle.h"
#include "map/render/symbolplaces.h"
#include <QPainter>

namespace shiyu {

void Measurement::removeLast()
{
    if (!m_positions.isEmpty())
        m_positions.removeLast();
}

LineString Measurement::withEnd(bool toPointer) const
{
    LineString line = m_positions;
    if (toPointer && !line.isEmpty() && line.last() != m_end)
        line.append(m_end);
    return line;
}

double Measurement::lengthMetres(bool toPointer) const
{
    return shiyu::lengthMetres(withEnd(toPointer));
}

double Measurement::areaSquareMetres(bool toPointer) const
{
    const LineString line = withEnd(toPointer);
    return line.size() < 3 ? 0 : shiyu::areaSquareMetres(LinearRing(line));
}

void Measurement::paint(QPainter &painter, const MapView &view, const MapStyle &style,
    bool toPointer, const QList<QRectF> &covered) const
{
    const LineString line = withEnd(toPointer);
    if (line.isEmpty())
        return;
    QPolygonF points;
    for (const LonLat p : line)
        points.append(view.toScreen(p).toPointF());
    if (points.size() > 2) {
        QColor fill = style.accent;
        fill.setAlphaF(0.10F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(points);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style.accent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(points);
    painter.setBrush(style.panel);
    for (qsizetype i = 0; i < m_positions.size(); ++i)
        painter.drawEllipse(points[i], 4, 4);
    QString text = distanceText(lengthMetres(toPointer));
    if (line.size() > 2)
        text += QStringLiteral("  ·  ") + areaText(areaSquareMetres(toPointer));
    const QSizeF size = painter.fontMetrics().boundingRect(text).adjusted(-8, -4, 8, 4).size();
    const QRectF tag = tagBeside(points.last(), size, QRectF({}, view.size()), covered);
    painter.setPen(QPen(style.accent, 1));
    painter.drawRoundedRect(tag, 4, 4);
    painter.setPen(style.ink);
    painter.drawText(tag, Qt::AlignCenter, text);
}

} // namespace shiyu
