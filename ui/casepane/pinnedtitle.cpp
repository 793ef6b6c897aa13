#include "ui/casepane/pinnedtitle.h"

#include "ui/text/enumtext.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include "widgets/urgencyglyph.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace shiyu {

PinnedTitle::PinnedTitle(const ThemeSource &source, QScrollArea *scroll, const QWidget *title)
    : CaseSection(source, scroll)
    , m_scroll(scroll)
    , m_headTitle(title)
    , m_urgency(new UrgencyGlyph(source, UrgencyMark::Normal, {}, this))
    , m_title(new ElidedLabel(source, {}, TextSize::Body, ColorRole::Ink, QFont::Bold, this))
    , m_number(new TextLabel(source, {}, TextSize::Small, ColorRole::InkSoft, QFont::Normal, this))
{
    auto *line = new QHBoxLayout;
    line->addWidget(m_urgency);
    line->addWidget(m_title, 1);
    line->addWidget(m_number);
    column()->addLayout(line);
    setMargin(kClose);
    setCursor(Qt::PointingHandCursor);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &PinnedTitle::place);
    m_scroll->viewport()->installEventFilter(this);
    hide();
}

void PinnedTitle::display(const CaseSubject &subject)
{
    const Incident &state = subject.state();
    m_urgency->setUrgency(
        static_cast<UrgencyMark>(static_cast<int>(state.urgency)), enumText(state.urgency));
    m_title->setText(state.title);
    m_number->setText(state.number.isEmpty() ? state.deviceTag : state.number);
    place();
}

void PinnedTitle::place()
{
    setVisible(m_headTitle->mapTo(m_scroll->viewport(), QPoint()).y() < 0);
    setGeometry(0, 0, m_scroll->viewport()->width(), sizeHint().height());
    raise();
}

bool PinnedTitle::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return CaseSection::eventFilter(watched, event);
}

bool PinnedTitle::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) // another size of type
        place();
    return CaseSection::event(event);
}

void PinnedTitle::wheelEvent(QWheelEvent *event) // turns what is below
{
    QCoreApplication::sendEvent(m_scroll->verticalScrollBar(), event);
}

void PinnedTitle::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        m_scroll->verticalScrollBar()->setValue(0);
}

void PinnedTitle::paintEvent(QPaintEvent *event)
{
    QPainter(this).fillRect(rect(), themes().theme().color(ColorRole::Panel));
    CaseSection::paintEvent(event);
}

} // namespace shiyu
