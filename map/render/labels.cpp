#include "map/render/labels.h"
#include "map/geo/inside.h"
#include <QFontMetricsF>
#include <QHash>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace shiyu {
namespace {

constexpr double kHalo = 1.75; // pixels on each side
constexpr double kPadding = 3; // room for the halo in the picture
constexpr double kAir = 8; // between two names
constexpr double kWidest = 1.5; // a name may be so much wider than its region
constexpr double kAround = 600; // pixels: no chain of names that give way to each other is longer
/// Where the name of a county stands instead, on its own ground, when another name is in its way.
constexpr QPointF kAside[] = { { 0, 0 }, { 0, 18 }, { 0, -18 }, { 0, 36 }, { 0, -36 }, { 28, 0 },
    { -28, 0 }, { 28, 18 }, { -28, 18 }, { 28, -18 }, { -28, -18 } };
constexpr int kPollEvery = 200;
constexpr int kRingSize = 12;

QFont fontOf(const PlacedLabel &label, const MapStyle &style)
{
    const RegionStyle &look = style.region(label.level);
    QFont font(style.fontFamily);
    font.setPixelSize(
        std::max(8, qRound((label.ofRing ? kRingSize : look.labelSize) * style.textScale)));
    font.setWeight(look.labelBold && !label.ofRing ? QFont::Medium : QFont::Normal);
    font.setLetterSpacing(QFont::AbsoluteSpacing, label.ofRing ? 0 : 1);
    return font;
}

/// Finds overlaps by sorting boxes into squares.
class Crowd {
public:
    bool tryAdd(const QRectF &box)
    {
        const auto squares = squaresOf(box);
        for (const quint64 square : squares) {
            for (const QRectF &other : std::as_const(m_boxes)[square]) {
                if (other.intersects(box))
                    return false;
            }
        }
        for (const quint64 square : squares)
            m_boxes[square].append(box);
        return true;
    }

private:
    static QList<quint64> squaresOf(const QRectF &box)
    {
        constexpr double kSide = 160;
        QList<quint64> out;
        for (auto y = std::floor(box.top() / kSide); y <= std::floor(box.bottom() / kSide); ++y) {
            for (auto x = std::floor(box.left() / kSide); x <= std::floor(box.right() / kSide); ++x)
                out.append(static_cast<quint64>(static_cast<quint32>(static_cast<qint64>(y))) << 32
                    | static_cast<quint32>(static_cast<qint64>(x)));
        }
        return out;
    }
    QHash<quint64, QList<QRectF>> m_boxes;
};

struct Candidate {
    PlacedLabel label;
    double regionWidth = 0; // pixels
    bool givesWay = false;
    const MultiPolygon *ground = nullptr; // on which it may stand aside; null: it stays
};

class Placer {
public:
    Placer(const TileScene &scene, double zoom, const MapRect &part, CancelToken cancel)
        : m_scene(scene)
        , m_zoom(zoom)
        , m_metres(metresPerPixelAt(zoom))
        , m_part(part)
        , m_around(part.grownBy(kAround * m_metres))
        , m_cancel(std::move(cancel))
    {
    }
    std::vector<PlacedLabel> run()
    {
        for (size_t i = 0; i < MapSnapshot::kLevels; ++i)
            placeLevel(m_scene.snapshot->regions[i].get(), m_scene.layers.regions[i]);
        if (m_scene.snapshot->rings && m_scene.layers.rings)
            placeRings(*m_scene.snapshot->rings);
        return m_cancel.isCancelled() ? std::vector<PlacedLabel>() : std::move(m_placed);
    }

private:
    void placeLevel(const RegionLayer *layer, bool shown)
    {
        if (layer == nullptr || !shown)
            return;
        const RegionStyle &look = m_scene.style.region(layer->level());
        if (m_zoom < look.labelMinZoom || m_zoom > look.labelMaxZoom)
            return;
        std::vector<Candidate> candidates;
        for (qsizetype i = 0; i < layer->size(); ++i) {
            if (!m_around.contains(layer->labelPoint(i)))
                continue;
            const PlacedLabel label { layer->region(i).name, layer->labelPoint(i), {},
                layer->level(), false };
            const bool few = layer->level() <= RegionLevel::County;
            candidates.push_back({ label, toMapRect(layer->boundsOf(i)).width() / m_metres,
                layer->region(i).givesWay, few ? &layer->region(i).shape : nullptr });
        }
        std::stable_sort(
            candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
                return a.givesWay != b.givesWay ? b.givesWay : a.regionWidth > b.regionWidth;
            });
        for (size_t i = 0;
             i < candidates.size() && !(i % kPollEvery == 0 && m_cancel.isCancelled()); ++i)
            place(candidates[i]);
    }

    void placeRings(const AreaLayer &rings)
    {
        for (qsizetype i = 0; i < rings.areas().size(); ++i) {
            const PlacedLabel label { rings.areas()[i].name, rings.labelPoint(i), {},
                RegionLevel::Grid, true };
            place({ label, toMapRect(boundsOf(rings.areas()[i].shape)).width() / m_metres, true });
        }
    }

    void place(Candidate candidate)
    {
        PlacedLabel &label = candidate.label;
        if (label.text.isEmpty())
            return;
        const QFontMetricsF metrics(fontOf(label, m_scene.style));
        const double width = metrics.horizontalAdvance(label.text);
        if (width > kWidest * candidate.regionWidth)
            return;
        label.size
            = { std::ceil(width) + 2 * kPadding, std::ceil(metrics.height()) + 2 * kPadding };
        for (const QPointF by : kAside) {
            const MapPoint at { label.at.x + by.x() * m_metres, label.at.y - by.y() * m_metres };
            const bool moved = !by.isNull();
            if (moved && !(candidate.ground && contains(*candidate.ground, toLonLat(at))))
                continue;
            if (!m_crowd.tryAdd(boxAt(at, label.size)))
                continue;
            label.at = at;
            if (m_part.contains(at))
                m_placed.push_back(label);
            return;
        }
    }

    /// With the air around it, pixels of the world.
    QRectF boxAt(MapPoint at, QSizeF size) const
    {
        const QPointF middle(at.x / m_metres, -at.y / m_metres);
        return QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size)
            .adjusted(-kAir / 2, -kAir / 2, kAir / 2, kAir / 2);
    }

    const TileScene &m_scene;
    double m_zoom;
    double m_metres;
    MapRect m_part;
    MapRect m_around;
    CancelToken m_cancel;
    Crowd m_crowd;
    std::vector<PlacedLabel> m_placed;
};

} // namespace

std::vector<PlacedLabel> placeLabels(
    const TileScene &scene, double zoom, const MapRect &part, const CancelToken &cancel)
{
    return Placer(scene, zoom, part, cancel).run();
}

QImage labelImage(const PlacedLabel &label, const MapStyle &style, double devicePixelRatio)
{
    QImage image((label.size * devicePixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(devicePixelRatio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = fontOf(label, style);
    const QPointF baseline(kPadding, kPadding + QFontMetricsF(font).ascent());
    QPainterPath text;
    text.addText(baseline, font, label.text);
    QColor halo = style.halo;
    halo.setAlphaF(0.85F);
    painter.strokePath(text, QPen(halo, 2 * kHalo, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const bool soft = label.level == RegionLevel::Village || label.level == RegionLevel::Grid;
    painter.setFont(font);
    painter.setPen(label.ofRing ? style.ring : soft ? style.labelSoft : style.label);
    painter.drawText(baseline, label.text);
    return image;
}

} // namespace shiyu
