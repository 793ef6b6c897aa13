#include "ui/shell/statusline.h"

#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>

namespace shiyu {

StatusLine::StatusLine(const ThemeSource &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    m_state = new ElidedLabel(theme, {}, TextSize::Small, ColorRole::InkSoft);
    m_conflicts = new LinkButton(theme, {}, TextSize::Small);
    m_conflicts->setRole(ColorRole::DangerInk);
    m_conflicts->hide();
    m_outbox = new LinkButton(theme, {}, TextSize::Small);
    m_outbox->setRole(ColorRole::InkSoft);
    m_outbox->hide();
    m_shift = new LinkButton(theme, {}, TextSize::Small);
    m_shift->setRole(ColorRole::InkSoft);
    m_shift->hide();
    m_notice = new TextLabel(theme, {}, TextSize::Small, ColorRole::Muted);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.theme().space(7), 0, theme.theme().space(4), 0);
    layout->addWidget(m_state); // the one that gives way
    layout->addSpacing(theme.theme().space(3));
    layout->addWidget(m_outbox);
    layout->addSpacing(theme.theme().space(3));
    layout->addWidget(m_conflicts);
    layout->addSpacing(theme.theme().space(3));
    layout->addWidget(m_shift);
    layout->addStretch(1);
    layout->addWidget(m_notice);
    followTheme(theme, this, [this] { setFixedHeight(m_theme.theme().px(28)); });
    connect(m_shift, &LinkButton::clicked, this, &StatusLine::shiftRequested);
    connect(m_conflicts, &LinkButton::clicked, this, &StatusLine::conflictsRequested);
    connect(m_outbox, &LinkButton::clicked, this, &StatusLine::outboxRequested);
    retranslate();
}

void StatusLine::setShift(const QString &text)
{
    m_shift->setText(text);
    fit();
}

void StatusLine::setState(const QString &text, Tone tone)
{
    m_state->setText(text);
    m_tone = tone;
    fit();
    update();
}

void StatusLine::setConflicts(int count)
{
    m_conflictCount = count;
    retranslate();
}

void StatusLine::setOutbox(bool there)
{
    m_outbox->setVisible(there);
    fit();
}

void StatusLine::setCoordinates(const QString &name)
{
    m_coordinates = name;
    retranslate();
}

void StatusLine::retranslate()
{
    m_outbox->setText(tr("To be synced …"));
    m_conflicts->setText(tr("Conflicts %1").arg(m_conflictCount));
    m_conflicts->setVisible(m_conflictCount > 0);
    fit();
}

void StatusLine::fit()
{
    const QString notice = tr("This is a non-classified system");
    m_notice->setText(m_coordinates.isEmpty()
            ? notice
            : tr("%1 · %2", "coordinate system · notice").arg(m_coordinates, notice));
    m_shift->setVisible(!m_shift->text().isEmpty());
    if (layout()->sizeHint().width() > width())
        m_notice->setText(notice); // the map tells the coordinates too
    if (layout()->sizeHint().width() > width())
        m_shift->hide(); // it has its key, and its sheet
}

QSize StatusLine::minimumSizeHint() const
{
    return { 0, height() }; // the window is never widened by words
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StatusLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme.color(ColorRole::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(ColorRole::Line));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(tonePaint(m_tone).text));
    const qreal side = theme.px(9);
    painter.drawEllipse(QRectF(theme.space(4), (height() - side) / 2, side, side));
}

} // namespace shiyu
