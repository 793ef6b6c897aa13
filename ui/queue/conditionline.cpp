#include "ui/queue/conditionline.h"

#include "widgets/actionbutton.h"
#include "widgets/labels.h"
#include "widgets/themesource.h"
#include <QEvent>
#include <QHBoxLayout>

namespace shiyu {

ConditionLine::ConditionLine(const ThemeSource &theme, QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(theme, {}, TextSize::Small, ColorRole::InkSoft))
    , m_clear(new LinkButton(theme, tr("Clear")))
{
    auto *line = new QHBoxLayout(this);
    line->addWidget(m_text, 1);
    line->addWidget(m_clear);
    connect(m_clear, &LinkButton::clicked, this, &ConditionLine::cleared);
    followTheme(theme, this, [&theme, line] {
        const int margin = theme.theme().px(16);
        line->setContentsMargins(margin, 0, margin, theme.theme().px(6));
    });
    hide();
}

void ConditionLine::setConditions(const QString &text)
{
    m_text->setText(text);
    m_clear->setEnabled(!text.isEmpty());
    if (!m_held)
        setVisible(!text.isEmpty());
}

void ConditionLine::setHeld(bool held)
{
    m_held = held;
    setConditions(m_text->text());
}

void ConditionLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_clear->setText(tr("Clear"));
    QWidget::changeEvent(event);
}

} // namespace shiyu
