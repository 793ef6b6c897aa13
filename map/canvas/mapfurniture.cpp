#include "map/canvas/mapfurniture.h"
#include "map/canvas/legendpanel.h"
#include "map/canvas/mapcanvas.h"
#include "map/canvas/mapfooter.h"
#include "map/canvas/scalebar.h"
#include <QAction>
#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace shiyu {
namespace {

constexpr int kGap = 8;

QFrame *makePanel(QWidget *canvas, QBoxLayout::Direction direction)
{
    auto *frame = new QFrame(canvas);
    frame->setObjectName(QStringLiteral("mapPanel"));
    auto *layout = new QBoxLayout(direction, frame);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(2);
    frame->setCursor(Qt::ArrowCursor);
    return frame;
}

using Line = QList<QPointF>;

/// Lines on a square of 24, of the weight that all our icons have.
QIcon iconOf(const QList<Line> &lines, const QColor &ink, int size, double ratio)
{
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(pixmap.width() / 24.0, pixmap.height() / 24.0);
    painter.setPen(QPen(ink, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    for (const Line &line : lines)
        painter.drawPolyline(QPolygonF(line));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

QColor lineOf(const MapStyle &style)
{
    return style.theme == MapTheme::Night ? QColor(0x1F, 0x3A, 0x5C) : QColor(0xDC, 0xE3, 0xEA);
}

QString sheetOf(const MapStyle &style)
{
    const bool night = style.theme == MapTheme::Night;
    return QStringLiteral(
        "#mapPanel { background: %1; border: 1px solid %2; border-radius: 4px; }"
        "#mapPanel QToolButton { background: transparent; color: %3; border: none;"
        " border-radius: 4px; padding: 4px 8px; font-size: %5px; }"
        "#mapPanel QToolButton::menu-indicator { image: none; width: 0px; }"
        "#mapPanel QToolButton:hover { background: %6; }"
        "#mapPanel QToolButton:focus { border: 1px solid %4; }"
        "#mapPanel QToolButton:checked { background: %4; color: %7; }"
        "#mapPanel QLabel { color: %3; font-size: %5px; }")
        .arg(style.panel.name(), lineOf(style).name(), style.ink.name(), style.accent.name())
        .arg(qRound(13 * style.textScale))
        .arg(night ? QStringLiteral("#1A3454") : QStringLiteral("#EDF2F7"),
            night ? QStringLiteral("#0A1626") : QStringLiteral("#FFFFFF"));
}

} // namespace

MapFurniture::MapFurniture(QWidget *canvas)
    : QObject(canvas)
    , m_tools(makePanel(canvas, QBoxLayout::LeftToRight))
    , m_zoom(makePanel(canvas, QBoxLayout::TopToBottom))
    , m_footer(new MapFooter(canvas))
    , m_layersButton(addButton(m_tools))
    , m_measure(addButton(m_tools))
    , m_within(addButton(m_tools))
    , m_legendButton(addButton(m_tools))
    , m_zoomIn(addButton(m_zoom))
    , m_zoomOut(addButton(m_zoom))
    , m_home(addButton(m_zoom))
    , m_note(new QLabel(canvas))
    , m_legend(new LegendPanel(canvas))
{
    m_note->setObjectName(QStringLiteral("mapNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();
    m_legend->hide();
    m_layersButton->setPopupMode(QToolButton::InstantPopup);
    m_layersButton->setMenu(new QMenu(m_layersButton));
    for (QToolButton *button : { m_measure, m_within, m_legendButton })
        button->setCheckable(true);
    connect(m_zoomIn, &QToolButton::clicked, this, [this] { Q_EMIT zoomAsked(1); });
    connect(m_zoomOut, &QToolButton::clicked, this, [this] { Q_EMIT zoomAsked(-1); });
    connect(m_home, &QToolButton::clicked, this, &MapFurniture::homeAsked);
    connect(m_measure, &QToolButton::clicked, this,
        [this](bool on) { toggleTool(MapTool::Measure, on); });
    connect(m_within, &QToolButton::clicked, this,
        [this](bool on) { toggleTool(MapTool::Within, on); });
    connect(m_legendButton, &QToolButton::toggled, m_legend, &QWidget::setVisible);
    connect(m_footer, &MapFooter::systemAsked, this, &MapFurniture::systemAsked);
    retranslate();
}

QToolButton *MapFurniture::addButton(QFrame *frame)
{
    auto *button = new QToolButton(frame);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    frame->layout()->addWidget(button);
    return button;
}

void MapFurniture::toggleTool(MapTool tool, bool on)
{
    Q_EMIT toolAsked(on ? tool : MapTool::Pan);
}

void MapFurniture::arrange(const QRect &within)
{
    m_area = within;
    rearrange();
}

QRect MapFurniture::clearArea() const
{
    const int bottom = m_note->isHidden() ? m_footer->y() : std::min(m_footer->y(), m_note->y());
    return { QPoint(m_area.left(), m_tools->geometry().bottom() + kGap),
        QPoint(m_area.right(), bottom - kGap) };
}

QList<QRectF> MapFurniture::occupied() const
{
    QList<QRectF> places;
    for (const QWidget *w : { static_cast<QWidget *>(m_tools), static_cast<QWidget *>(m_zoom),
             static_cast<QWidget *>(m_footer), static_cast<QWidget *>(m_note),
             static_cast<QWidget *>(m_legend) }) {
        if (!w->isHidden())
            places.append(w->geometry());
    }
    return places;
}

/// The tools stand in a row; where the zoom has no room beside them, in a column.
void MapFurniture::fitTools()
{
    auto *layout = static_cast<QBoxLayout *>(m_tools->layout());
    layout->setDirection(QBoxLayout::LeftToRight);
    const int both = layout->sizeHint().width() + kGap + m_zoom->sizeHint().width();
    if (both > m_area.width())
        layout->setDirection(QBoxLayout::TopToBottom);
}

/// In one line, or as many as it takes.
void MapFurniture::fitNote()
{
    m_note->setWordWrap(false);
    QSize size = m_note->sizeHint();
    if (size.width() > m_area.width()) {
        m_note->setWordWrap(true);
        size = QSize(m_area.width(), m_note->heightForWidth(m_area.width()));
    }
    m_note->resize(size);
}

int MapFurniture::noteRoom() const
{
    return m_note->isHidden() ? 0 : m_note->width() + kGap;
}

void MapFurniture::rearrange()
{
    fitTools();
    fitNote();
    m_footer->fit(m_area.width(), noteRoom());
    const auto put = [](QWidget *w, const QPoint &topLeft) {
        w->move(topLeft);
        w->raise();
    };
    for (QWidget *w : { static_cast<QWidget *>(m_tools), static_cast<QWidget *>(m_zoom),
             static_cast<QWidget *>(m_legend) })
        w->resize(w->sizeHint());
    put(m_tools, m_area.topLeft());
    put(m_zoom, { m_area.right() - m_zoom->width(), m_area.top() });
    put(m_footer, { m_area.left(), m_area.bottom() - m_footer->height() });
    const bool beside = m_footer->width() + kGap + m_note->width() <= m_area.width();
    const int below = beside ? 0 : m_footer->height() + kGap;
    put(m_note, { m_area.right() - m_note->width(), m_area.bottom() - below - m_note->height() });
    const int above = m_note->isHidden() ? below : below + m_note->height() + kGap;
    put(m_legend,
        { m_area.right() - m_legend->width(), m_area.bottom() - above - m_legend->height() });
}

void MapFurniture::setStyle(const MapStyle &style)
{
    const QString sheet = sheetOf(style);
    for (QWidget *w : { static_cast<QWidget *>(m_tools), static_cast<QWidget *>(m_zoom),
             static_cast<QWidget *>(m_footer), static_cast<QWidget *>(m_legend) })
        w->setStyleSheet(sheet);
    m_note->setStyleSheet(
        QStringLiteral("#mapNote { background: %1; color: %2; padding: 4px 8px; border-radius: 4px;"
                       " border: 1px solid %3; font-size: %4px; }")
            .arg(style.panel.name(), style.ink.name(), lineOf(style).name())
            .arg(qRound(12 * style.textScale)));
    drawIcons(style);
    m_legend->setStyle(style);
    m_footer->setStyle(style);
    rearrange();
}

void MapFurniture::drawIcons(const MapStyle &style)
{
    const Line across { QPointF(5, 12), QPointF(19, 12) };
    const Line upright { QPointF(12, 5), QPointF(12, 19) };
    const Line roof { QPointF(3, 12), QPointF(12, 4), QPointF(21, 12) };
    const Line walls { QPointF(6, 10), QPointF(6, 20), QPointF(18, 20), QPointF(18, 10) };
    const int size = qRound(18 * style.textScale);
    const auto draw = [&](QToolButton *button, const QList<Line> &lines) {
        button->setIconSize({ size, size });
        button->setIcon(iconOf(lines, style.ink, size, button->devicePixelRatioF()));
    };
    draw(m_zoomIn, { across, upright });
    draw(m_zoomOut, { across });
    draw(m_home, { roof, walls });
}

void MapFurniture::setLayers(const MapLayers &layers)
{
    m_layers = layers;
    fillLayersMenu();
}

void MapFurniture::setTool(MapTool tool, double radiusMetres)
{
    m_radius = radiusMetres;
    m_measure->setChecked(tool == MapTool::Measure);
    m_within->setChecked(tool == MapTool::Within);
    m_within->setText(tr("Within %1").arg(distanceText(m_radius)));
    rearrange();
}

void MapFurniture::setCoordinateSystem(CoordinateSystem system)
{
    m_footer->setCoordinateSystem(system);
    rearrange();
}

void MapFurniture::setMetresPerPixel(double trueMetresPerPixel)
{
    m_footer->setMetresPerPixel(trueMetresPerPixel);
}

void MapFurniture::setNote(const QString &note)
{
    if (note == m_note->text())
        return;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    rearrange();
}

void MapFurniture::showPosition(LonLat position, const RegionText &region)
{
    const QSize before = m_footer->size();
    m_footer->showPosition(position, region);
    m_footer->fit(m_area.width(), noteRoom());
    if (m_footer->size() != before)
        rearrange();
}

void MapFurniture::retranslate()
{
    const auto name = [](QToolButton *button, const QString &text, const QString &tip) {
        if (!text.isEmpty())
            button->setText(text);
        button->setAccessibleName(tip);
        button->setToolTip(tip);
    };
    name(m_layersButton, tr("Layers"), tr("Choose what the map shows"));
    name(m_measure, tr("Measure"), tr("Measure distance and area"));
    name(m_within, tr("Within %1").arg(distanceText(m_radius)),
        tr("What is within this distance of a place"));
    name(m_legendButton, tr("Legend"), tr("What the symbols mean"));
    name(m_zoomIn, {}, tr("Zoom in (+)"));
    name(m_zoomOut, {}, tr("Zoom out (−)"));
    name(m_home, {}, tr("The own area (Home)"));
    fillLayersMenu();
    m_footer->retranslate();
    m_legend->update();
    rearrange();
}

void MapFurniture::fillLayersMenu()
{
    QMenu *menu = m_layersButton->menu();
    menu->clear();
    const auto add = [&](const QString &text, auto member) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        MapLayers layers = m_layers;
        action->setChecked(member(layers));
        connect(action, &QAction::toggled, this, [this, member](bool on) {
            MapLayers next = m_layers;
            member(next) = on;
            Q_EMIT layersAsked(next);
        });
    };
    const QString points[]
        = { tr("Matters"), tr("Cameras and sensors"), tr("Units"), tr("Key places") };
    for (size_t i = 0; i < MapSnapshot::kPointKinds; ++i)
        add(points[i], [i](MapLayers &l) -> bool & { return l.points[i]; });
    menu->addSeparator();
    const QString levels[] = { tr("City border"), tr("Counties"), tr("Towns and streets"),
        tr("Villages and communities"), tr("Grids") };
    for (size_t i = 0; i < MapSnapshot::kLevels; ++i)
        add(levels[i], [i](MapLayers &l) -> bool & { return l.regions[i]; });
    menu->addSeparator();
    add(tr("Protection rings"), [](MapLayers &l) -> bool & { return l.rings; });
    add(tr("Rivers and roads"), [](MapLayers &l) -> bool & { return l.lines; });
    add(tr("Names"), [](MapLayers &l) -> bool & { return l.labels; });
}

} // namespace shiyu
