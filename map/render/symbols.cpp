#include "map/render/symbols.h"
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace shiyu {
namespace {

constexpr double kIncident = Symbols::kIncidentAcross;
constexpr double kCamera = 18; // pixels
constexpr double kPlace = 12;
constexpr qsizetype kMostImages = 2000;
constexpr int kArcParts = 24; // ring charts are alike when they are alike in 24ths

/// Shares of the ring in 24ths that sum to 24; what is there at all has at least one.
std::array<int, 4> arcParts(const Cluster &cluster)
{
    std::array<int, 4> parts {};
    int sum = 0;
    for (size_t i = 0; i < 4; ++i) {
        const double share = double(cluster.byUrgency[i]) / std::max(1U, cluster.count);
        parts[i] = cluster.byUrgency[i] == 0 ? 0 : std::max(1, qRound(share * kArcParts));
        sum += parts[i];
    }
    *std::max_element(parts.begin(), parts.end()) += kArcParts - sum;
    return parts;
}

/// An outline that stands back.
QColor pale(QColor colour)
{
    colour.setAlphaF(0.45F);
    return colour;
}

} // namespace

QString shortCount(quint32 count, QLocale::Language language)
{
    const bool chinese = language == QLocale::Chinese;
    const quint32 unit = chinese ? 10000 : 1000;
    constexpr quint32 kLongest = 10000;
    if (count < kLongest)
        return QString::number(count);
    const double value = double(count) / unit;
    const QChar sign = chinese ? QChar(0x4E07) : QChar(u'k');
    return QString::number(value, 'f', value < 10 ? 1 : 0) + sign;
}

void paintUrgency(QPainter &painter, QPointF c, double size, Urgency urgency, const QColor &outline)
{
    const double h = size / 2;
    painter.setPen(QPen(outline, 1.5));
    painter.setBrush(MapStyle::urgency(urgency));
    switch (urgency) {
    case Urgency::Critical:
        painter.drawPolygon(QPolygonF(
            { c + QPointF(0, -h), c + QPointF(h, 0), c + QPointF(0, h), c + QPointF(-h, 0) }));
        break;
    case Urgency::Urgent:
        painter.drawPolygon(
            QPolygonF({ c + QPointF(0, -h), c + QPointF(h, h * 0.8), c + QPointF(-h, h * 0.8) }));
        break;
    case Urgency::Elevated:
        painter.drawRect(QRectF(c.x() - h * 0.8, c.y() - h * 0.8, h * 1.6, h * 1.6));
        break;
    case Urgency::Normal:
        painter.drawEllipse(c, h * 0.85, h * 0.85);
        break;
    }
}

Symbols::Symbols(const MapStyle &style, double devicePixelRatio)
    : m_style(style)
    , m_ratio(devicePixelRatio)
{
}

template <typename Draw> QImage Symbols::cached(const QString &key, QSizeF size, Draw draw)
{
    const auto found = m_images.constFind(key);
    if (found != m_images.constEnd())
        return *found;
    QImage image(QSize(qCeil(size.width() * m_ratio), qCeil(size.height() * m_ratio)),
        QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(m_ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter, QPointF(size.width() / 2, size.height() / 2));
    painter.end();
    if (m_images.size() >= kMostImages)
        m_images.clear();
    m_images.insert(key, image);
    return image;
}

QFont Symbols::font(int pixels, bool bold) const
{
    QFont f(m_style.fontFamily);
    f.setPixelSize(qRound(pixels * m_style.textScale));
    f.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return f;
}

QImage Symbols::incident(Urgency urgency, bool dimmed)
{
    QImage &image = m_incidents[static_cast<size_t>(urgency)][dimmed ? 1 : 0];
    if (image.isNull()) {
        const QString key
            = QStringLiteral("i%1%2").arg(static_cast<int>(urgency)).arg(int { dimmed });
        image = cached(key, { kIncident + 4, kIncident + 4 }, [&](QPainter &painter, QPointF c) {
            painter.setOpacity(dimmed ? 0.45 : 1);
            paintUrgency(painter, c, kIncident, urgency, m_style.panel);
        });
    }
    return image;
}

double Symbols::clusterDiameter(quint32 count)
{
    return std::min(54.0, 30 + 5.5 * std::log10(std::max(1U, count)));
}

QImage Symbols::incidentCluster(const Cluster &cluster)
{
    const std::array<int, 4> parts = arcParts(cluster);
    const QString text = shortCount(cluster.count, m_style.language);
    const QString key = QStringLiteral("c%1.%2.%3.%4 %5")
                            .arg(parts[0])
                            .arg(parts[1])
                            .arg(parts[2])
                            .arg(parts[3])
                            .arg(text);
    const double diameter = clusterDiameter(cluster.count);
    return cached(key, { diameter + 4, diameter + 4 }, [&](QPainter &painter, QPointF c) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_style.panel);
        painter.drawEllipse(c, diameter / 2 + 1, diameter / 2 + 1);
        constexpr double kPen = 3.5;
        const double r = diameter / 2 - kPen / 2;
        int begin = 90 * 16; // from the top, clockwise
        for (size_t i = 0; i < 4; ++i) {
            const int span = -parts[i] * 360 * 16 / kArcParts;
            painter.setPen(
                QPen(MapStyle::urgency(static_cast<Urgency>(i)), kPen, Qt::SolidLine, Qt::FlatCap));
            painter.drawArc(QRectF(c.x() - r, c.y() - r, 2 * r, 2 * r), begin, span);
            begin += span;
        }
        painter.setFont(font(cluster.count < 1000 ? 13 : 12, true));
        painter.setPen(m_style.ink);
        painter.drawText(QRectF(0, 0, 2 * c.x(), 2 * c.y()), Qt::AlignCenter, text);
    });
}

