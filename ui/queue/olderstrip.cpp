#include "ui/queue/olderstrip.h"

#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QEvent>
#include <QHBoxLayout>

namespace shiyu {

OlderStrip::OlderStrip(const ThemeSource &theme, QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(theme, {}, TextSize::Small, ColorRole::Muted))
    , m_look(new LinkButton(theme, {}))
{
    auto *line = new QHBoxLayout(this);
    line->addWidget(m_text, 1);
    line->addWidget(m_look);
    connect(m_look, &LinkButton::clicked, this, &OlderStrip::requested);
    followTheme(theme, this, [&theme, line] {
        const int margin = theme.theme().px(16);
        line->setContentsMargins(margin, theme.theme().px(4), margin, theme.theme().px(4));
    });
    retranslate();
}

void OlderStrip::retranslate()
{
    m_text->setText(tr("What is over for longer is on the server"));
    m_look->setText(tr("Look for older ones …"));
}

void OlderStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace shiyu
