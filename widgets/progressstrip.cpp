#include "widgets/progressstrip.h"

#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QHBoxLayout>
#include <QPainter>

namespace shiyu {

ProgressStrip::ProgressStrip(const ThemeSource &source, const QString &cancelLabel, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_sentence(new ElidedLabel(source, {}, TextSize::Body, ColorRole::Ink, QFont::Normal, this))
    , m_percent(new TextLabel(source, {}, TextSize::Body, ColorRole::Muted, QFont::Normal, this))
    , m_cancel(new ActionButton(source, cancelLabel, ActionButton::Kind::Plain, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_percent);
    layout->addWidget(m_cancel);
    m_cancel->setCompact(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_cancel, &ActionButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        Q_EMIT cancelRequested();
    });
    hide();
    followTheme(m_source, this, [this] { refresh(); });
}

void ProgressStrip::refresh()
{
    const Theme &theme = m_source.theme();
    layout()->setContentsMargins(theme.px(16), theme.px(6), theme.px(8), theme.px(9));
    layout()->setSpacing(theme.space(3));
    update();
}

void ProgressStrip::setProgress(const QString &sentence, double part)
{
    m_part = part < 0 ? -1 : qMin(part, 1.0);
    m_sentence->setText(sentence);
    // Rounded down: 100 % is said only of finished work.
    m_percent->setText(m_part < 0 ? QString() : tr("%1%").arg(int(m_part * 100)));
    setAccessibleName(sentence);
    setAccessibleDescription(m_percent->text());
    show();
    update();
}

void ProgressStrip::setCancellable(bool cancellable)
{
    m_cancel->setVisible(cancellable);
}

void ProgressStrip::finish()
{
    hide();
    m_cancel->show();
    m_part = -1;
    m_cancel->setEnabled(true);
}

void ProgressStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_source.theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(ColorRole::Panel));
    const int bar = theme.px(3);
    painter.fillRect(QRect(0, height() - bar, width(), bar), theme.color(ColorRole::Track));
    if (m_part > 0)
        painter.fillRect(
            QRectF(0, height() - bar, width() * m_part, bar), theme.color(ColorRole::Accent));
}

} // namespace shiyu
