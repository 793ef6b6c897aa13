#pragma once
#include "map/render/mapview.h"
#include <QRectF>

class QPainter;

namespace shiyu {

struct MapStyle;

/// The line that the measure tool draws, as a value.
class Measurement {
public:
    void add(LonLat position) { m_positions.append(position); }
    void moveEnd(LonLat position) { m_end = position; }
    void removeLast();
    void clear() { *this = {}; }
    bool isEmpty() const { return m_positions.isEmpty(); }
    const LineString &positions() const { return m_positions; }

    /// Along the positions, with the end under the pointer when `toPointer`.
    double lengthMetres(bool toPointer) const;
    /// Of the ring that the positions close; 0 for fewer than three.
    double areaSquareMetres(bool toPointer) const;
    /// @param covered where what it tells would not be read, pixels
    void paint(QPainter &painter, const MapView &view, const MapStyle &style, bool toPointer,
        const QList<QRectF> &covered) const;

private:
    LineString withEnd(bool toPointer) const;
    LineString m_positions;
    LonLat m_end;
};

} // namespace shiyu
