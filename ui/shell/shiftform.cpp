#include "ui/shell/shiftform.h"

#include "widgets/formrow.h"
#include "widgets/themesource.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shiyu {

ShiftForm::ShiftForm(const ThemeSource &themes, QWidget *parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(themes.theme().px(10));
}

void ShiftForm::addRow(const QString &name, const QString &label, ArgField *field, bool required)
{
    auto *row = new FormRow(m_themes, label, field->widget(), this);
    row->setRequired(required);
    m_column->addWidget(row);
    m_fields.insert(name, field);
    m_rows.insert(name, row);
    if (required)
        m_required.append(name);
    connect(field, &ArgField::edited, this, [this, row] {
        row->setError({});
        m_touched = true;
    });
}

void ShiftForm::addRemark(const QString &label, int lines)
{
    addRow(u"text"_s, label, new TextField(this, lines), false);
}

ArgField *ShiftForm::field(const QString &name) const
{
    return m_fields.value(name);
}

FormRow *ShiftForm::row(const QString &name) const
{
    return m_rows.value(name);
}

bool ShiftForm::check()
{
    FormRow *first = nullptr;
    for (const QString &name : std::as_const(m_required)) {
        const bool missing = field(name)->value().isUndefined();
        row(name)->setError(missing ? tr("Please fill this in.") : QString());
        if (missing && !first)
            first = row(name);
    }
    if (first)
        first->setFocus(Qt::OtherFocusReason);
    return !first;
}

QString ShiftForm::remark() const
{
    return field(u"text"_s)->value().toString().trimmed();
}

QJsonObject ShiftForm::typed() const
{
    QJsonObject typed;
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it) {
        if (const QJsonValue value = it.value()->value(); !value.isUndefined())
            typed.insert(it.key(), value);
    }
    return typed;
}

void ShiftForm::setTyped(const QJsonObject &typed)
{
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it)
        it.value()->setValue(typed.value(it.key()));
}

} // namespace shiyu
