#include "widgets/formrow.h"

#include "widgets/labels.h"
#include "widgets/themesource.h"

#include <QEvent>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shiyu {

FormRow::FormRow(const ThemeSource &source, const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_source(source)
    , m_label(
          new TextLabel(source, label, TextSize::Small, ColorRole::InkSoft, QFont::Normal, this))
    , m_below(new TextLabel(source, {}, TextSize::Small, ColorRole::Muted, QFont::Normal, this))
    , m_field(field)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // label and field stay together
    column->addWidget(m_label);
    column->addWidget(m_field);
    column->addWidget(m_below);
    m_label->setBuddy(m_field);
    m_below->setWordWrap(true);
    m_below->hide();
    setFocusProxy(m_field);
    setLabel(label);
    followTheme(m_source, this, [this] { refresh(); });
}

void FormRow::refresh()
{
    layout()->setSpacing(m_source.theme().px(4));
}

void FormRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setLabel(m_labelText);
}

void FormRow::setLabel(const QString &label)
{
    m_labelText = label;
    m_label->setText(m_required ? label + " *"_L1 : label);
    m_field->setAccessibleName(m_required ? tr("%1, required").arg(label) : label);
}

void FormRow::setRequired(bool required)
{
    m_required = required;
    setLabel(m_labelText);
}

void FormRow::setHint(const QString &hint)
{
    m_hint = hint;
    showBelow();
}

void FormRow::setError(const QString &error)
{
    if (error == m_errorText)
        return;
    m_errorText = error;
    // The sheet knows [invalid="true"]; a changed property asks for a new polish.
    m_field->setProperty("invalid", hasError());
    m_field->style()->unpolish(m_field);
    m_field->style()->polish(m_field);
    showBelow();
}

void FormRow::showBelow()
{
    const QString &text = hasError() ? m_errorText : m_hint;
    m_below->setText(text);
    m_below->setRole(hasError() ? ColorRole::DangerInk : ColorRole::Muted);
    m_below->setVisible(!text.isEmpty());
    m_field->setAccessibleDescription(text);
}

} // namespace shiyu
