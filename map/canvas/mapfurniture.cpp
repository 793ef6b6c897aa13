#include "map/canvas/mapfurniture.h"
#include "map/canvas/legendpanel.h"
#include "map/canvas/mapcanvas.h"
#include "map/canvas/scalebar.h"
#include <QAction>
#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QMenu>
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
    , m_footer(makePanel(canvas, QBoxLayout::LeftToRight))
    , m_layersButton(addButton(m_tools))
    , m_measure(addButton(m_tools))
    , m_within(addButton(m_tools))
    , m_legendButton(addButton(m_tools))
    , m_zoomIn(addButton(m_zoom))
    , m_zoomOut(addButton(m_zoom))
    , m_home(addButton(m_zoom))
    , m_line(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_scale(new ScaleBarWidget(m_footer))
    , m_position(new QToolButton(m_footer))
    , m_region(new QLabel(m_footer))
    , m_note(new QLabel(canvas))
    , m_legend(new LegendPanel(canvas))
{
    m_line->setSpacing(kGap);
    m_line->addWidget(m_scale);
    m_line->addWidget(m_position, 0, Qt::AlignLeft);
    m_line->addStretch();
    static_cast<QBoxLayout *>(m_footer->layout())->addLayout(m_line);
    m_footer->layout()->addWidget(m_region);
    m_region->setTextFormat(Qt::PlainText);
    m_region->setContentsMargins(8, 0, 8, 0);
    m_note->setObjectName(QStringLiteral("mapNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();
    m_legend->hide();
    m_layersButton->setPopupMode(QToolButton::InstantPopup);
    m_layersButton->setMenu(new QMenu(m_layersButton));
    m_position->setPopupMode(QToolButton::InstantPopup);
    m_position->setMenu(new QMenu(m_position));
    m_zoomIn->setText(QStringLiteral("+"));
    m_zoomOut->setText(QStringLiteral("−"));
    m_home->setText(QStringLiteral("⌂"));
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

QList<QRect> MapFurniture::occupied() const
{
    QList<QRect> places;
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

/// Beside the scale where there is room; else below it, and without the name of the system, which
/// its menu ticks; at last in two lines.
void MapFurniture::fitPosition()
{
    constexpr int kEdges = 10; // of the panel
    const int room = m_area.width() - kEdges;
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
void MapFurniture::fitFooter()
{
    fitPosition();
    auto *layout = static_cast<QBoxLayout *>(m_footer->layout());
    constexpr int kRegion = 240; // pixels that a usual name takes, with its edges
    const int position = m_line->sizeHint().width();
    const int note = m_note->isHidden() ? 0 : m_note->width() + kGap;
    const bool wide = position + kRegion + note <= m_area.width();
    layout->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    constexpr int kEdges = 28; // of the panel and around the text
    const int room = m_area.width() - (wide ? position + note : 0) - kEdges;
    const QFontMetrics metrics = m_region->fontMetrics();
    m_region->setText(metrics.horizontalAdvance(m_regionText.full) <= room
            ? m_regionText.full
            : metrics.elidedText(m_regionText.brief, Qt::ElideLeft, room));
    m_region->setVisible(!m_regionText.full.isEmpty());
    m_footer->resize(m_footer->sizeHint());
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

void MapFurniture::rearrange()
{
    fitTools();
    fitNote();
    fitFooter();
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
    m_legend->setStyle(style);
    m_scale->setStyle(style);
    rearrange();
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
    m_system = system;
    fillSystemsMenu();
    showPosition(m_lastPosition, m_regionText);
}

void MapFurniture::setMetresPerPixel(double trueMetresPerPixel)
{
    m_scale->setMetresPerPixel(trueMetresPerPixel);
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
    m_lastPosition = position;
    m_regionText = region;
    const QSize before = m_footer->size();
    fitFooter();
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
    name(m_position, {}, tr("Coordinates of the pointer; choose the system"));
    fillLayersMenu();
    fillSystemsMenu();
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

void MapFurniture::fillSystemsMenu()
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
