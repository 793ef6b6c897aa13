#include "widgets/stagestepper.h"

#include "widgets/icons.h"
#include "widgets/painting.h"
#include "widgets/themesource.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace shiyu {

namespace {

constexpr int kCircle = 22;

void paintCircle(
    QPainter &painter, const Theme &theme, const QRectF &circle, const StageStep &stage, int number)
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (stage.state == StageState::Done) {
        paintRounded(painter, circle, circle.width() / 2, theme.color(ColorRole::Ok));
        const qreal inset = circle.width() * 0.18;
        paintGlyph(painter, Glyph::Check, circle.adjusted(inset, inset, -inset, -inset),
            theme.color(ColorRole::OnOk));
        return;
    }
    const bool current = stage.state == StageState::Current;
    painter.setBrush(theme.color(current ? ColorRole::Selected : ColorRole::Panel));
    painter.setPen(
        QPen(theme.color(current ? ColorRole::Accent : ColorRole::LineStrong), current ? 2 : 1.5));
    painter.drawEllipse(circle.adjusted(1, 1, -1, -1));
    paintText(painter, circle, QString::number(number), theme.font(TextSize::Small),
        theme.color(current ? ColorRole::Accent : ColorRole::Muted), Qt::AlignCenter);
}

ColorRole labelRole(StageState state)
{
    return state == StageState::Done   ? ColorRole::OkInk
        : state == StageState::Current ? ColorRole::Accent
                                       : ColorRole::Muted;
}

} // namespace

StageStepper::StageStepper(const ThemeSource &source, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(m_source, this, [this] {
        updateGeometry();
        update();
    });
}

void StageStepper::setStages(const QList<StageStep> &stages)
{
    m_stages = stages;
    QStringList parts;
    for (const StageStep &stage : stages)
        parts << (stage.state == StageState::Done    ? tr("%1: done").arg(stage.label)
                : stage.state == StageState::Current ? tr("%1: now").arg(stage.label)
                                                     : tr("%1: to come").arg(stage.label));
    setAccessibleName(tr("Stages of the case"));
    setAccessibleDescription(parts.join(u'\n'));
    updateGeometry();
    update();
}

QSize StageStepper::sizeHint() const
{
    const Theme &theme = m_source.theme();
    return { int(m_stages.size()) * theme.px(52), theme.px(kCircle + 6 + 20) };
}

QSize StageStepper::minimumSizeHint() const
{
    const Theme &theme = m_source.theme();
    return { int(m_stages.size()) * theme.px(34), sizeHint().height() };
}

QRectF StageStepper::cell(qsizetype index) const
{
    const qreal wide = width() / qreal(qMax<qsizetype>(1, m_stages.size()));
    return { wide * qreal(index), 0, wide, qreal(height()) };
}

void StageStepper::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    QPainter painter(this);
    const qreal side = theme.px(kCircle);
    for (qsizetype i = 0; i < m_stages.size(); ++i) {
        const StageStep &stage = m_stages.at(i);
        const QRectF box = cell(i);
        const QRectF circle(qRound(box.center().x() - side / 2), 0, side, side);
        if (i > 0) {
            const qreal left = cell(i - 1).center().x() + side / 2 + theme.px(4);
            const qreal right = circle.left() - theme.px(4);
            const bool passed = stage.state != StageState::ToCome;
            painter.fillRect(QRectF(left, qRound(side / 2) - 1, right - left, 2),
                theme.color(passed ? ColorRole::Ok : ColorRole::Line));
        }
        paintCircle(painter, theme, circle, stage, int(i) + 1);
        const QFont::Weight weight
            = stage.state == StageState::Current ? QFont::Bold : QFont::Normal;
        paintText(painter, box.adjusted(0, side + theme.px(4), 0, 0), stage.label,
            theme.font(TextSize::Small, weight), theme.color(labelRole(stage.state)),
            Qt::AlignCenter);
    }
}

bool StageStepper::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (qsizetype i = 0; i < m_stages.size(); ++i)
        if (cell(i).contains(help->pos()))
            QToolTip::showText(help->globalPos(), m_stages.at(i).toolTip, this, cell(i).toRect());
    return true;
}

} // namespace shiyu