static void paintCameraGlyph(QPainter &painter, QPointF c, const QColor &ink)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawRoundedRect(QRectF(c.x() - 5, c.y() - 3, 6.5, 6), 1.2, 1.2);
    painter.drawPolygon(
        QPolygonF({ c + QPointF(2.2, 0), c + QPointF(5.2, -2.6), c + QPointF(5.2, 2.6) }));
}

QImage Symbols::camera(bool dimmed)
{
    return cached(dimmed ? QStringLiteral("v0") : QStringLiteral("v1"),
        { kCamera + 2, kCamera + 2 }, [&](QPainter &painter, QPointF c) {
            painter.setOpacity(dimmed ? 0.5 : 1);
            painter.setPen(QPen(pale(m_style.camera), 1));
            painter.setBrush(m_style.panel);
            painter.drawEllipse(c, kCamera / 2, kCamera / 2);
            paintCameraGlyph(painter, c, m_style.camera);
        });
}

QImage Symbols::cameraCluster(quint32 count)
{
    const QString text = shortCount(count, m_style.language);
    const double width = 22 + 7.5 * double(text.size()) * m_style.textScale;
    return cached(u'w' + text, { width + 2, 20 }, [&](QPainter &painter, QPointF c) {
        painter.setPen(QPen(pale(m_style.camera), 1));
        painter.setBrush(m_style.panel);
        painter.drawRoundedRect(QRectF(c.x() - width / 2, c.y() - 9, width, 18), 9, 9);
        paintCameraGlyph(painter, { c.x() - width / 2 + 11, c.y() }, m_style.camera);
        painter.setFont(font(11, false));
        painter.setPen(m_style.camera);
        painter.drawText(QRectF(c.x() - width / 2 + 17, 0, width - 22, 20), Qt::AlignCenter, text);
    });
}

/// Out of work is a frame without a filling: pale, and its name as legible as the others.
QImage Symbols::unit(const QString &name, bool dimmed, quint32 more)
{
    const QString text = more == 0 ? name : name + QStringLiteral(" +") + QString::number(more);
    const QFont f = font(12, false);
    const double width = QFontMetricsF(f).horizontalAdvance(text) + 18;
    const double height = 20 * m_style.textScale;
    return cached(u'u' + text + (dimmed ? u'0' : u'1'), { width + 4, height + 4 },
        [&](QPainter &painter, QPointF c) {
            const QRectF pill(c.x() - width / 2, c.y() - height / 2, width, height);
            painter.setPen(QPen(dimmed ? pale(m_style.unit) : m_style.panel, 1.5));
            painter.setBrush(dimmed ? m_style.panel : m_style.unit);
            painter.drawRoundedRect(pill, height / 2, height / 2);
            painter.setFont(f);
            painter.setPen(dimmed ? m_style.labelSoft : m_style.onUnit);
            painter.drawText(pill, Qt::AlignCenter, text);
        });
}

QImage Symbols::unitDot(bool dimmed)
{
    return cached(dimmed ? QStringLiteral("d0") : QStringLiteral("d1"),
        { kUnitDotAcross, kUnitDotAcross }, [&](QPainter &painter, QPointF c) {
            painter.setPen(QPen(dimmed ? pale(m_style.unit) : m_style.panel, 1.5));
            painter.setBrush(dimmed ? m_style.panel : m_style.unit);
            painter.drawEllipse(c, 5, 5);
        });
}

QImage Symbols::place()
{
    return cached(
        QStringLiteral("p"), { kPlace + 2, kPlace + 2 }, [&](QPainter &painter, QPointF c) {
            painter.setPen(QPen(m_style.panel, 1.5));
            painter.setBrush(m_style.place);
            painter.drawRoundedRect(
                QRectF(c.x() - kPlace / 2, c.y() - kPlace / 2, kPlace, kPlace), 3, 3);
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_style.panel);
            painter.drawEllipse(c, 2, 2);
        });
}

QImage Symbols::placeName(const QString &name)
{
    const QFont f = font(12, false);
    const QFontMetricsF metrics(f);
    const QSizeF size(metrics.horizontalAdvance(name) + 6, metrics.height() + 4);
    return cached(u'n' + name, size, [&](QPainter &painter, QPointF) {
        const QPointF baseline(3, 2 + metrics.ascent());
        QPainterPath text;
        text.addText(baseline, f, name);
        painter.strokePath(text, QPen(m_style.halo, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setFont(f);
        painter.setPen(m_style.place);
        painter.drawText(baseline, name);
    });
}

} // namespace shiyu
