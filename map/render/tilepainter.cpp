#include "map/render/tilepainter.h"
#include "map/render/mapview.h"
#include <QPainter>
#include <QPainterPath>
#include <array>

namespace shiyu {

/// How metres from a layer's origin become pixels of the picture.
struct TilePainter::Frame {
    MapRect extent;
    double zoom = 0;
    double metresPerPixel = 1;

    QPointF toPixel(BandPoint p, MapPoint origin) const
    {
        return { (p.x + (origin.x - extent.left)) / metresPerPixel,
            ((extent.top - origin.y) - p.y) / metresPerPixel };
    }
    MapRect grown(double pixels) const { return extent.grownBy(pixels * metresPerPixel); }
};

namespace {

constexpr int kPollEvery = 256; // chunks of 48 vertices: well under 10 ms
constexpr double kMargin = 4; // pixels beyond the picture that still touch it

/// One step of Sutherland-Hodgman: what lies where keep(p) holds.
template <typename Keep, typename Cross>
void clipAgainst(const QPolygonF &in, QPolygonF &out, Keep keep, Cross cross)
{
    out.clear();
    if (in.isEmpty())
        return;
    QPointF before = in.last();
    bool beforeIn = keep(before);
    for (const QPointF &p : in) {
        const bool isIn = keep(p);
        if (isIn != beforeIn)
            out.append(cross(before, p));
        if (isIn)
            out.append(p);
        before = p;
        beforeIn = isIn;
    }
}

QPointF crossX(QPointF a, QPointF b, double x)
{
    return { x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x()) };
}

QPointF crossY(QPointF a, QPointF b, double y)
{
    return { a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()), y };
}

/// A ring limited to the picture: the painter never sees the thousands of vertices far outside.
void clip(QPolygonF &ring, const QRectF &box)
{
    QPolygonF other;
    clipAgainst(
        ring, other, [&](QPointF p) { return p.x() >= box.left(); },
        [&](QPointF a, QPointF b) { return crossX(a, b, box.left()); });
    clipAgainst(
        other, ring, [&](QPointF p) { return p.x() <= box.right(); },
        [&](QPointF a, QPointF b) { return crossX(a, b, box.right()); });
    clipAgainst(
        ring, other, [&](QPointF p) { return p.y() >= box.top(); },
        [&](QPointF a, QPointF b) { return crossY(a, b, box.top()); });
    clipAgainst(
        other, ring, [&](QPointF p) { return p.y() <= box.bottom(); },
        [&](QPointF a, QPointF b) { return crossY(a, b, box.bottom()); });
}

/// Beyond which sides of a box a vertex lies.
quint32 sidesOf(BandPoint p, const MapRect &box)
{
    return (p.x < box.left ? 1U : 0U) | (p.x > box.right ? 2U : 0U) | (p.y < box.bottom ? 4U : 0U)
        | (p.y > box.top ? 8U : 0U);
}

/// The vertices of a ring that say what it covers of a box: a run beyond one side is as good as its
/// ends. At street scale a city's border of many thousand vertices becomes a handful.
std::vector<BandPoint> essentialOf(const std::vector<BandPoint> &ring, const MapRect &box)
{
    std::vector<BandPoint> kept;
    quint32 run = 0; // the sides that all since the last kept one share
    for (size_t i = 0; i < ring.size(); ++i) {
        const quint32 sides = sidesOf(ring[i], box);
        const bool isEnd = i == 0 || i + 1 == ring.size();
        if (!isEnd && (run & sides & sidesOf(ring[i + 1], box)) != 0) {
            run &= sides;
            continue;
        }
        kept.push_back(ring[i]);
        run = sides;
    }
    return kept;
}

QRectF clipBox(const MapRect &extent, double metresPerPixel)
{
    const QRectF picture(0, 0, extent.width() / metresPerPixel, extent.height() / metresPerPixel);
    return picture.adjusted(-kMargin, -kMargin, kMargin, kMargin);
}

double lineWidth(LineKind kind, double zoom)
{
    const double grown = std::clamp((zoom - 8) * 0.5, 0.0, 4.0);
    switch (kind) {
    case LineKind::River:
        return 2.5 + grown;
    case LineKind::Road:
        return 1.0 + grown;
    case LineKind::Route:
        return 3;
    case LineKind::Railway:
    case LineKind::Other:
        break;
    }
    return 1.0 + grown / 2;
}

QColor lineColour(LineKind kind, const MapStyle &style)
{
    switch (kind) {
    case LineKind::River:
        return style.water;
    case LineKind::Road:
        return style.road;
    case LineKind::Route:
        return style.accent;
    case LineKind::Railway:
    case LineKind::Other:
        break;
    }
    return style.railway;
}

} // namespace

MapRect TileKey::extent(double devicePixelRatio) const
{
    const double side = kSize * metresPerPixelAt(zoom()) / devicePixelRatio;
    const double left = -kWorldHalf + x * side;
    const double top = kWorldHalf - y * side;
    return { left, top - side, left + side, top };
}

TilePainter::TilePainter(const TileScene &scene, CancelToken cancel)
    : m_scene(scene)
    , m_cancel(std::move(cancel))
{
}

QImage TilePainter::tile(TileKey key) const
{
    QImage image(TileKey::kSize, TileKey::kSize, QImage::Format_RGB32);
    QPainter painter(&image);
    const double metres = metresPerPixelAt(key.zoom()) / m_scene.devicePixelRatio;
    const bool whole = paint(painter, key.extent(m_scene.devicePixelRatio), key.zoom(), metres);
    painter.end();
    return whole ? image : QImage();
}

