#include "map/canvas/mapfooter.h"
#include "map/canvas/legendpanel.h"
#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace shiyu {
namespace {

constexpr int kGap = 8;

} // namespace

MapFooter::MapFooter(QWidget *canvas)
    : QFrame(canvas)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_line(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_scale(new ScaleBarWidget(this))
    , m_position(new QToolButton(this))
    , m_region(new QLabel(this))
{
    setObjectName(QStringLiteral("mapPanel"));
    setCursor(Qt::ArrowCursor);
    m_layout->setContentsMargins(4, 4, 4, 4);
    m_layout->setSpacing(2);
    m_line->setSpacing(kGap);
    m_line->addWidget(m_scale);
    m_line->addWidget(m_position, 0, Qt::AlignLeft);
    m_line->addStretch();
    m_layout->addLayout(m_line);
    m_layout->addWidget(m_region);
    m_region->setTextFormat(Qt::PlainText);
    m_region->setContentsMargins(8, 0, 8, 0);
    m_position->setPopupMode(QToolButton::InstantPopup);
    m_position->setMenu(new QMenu(m_position));
    retranslate();
}

/// Beside the scale where there is room; else below it, and without the name of the system, which
/// its menu ticks; at last in two lines.
void MapFooter::fitPosition(int width)
{
    constexpr int kEdges = 10; // of the panel
    const int room = width - kEdges;
    const QString coordinates = coordinateText(m_lastPosition, m_system);
    m_position->setText(coordinates + QStringLiteral(" · ") + coordinateSystemName(m_system));
    const int beside = m_scale->sizeHint().width() + kGap + m_position->sizeHint().width();
    m_line->setDirection(beside <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    if (m_position->sizeHint().width() > room)
        m_position->setText(coordinates);
    if (m_position->sizeHint().width() > room)
        m_position->setText(QString(coordinates).replace(u' ', u'\n'));
    m_line->invalidate();
}

/// Scale, coordinates and region in one line where there is room beside the note, else in two.
void MapFooter::fit(int width, int noteRoom)
{
    fitPosition(width);
    constexpr int kRegion = 240; // pixels that a usual name takes, with its edges
    const int position = m_line->sizeHint().width();
    const bool wide = position + kRegion + noteRoom <= width;
    m_layout->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    constexpr int kEdges = 28; // of the panel and around the text
    const int room = width - (wide ? position + noteRoom : 0) - kEdges;
    const QFontMetrics metrics = m_region->fontMetrics();
    m_region->setText(metrics.horizontalAdvance(m_regionText.full) <= room
            ? m_regionText.full
            : metrics.elidedText(m_regionText.brief, Qt::ElideLeft, room));
    m_region->setVisible(!m_regionText.full.isEmpty());
    resize(sizeHint());
}

void MapFooter::setStyle(const MapStyle &style)
{
    m_scale->setStyle(style);
}

void MapFooter::setCoordinateSystem(CoordinateSystem system)
{
    m_system = system;
    fillSystemsMenu();
}

void MapFooter::setMetresPerPixel(double trueMetresPerPixel)
{
    m_scale->setMetresPerPixel(trueMetresPerPixel);
}

void MapFooter::showPosition(LonLat position, const RegionText &region)
{
    m_lastPosition = position;
    m_regionText = region;
}

void MapFooter::retranslate()
{
    const QString tip = tr("Coordinates of the pointer; choose the system");
    m_position->setAccessibleName(tip);
    m_position->setToolTip(tip);
    fillSystemsMenu();
}

void MapFooter::fillSystemsMenu()
{
    QMenu *menu = m_position->menu();
    menu->clear();
    for (int i = 0; i <= static_cast<int>(CoordinateSystem::DegreesMinutesSeconds); ++i) {
        const auto system = static_cast<CoordinateSystem>(i);
        QAction *action = menu->addAction(coordinateSystemName(system));
        action->setCheckable(true);
        action->setChecked(system == m_system);
        connect(action, &QAction::triggered, this, [this, system] { Q_EMIT systemAsked(system); });
    }
}

} // namespace shiyu
