// What mouse and keys do on MapCanvas.
#include "map/canvas/mapcanvas.h"
#include <QApplication>
#include <QMouseEvent>
#include <cmath>

namespace shiyu {
namespace {

constexpr double kWheelZoom = 0.5; // a notch
constexpr double kKeyZoom = 0.5;
constexpr double kPanShare = 0.25; // of the view

ScreenPoint at(const QPointF &p)
{
    return { p.x(), p.y() };
}

} // namespace

void MapCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_pressed = true;
    m_dragging = event->button() == Qt::MiddleButton;
    m_pressedAt = m_draggedFrom = event->position();
}

void MapCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const LonLat position = m_view.toLonLat(at(event->position()));
    Q_EMIT pointerMoved(position);
    if (m_measuring) {
        m_measurement.moveEnd(position);
        update();
    }
    if (!m_pressed)
        return;
    const double moved = QLineF(m_pressedAt, event->position()).length();
    if (!m_dragging && moved < QApplication::startDragDistance())
        return;
    m_dragging = true;
    setView(m_view.dragged(at(m_draggedFrom), at(event->position())), true);
    m_draggedFrom = event->position();
}

void MapCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    const bool isClick = m_pressed && !m_dragging && event->button() == Qt::LeftButton;
    m_pressed = m_dragging = false;
    if (isClick)
        click(at(event->position()));
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_tool == MapTool::Measure) {
        m_measuring = false;
        update();
        return;
    }
    const double step = event->modifiers() & Qt::ShiftModifier ? -1 : 1;
    setView(m_view.zoomedAbout(at(event->position()), m_view.zoom() + step), true);
}

void MapCanvas::wheelEvent(QWheelEvent *event)
{
    m_wheelRest += event->angleDelta().y() / 120.0 * kWheelZoom;
    const double steps = std::trunc(m_wheelRest / MapView::kStep) * MapView::kStep;
    m_wheelRest -= steps;
    if (steps != 0)
        setView(m_view.zoomedAbout(at(event->position()), m_view.zoom() + steps), true);
    event->accept();
}

void MapCanvas::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return dragBy(width() * kPanShare, 0);
    case Qt::Key_Right:
        return dragBy(-width() * kPanShare, 0);
    case Qt::Key_Up:
        return dragBy(0, height() * kPanShare);
    case Qt::Key_Down:
        return dragBy(0, -height() * kPanShare);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(kKeyZoom);
    case Qt::Key_Minus:
        return zoomBy(-kKeyZoom);
    case Qt::Key_Home:
        return goHome();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_tool == MapTool::Measure && m_measuring) {
            m_measuring = false;
            return update();
        }
        return click({ width() / 2.0, height() / 2.0 });
    case Qt::Key_Backspace:
        m_measurement.removeLast();
        return update();
    case Qt::Key_Escape:
        if (m_tool != MapTool::Pan)
            return setTool(MapTool::Pan);
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

/// What lay under the pointer must not be read beside a case as where the case is.
void MapCanvas::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    showCentre();
}

void MapCanvas::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void MapCanvas::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void MapCanvas::click(ScreenPoint point)
{
    const LonLat position = m_view.toLonLat(point);
    switch (m_tool) {
    case MapTool::Pan:
        return pickAt(point);
    case MapTool::Measure:
        if (!m_measuring)
            m_measurement.clear();
        m_measuring = true;
        m_measurement.add(position);
        m_measurement.moveEnd(position);
        return update();
    case MapTool::Within:
        return askWithin(position);
    case MapTool::Place:
        Q_EMIT placeChosen(position);
        return;
    }
}

} // namespace shiyu