bool TilePainter::paint(
    QPainter &painter, const MapRect &extent, double zoom, double metresPerPixel) const
{
    const Frame frame { extent, zoom, metresPerPixel };
    const MapStyle &style = m_scene.style;
    const MapSnapshot &snapshot = *m_scene.snapshot;
    painter.fillRect(clipBox(extent, metresPerPixel), style.outside);
    painter.setRenderHint(QPainter::Antialiasing);
    paintInside(painter, frame);
    for (const auto &layer : snapshot.regions) {
        if (layer)
            paintFills(painter, *layer, frame);
    }
    for (const auto &layer : snapshot.lines) {
        const QPen look = pen(lineColour(layer->kind(), style), lineWidth(layer->kind(), zoom));
        if (m_scene.layers.lines && !paintLines(painter, layer->bands(), look, frame))
            return false;
    }
    for (size_t i = MapSnapshot::kLevels; i-- > 0;) { // the coarsest on top
        const RegionStyle &look = style.region(static_cast<RegionLevel>(i));
        if (!snapshot.regions[i] || !m_scene.layers.regions[i] || zoom < look.minZoom)
            continue;
        if (!paintLines(
                painter, snapshot.regions[i]->borders(), pen(look.line, look.lineWidth), frame))
            return false;
    }
    if (snapshot.rings && m_scene.layers.rings)
        return paintLines(painter, snapshot.rings->bands(), pen(style.ring, 1.75), frame);
    return true;
}

QPen TilePainter::pen(const QColor &colour, double width) const
{
    QPen p(colour, width * m_scene.devicePixelRatio);
    // The rasteriser has a fast way for thin lines; joins show on wide ones only.
    p.setCosmetic(true);
    p.setCapStyle(width > 1.5 ? Qt::RoundCap : Qt::FlatCap);
    p.setJoinStyle(width > 1.5 ? Qt::RoundJoin : Qt::BevelJoin);
    return p;
}

void TilePainter::addRings(
    QPainterPath &path, const RegionLayer &layer, qsizetype region, const Frame &frame)
{
    const QRectF box = clipBox(frame.extent, frame.metresPerPixel);
    const MapPoint origin = layer.borders().origin();
    const MapRect around = frame.grown(kMargin);
    const MapRect near { around.left - origin.x, around.bottom - origin.y, around.right - origin.x,
        around.top - origin.y };
    for (const auto &ring : layer.rings(region, frame.zoom)) {
        QPolygonF pixels;
        for (const BandPoint p : essentialOf(ring, near))
            pixels.append(frame.toPixel(p, origin));
        clip(pixels, box);
        path.addPolygon(pixels);
        path.closeSubpath();
    }
}

void TilePainter::paintInside(QPainter &painter, const Frame &frame) const
{
    const RegionLayer *layer = m_scene.snapshot->coarsest();
    if (layer == nullptr)
        return;
    // All rings in one path: a border that two regions share cancels out and leaves no seam.
    QPainterPath path;
    for (qsizetype i = 0; i < layer->size(); ++i) {
        if (!toMapRect(layer->boundsOf(i)).intersects(frame.grown(kMargin)))
            continue;
        addRings(path, *layer, i, frame);
    }
    painter.fillPath(path, m_scene.style.inside);
}

void TilePainter::paintFills(QPainter &painter, const RegionLayer &layer, const Frame &frame) const
{
    for (qsizetype i = 0; i < layer.size(); ++i) {
        const auto fill = layer.region(i).fill;
        if (!fill || m_cancel.isCancelled()
            || !toMapRect(layer.boundsOf(i)).intersects(frame.grown(kMargin)))
            continue;
        QPainterPath path;
        addRings(path, layer, i, frame);
        painter.fillPath(path, QColor::fromRgba(*fill));
    }
}

bool TilePainter::paintLines(
    QPainter &painter, const LineBands &bands, const QPen &pen, const Frame &frame) const
{
    const LineBand &band = bands.at(frame.zoom);
    const MapPoint origin = bands.origin();
    const MapRect around = frame.grown(kMargin + pen.widthF());
    const MapRect near { around.left - origin.x, around.bottom - origin.y, around.right - origin.x,
        around.top - origin.y };
    QPen dashed = pen;
    dashed.setDashPattern({ 5, 4 });
    painter.setPen(pen);
    std::array<QPointF, LineChunk::kMost> pixels;
    int seen = 0;
    for (const LineChunk &chunk : band.chunks) {
        if (chunk.right < near.left || chunk.left > near.right || chunk.top < near.bottom
            || chunk.bottom > near.top)
            continue;
        if (++seen % kPollEvery == 0 && m_cancel.isCancelled())
            return false;
        for (quint32 i = 0; i < chunk.count; ++i)
            pixels[i] = frame.toPixel(band.points[chunk.first + i], origin);
        if (chunk.dashed) {
            dashed.setDashOffset(
                chunk.startMetres / frame.metresPerPixel / std::max(1.0, pen.widthF()));
            painter.setPen(dashed);
        }
        painter.drawPolyline(pixels.data(), static_cast<int>(chunk.count));
        if (chunk.dashed)
            painter.setPen(pen);
    }
    return !m_cancel.isCancelled();
}

} // namespace shiyu
