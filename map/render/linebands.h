#pragma once
#include "map/geo/mappoint.h"
#include <memory>
#include <vector>

namespace shiyu {

/// A vertex as drawn: Web Mercator metres from the origin of its bands (float: millimetres in a
/// city).
struct BandPoint {
    float x = 0;
    float y = 0;
};

/// A run of a line that is drawn or skipped as a whole, at most kMost vertices.
struct LineChunk {
    static constexpr quint32 kMost = 48;
    quint32 first = 0;
    quint32 count = 0;
    float left = 0, bottom = 0, right = 0, top = 0; ///< its box, from the origin
    float startMetres = 0; ///< length of the line before it, so that dashes run through
    bool dashed = false;
};

/// Lines at the detail of one zoom.
struct LineBand {
    std::vector<BandPoint> points;
    std::vector<LineChunk> chunks;
};

/// A line with the weight of each position (see Arc::weights); the data stays the caller's.
struct WeightedLine {
    const std::vector<LonLat> *positions = nullptr;
    const std::vector<float> *weights = nullptr;
    bool dashed = false;
};

/// Lines pre-projected and simplified for each whole zoom: to within 0.4 device-independent pixels
/// at the far end of the zoom, so what is dropped cannot be seen. Zooms that would keep the same
/// positions share them. Immutable.
class LineBands {
public:
    static constexpr int kMinZoom = 6;
    static constexpr int kMaxZoom = 17; ///< from here on in full detail

    LineBands() = default;
    LineBands(const std::vector<WeightedLine> &lines, MapPoint origin);

    MapPoint origin() const { return m_origin; }
    const LineBand &at(double zoom) const;
    static double toleranceAt(int zoom);

private:
    MapPoint m_origin;
    std::vector<std::shared_ptr<const LineBand>> m_bands;
};

} // namespace shiyu
