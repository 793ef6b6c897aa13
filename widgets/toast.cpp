#include "widgets/toast.h"

#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <chrono>

namespace shiyu {

namespace {
constexpr int kShadow = 10;
constexpr int kRing = 26;
} // namespace

Toast::Toast(const ThemeSource &source, QWidget *host)
    : QWidget(host)
    , m_source(source)
    , m_sentence(new TextLabel(source, {}, TextSize::Body, ColorRole::Ink, QFont::Normal, this))
    , m_undo(new ActionButton(source, {}, ActionButton::Kind::Quiet, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_sentence);
    layout->addWidget(m_undo);
    m_undo->setCompact(true);
    m_undo->setGlyph(Glyph::Undo);
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &Toast::tick);
    connect(m_undo, &ActionButton::clicked, this, &Toast::undo);
    setAttribute(Qt::WA_NoMousePropagation);
    host->installEventFilter(this);
    hide();
    followTheme(m_source, this, [this, layout] {
        const Theme &theme = m_source.theme();
        layout->setContentsMargins(theme.px(16) + kShadow, theme.px(8) + kShadow,
            theme.px(16 + kRing) + kShadow, theme.px(8) + kShadow);
        layout->setSpacing(theme.space(4));
        place();
    });
}

void Toast::tell(const QString &sentence, const QString &undo, const QString &keyText, int seconds)
{
    finish();
    m_said = sentence;
    m_remark.clear();
    m_undo->setLabel(undo);
    m_undo->setKeyText(keyText);
    m_undo->setVisible(!undo.isEmpty());
    m_total = m_left = qMax(1, seconds);
    m_timer.start();
    showText();
    show();
    raise();
    makeRoom();
}

void Toast::restate(const QString &sentence)
{
    m_said = sentence;
    showText();
}

void Toast::remark(const QString &sentence)
{
    m_remark = sentence;
    showText();
}

void Toast::showText()
{
    m_sentence->setText(m_remark.isEmpty() ? m_said : QString(m_said + u'\n' + m_remark));
    setAccessibleName(m_sentence->text());
    place();
}

void Toast::withdraw(const QString &reason, int seconds)
{
    if (m_left == 0)
        return;
    m_undo->hide();
    m_total = m_left = qMax(1, seconds);
    m_timer.start();
    remark(reason);
}

void Toast::undo()
{
    if (m_left == 0 || m_undo->isHidden())
        return;
    m_left = 0;
    m_timer.stop();
    hide();
    makeRoom();
    Q_EMIT undoRequested();
}

void Toast::tick()
{
    if (m_left <= 1)
        return finish();
    --m_left;
    update();
}

void Toast::finish()
{
    if (m_left == 0)
        return;
    m_left = 0;
    m_timer.stop();
    hide();
    makeRoom();
    Q_EMIT expired();
}

void Toast::setGap(int gap)
{
    m_gap = gap;
    place();
}

void Toast::place()
{
    const QSize host = parentWidget()->size();
    m_sentence->setWordWrap(false);
    layout()->activate();
    QSize size = sizeHint();
    if (size.width() > host.width()) { // in as many lines as it takes
        m_sentence->setWordWrap(true);
        layout()->activate();
        size = QSize(host.width(), layout()->totalHeightForWidth(host.width()));
    }
    size = size.boundedTo(host);
    setGeometry(QRect(QPoint((host.width() - size.width()) / 2,
                          host.height() - size.height() - m_source.theme().px(m_gap)),
        size));
    makeRoom();
    update();
}

void Toast::setMakesRoom(bool makes)
{
    m_makesRoom = makes;
    makeRoom();
}

void Toast::makeRoom()
{
    if (!m_makesRoom)
        return;
    const int room = height() + m_source.theme().px(m_gap) - kShadow; // its shadow may lie on it
    parentWidget()->setContentsMargins(0, 0, 0, isHidden() ? 0 : room);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    QPainter painter(this);
    const QRectF panel = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
    paintShadow(painter, panel, 8, theme);
    paintRounded(
        painter, panel, 8, theme.color(ColorRole::Panel), theme.color(ColorRole::LineStrong));

    const qreal side = theme.px(kRing);
    const QRectF ring(
        panel.right() - side - theme.px(10), panel.center().y() - side / 2, side, side);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(ColorRole::Track), 2));
    painter.drawEllipse(ring.adjusted(2, 2, -2, -2));
    painter.setPen(QPen(theme.color(ColorRole::Accent), 2, Qt::SolidLine, Qt::RoundCap));
    constexpr int kFull = 360 * 16;
    painter.drawArc(ring.adjusted(2, 2, -2, -2), 90 * 16, kFull * m_left / m_total);
    paintText(painter, ring, QString::number(m_left), theme.font(TextSize::Small),
        theme.color(ColorRole::Muted), Qt::AlignCenter);
}

} // namespace shiyu
