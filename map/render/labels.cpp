#include "map/render/labels.h"
#include "map/render/renderjob.h"
#include "map/render/scenechange.h"
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QThreadPool>
#include <cmath>

namespace shiyu {
namespace {

constexpr double kHalo = 1.75; // pixels on each side
constexpr double kPadding = 3; // room for the halo in the picture
constexpr double kAir = 8; // between two names
constexpr double kWidest = 1.5; // a name may be so much wider than its region
constexpr double kAround = 600; // pixels: no chain of names that give way to each other is longer
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
            candidates.push_back({ label, toMapRect(layer->boundsOf(i)).width() / m_metres,
                layer->region(i).givesWay });
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
        const QPointF middle(label.at.x / m_metres, -label.at.y / m_metres);
        const QRectF box(middle.x() - label.size.width() / 2, middle.y() - label.size.height() / 2,
            label.size.width(), label.size.height());
        const bool free = m_crowd.tryAdd(box.adjusted(-kAir / 2, -kAir / 2, kAir / 2, kAir / 2));
        if (free && m_part.contains(label.at))
            m_placed.push_back(label);
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

LabelStore::LabelStore(QThreadPool *pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

LabelStore::~LabelStore()
{
    cancelAll();
    m_pool->waitForDone();
}

void LabelStore::cancelAll()
{
    m_placing.token.cancel();
    for (const CancelToken &token : std::as_const(m_drawing))
        token.cancel();
    m_placing = {};
    m_drawing.clear();
}

void LabelStore::setScene(const TileScene &scene)
{
    const double from = namesDifferFrom(m_scene, scene);
    cancelAll();
    ++m_generation;
    m_scene = scene;
    // m_latest stays until the new ones are there.
    m_placed.removeIf(
        [from](std::pair<const int &, Placed &> placed) { return placed.first / 4.0 >= from; });
    if (from <= 0)
        m_images.clear();
}

QList<LabelStore::Drawn> LabelStore::visible(const MapView &view)
{
    if (!m_scene.snapshot || !m_scene.layers.labels)
        return {};
    const int quarter = qRound(view.zoom() * 4);
    const MapRect extent = view.extent().grownBy(kReach * view.metresPerPixel());
    const Placed placed = m_placed.value(quarter);
    if (placed && placed->part.contains(extent))
        m_latest = placed;
    const auto isEnough
        = [edge = edgeOf(extent)](const MapRect &part) { return part.contains(edge); };
    const bool running = m_placing.quarterZoom == quarter && isEnough(m_placing.part);
    if (!running && !(placed && isEnough(placed->part)))
        startPlacing(quarter, extent);
    QList<Drawn> drawn;
    QList<PlacedLabel> missing;
    if (!m_latest)
        return drawn;
    for (const PlacedLabel &label : m_latest->labels) {
        if (!extent.contains(label.at))
            continue;
        const QString key = label.key();
        const auto image = m_images.constFind(key);
        if (image == m_images.constEnd()) {
            if (!m_drawing.contains(key))
                missing.append(label);
            continue;
        }
        const ScreenPoint at = view.toScreen(label.at);
        drawn.append({ { at.x - label.size.width() / 2, at.y - label.size.height() / 2 }, *image,
            label.size });
    }
    startDrawing(missing);
    return drawn;
}

void LabelStore::startPlacing(int quarterZoom, const MapRect &view)
{
    m_placing.token.cancel(); // the view went on
    m_placing = { quarterZoom, surroundingsOf(view), CancelToken::make() };
    m_pool->start(politely([this, job = m_placing, scene = m_scene, generation = m_generation] {
        const auto placed = std::make_shared<const Names>(
            Names { job.part, placeLabels(scene, job.quarterZoom / 4.0, job.part, job.token) });
        if (job.token.isCancelled())
            return;
        const auto accept = [this, placed, zoom = job.quarterZoom, generation] {
            if (generation == m_generation)
                acceptPlaced(zoom, placed);
        };
        QMetaObject::invokeMethod(this, accept, Qt::QueuedConnection);
    }));
}

void LabelStore::acceptPlaced(int quarterZoom, const Placed &placed)
{
    constexpr qsizetype kMostZooms = 12;
    if (m_placed.size() >= kMostZooms)
        m_placed.clear();
    if (m_placing.quarterZoom == quarterZoom && m_placing.part == placed->part)
        m_placing = {};
    m_placed.insert(quarterZoom, placed);
    Q_EMIT labelsChanged();
}

void LabelStore::startDrawing(const QList<PlacedLabel> &missing)
{
    if (missing.isEmpty())
        return;
    const CancelToken token = CancelToken::make();
    for (const PlacedLabel &label : missing)
        m_drawing.insert(label.key(), token);
    m_pool->start(politely([this, token, missing, scene = m_scene, generation = m_generation] {
        QHash<QString, QImage> images;
        for (const PlacedLabel &label : missing) {
            if (token.isCancelled())
                return;
            images.insert(label.key(), labelImage(label, scene.style, scene.devicePixelRatio));
        }
        const auto accept = [this, images, generation] {
            if (generation != m_generation)
                return;
            constexpr qsizetype kMostImages = 3000;
            if (m_images.size() > kMostImages)
                m_images.clear();
            for (auto it = images.cbegin(); it != images.cend(); ++it) {
                m_drawing.remove(it.key());
                m_images.insert(it.key(), it.value());
            }
            Q_EMIT labelsChanged();
        };
        QMetaObject::invokeMethod(this, accept, Qt::QueuedConnection);
    }));
}

} // namespace shiyu
