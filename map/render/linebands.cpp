#include "map/render/linebands.h"
#include "map/render/mapview.h"
#include <cmath>

namespace shiyu {
namespace {

class BandBuilder {
public:
    explicit BandBuilder(double tolerance)
        : m_tolerance(tolerance)
    {
    }
    /// `projected` has a point for each position of the line.
    void add(const WeightedLine &line, const BandPoint *projected)
    {
        float length = 0;
        begin(line.dashed, length);
        for (size_t i = 0; i < line.positions->size(); ++i) {
            if (!((*line.weights)[i] > m_tolerance))
                continue;
            const BandPoint q = projected[i];
            if (m_chunk.count == LineChunk::kMost) {
                const BandPoint last = m_band->points.back();
                end();
                begin(line.dashed, length);
                append(last); // chunks meet in a vertex
            }
            if (m_chunk.count > 0)
                length += std::hypot(q.x - m_band->points.back().x, q.y - m_band->points.back().y);
            append(q);
        }
        end();
    }
    std::shared_ptr<LineBand> take()
    {
        m_band->points.shrink_to_fit();
        m_band->chunks.shrink_to_fit();
        return m_band;
    }

private:
    void begin(bool dashed, float length)
    {
        m_chunk = { static_cast<quint32>(m_band->points.size()), 0, 0, 0, 0, 0, length, dashed };
    }
    void append(BandPoint p)
    {
        m_band->points.push_back(p);
        const bool first = m_chunk.count++ == 0;
        m_chunk.left = first ? p.x : std::min(m_chunk.left, p.x);
        m_chunk.right = first ? p.x : std::max(m_chunk.right, p.x);
        m_chunk.bottom = first ? p.y : std::min(m_chunk.bottom, p.y);
        m_chunk.top = first ? p.y : std::max(m_chunk.top, p.y);
    }
    void end()
    {
        if (m_chunk.count > 1)
            m_band->chunks.push_back(m_chunk);
    }
    double m_tolerance;
    std::shared_ptr<LineBand> m_band = std::make_shared<LineBand>();
    LineChunk m_chunk;
};

} // namespace

double LineBands::toleranceAt(int zoom)
{
    constexpr double kPixels = 0.4;
    return zoom >= kMaxZoom ? 0 : kPixels * metresPerPixelAt(zoom + 1);
}

LineBands::LineBands(const std::vector<WeightedLine> &lines, MapPoint origin)
    : m_origin(origin)
{
    constexpr double kWorthIt = 0.8; // a band that saves less is not kept
    std::vector<BandPoint> projected; // once for all bands: it is what costs
    for (const WeightedLine &line : lines) {
        for (const LonLat position : *line.positions) {
            const MapPoint p = toMapPoint(position);
            projected.push_back(
                { static_cast<float>(p.x - origin.x), static_cast<float>(p.y - origin.y) });
        }
    }
    std::shared_ptr<const LineBand> finer;
    m_bands.resize(kMaxZoom - kMinZoom + 1);
    for (int zoom = kMaxZoom; zoom >= kMinZoom; --zoom) {
        BandBuilder builder(toleranceAt(zoom));
        size_t first = 0;
        for (const WeightedLine &line : lines) {
            builder.add(line, projected.data() + first);
            first += line.positions->size();
        }
        std::shared_ptr<const LineBand> band = builder.take();
        const bool same = finer
            && static_cast<double>(band->points.size())
                > kWorthIt * static_cast<double>(finer->points.size());
        finer = same ? finer : band;
        m_bands[static_cast<size_t>(zoom - kMinZoom)] = finer;
    }
}

const LineBand &LineBands::at(double zoom) const
{
    static const LineBand none;
    if (m_bands.empty())
        return none;
    const int whole = std::clamp(static_cast<int>(std::floor(zoom)), kMinZoom, kMaxZoom);
    return *m_bands[static_cast<size_t>(whole - kMinZoom)];
}

} // namespace shiyu
