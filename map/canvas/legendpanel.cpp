#include "map/canvas/legendpanel.h"
#include "map/canvas/scalebar.h"
#include "map/render/symbols.h"
#include <QPainter>

namespace shiyu {
namespace {

constexpr int kRow = 26;
constexpr int kRows = 10;
constexpr int kSymbolWidth = 44;
constexpr int kWidestBar = 96;
constexpr int kBarInset = 8; // as the texts beside it

QFont fontOf(const MapStyle &style, int pixels)
{
    QFont f(style.fontFamily);
    f.setPixelSize(qRound(pixels * style.textScale));
    return f;
}

} // namespace

LegendPanel::LegendPanel(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("mapPanel"));
}

void LegendPanel::setStyle(const MapStyle &style)
{
    m_style = style;
    updateGeometry();
    update();
}

QSize LegendPanel::sizeHint() const
{
    return { qRound(176 * m_style.textScale), qRound((kRow * kRows + 12) * m_style.textScale) };
}

void LegendPanel::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontOf(m_style, 12));
    Symbols symbols(m_style, devicePixelRatioF());
    Cluster cluster;
    cluster.count = 38;
    cluster.byUrgency = { 4, 8, 10, 16 };
    const double row = kRow * m_style.textScale;
    double y = 6 + row / 2;
    const auto line = [&](const QImage &image, const QString &text) {
        const QSizeF size = image.deviceIndependentSize();
        painter.drawImage(
            QPointF(8 + (kSymbolWidth - size.width()) / 2, y - size.height() / 2), image);
        painter.setPen(m_style.ink);
        painter.drawText(
            QRectF(kSymbolWidth + 16, y - row / 2, width(), row), Qt::AlignVCenter, text);
        y += row;
    };
    line(symbols.incident(Urgency::Critical, false), tr("Critical"));
    line(symbols.incident(Urgency::Urgent, false), tr("Urgent"));
    line(symbols.incident(Urgency::Elevated, false), tr("Elevated"));
    line(symbols.incident(Urgency::Normal, false), tr("Normal"));
    QImage small = symbols.incidentCluster(cluster);
    small.setDevicePixelRatio(devicePixelRatioF() * 1.5);
    line(small, tr("Several, by urgency"));
    line(symbols.camera(false), tr("Camera or sensor"));
    line(symbols.unitDot(false), tr("Unit"));
    line(symbols.place(), tr("Key place"));
    const auto dashes = [&](const QPen &pen, const QString &text) {
        painter.setPen(pen);
        painter.drawLine(QPointF(12, y), QPointF(kSymbolWidth + 4, y));
        painter.setPen(m_style.ink);
        painter.drawText(
            QRectF(kSymbolWidth + 16, y - row / 2, width(), row), Qt::AlignVCenter, text);
        y += row;
    };
    dashes(QPen(m_style.region(RegionLevel::City).line, 1.5, Qt::DashLine), tr("Schematic border"));
    dashes(QPen(m_style.ring, 1.75, Qt::DashLine), tr("Protection ring"));
}

ScaleBarWidget::ScaleBarWidget(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Scale"));
}

void ScaleBarWidget::setMetresPerPixel(double trueMetresPerPixel)
{
    m_metresPerPixel = trueMetresPerPixel;
    setAccessibleDescription(distanceText(scaleBarFor(m_metresPerPixel, kWidestBar).metres));
    update();
}

void ScaleBarWidget::setStyle(const MapStyle &style)
{
    m_style = style;
    update();
}

QSize ScaleBarWidget::sizeHint() const
{
    return { kWidestBar + 2 * kBarInset, qRound(22 * m_style.textScale) };
}

void ScaleBarWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ScaleBar bar = scaleBarFor(m_metresPerPixel, kWidestBar);
    painter.setFont(fontOf(m_style, 12));
    painter.setPen(m_style.ink);
    const int left = kBarInset;
    const int right = left + qRound(bar.pixels);
    const int bottom = height() - 3;
    painter.drawText(QRect(left, 0, std::max(right - left, 48), height() - 5), Qt::AlignCenter,
        distanceText(bar.metres));
    painter.drawLine(left, bottom, right, bottom);
    painter.drawLine(left, bottom - 5, left, bottom);
    painter.drawLine(right, bottom - 5, right, bottom);
}

} // namespace shiyu
